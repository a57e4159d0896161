"""Mathematics and images are refused wherever a question has a text."""

from copy import deepcopy

import pytest

from natorussia.questions import BankError, kinds, load_bank
from natorussia.questions.texts import problems
from tests.lms.hostile import BANK

FIXED = {"id", "kind", "level", "section", "event"}
POLL = {
    "id": "hostile-poll",
    "kind": "poll",
    "level": "recall",
    "prompt": "p",
    "options": [{"text": "a"}, {"text": "b"}],
}
PLACE = {"id": "x", "kind": "place", "level": "recall", "prompt": "p", "hints": ["h"]}
ALL = [*(one | {"hints": ["h"], "explanation": "e"} for one in BANK), POLL, PLACE]


def places(value, path=()):
    """Yield where texts stand in a question."""
    if isinstance(value, str):
        yield path
    inside = value.items() if isinstance(value, dict) else ()
    inside = enumerate(value) if isinstance(value, list) else inside
    for name, one in inside:
        if name not in FIXED:
            yield from places(one, (*path, name))


def put(question, path, text):
    """Return a question with another text at a place."""
    changed = here = deepcopy(question)
    for step in path[:-1]:
        here = here[step]
    here[path[-1]] = text
    return changed


@pytest.mark.parametrize("question", ALL, ids=lambda one: one["kind"])
@pytest.mark.parametrize(
    ("text", "said"),
    [
        (r"so $\frac{1}{2}$ of it", "looks like TeX"),
        ("so $x$", "looks like TeX"),
        (r"\begin{align} x \end{align}", "looks like TeX"),
        ("so {math}`x^2`", "looks like TeX"),
        ("see ![a map](map.png)", "is an image"),
        ("see ![a map][map]", "is an image"),
        ('see <img src="map.png">', "is an image"),
    ],
)
def test_no_text_of_any_kind_may_hold_them(question, text, said):
    """Prompt, options, hints, feedback, pairs, blanks: the field is named, whichever it is."""
    found = list(places(question))
    assert ("prompt",) in found or ("statement",) in found or ("text",) in found
    for path in found:
        [told] = [one for one in problems(put(question, path, text)) if said in one]
        names = [str(step + 1 if isinstance(step, int) else step) for step in path]
        assert told.startswith("/".join(names) + ": ")


def test_every_kind_is_tried():
    """The questions that are tried are of each kind that there is."""
    assert {one["kind"] for one in ALL} == set(kinds.names())


@pytest.mark.parametrize(
    "text", ["$5 and $6", "$5 + tax or $6", "US$ 5 = A$ 7", "`$x^2$` in code", "the tag `<img>`"]
)
def test_prices_and_code_are_neither(text):
    """Dollars, and what code shows as it is written, are no mathematics."""
    assert list(problems({"prompt": text})) == []


def test_a_bank_with_them_is_refused():
    """A feedback with TeX keeps a bank from loading."""
    [question] = [one for one in BANK if one["id"] == "hostile-single"]
    asked = question | {"hints": [r"think of \(x\)"]}
    with pytest.raises(BankError, match=r"hints/1: .* looks like TeX"):
        load_bank([asked])
