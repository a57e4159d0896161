"""What marking gives back: a credit between 0 and 1, a verdict, and feedback in parts."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from math import floor
from typing import Any


@dataclass(frozen=True)
class Part:
    """Feedback on one part of a response.

    Parameters
    ----------
    id
        The option, item, pair or blank it is about; empty for the response as a whole.
    ok
        Whether that part is right; None where nothing is right or wrong.
    html
        What to say about it, as HTML.
    """

    id: str
    ok: bool | None
    html: str = ""


@dataclass(frozen=True)
class Marks:
    """The marks of one response.

    Parameters
    ----------
    credit
        The share of the points earned, from 0 to 1.
    verdict
        ``right``, ``partly``, ``wrong``, or ``noted`` where nothing is right or wrong.
    parts
        Feedback, part by part.
    """

    credit: float
    verdict: str
    parts: Sequence[Part] = field(default_factory=tuple)

    def as_dict(self) -> dict[str, Any]:
        """Return the marks as the page reads them."""
        return {**asdict(self), "parts": [asdict(part) for part in self.parts]}


def marks(credit: float, parts: Sequence[Part] = ()) -> Marks:
    """Return marks whose verdict follows from the credit.

    The credit is rounded to four places, halves up, as JavaScript rounds.
    """
    bounded = floor(min(1.0, max(0.0, credit)) * 1e4 + 0.5) / 1e4
    verdict = "right" if bounded == 1 else "wrong" if bounded == 0 else "partly"
    return Marks(bounded, verdict, tuple(parts))
