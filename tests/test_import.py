"""Importing the course is cheap, and its widgets need no data frames."""

import json
import subprocess
import sys

HEAVY = ("pandas", "numpy", "matplotlib", "anywidget", "ipywidgets", "yaml", "jsonschema")
BLOCKED = ("pandas", "numpy", "matplotlib", "jsonschema", "rpds")
BLOCK = f"import sys; sys.modules.update(dict.fromkeys({BLOCKED!r}))\n"
COUNT = f"import sys, json; print(json.dumps([m for m in {HEAVY!r} if m in sys.modules]))"


def _run(code):
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def test_import_loads_nothing_heavy():
    """Neither pandas nor a widget nor a parser comes with the bare import."""
    assert _run(f"import natorussia; {COUNT}") == []


def test_command_line_loads_nothing_heavy():
    """Neither does the command line before it knows what is asked."""
    assert _run(f"import natorussia.cli; {COUNT}") == []


def test_timeline_shows_without_pandas():
    """A section's timeline is read from rows, and printed, where pandas is missing."""
    code = """
import json
from natorussia import Timeline
shown = Timeline(section="nineties")
printed = shown.fallback_html().count("<li")
print(json.dumps([len(shown.events["id"]), len(shown.visible), printed]))
"""
    events, visible, printed = _run(BLOCK + code)
    assert events == visible == printed > 10


def test_quiz_marks_without_pandas():
    """A section's quiz is read and marks an answer where pandas and jsonschema are missing."""
    code = """
import json
from natorussia import Quiz
quiz = Quiz([{"id": "x", "kind": "numeric", "level": "recall", "prompt": "?", "answer": 7}])
replies = []
quiz.send = replies.append
quiz._answer(quiz, {"type": "mark", "id": "x", "n": 1, "response": {"value": "7"}}, [])
print(json.dumps([len(Quiz("nineties").questions), replies[0]["marks"]["credit"]]))
"""
    asked, credit = _run(BLOCK + code)
    assert asked > 5
    assert credit == 1


def test_forecast_asks_without_pandas():
    """The course's forecasts are asked, and told once committed, where pandas is missing."""
    code = """
import json
from natorussia import Forecast
shown = Forecast(section="cfe")
first = shown.questions[0]["id"]
shown.committed = {first: 0.5}
print(json.dumps([len(shown.questions), list(shown.revealed) == [first]]))
"""
    asked, told = _run(BLOCK + code)
    assert asked > 0
    assert told


def test_missing_pandas_says_what_next():
    """A data frame without pandas is refused with what to do instead."""
    code = """
import json, natorussia
try:
    natorussia.load("events")
except ModuleNotFoundError as error:
    print(json.dumps(str(error)))
"""
    assert "run `import pandas` in a cell first" in _run(BLOCK + code)


def test_reading_answers_check_without_pandas():
    """An answer that rests on reading is checked although no table can be loaded."""
    code = """
import json
from natorussia.exercises import check, use
use("nineties")
answers = ["1997-founding-act-signed", "1997-nato-ukraine-charter", ...]
print(json.dumps([check("no-longer-adversaries", {"document": one}).status for one in answers]))
"""
    assert _run(BLOCK + code) == ["correct", "incorrect", "not attempted"]
