"""The package tells no story of its own: what is this course's stands where courses keep it."""

import re
from pathlib import Path

import pytest

from natorussia import data

ROOT = Path(__file__).resolve().parents[1]
READ = (".py", ".yml", ".md", ".csv", ".json", ".html", ".css", ".ts", ".toml", ".template")
NAMES = ("nato", "russians?", "russia", "moscow", "brussels", "kosovo", "ukraine", "crimea")
NAMES += ("putin", "yeltsin", "dniester", "soviet", "founding act")
SECTIONS = tuple(row["id"] for row in data.rows("sections"))
STORY = re.compile(rf"\b(?:{'|'.join((*NAMES, *SECTIONS))})\b", re.IGNORECASE)


def sources():
    """Return the package's files and those of its front end, without what is built and tests."""
    found = [*ROOT.glob("src/**/*.*"), *ROOT.glob("frontend/**/*.ts")]
    return [
        path
        for path in found
        if path.suffix in READ
        and not {"static", "node_modules"} & set(path.parts)
        and not path.stem.endswith("_test")
    ]


def test_no_source_names_the_story():
    """No module, template or script of the package has a word of this course's story."""
    read = sources()
    assert len(read) > 200
    named = [
        f"{path.relative_to(ROOT)}:{number}: {line.strip()}"
        for path in read
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if STORY.search(line)
    ]
    assert named == []


@pytest.mark.parametrize("line", ['"nato-members": Rule()', "Members of NATO", "as in cfe p2"])
def test_words_of_the_story_are_found(line):
    """Ids, titles and prose count; the package's own name does not."""
    assert STORY.search(line)
    assert not STORY.search("from natorussia import data")
