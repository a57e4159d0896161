"""What is imported stands in a course that stays sound, and what does not fit is listed."""

import json
import sys
from pathlib import Path

import pytest

from natorussia.authoring.imports import package_cells
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


def test_a_section_becomes_as_wide_as_its_new_events(tmp_path, monkeypatch, capsys):
    """The sample's chapter has years, and a course that takes events in stays sound."""
    monkeypatch.delenv("NATORUSSIA_DATA", raising=False)
    assert main(["new", "course", str(tmp_path / "rails")]) == 0
    monkeypatch.chdir(tmp_path / "rails")
    Path("t.csv").write_text("Date,Event\n-0043-03-15,The Ides\n1990,A web\n")
    assert main(["import", "t.csv"]) == 0
    told = "its years were 1821 to 1846, and are 44 BCE to 1990 now, as its events ask"
    assert told in capsys.readouterr().out
    assert main(["validate"]) == 0
    assert (loading.rows("sections")[0]["start"], loading.rows("sections")[0]["end"]) == (
        "-0043",
        "1990",
    )


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


def test_questions_stand_as_far_from_the_margin_as_those_before(course, capsys):
    """A bank may be indented, with comments; one in brackets is left as it is."""
    path = course / "data/questions/rome.yml"
    old = "id: rome-a, kind: numeric, level: recall, prompt: How many?, answer: 1"
    path.parent.mkdir(exist_ok=True)
    path.write_text(f"section: rome\nquestions:\n\n  # The first.\n  - {{{old}}}\n")
    (course / "t.gift").write_text("::A:: Is it so\\: yes, and no? {TRUE}")
    assert main(["import", "t.gift"]) == 0
    assert "\n  # The first.\n  - {id: rome-a," in (text := path.read_text())
    assert "\n\n  - id: rome-a-2\n    kind: " in text
    assert faults(course / "data") == []
    path.write_text(f"section: rome\nquestions: [{{{old}}}]\n")
    assert main(["import", "t.gift"]) == 1
    assert "rome.yml: questions cannot be added to it; write each" in capsys.readouterr().err
    assert path.read_text().endswith("answer: 1}]\n")


def test_years_and_days_of_a_data_package_have_four_digits():
    """A year of the first thousand is written as the tables of a course ask."""
    fields = [
        {"name": "born", "type": "year"},
        {"name": "fell", "type": "date", "format": "%d.%m.%Y"},
    ]
    rows = [{"born": -236, "fell": "04.09.0476"}, {"born": 14, "fell": "?"}]
    _, cells = package_cells.read_json(rows, {}, fields)
    assert cells == [["-0236", "0476-09-04"], ["0014", "?"]]


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
    assert "table cities: 2 rows added" in said
    assert "table 'far': it was not kept" in said
    assert "the type geopoint of 'founded' is kept as text" in said
    assert loading.index("cities")["Rome"]["people"] == "10"
    assert list(loading.load("cities")["people"]) == [10, 2]
    assert faults(course / "data") == []


@pytest.mark.parametrize(
    "rows",
    [
        [{"name": "Rome", "people": 10.0, "sea": False}, {"name": "Ostia", "sea": True}],
        [["name", "people", "sea"], ["Rome", 10, False], ["Ostia", None, True]],
    ],
)
def test_a_table_in_json_is_one_too(course, tmp_path, capsys, rows):
    """Rows as objects or lists, in the description or in a file; what is none of these is said."""
    fields = [{"name": "name", "type": "string"}, {"name": "people", "type": "integer"}]
    schema = {"fields": [*fields, {"name": "sea", "type": "boolean"}], "primaryKey": "name"}
    (tmp_path / "towns.json").write_text(json.dumps({"rows": rows}))
    tables = [
        {"name": "cities", "data": rows, "schema": schema},
        {"name": "towns", "path": "towns.json", "dialect": {"property": "rows"}, "schema": schema},
        {"name": "uneven", "data": [["a", "b"], [1]], "schema": schema},
        {"name": "none", "data": "a,b", "schema": schema},
    ]
    (tmp_path / "datapackage.json").write_text(json.dumps({"resources": tables}))
    assert main(["import", str(tmp_path)]) == 0
    said = capsys.readouterr().out
    for name in ("cities", "towns"):
        assert list(loading.load(name)["people"].fillna(0)) == [10, 0]
        assert [row["sea"] for row in loading.rows(name)] == ["false", "true"]
    assert "table 'uneven': it was not kept: a row has 1 cell, expected 2: [1]" in said
    assert "table 'none': it was not kept: got 'a,b', expected rows: a list of lists" in said
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
