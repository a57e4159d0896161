"""The names that a translated bank keeps: which words stand for which of the first language."""

import json
from collections.abc import Iterable, Mapping
from pathlib import Path

from natorussia import questions
from natorussia.data import course
from natorussia.questions.ids import ORIGINALS, whole
from natorussia.questions.views import sight, wording

_CHOSEN = {"single", "multiple", "reason", "order", "place", "poll"}
"""The kinds whose answers are no words: what was chosen in one language is chosen in all."""


def of_words(said: Iterable[Mapping[tuple[str, str], str]]) -> dict[str, str]:
    """Return for the words of translated questions what those of the first language are called."""
    return {
        whole(told): whole(text)
        for one in said
        for (context, text), told in one.items()
        if context.startswith("questions/")
    }


def write_revisions(before: Path, after: Path) -> None:
    """Add what the wordings of questions are called, given the tables of a course and an edition.

    An answer that is typed belongs to the words it was given in; one that is chosen stands in all
    languages, and so its question is called the same.
    """
    path = after / ORIGINALS
    named = json.loads(path.read_text(encoding="utf-8"))
    first, other = _wordings(before), _wordings(after)
    for one in first.keys() & other.keys():
        pairs = zip(other[one], first[one], strict=True)
        named |= {whole(there): whole(here) for there, here in pairs}
    path.write_text(json.dumps(named, indent=1) + "\n", encoding="utf-8")


def _wordings(tables: Path) -> dict[str, tuple[str, str]]:
    """Return what each question says, with its right answer and without."""
    with course.tables_of(tables):
        bank = questions.load_course()
        return {one["id"]: (wording(one), sight(one)) for one in bank if one["kind"] in _CHOSEN}
