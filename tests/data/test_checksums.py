"""Tests of the sizes and checksums of the tables."""

import json
import shutil

from natorussia.data import folder
from natorussia.data.checksums import refresh, stale


def test_course_checksums_are_fresh():
    """What datapackage.json says of each table fits its file."""
    assert stale() == []


def test_changed_table_is_stale(tmp_path):
    """A changed table is named with the command that describes it again."""
    tables = shutil.copytree(folder(), tmp_path / "data")
    refresh(tables)
    with (tables / "lanes.csv").open("a", encoding="utf-8") as lines:
        lines.write("more,More\n")
    (message,) = stale(tables)
    assert message.startswith("lanes.csv: datapackage.json describes another version")
    assert "run `python -m natorussia.data.checksums`" in message
    assert refresh(tables) == ["lanes"]
    assert stale(tables) == []


def test_refresh_keeps_the_rest(tmp_path):
    """Refreshing changes nothing but the three measures."""
    tables = shutil.copytree(folder(), tmp_path / "data")
    before = json.loads((tables / "datapackage.json").read_text(encoding="utf-8"))
    refresh(tables)
    after = json.loads((tables / "datapackage.json").read_text(encoding="utf-8"))
    for old, new in zip(before["resources"], after["resources"], strict=True):
        assert old["schema"] == new["schema"]
        assert {"hash", "bytes", "rows"} <= set(new)
