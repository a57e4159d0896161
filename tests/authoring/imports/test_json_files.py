"""Events in JSON: lists of objects become rows of a table, whatever holds them."""

import json

import pytest

from natorussia.authoring.imports.drafts import ImportFileError

ROWS = [
    {"name": "A war", "begin": -264, "end": -241, "region": ["Sicily", "Africa"], "pictures": [{}]},
    {"name": "A peace", "begin": -241, "end": None, "region": [], "pictures": []},
]


@pytest.mark.parametrize(
    "text",
    [
        json.dumps(ROWS),
        json.dumps({"events": ROWS, "title": "Wars"}),
        f"var data = {json.dumps(ROWS)};\n",
        json.dumps(ROWS, indent=1).encode("utf-16"),
        json.dumps(ROWS).encode("utf-8-sig"),
    ],
)
def test_a_list_of_objects_is_a_table(taken, text):
    """Alone, in an object, in a script that names it, and in UTF-16."""
    drafts = taken("t.json", text)
    assert drafts.format == "a list of events in JSON"
    told = [(one.date, one.end, one.title, one.group) for one in drafts.events]
    assert told == [
        ("-0263", "-0240", "A war", "Sicily; Africa"),
        ("-0240", "", "A peace", ""),
    ]
    assert drafts.notes[0] == "columns: pictures left out"


def test_a_list_with_starts_and_titles_is_a_table(taken):
    """Items of vis-timeline have a content."""
    drafts = taken("t.json", json.dumps([{"start": "1914", "title": "A war"}]))
    assert [(one.date, one.title) for one in drafts.events] == [("1914", "A war")]


def test_two_lists_are_refused(taken):
    """Which of them holds the events cannot be told."""
    with pytest.raises(ImportFileError, match="or a datapackage"):
        taken("t.json", json.dumps({"a": ROWS, "b": ROWS}))
