"""Statements of the Experience API, as record stores give them back, read as students' tries.

A page in a learning platform (``frontend/lms``) tells each try by a statement whose result has an
extension, ``urn:natorussia:try``: the id of the question and the try as the course keeps it.
"""

import json
from dataclasses import dataclass, field
from typing import Any

from natorussia.data import json_text

TRY = "urn:natorussia:try"
_OBJECT = "urn:natorussia:{course}:"
_VOIDED = "http://adlnet.gov/expapi/verbs/voided"
_IDENTIFIERS = ("mbox", "mbox_sha1sum", "openid")


@dataclass(slots=True)
class Told:
    """What a platform tells of a learner: who she is, and her tries by question, unchecked.

    ``ids`` are what else she is known by there, ``points`` what she earned, and of how many, by the
    name of a column.
    """

    name: str
    learner: str
    log: dict[str, list[Any]] = field(default_factory=dict)
    ids: list[str] = field(default_factory=list)
    points: dict[str, tuple[float, float | None]] = field(default_factory=dict)

    def earn(self, column: str, points: float, possible: float | None) -> None:
        """Take up points; of several attempts the best stays."""
        before = self.points.get(column, (points, possible))
        self.points[column] = max(before, (points, possible), key=lambda one: one[0])


@dataclass(slots=True)
class Report:
    """What a file of a platform tells: of whom, which questions a test asked, and what to say."""

    told: list[Told] = field(default_factory=list)
    asked: set[str] = field(default_factory=set)
    notes: list[str] = field(default_factory=list)


def statements_in(text: bytes | str) -> list[dict[str, Any]] | None:
    """Return the statements in a text, or None where it holds none.

    Parameters
    ----------
    text
        A list of statements, a reply of a record store (``statements`` and ``more``), one
        statement, or one a line.
    """
    found = reply_in(text)
    return found[0] if found else None


def reply_in(text: bytes | str) -> tuple[list[dict[str, Any]], bool] | None:
    """Return statements as `statements_in` does, and whether the record store has more of them."""
    try:
        found = json_text.loads(text)
    except RecursionError:
        return None
    except ValueError:
        found = _by_lines(text)
    more = False
    if isinstance(found, dict) and isinstance(found.get("statements"), list):
        found, more = found["statements"], bool(found.get("more"))
    listed = found if isinstance(found, list) else [found]
    return (listed, more) if listed and all(map(_is_statement, listed)) else None


def _by_lines(text: bytes | str) -> list[Any]:
    try:
        return [json_text.loads(line) for line in text.splitlines() if line.strip()]
    except (ValueError, RecursionError):
        return []


def _is_statement(one: object) -> bool:
    return isinstance(one, dict) and all(
        isinstance(one.get(part), dict) for part in ("actor", "verb", "object")
    )


def told_by(statements: list[dict[str, Any]], course: str) -> tuple[list[Told], int]:
    """Return what each learner's statements tell, and how many are about another course.

    Learners are told apart by what identifies them to the platform, not by their names.  What was
    voided is left out; statements of other programs are neither read nor counted.
    """
    voided = {one["object"].get("id") for one in statements if one["verb"].get("id") == _VOIDED}
    found: dict[str, Told] = {}
    others = 0
    for one in statements:
        tried = _try_in(one)
        if tried is None or one.get("id") in voided:
            continue
        if not str(one["object"].get("id", "")).startswith(_OBJECT.format(course=course)):
            others += 1
            continue
        identity = _identity(one["actor"])
        learner = found.setdefault(identity, Told(_name(one["actor"]), identity))
        learner.name = learner.name or _name(one["actor"])
        question = str(tried.pop("question", ""))
        learner.log.setdefault(question, []).append(tried)
    return list(found.values()), others


def _try_in(statement: dict[str, Any]) -> dict[str, Any] | None:
    result = statement.get("result")
    extensions = result.get("extensions") if isinstance(result, dict) else None
    tried = extensions.get(TRY) if isinstance(extensions, dict) else None
    return dict(tried) if isinstance(tried, dict) else None


def _identity(actor: dict[str, Any]) -> str:
    account = actor.get("account")
    known = {part: actor[part] for part in _IDENTIFIERS if part in actor}
    if isinstance(address := known.get("mbox"), str):
        known["mbox"] = address.casefold()
    return json.dumps(known or account or actor, sort_keys=True)


def _name(actor: dict[str, Any]) -> str:
    """Return what an actor is called, or else by what she is known."""
    account = actor.get("account")
    names = [actor.get("name"), account.get("name") if isinstance(account, dict) else None]
    names.append(str(actor.get("mbox", "")).removeprefix("mailto:"))
    known = next((str(one) for one in names if one), "")
    return " ".join(known.split())[:80]
