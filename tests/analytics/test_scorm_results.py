"""Moodle's interactions report becomes the answers that the page told it."""

import csv
import io

import pytest

from natorussia import questions as asked
from natorussia.analytics.progress_files import ProgressError
from natorussia.analytics.readers import read
from natorussia.analytics.scorm_results import attempts_in, response_of

HEAD = ["Name", "Email address", "Attempt", "Started on", "Last accessed on", "Score"]
START = "Sunday, 29 November 2026, 10:24 PM"


def report(rows, answers=2, encoding="utf-8-sig", separator=","):
    """Return a report: the columns of each student, then question, response and result."""
    parts = ["Question", "Response", "Result"]
    head = [*HEAD, *(f"{part} {n}" for n in range(answers) for part in parts)]
    text = io.StringIO()
    table = csv.writer(text, delimiter=separator)
    table.writerows([head, *rows])
    return text.getvalue().encode(encoding)


def bank():
    """Return the questions of a chapter that has all ten kinds, one of each."""
    return {one["kind"]: one for one in asked.load_bank("nineties")}


ROWS = [
    ["Ödön Ann", "a@a.test", "1", START, START, "50", "x", "-", "wrong", "x", "-", "correct"],
    ["Ödön Ann", "b@a.test", "1", START, START, "50", "x", "-", "wrong", "x", "-", "0.25"],
    ["Ödön Ann", "a@a.test", "2", START, START, "50", "y", "-", "correct", "&nbsp;", "", ""],
    ["Ben", "c@a.test", "-", "-", "-", "-", "&nbsp;", "", "", "", "", ""],
]


@pytest.mark.parametrize("shape", [("utf-8-sig", ","), ("utf-16", "\t"), ("cp1252", ";")])
def test_report_is_read_whatever_wrote_it(tmp_path, shape):
    """Two of one name stay two, attempts of one are put together, and no name is garbled."""
    path = tmp_path / "REPORT.CSV"
    path.write_bytes(report(ROWS, 2, *shape))
    found = read([path])
    assert [one.name for one in found.readers] == ["Ödön Ann", "Ödön Ann (2)"]
    first, second = (one.records["log"] for one in found.readers)
    assert [(one["c"], one["n"]) for one in first["x"]] == [(0.0, 1), (1.0, 2)]
    assert [one["c"] for one in second["x"]] == [0.0, 0.25]
    assert len(first["y"]) == 1
    assert first["x"][0]["t"] == 1_795_991_040_000
    assert any("says when a visit began" in note for note in found.notes)


def test_namesakes_without_addresses_stay_two():
    """The same attempt of the same name twice is somebody else of that name."""
    rows = [[*row[:1], "", *row[2:]] for row in ROWS[:2]]
    assert len(attempts_in(report(rows))) == 2


@pytest.mark.parametrize("text", [b"", b"a,b\n1,2\n", b'{"course": "natorussia"}', b"\xff\xfe"])
def test_other_tables_are_no_reports(text):
    """A table without questions is left alone."""
    assert attempts_in(text) is None


RIGHT = {
    "single": lambda shown, key: _letter(shown["options"], key["answer"]),
    "multiple": lambda shown, key: ",".join(
        _letter(shown["options"], one) for one in key["answer"]
    ),
    "order": lambda shown, key: ",".join(_letter(shown["items"], one) for one in key["answer"]),
    "match": lambda shown, key: ",".join(
        f"{_letter(shown['items'], left)}.{'abcdefghij'[shown['rights'].index(right)]}"
        for left, right in key["answer"].items()
    ),
    "reason": lambda shown, key: (
        f"a.{'a' if key['answer']['verdict'] else 'b'},"
        f"b.{'cdefghij'[_place(shown['options'], key['answer']['reason'])]}"
    ),
    "numeric": lambda _shown, key: key["answer"]["value"],
    "text": lambda _shown, key: key["answer"],
    "blanks": lambda shown, key: "; ".join(key["answer"][name] for name in shown["blanks"]),
    "place": lambda _shown, _key: "1999-03",
}


def _place(options, name):
    return [one["id"] for one in options].index(name)


def _letter(options, name):
    return "abcdefghij"[_place(options, name)]


@pytest.mark.parametrize("kind", RIGHT)
def test_right_answers_come_back_right(kind):
    """What SCORM 1.2 is told of a right answer is read as that answer, of every marked kind."""
    question = bank()[kind]
    shown, key = asked.public(question), asked.key(question)
    response = response_of(shown, RIGHT[kind](shown, key))
    assert asked.score(kind, key, response).credit == 1


def test_answer_that_fits_no_option_is_left_out():
    """A letter beyond the options keeps its result, and tells no answer."""
    question = bank()["single"]["id"]
    row = ["Ann", "", "1", START, START, "0", question, "z", "wrong", "&nbsp;", "", ""]
    (ann,) = attempts_in(report([row]))
    assert ann.log[question] == [{"t": 1_795_991_040_000, "c": 0.0, "n": 1, "h": 0}]


def test_answers_that_nobody_marked_and_nobody_shows_are_refused():
    """Of SCORM 2004 Moodle shows results alone: a test without its key would count as left out."""
    name = bank()["single"]["id"]
    silent = ["Ann", "a@a.test", "1", START, START, "-", name, "&nbsp;", "neutral"]
    with pytest.raises(ProgressError, match="pack a test without its key as scorm12"):
        attempts_in(report([silent], 1))
    marked = [*silent[:-1], "correct"]
    (told,) = attempts_in(report([marked], 1))
    assert told.log[name][0]["c"] == 1
