"""Maps of any course: described in a file beside its tables, and every fault of it told."""

import csv
import json

import pytest

from natorussia.data.course import tables_of
from natorussia.maps.membership import StepMap
from natorussia.maps.tasks import task
from natorussia.maps.validation import faults

TABLES = {
    "land": [
        {"iso3": name, "ring": "0", "longitude": str(x), "latitude": str(y)}
        for name, left in (("AAA", 0), ("BBB", 5))
        for x, y in ((left, 40), (left + 4, 40), (left + 4, 44), (left, 44))
    ],
    "league": [
        {"iso3": "BBB", "state": "Beta", "joined": "1821", "since": "1821", "end": ".."},
        {"iso3": "AAA", "state": "Alpha", "joined": "1815-06-09", "since": "1815", "end": "1866"},
    ],
    "sections": [{"id": "league", "title": "The league"}],
}
MAPS = {
    "outlines": "land",
    "steps": {
        "table": "league",
        "state": "state",
        "date": "joined",
        "frame": [-1, 10, 39, 45],
        "legend": "Members in",
        "caption": "From {first} to {last}.",
        "alt": "Two lands & a sea",
    },
    "tasks": {
        "league": {
            "title": "Who joined?",
            "asks": "Name each.",
            "frame": [-1, 10, 39, 45],
            "table": "league",
            "order": "state",
            "answer": "{state}, {joined}",
        }
    },
}


@pytest.fixture
def course(tmp_path):
    """Write the tables of a course on another story, and read them for the length of a test."""
    found = []
    for name, rows in TABLES.items():
        fields = [
            {"name": one, "type": "string", "description": "in EDTF" if one == "joined" else one}
            for one in rows[0]
        ]
        schema = {"fields": fields, "primaryKey": "id" if "id" in rows[0] else []}
        found.append({"name": name, "path": f"{name}.csv", "schema": schema})
        with (tmp_path / f"{name}.csv").open("w", newline="") as lines:
            writer = csv.DictWriter(lines, list(rows[0]))
            writer.writeheader()
            writer.writerows(rows)
    (tmp_path / "datapackage.json").write_text(json.dumps({"name": "x", "resources": found}))
    with tables_of(tmp_path):
        yield tmp_path


def described(folder, **changes):
    """Write what the course's maps show: JSON is YAML too."""
    (folder / "maps.yml").write_text(json.dumps(MAPS | changes))


def asked(**changes):
    return {"league": MAPS["tasks"]["league"] | changes}


def test_maps_of_another_story_are_drawn(course):
    """States light up in the years of the table, and a map asks for what its rows say."""
    described(course)
    assert list(faults()) == []
    assert str(StepMap()).splitlines() == [
        "1815: 1 in all; new: Alpha",
        "1821: 2 in all; new: Beta",
    ]
    page = StepMap()._repr_html_()
    assert "<legend>Members in</legend>" in page
    assert 'aria-label="Two lands &amp; a sea"' in page
    assert StepMap().caption() == "From 1815 to 1821."
    assert [one.answer for one in task("league").places] == ["Alpha, 9 June 1815", "Beta, 1821"]


def test_steps_are_told_in_words_of_the_course(course):
    """A course says a step in its own words, and years before the common era come first."""
    with (course / "league.csv").open("a", newline="") as lines:
        csv.writer(lines).writerow(["BBB", "Rome", "-0509", "-0509", ""])
    described(course, steps=MAPS["steps"] | {"step": "In {year} {names} joined ({count})"})
    assert str(StepMap()).splitlines()[:2] == [
        "In 510 BCE Rome joined (1)",
        "In 1815 Alpha joined (2)",
    ]


@pytest.mark.parametrize(
    ("changes", "names"),
    [
        ({"dated": "joined", "after": "1820"}, ["Beta"]),
        ({"dated": "joined", "until": "1820"}, ["Alpha"]),
        ({"only": {"end": [".."]}}, ["Beta"]),
        ({"without": {"iso3": ["BBB"]}}, ["Alpha"]),
        ({"order": ""}, ["Beta", "Alpha"]),
    ],
)
def test_rows_are_chosen(course, changes, names):
    """Rows are those of a span of time, with or without some cells, in an order."""
    described(course, tasks=asked(answer="{state}", **changes))
    assert [one.answer for one in task("league").places] == names


def test_rows_of_a_state_are_told_together(course):
    """A state that stands in several rows is one place, whose key says all of them."""
    with (course / "league.csv").open("a", newline="") as lines:
        csv.writer(lines).writerow(["AAA", "Alpha", "1867", "1867", "1871"])
    described(course, tasks=asked(answer="{state}: {all}", each="{since} to {end}"))
    answers = [one.answer for one in task("league").places]
    assert answers == ["Alpha: 1815 to 1866, 1867 to 1871", "Beta: 1821 to .."]


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"outlines": "sea"}, "maps.yml: no table is called 'sea'"),
        ({"tasks": {"leage": MAPS["tasks"]["league"]}}, "no section is called 'leage'"),
        ({"tasks": asked(frame=[1, 2])}, "frame: got [1, 2], expected [west, east, south, north]"),
        ({"tasks": asked(colour="red")}, "expected fields of"),
        ({"tasks": asked(answer="{stat}")}, "'stat'"),
        ({"tasks": asked(table="leages")}, "no table is called 'leages'"),
        ({"tasks": asked(only={"end": ["never"]})}, "no row is chosen"),
        ({"steps": {"frame": [0, 1, 2, 3]}}, "steps: "),
        ({"steps": MAPS["steps"] | {"step": "{yaer}"}}, "'yaer'"),
    ],
)
def test_a_fault_of_a_map_is_told(course, changes, told):
    """Whatever is wrong is said in a line with the file and what was expected."""
    described(course, **changes)
    [said] = faults()
    assert said.startswith("maps.yml: ")
    assert told in said


def test_a_state_without_an_outline_is_told(course):
    """A row whose state is not among the outlines is named."""
    with (course / "league.csv").open("a", newline="") as lines:
        csv.writer(lines).writerow(["CCC", "Gamma", "1830", "1830", ""])
    described(course)
    assert [one.split(";")[0] for one in faults()] == [
        "maps.yml: steps: no outline is called 'CCC'",
        "maps.yml: tasks: league: no outline is called 'CCC'",
    ]


def test_a_state_beyond_the_map_needs_no_outline(course):
    """The steps may name states that joined and lie off the map."""
    with (course / "league.csv").open("a", newline="") as lines:
        csv.writer(lines).writerow(["CCC", "Gamma", "1830", "1830", ""])
    described(course, steps=MAPS["steps"] | {"beyond": ["CCC"]}, tasks={})
    assert list(faults()) == []


def test_a_course_without_maps_has_none(course):
    """Without the file there is no task, no fault, and the map says where to describe it."""
    assert task("league") is None
    assert list(faults()) == []
    with pytest.raises(LookupError, match=r"no steps in .*maps\.yml"):
        StepMap()
