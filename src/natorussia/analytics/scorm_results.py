"""Moodle's interactions report of a SCORM package, read as students' tries.

Moodle writes a line for each attempt of each student, and for each answer ``Question n``,
``Response n`` and ``Result n`` (``mod/scorm/report/interactions/classes/report.php`` of Moodle);
the summary of questions has to be chosen there, since it names them.  The responses are those that
``frontend/lms/responses.ts`` writes for SCORM 1.2, a letter for each option in the order of the
bank, and are turned back here.  Of SCORM 2004 Moodle shows there what was earned, and no response.
"""

import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from typing import Any

from natorussia import questions as asked
from natorussia.analytics.progress_files import ProgressError
from natorussia.analytics.statements import Told
from natorussia.analytics.tables import cells_of, moment, text_of
from natorussia.data.calendar import days
from natorussia.data.languages.catalogues import gettext
from natorussia.questions import kinds

_QUESTION = re.compile(r"Question (\d+)")
_STARTED, _NAME, _EMAIL, _ATTEMPT = "Started on", "Name", "Email address", "Attempt"
_NAMES = (_NAME, "First name / Last name", "First name / Surname")
_LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789"
_RESULTS = {"correct": 1.0, "wrong": 0.0, "incorrect": 0.0, "unanticipated": 0.0, "neutral": 0.0}
_NOTHING = {"", "-", "&nbsp;"}


def attempts_in(text: bytes) -> list[Told] | None:
    """Return what each student answered, or None where the text is no such report.

    Parameters
    ----------
    text
        The file, in UTF-8, UTF-16 or Windows-1252, with commas, semicolons or tabs.

    Raises
    ------
    natorussia.analytics.progress_files.ProgressError
        If nobody has marked what was answered, and no response is there to mark.
    """
    rows = _rows(text)
    if not rows or not {"Question", "Result"} <= {name.partition(" ")[0] for name in rows[0]}:
        return None
    bank = {one["id"]: one for one in asked.load_course()}
    _refuse_silent([one for row in rows for one in _answers(row)], bank)
    found: dict[str, Told] = {}
    seen: Counter[tuple[str, str, str]] = Counter()
    for row in rows:
        answers = list(_answers(row))
        name = next((row[one].strip() for one in _NAMES if row.get(one)), "")
        who = (name, row.get(_EMAIL, ""), row.get(_ATTEMPT, ""))
        # The same attempt of the same name twice is somebody else of that name.
        seen[who] += 1
        learner = json.dumps(["moodle", *who[:2], seen[who]])
        if not answers:
            continue
        told = found.setdefault(learner, Told(name, learner))
        _add(told, answers, moment(row.get(_STARTED, "")), bank)
    return list(found.values())


def _refuse_silent(answers: list[tuple[str, str, str]], bank: dict[str, dict[str, Any]]) -> None:
    """Raise where every answer waits to be marked and none says what was answered."""
    waits = any(result == "neutral" and _is_marked(bank.get(name)) for name, _, result in answers)
    if waits and all(response in _NOTHING for _, response, _ in answers):
        raise ProgressError(
            gettext(
                "it says what was asked, and not what was answered: Moodle shows responses of SCORM"
                " 1.2 alone; pack a test without its key as scorm12"
            )
        )


def _rows(text: bytes) -> list[dict[str, str]]:
    # Before the whole of it is taken for a table.
    table = text_of(text)
    if not _QUESTION.search(table.partition("\n")[0]):
        return []
    head, *rows = cells_of(table) or [[]]
    names = [name.strip() for name in head]
    return [dict(zip(names, row, strict=False)) for row in rows]


def _answers(row: dict[str, str]) -> Iterator[tuple[str, str, str]]:
    """Give question, response and result of each answer of an attempt."""
    for column, question in row.items():
        found = _QUESTION.fullmatch(column)
        if found and question not in _NOTHING:
            number = found[1]
            yield question, row.get(f"Response {number}", ""), row.get(f"Result {number}", "")


def _add(
    told: Told, answers: list[tuple[str, str, str]], start: int, bank: dict[str, dict[str, Any]]
) -> None:
    tries: defaultdict[str, int] = defaultdict(int)
    for number, (question, response, result) in enumerate(answers):
        tries[question] += 1
        known, neutral = bank.get(question), result == "neutral"
        told.log.setdefault(question, []).append(
            {
                "t": start + number,
                "c": _credit(result),
                "n": tries[question],
                "h": 0,
                **_given(known, response, keyed=not neutral),
                **({"u": 1} if neutral and _is_marked(known) else {}),
            }
        )


def _credit(result: str) -> float | str:
    """Return a credit; what is none stays as it is, and is counted as damaged."""
    if result in _RESULTS:
        return _RESULTS[result]
    try:
        return float(result)
    except ValueError:
        return result


def _is_marked(question: dict[str, Any] | None) -> bool:
    """Whether a question is right or wrong, so that “neutral” says that nobody has marked it."""
    return question is not None and kinds.is_marked(question["kind"])


def _given(question: dict[str, Any] | None, response: str, *, keyed: bool) -> dict[str, Any]:
    """Return the answer and the wording that it fits; neither where it fits none."""
    if question is None or response in _NOTHING:
        return {}
    try:
        shown = asked.public(question) if keyed else asked.unkeyed(question)
        answer = response_of(shown, response)
    except (LookupError, ValueError):
        return {}
    return {"a": answer, "v": asked.revision(question)}


def response_of(shown: dict[str, Any], text: str) -> Any:  # noqa: ANN401
    """Return a response that SCORM 1.2 was told as the course keeps it.

    Parameters
    ----------
    shown
        The question as a reader sees it.
    text
        The response in letters, a number, a date or a text.

    Raises
    ------
    LookupError, ValueError
        If the text fits no answer to this question.
    """
    kind = shown["kind"]
    if kind in _READERS:
        return _READERS[kind](shown, text)
    return text


def _ids(all_of_them: list[dict[str, Any]], text: str) -> list[str]:
    return [str(all_of_them[_LETTERS.index(letter)]["id"]) for letter in text.split(",")]


def _pairs(text: str) -> list[tuple[int, int]]:
    pairs = [pair.split(".") for pair in text.split(",")]
    return [(_LETTERS.index(left), _LETTERS.index(right)) for left, right in pairs]


def _matched(shown: dict[str, Any], text: str) -> dict[str, str]:
    items, rights = shown["items"], shown["rights"]
    return {items[left]["id"]: rights[right] for left, right in _pairs(text)}


def _reasoned(shown: dict[str, Any], text: str) -> dict[str, Any]:
    (_, verdict), (_, reason) = sorted(_pairs(text))
    return {"verdict": [True, False][verdict], "reason": shown["options"][reason - 2]["id"]}


def _filled(shown: dict[str, Any], text: str) -> dict[str, str]:
    given = dict(zip(shown["blanks"], map(str.strip, text.split(";")), strict=False))
    return {name: answer for name, answer in given.items() if answer}


def _placed(_shown: dict[str, Any], text: str) -> int:
    sign, rest = (-1, text[1:]) if text.startswith("-") else (1, text)
    year, month, day = (*map(int, rest.split("-")), 1, 1)[:3]
    return days(sign * year, month, day)


_READERS: dict[str, Any] = {
    "single": lambda shown, text: _ids(shown["options"], text)[0],
    "poll": lambda shown, text: _ids(shown["options"], text)[0],
    "multiple": lambda shown, text: _ids(shown["options"], text),
    "order": lambda shown, text: _ids(shown["items"], text),
    "match": _matched,
    "reason": _reasoned,
    "numeric": lambda shown, text: {"value": text, "unit": shown["unit"]},
    "blanks": _filled,
    "place": _placed,
}
