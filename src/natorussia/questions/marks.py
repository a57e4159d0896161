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
        ``right``, ``partly``, ``wrong``, ``noted`` where nothing is right or wrong, or ``unread``
        where the response could not be read, which is no try.
    parts
        Feedback, part by part.
    """

    credit: float
    verdict: str
    parts: Sequence[Part] = field(default_factory=tuple)

    def as_dict(self) -> dict[str, Any]:
        """Return the marks as the page reads them."""
        return {**asdict(self), "parts": [asdict(part) for part in self.parts]}


_FULL, _LESS = 1.0, 0.9999


def marks(credit: float, parts: Sequence[Part] = ()) -> Marks:
    """Return marks whose verdict follows from the credit.

    The credit is rounded to four places, halves up, as JavaScript rounds; what is less than full
    marks is never rounded up to them.
    """
    if credit >= _FULL:
        return Marks(_FULL, "right", tuple(parts))
    bounded = min(_LESS, floor(max(0.0, credit) * 1e4 + 0.5) / 1e4)
    return Marks(bounded, "partly" if bounded else "wrong", tuple(parts))


def unread(words: str) -> Marks:
    """Return the marks of a response that could not be read; ``words`` say why."""
    return Marks(0.0, "unread", (Part("", ok=None, html=f"<p>{words}</p>"),))
