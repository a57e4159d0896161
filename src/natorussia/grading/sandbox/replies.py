"""What a notebook's process sent back, read: every line of it may be forged."""

import json
from typing import Any

from natorussia.exercises import Exercise
from natorussia.exercises.values import Value, sound

Job = dict[str, Any]


def read(reply: Job, exercise: Exercise) -> Job:
    """Read what a child sent: every line of it may be forged."""
    known = {question.name for question in exercise.questions}
    values: dict[str, Any] = {}
    slow: list[str] = []
    again: list[str] = []
    begun = ""
    for line in reply["results"].splitlines():
        message = _parsed(line)
        begun = str(message.get("begin", begun))[:64]
        if message.get("question") in known and sound(message.get("value")):
            values[message["question"]] = message["value"]
        elif isinstance(message.get("again"), list):
            again = [str(name)[:64] for name in message["again"][:100]]
        elif _is_slow(message):
            slow.append(str(message.get("cell"))[:64])
    if reply["outcome"] != "ended":
        slow.append(begun)
    return {
        "outcome": reply["outcome"],
        "values": values,
        "slow": slow,
        "again": again,
        "printed": reply["printed"],
    }


def without_values(outcome: str) -> Job:
    """Return what came of a run that gave no value."""
    return {"outcome": outcome, "values": {}, "slow": [], "again": [], "printed": ""}


def is_answer(value: Value) -> bool:
    """Whether a value is one, and not word of why there is none."""
    whole = value[1] if value[0] == "list" and value[1] else [value]
    return any(one[0] not in {"blank", "failed", "missing"} for one in whole)


def _is_slow(message: Job) -> bool:
    failed = message.get("failed")
    return isinstance(failed, list) and failed[:2] == ["failed", "timeout"]


def _parsed(line: str) -> Job:
    try:
        found = json.loads(line)
    except (ValueError, RecursionError):
        return {}
    hashable = isinstance(found, dict) and isinstance(found.get("question"), str | None)
    return found if hashable else {}
