"""What all widgets share when they are made."""

import os.path

import pytest

from natorussia import Forecast, Matrix, Progress, Quiz, Timeline, load
from natorussia.data import course


@pytest.mark.parametrize(
    "make", [Timeline, lambda: Quiz("nineties"), Progress, Forecast, Matrix, lambda: load("events")]
)
def test_folder_of_the_tables_is_looked_for_once(make, monkeypatch):
    """Looks at files beside the notebook take milliseconds each where Python is in the browser."""
    looks, look = [], os.path.isfile

    def counted(path):
        if os.path.basename(path) == course._MARK:  # noqa: PTH119
            looks.append(path)
        return look(path)

    monkeypatch.delenv("NATORUSSIA_DATA", raising=False)
    monkeypatch.setattr(os.path, "isfile", counted)
    make()
    assert len(looks) == len(set(looks))


def test_folder_found_once_gives_way_to_the_one_that_is_named(tmp_path):
    """A folder that ``NATORUSSIA_DATA`` names is read even while another one is remembered."""
    with course.found_once():
        usual = course.folder()
        with course.tables_of(tmp_path):
            assert course.folder() == tmp_path.resolve()
        assert course.folder() == usual
