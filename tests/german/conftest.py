"""The course, begun and built once for all tests of its words."""

import pytest

from natorussia.data import course as courses
from tests.builds import build_book
from tests.german import course, words
from tests.once import once


@pytest.fixture(scope="module")
def german(tmp_path_factory, worker_id):
    """Begin the course and build it; return its folder."""
    return once(tmp_path_factory, worker_id, "german", _make) / "mond"


def _make(folder):
    course.write(folder / "mond")
    code, printed = build_book(folder / "mond", NATORUSSIA_DATA=None)
    if code:
        pytest.fail(f"the German course does not build:\n{printed[-6000:]}")


@pytest.fixture
def spoken(german):
    """Speak the course's language, and give the words that would be English in it."""
    with courses.tables_of(german / "data"):
        yield words.english() - words.OF_MACHINES
