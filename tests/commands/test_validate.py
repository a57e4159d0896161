"""Validation of a whole course: every fault at once, on a line of its own, and no traceback."""

import re

import pytest

from natorussia.authoring.validation import faults
from natorussia.cli import main
from natorussia.data.course import shipped, tables_of

HEAD = "id,date,end,title,summary,section,lane,article_paragraph,sources,actors,confidence,note"
EMPTY = """{"cells": [{"cell_type": "markdown", "metadata": {}, "source": "# Rome"}],
"metadata": {}, "nbformat": 4, "nbformat_minor": 5}"""
ROMAN = """
0752-founding,-0752,,Rome is founded,Rome is founded.,rome,lines,,orlando-stephenson,,secondary,
0508-republic,-0508,..,The kings go,The kings go.,rome,lines,,orlando-stephenson,,secondary,
44-bce-ides,-0043-03-15,,Caesar dies,Caesar dies.,rome,lines,,orlando-stephenson,,secondary,
0014-augustus,0014-08-19,,Augustus dies,Augustus dies.,rome,lines,,orlando-stephenson,,secondary,
"""


@pytest.fixture
def course(tmp_path, monkeypatch):
    """Begin a course, and go into its folder."""
    monkeypatch.delenv("NATORUSSIA_DATA", raising=False)
    main(["new", "course", str(tmp_path / "rome"), "--title", "Rome: a course"])
    monkeypatch.chdir(tmp_path / "rome")
    return tmp_path / "rome"


def change(path, old, new):
    """Replace text that stands in a file."""
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def test_new_course_has_no_fault(course, capsys):
    """A course that was just begun is sound, from within and by its folder's name."""
    assert main(["validate"]) == 0
    assert main(["validate", str(course)]) == 0
    assert capsys.readouterr().out.endswith(f"{course / 'data'}: no faults\n")


def test_the_course_of_the_package_has_no_fault():
    """What ships is held to the same rules as anybody's course."""
    tables = shipped() / "data"
    with tables_of(tables):
        assert faults(tables) == []


def test_pages_that_are_not_there_are_told(course, capsys):
    """The table of contents and the settings are looked at, each fault by its file and line."""
    change(course / "_toc.yml", "chapters/review", "chapters/reviews")
    config = course / "_config.yml"
    config.write_text(f"{config.read_text()}\n- one\n")
    capsys.readouterr()
    assert main(["validate"]) == 1
    said = capsys.readouterr().out
    assert "_toc.yml:8: there is no page 'chapters/reviews'; the nearest are chapters/rev" in said
    line = config.read_text().split("\n").index("- one") + 1
    assert f"_config.yml:{line}: no valid YAML: " in said


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("format: jb-book\n", "", "write `format: jb-book` above it"),
        ("- file: chapters/review", "- chapters/review", "entry not a mapping type @ '/"),
        ("- file: chapters/review", "- fil: chapters/review", "does not contain one of"),
        ("- file: chapters/review", "- file: chapters/index", "used multiple times"),
    ],
)
def test_a_table_of_contents_of_another_form_is_told(course, capsys, old, new, said):
    """What the book's builder would refuse is told without a build."""
    change(course / "_toc.yml", old, new)
    assert main(["validate"]) == 1
    assert said in capsys.readouterr().out


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("_config.yml", None, "_config.yml: there is no such file, and no book without it"),
        ("_toc.yml", None, "_toc.yml: there is no such file, and no book without it"),
        ("_config.yml", b"\xff\xfe", "_config.yml: it cannot be read"),
        ("_config.yml", b"title: A\ntitle: B\n", "_config.yml:2: no valid YAML: the field 'title'"),
        ("_config.yml", b"title: 2001\n", "title: got 2001, expected a text; put it in quotes"),
        ("_config.yml", b"title: A\nsphinx: []\n", "expected natorussia.book among them"),
        ("chapters/01-early-railways.ipynb", b"", "line 1: no valid JSON: Expecting value"),
        ("chapters/01-early-railways.ipynb", b"[]", "expected a list `cells`, each cell with"),
        ("chapters/01-early-railways.ipynb", b'{"cells": [{}]}', "cell 1: cell_type: got None"),
        ("chapters/glossary.md", b"\xff\xfe", "glossary.md: its letters are not UTF-8"),
        ("exercises/early_railways.py", b"exit(3)", "early_railways.py, line 1: SystemExit: 3"),
    ],
)
def test_a_file_that_is_broken_or_gone_is_told(course, capsys, name, content, said):
    """Each kind of file says what was expected of it, and what to do."""
    path = course / name
    path.unlink()
    if content is not None:
        path.write_bytes(content)
    assert main(["validate"]) == 1
    assert said in capsys.readouterr().out


def test_what_is_no_number_is_told(course, capsys):
    """YAML has numbers that nobody could give."""
    bank = course / "data/questions/early-railways.yml"
    change(bank, "full: 200", "full: .nan")
    assert main(["validate"]) == 1
    assert "full: got nan, expected a number" in capsys.readouterr().out


def test_every_fault_is_told_at_once(course, capsys):
    """Tables, sections and questions are all looked at, and near values are named."""
    change(course / "data/events.csv", ",machines,", ",machine,")
    change(course / "data/sections.csv", "01-early-railways", "01-early-railway")
    change(course / "data/sources.csv", "https://www.historypod.net", "www.historypod.net")
    change(course / "data/questions/early-railways.yml", "kind: place", "kind: palce")
    capsys.readouterr()
    assert main(["validate"]) == 1
    said = capsys.readouterr().out
    assert "events.csv, line 4 (1826-early-railways-engineer): lane" in said
    assert "the nearest are machines" in said
    assert "url: got 'www.historypod.net/tag/manchester/', expected the form https?" in said
    assert "sections.csv, line 2 (early-railways): `chapter`: " in said
    assert "has no '01-early-railway'; the nearest are 01-early-railways" in said
    assert "early-railways.yml:" in said
    assert "got 'palce', expected one of: place" in said


def test_a_date_as_people_write_it_is_told_in_edtf(course, capsys):
    """The message says what to write instead."""
    events = course / "data/events.csv"
    change(events, ",1830-09-15,", ",15 September 1830,")
    assert main(["validate"]) == 1
    assert "got '15 September 1830'; expected a date in EDTF" in (said := capsys.readouterr().out)
    assert "; write 1830-09-15\n" in said
    change(events, ",15 September 1830,", ",1830\u201331,")
    assert main(["validate"]) == 1
    assert "; write 1830, and 1831 as end\n" in capsys.readouterr().out


def test_an_awkward_id_of_a_question_is_told_in_words(course, capsys):
    """What an id may hold is said with an example, and not by a pattern."""
    bank = course / "data/questions/early-railways.yml"
    change(bank, "id: early-railways-engine\n", "id: early.railways\n")
    assert main(["validate"]) == 1
    said = capsys.readouterr().out
    assert "got 'early.railways', expected: small letters, digits and single hyphens" in said


def test_rules_and_maps_are_looked_at(course, capsys):
    """What the grader changes and what maps show must be in the tables."""
    (course / "data/perturbation.yml").write_text("events: {renamed: [titel]}\nevent: {}\n")
    (course / "data/maps.yml").write_text("outlines: land\n")
    assert main(["validate"]) == 1
    said = capsys.readouterr().out
    assert "perturbation.yml: events: no column is called 'titel'; the nearest: title" in said
    assert "perturbation.yml: no table is called 'event'; the nearest: events" in said
    assert "maps.yml: no table is called 'land'" in said


def test_each_unknown_event_of_a_question_is_named(course, capsys):
    """Two wrong ids in one question are two faults."""
    bank = course / "data/questions/early-railways.yml"
    change(bank, "  - 1830-early-railways-passengers\n", "  - 1830-early-railways-passenger\n")
    change(bank, "  - 1830-early-railways-goods\n", "  - 1830-early-railways-good\n")
    assert main(["validate"]) == 1
    said = capsys.readouterr().out
    assert "'1830-early-railways-passenger'; the nearest: 1830-early-railways-passengers" in said
    assert "'1830-early-railways-good'; the nearest: 1830-early-railways-goods" in said


BROKEN = {
    "quotation mark": ("events.csv", b'id,date\n1999,"open\n', "line 2"),
    "nul": ("events.csv", b"id,\0date\n", "line 1: it holds a NUL"),
    "cp1252": ("lanes.csv", b"id,title\nlines,M\xe9d\xe9e\n", "line 2: its letters are not UTF-8"),
    "workbook": ("lanes.csv", b"PK\3\4", "it is a workbook"),
    "empty": ("lanes.csv", b"", "its columns are []"),
    "package": ("datapackage.json", b"[]", "datapackage.json"),
    "package without tables": ("datapackage.json", b'{"resources": []}', "no tables"),
    "package with a number": (
        "datapackage.json",
        b'{"resources": [{"name": 1}]}',
        "datapackage.json: resource 1: got the name 1, expected a text",
    ),
    "package letters": ("datapackage.json", b"\xff", "datapackage.json"),
    "yaml": ("questions/early-railways.yml", b"a: [b\n", "early-railways.yml:2: no valid YAML"),
    "yaml letters": ("questions/early-railways.yml", b"a: \xe9\n", "early-railways.yml:1: its"),
    "yaml nul": ("questions/early-railways.yml", b"a: \0\n", "early-railways.yml"),
    "yaml list": ("questions/early-railways.yml", b"- 1\n", "early-railways.yml"),
    "yaml key": ("questions/early-railways.yml", b"? [a]\n: 1\n", "early-railways.yml"),
}


@pytest.mark.parametrize(("name", "content", "said"), BROKEN.values(), ids=BROKEN)
def test_broken_files_are_told_without_traceback(course, capsys, name, content, said):
    """Whatever is in a file, its name is told and the status is 1."""
    (course / "data" / name).write_bytes(content)
    assert main(["validate"]) == 1
    assert said in capsys.readouterr().out


def test_folder_without_course_says_how_to_begin(tmp_path, capsys):
    """A folder that holds no course is named."""
    assert main(["validate", str(tmp_path)]) == 1
    assert "natorussia new course DIR" in capsys.readouterr().err


def test_years_before_the_common_era(course, capsys):
    """Rows stand in the order of time, sections have such years, and an open end is open."""
    data = course / "data"
    (data / "questions/early-railways.yml").unlink()
    (course / "exercises/early_railways.py").unlink()
    (course / "chapters/01-early-railways.ipynb").write_text(EMPTY)
    contents = course / "_toc.yml"
    contents.write_text(re.sub(r"  sections:\n  - file: exercises/.*\n", "", contents.read_text()))
    columns = (data / "events.csv").read_text().splitlines()[0]
    more = "," * (columns.count(",") - HEAD.count(","))
    rows = [f"{row}{more}" for row in ROMAN.strip().splitlines()]
    (data / "events.csv").write_text("\n".join([columns, *rows, ""]))
    (data / "sections.csv").write_text(
        "id,title,chapter,start,end\nrome,Rome,01-early-railways,-0752,0476\n"
    )
    assert main(["validate"]) == 0, capsys.readouterr().out
    (data / "events.csv").write_text("\n".join([columns, rows[2], rows[0], *rows[3:], ""]))
    assert main(["validate"]) == 1
    assert "rows are sorted by date then id" in capsys.readouterr().out


def test_what_a_chapter_cites_is_looked_up(course, capsys):
    """Roles and directives are read without a build: page, cell or line, and the nearest row."""
    (course / "chapters/more.md").write_text(
        "# More\n\nSee {event}`it <1829-early-railways-rainhil>`,\n{source}`orlando`, {term}`Gage`."
        "\n\n```{claims} railways\n```\n\nShown as code: ``{source}`nobody` ``\n"
    )
    assert main(["validate"]) == 1
    said = capsys.readouterr().out
    assert "more.md, line 3: {event}`it <1829-early-railways-rainhil>`: no row of events" in said
    assert "the nearest: 1829-early-railways-rainhill" in said
    assert "more.md, line 3: {source}`orlando`" in said
    assert "{term}`Gage`: no term is called 'Gage'; the nearest: Gauge" in said
    assert "more.md, line 6: {claims}: no row of sections is called 'railways'" in said
    assert "nobody" not in said


def test_names_that_two_terms_have_are_told(course, capsys):
    """A link by one would lead to either, however it is written."""
    path = course / "data/terms.csv"
    more = "gauge-of-a-wall,gauge,GW,x,,,orlando-stephenson\nwall,Wall,GW,x,,,orlando-stephenson\n"
    path.write_text(path.read_text() + more)
    assert main(["validate"]) == 1
    said = capsys.readouterr().out
    first = "line 3 (gauge-of-a-wall): 'gauge' is already the name of gauge; give each"
    assert f"terms.csv, {first}" in said
    assert "terms.csv, line 4 (wall): 'GW' is already the name of gauge-of-a-wall" in said


def test_a_misspelt_role_or_directive_is_told(course, capsys):
    """With its page and line."""
    (course / "chapters/more.md").write_text("See {evnt}`it`.\n\n```{chaptr} x\n```\n")
    assert main(["validate"]) == 1
    said = capsys.readouterr().out
    assert "more.md, line 1: {evnt}`it`: no role is called 'evnt'; the nearest are event" in said
    assert "more.md, line 3: no directive is called 'chaptr'; the nearest are chapter" in said


def test_a_broken_exercise_is_told_with_its_line(course, capsys):
    """A module that cannot be run, or holds no exercise, is named."""
    module = course / "exercises/early_railways.py"
    module.write_text(f"{module.read_text()}\n1 / 0\n")
    assert main(["validate"]) == 1
    lines = len(module.read_text().splitlines())
    assert f"early_railways.py, line {lines}: ZeroDivisionError" in capsys.readouterr().out
    module.write_text("x = 1\n")
    assert main(["validate"]) == 1
    assert "early_railways.py: it has no `EXERCISE" in capsys.readouterr().out


def test_columns_may_stand_in_any_order_and_some_may_be_missing(course, capsys):
    """What may be empty may be missing; what is not known is named, and what is needed too."""
    path = course / "data/lanes.csv"
    path.write_text("title,id\nLines,lines\nMachines and rules,machines\n")
    events = (course / "data/events.csv").read_text()
    assert events.startswith(f"{HEAD},rank\n")
    (course / "data/events.csv").write_text(
        "\n".join(line.removesuffix(",rank").removesuffix(",") for line in events.splitlines())
    )
    assert main(["validate"]) == 0, capsys.readouterr().out
    path.write_text("title,id,colour\nLines,lines,red\nMachines and rules,machines,\n")
    assert main(["validate"]) == 1
    assert "lanes.csv: nobody reads its columns ['colour']" in capsys.readouterr().out
    path.write_text("id,titel\nlines,Lines\nmachines,Machines and rules\n")
    assert main(["validate"]) == 1
    assert "'titel' may be title" in capsys.readouterr().out


def test_a_few_digits_are_no_date(course, capsys):
    """476 may be a year or a decade: both are named."""
    change(course / "data/events.csv", ",1826,,", ",476,,")
    assert main(["validate"]) == 1
    assert "got '476'; expected a date in EDTF: 476 CE, or 476X" in capsys.readouterr().out


def test_a_chapter_whose_name_has_digits_may_have_claims(course, capsys):
    """Places in it are named as in any other."""
    main(["new", "chapter", "war-2"])
    claims = course / "data/claims.csv"
    columns = claims.read_text().strip()
    row = "a-claim,war-2,war-2 p1,It was,accurate,It was,,orlando-stephenson,secondary,"
    claims.write_text(f"{columns}\n{row}\n")
    capsys.readouterr()
    assert main(["validate"]) == 0, capsys.readouterr().out
