"""A description of tables that a course cannot read is told table by table."""

import json

import pytest

from natorussia.data.descriptions import faults, readable
from natorussia.data.validation import problems

SCHEMA = {"fields": [{"name": "id", "type": "string"}], "primaryKey": "id"}
SOUND = {"name": "places", "path": "places.csv", "schema": SCHEMA}
WRONG = [
    ("x", "resource 2: got 'x', expected an object"),
    ({"path": "x.csv"}, "resource 2: got the name None, expected a text"),
    ({"name": "x", "data": [["id"], ["a"]]}, "table 'x': its rows stand in the description"),
    ({"name": "x", "schema": SCHEMA}, "table 'x': got the path None, expected a text"),
    ({"name": "x", "path": ["a.csv", "b.csv"]}, "got the path ['a.csv', 'b.csv'], expected a text"),
    ({"name": "x", "path": "https://example.org/x.csv"}, "an address; its rows belong in one CSV"),
    ({"name": "x", "path": "x.json"}, "got the path 'x.json'; its rows belong in one CSV file"),
    ({"name": "x", "path": "x.csv", "schema": "s.json"}, "got the schema 's.json', expected"),
    ({"name": "x", "path": "x.csv", "schema": {"fields": []}}, "expected an object with `fields`"),
    (
        {"name": "x", "path": "x.csv", "schema": {"fields": [{"name": "id"}]}},
        "got field 1, {'name': 'id'}, expected an object with name and type",
    ),
]


@pytest.mark.parametrize(("resource", "told"), WRONG)
def test_one_description_is_told_and_the_others_are_read(tmp_path, resource, told):
    """With what it holds; a second fault, in another table, is found as well."""
    (tmp_path / "places.csv").write_text("id\nrome\nrome\n")
    (tmp_path / "datapackage.json").write_text(json.dumps({"resources": [SOUND, resource]}))
    first, second = problems(tmp_path)
    assert first.startswith("datapackage.json: ")
    assert told in first
    assert second == "places.csv, line 3 (rome): this id already stands in line 2"


@pytest.mark.parametrize("package", [None, [], {}, {"resources": []}, {"resources": "x"}])
def test_no_tables_are_told(package):
    """Whatever stands there instead."""
    assert [one.partition(",")[0] for one in faults(package)] == ["it describes no tables"]
    assert readable(package) == []
