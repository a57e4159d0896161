"""What a run looks for before it starts."""

import json

import pytest

from natorussia.exercises.notebook import notebook
from natorussia.grading import runs
from natorussia.grading.notebooks import MAX_BYTES
from natorussia.grading.submissions import Submission
from tests.grading.samples import NINETIES

PLOTS = "import matplotlib.pyplot as plt"


class Searched:
    """Stands in for the words of a library, and notes how much is searched for them."""

    def __init__(self):
        self.sizes = []

    def search(self, content):
        """Find nothing."""
        self.sizes.append(len(content))


@pytest.fixture
def hand_in(tmp_path):
    """Hand in some bytes."""

    def write(content):
        (tmp_path / "work.ipynb").write_bytes(content)
        return Submission("amal", NINETIES.notebook, tmp_path / "work.ipynb")

    return write


@pytest.mark.parametrize(
    ("content", "most"),
    [
        (b'{"cells": ' + b" " * MAX_BYTES, 0),
        (b"\0" * 9_000_000, 0),
        (b"", 0),
        (b'{"cells": [' + b" " * 20_000_000, 9_000_000),
        (b'{"cells": [' + b" " * 1_000, 2_000),
    ],
    ids=["larger than a notebook may be", "no notebook", "empty", "large", "usual"],
)
def test_only_what_can_be_code_is_searched_for_libraries(content, most, hand_in, monkeypatch):
    """What will not be run is not searched at all, and of what is large only the ends are."""
    words = Searched()
    monkeypatch.setattr(runs, "_LIBRARIES", {"matplotlib.pyplot": words})
    assert runs._used([hand_in(content)]) == ()
    assert max(words.sizes, default=0) <= most
    assert bool(words.sizes) == bool(most)


def test_libraries_that_a_notebook_speaks_of_are_found(hand_in):
    """A library in the code of a notebook is loaded for all."""
    found = notebook(NINETIES, {"how-many": PLOTS})
    assert runs._used([hand_in(json.dumps(found).encode())]) == ("matplotlib.pyplot",)
