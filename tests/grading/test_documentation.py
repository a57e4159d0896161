"""The chapter for graders names every option, with an example."""

import argparse
import re

import pytest

from natorussia import data
from natorussia.commands import grade
from natorussia.grading.marking import Status

CHAPTER = data.folder().parent / "chapters" / "for-graders.md"


def options():
    """Return every option of the grade command."""
    parser = argparse.ArgumentParser()
    grade.arguments(parser)
    found = [one for action in parser._actions for one in action.option_strings]
    return [one for one in found if one.startswith("--") and one != "--help"]


@pytest.mark.parametrize("option", options())
def test_option_is_explained(option):
    """An option stands in an example, or in a sentence that says what it does."""
    assert re.search(rf"{option}\b(?!-)", CHAPTER.read_text(encoding="utf-8"))


def test_statuses_are_explained():
    """Every status of a mark stands in the table of what they mean."""
    text = CHAPTER.read_text(encoding="utf-8")
    table = text.partition("| status | meaning |")[2].partition("\n\n")[0]
    heads = {name for line in table.splitlines() for name in line.split("|")[1:2]}
    named = {name.strip() for head in heads for name in head.split(",")}
    assert set(Status.__args__) <= named
