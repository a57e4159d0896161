"""What readers type is read, in other spellings too, and what is only near is wrong."""

from functools import cache
from pathlib import Path

import pytest
import yaml

from natorussia.questions import key, load_course, score

FIELDS = yaml.safe_load(Path(__file__).with_name("typed.yml").read_text(encoding="utf-8"))
GOOD, NEAR = 8, 5


@cache
def bank():
    return {question["id"]: question for question in load_course()}


def typed_fields():
    """Return the names of all fields in which an answer is typed: questions, and their blanks."""
    for name, question in bank().items():
        if question["kind"] == "text":
            yield name
        for blank, rules in question.get("blanks", {}).items():
            if "options" not in rules:
                yield f"{name}:{blank}"


def is_right(field, answer):
    name, _, blank = field.partition(":")
    question = bank()[name]
    marks = score(question["kind"], key(question), {blank: answer} if blank else answer)
    if blank:
        return any(part.id == blank and part.ok for part in marks.parts)
    return marks.credit == 1


def test_every_typed_field_is_tried():
    """Whoever adds a field writes what readers would type into it."""
    assert set(FIELDS) == set(typed_fields())


@pytest.mark.parametrize("field", FIELDS)
def test_field_reads_what_is_typed(field):
    """Eight good answers are right, and five that are near to them are not."""
    tried = FIELDS[field]
    assert (len(set(tried["good"])), len(set(tried["near"]))) == (GOOD, NEAR)
    assert [answer for answer in tried["good"] if not is_right(field, answer)] == []
    assert [answer for answer in tried["near"] if is_right(field, answer)] == []
