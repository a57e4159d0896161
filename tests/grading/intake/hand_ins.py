"""What comes in, as the tests of intake write and read it."""

import zipfile

from natorussia.exercises import exercise
from natorussia.exercises.notebook import text
from tests.grading.samples import NINETIES, right

NAME = NINETIES.notebook
OTHER = exercise("new-start")
RIGHT = right()
FILES = {
    "notebook": RIGHT.encode(),
    "starter": text(NINETIES).encode(),
    "other": text(OTHER).encode(),
    "broken": b'{"cells": [',
    "pdf": b"%PDF-1.7 \xff",
    "empty": b"",
    "text": b"see my notebook",
}


def unpack(folder, files):
    """Write files below a folder."""
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)


def zipped(path, files):
    """Write files into a zip file."""
    with zipfile.ZipFile(path, "w") as content:
        for name, one in files.items():
            content.writestr(name, one)
    return path


def hand_ins(intake):
    """Return the place of what counts, by student and exercise."""
    return {(one.student, one.exercise): one.place for one in intake.submissions if one.path}
