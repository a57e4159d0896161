"""What is answered in a live notebook: marked in the kernel, counted here, and kept as rows."""

from collections import Counter
from datetime import UTC, datetime
from typing import Any

from natorussia import questions as asked

COLUMNS = (
    "time",
    "sitting",
    "question",
    "kind",
    "response",
    "credit",
    "verdict",
    "points",
    "confidence",
    "tries",
    "hints",
)
_SURE = (0, 1, 2)


class Session:
    """The answers to one quiz, in as many sittings as its readers begin.

    A page says which sitting it is in, which try this is and how many hints were seen.  The kernel
    counts tries by itself as well: what a page claims can lower the points, and never raise them.

    Parameters
    ----------
    bank
        The questions by id.
    keys
        What marking needs, by id.
    test
        Whether each question is marked once a sitting, and its answer told only then.
    """

    def __init__(
        self, bank: dict[str, dict[str, Any]], keys: dict[str, Any], *, test: bool
    ) -> None:
        self._bank, self._keys, self._test = bank, keys, test
        self.rows: list[dict[str, Any]] = []
        self._sittings: dict[int, int] = {}
        self._tries: Counter[tuple[int, str]] = Counter()
        self._over: dict[tuple[int, str], dict[str, Any]] = {}
        self._told: set[tuple[int, str]] = set()

    def answer(self, message: dict[str, Any], penalty: float) -> dict[str, Any] | None:
        """Return what the kernel says to a message of the page; None to a strange one.

        Parameters
        ----------
        message
            ``type`` (``mark`` or ``reveal``), ``id`` of the question, ``sitting``, and for a mark
            ``response``, ``confidence``, ``tries``, ``hints`` and ``final``.
        penalty
            What each further try takes off the credit, as a share.
        """
        name, kind = message.get("id"), message.get("type")
        if not isinstance(name, str) or name not in self._bank or kind not in ("mark", "reveal"):
            return None
        place = (self._sitting(message.get("sitting")), name)
        if place in self._over:
            return self._over[place]
        return self._reveal(place) if kind == "reveal" else self._mark(place, message, penalty)

    def _sitting(self, claimed: object) -> int:
        return self._sittings.setdefault(_whole(claimed, 0), len(self._sittings) + 1)

    def _reveal(self, place: tuple[int, str]) -> dict[str, Any]:
        if self._test:
            return {}
        self._told.add(place)
        return {"solution": self._keys[place[1]]}

    def _mark(
        self, place: tuple[int, str], message: dict[str, Any], penalty: float
    ) -> dict[str, Any]:
        question, response = self._bank[place[1]], message.get("response")
        marks = asked.score(question["kind"], self._keys[place[1]], response)
        if marks.verdict == "unread" and not self._test and message.get("final") is not True:
            return {"marks": marks.as_dict()}
        self._tries[place] += 1
        tries = max(self._tries[place], _whole(message.get("tries"), 1))
        worth = 0.0 if place in self._told else max(0.0, 1 - penalty * (tries - 1))
        self.rows.append(
            {
                "time": datetime.now(UTC),
                "sitting": place[0],
                "question": place[1],
                "kind": question["kind"],
                "response": response,
                "credit": marks.credit,
                "verdict": marks.verdict,
                "points": round(marks.credit * worth * asked.worth(question), 4),
                "confidence": _sure(message.get("confidence")),
                "tries": tries,
                "hints": _whole(message.get("hints"), 0),
            }
        )
        solution = self._keys[place[1]]
        reply: dict[str, Any] = {"marks": marks.as_dict()}
        if self._test or message.get("final") is True or marks.credit == 1:
            self._over[place] = reply = {**reply, "solution": solution}
        else:
            reply["reread"] = solution["reread"]
        return reply


def _whole(value: object, least: int) -> int:
    if not isinstance(value, int) or isinstance(value, bool):
        return least
    return max(value, least)


def _sure(value: object) -> int | None:
    """Return how sure a reader was (0 guessing, 1 fairly, 2 sure), or None."""
    known = isinstance(value, int) and not isinstance(value, bool)
    return value if known and value in _SURE else None
