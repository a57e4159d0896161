"""What is imported stands in a course that stays sound, and what does not fit is listed."""

import json
import sys

import pytest

from natorussia.authoring.imports.drafts import slug
from natorussia.authoring.validation import faults
from natorussia.cli import main
from natorussia.data import loading

EVENTS = "Start,Event,Category\n0476,The west falls,Politics\n-0043-03-15,The Ides,Politics\n"
EVENTS += "0476,The west falls,\n"
BANK = "::Who:: Who? {=Caesar ~Pompey}\n\n::Who:: Who again? {=Caesar ~Pompey}\n\n"
BANK += "::Maths:: What is \\\\(x^2\\\\)? {=four ~five}\n"


@pytest.fixture
def course(tmp_path, monkeypatch):
    """Begin an empty course, and go into its folder."""
    monkeypatch.delenv("NATORUSSIA_DATA", raising=False)
    folder = tmp_path / "rome"
    assert main(["new", "course", str(folder), "--empty", "--chapter", "rome"]) == 0
    monkeypatch.chdir(folder)
    return folder


def test_events_get_ids_lanes_and_a_source(course, capsys):
    """Ids begin with the year and are unique, rows stand in order of time."""
    (course / "t.csv").write_text(EVENTS)
    assert main(["import", "t.csv", "--source", "A list", "--publisher", "A school"]) == 0
    assert "3 events added to rome" in capsys.readouterr().out
    rows = loading.rows("events")
    assert [row["id"] for row in rows] == [
        "44-bce-the-ides",
        "0476-the-west-falls",
        "0476-the-west-falls-2",
    ]
    assert {row["lane"] for row in rows} == {"politics", "events"}
    assert loading.index("sources")["a-list"]["publisher"] == "A school"
    assert faults(course / "data") == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("L\u2019Orfeo: Schließung in Łódź", "l-orfeo-schliessung-in-lodz"),
        ("Восстание декабристов", "vosstanie-dekabristov"),
        ("Πόλεμος", "polemos"),
        ("@1e3: 'no'", "1e3-no"),
    ],
)
def test_an_id_is_readable_in_any_script(text, name):
    """Letters become Latin ones, and signs between words hyphens."""
    assert slug(text) == name


def test_a_library_that_is_not_here_is_told(course, tmp_path, monkeypatch, capsys):
    """With what installs it."""
    (tmp_path / "t.csv").write_text("date,event\n1990,A\n")
    monkeypatch.setitem(sys.modules, "anyascii", None)
    assert main(["import", str(tmp_path / "t.csv"), "--course", str(course)]) == 1
    assert (
        "anyascii is needed to take it in and is not here; pip install" in capsys.readouterr().err
    )


def test_questions_join_the_bank_or_are_listed(course, capsys):
    """Ids are unique over two imports, and what the bank refuses is said with its reason."""
    (course / "t.gift").write_text(BANK)
    assert main(["import", "t.gift"]) == 0
    said = capsys.readouterr().out
    assert "2 questions added to rome" in said
    assert "question 'Maths': it was not kept" in said
    assert "TeX" in said
    assert main(["import", "t.gift", "--chapter", "rome"]) == 0
    assert "rome-who-4" in (course / "data/questions/rome.yml").read_text()
    assert faults(course / "data") == []


def test_a_data_package_brings_its_tables(course, tmp_path, capsys):
    """Tables keep their columns, types and keys; what is not read is said."""
    package = tmp_path / "other"
    package.mkdir()
    (package / "cities.csv").write_text("name,people,founded\nRome,10,0753\nOstia,2,\n")
    fields = [
        {"name": "name", "type": "string", "constraints": {"required": True}},
        {"name": "people", "type": "integer"},
        {"name": "founded", "type": "geopoint"},
    ]
    table = {"name": "cities", "path": "cities.csv", "title": "Cities"}
    table["schema"] = {"fields": fields, "primaryKey": "name", "foreignKeys": []}
    far = {"name": "far", "path": "https://example.org/far.csv"}
    (package / "datapackage.json").write_text(json.dumps({"resources": [table, far]}))
    assert main(["import", str(package)]) == 0
    said = capsys.readouterr().out
    assert "2 table cities added" in said
    assert "table 'far': it was not kept" in said
    assert "the type geopoint of 'founded' is kept as text" in said
    assert loading.index("cities")["Rome"]["people"] == "10"
    assert list(loading.load("cities")["people"]) == [10, 2]
    assert faults(course / "data") == []


def test_a_table_is_read_by_the_dialect_of_its_package(course, tmp_path, capsys):
    """Separators, encodings, forms of numbers and days, and values that mean none."""
    package = tmp_path / "other"
    package.mkdir()
    text = "# made by a program\n'Sète|Agde'|1.234,5|02/01/1999|ja\nNîmes|NA|31/12/1998|nein\n"
    (package / "t.csv").write_text(text, encoding="cp1252")
    fields = [
        {"name": "name", "type": "string"},
        {"name": "people", "type": "number", "decimalChar": ",", "groupChar": "."},
        {"name": "since", "type": "date", "format": "%d/%m/%Y"},
        {"name": "port", "type": "boolean", "trueValues": ["ja"], "falseValues": ["nein"]},
    ]
    (package / "schema.json").write_text(
        json.dumps({"fields": fields, "missingValues": ["", "NA"], "primaryKey": "name"})
    )
    dialect = {"delimiter": "|", "quoteChar": "'", "header": False, "commentChar": "#"}
    table = {"name": "towns", "path": ["t.csv"], "encoding": "cp1252", "schema": "schema.json"}
    gone = {"name": "gone", "path": "gone.csv"}
    resources = [table | {"dialect": dialect}, gone]
    (package / "datapackage.json").write_text(json.dumps({"resources": resources}))
    assert main(["import", str(package)]) == 0
    assert "table 'gone': it was not kept: No such file" in capsys.readouterr().out
    assert loading.rows("towns") == [
        {"name": "Sète|Agde", "people": "1234.5", "since": "1999-01-02", "port": "true"},
        {"name": "Nîmes", "people": "", "since": "1998-12-31", "port": "false"},
    ]
    assert faults(course / "data") == []


def test_the_packages_own_course_is_not_imported_into(tmp_path, monkeypatch, capsys):
    """Outside a course of one's own nothing is written."""
    monkeypatch.delenv("NATORUSSIA_DATA", raising=False)
    monkeypatch.chdir(tmp_path)
    (tmp_path / "t.csv").write_text(EVENTS)
    assert main(["import", "t.csv"]) == 1
    assert "name one by --course" in capsys.readouterr().err
