"""What a grader would say, before anything is handed in."""

import json

from natorussia.cli import main
from natorussia.exercises.notebook import notebook
from tests.grading.samples import NINETIES


def test_renamed_notebook_is_known_by_what_it_says(tmp_path, capsys):
    """A notebook is known as a grader knows it: renamed, in UTF-16, and with other metadata."""
    found = notebook(NINETIES, {"how-many": NINETIES.questions[0].reference()}) | {"metadata": {}}
    path = tmp_path / "Untitled3.ipynb"
    path.write_bytes(json.dumps(found).encode("utf-16"))
    assert main(["check", str(path)]) == 0
    told = capsys.readouterr().out
    assert "how-many: correct" in told
    assert "per-lane: not-attempted" in told


def test_strange_notebook_says_what_its_name_should_hold(tmp_path, capsys):
    """A notebook that neither says what it is nor is called so is told what to do."""
    path = tmp_path / "mine.ipynb"
    path.write_text('{"nbformat": 4, "cells": []}')
    assert main(["check", str(path)]) != 0
    assert "nineties" in capsys.readouterr().err
