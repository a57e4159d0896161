"""Where a class stands, the codes that let people in, and what cannot be done now."""

import secrets
import sqlite3
from dataclasses import dataclass
from typing import Any

from natorussia.live import tables

LETTERS = "BCDFGHJKLMNPQRSTVWXZ23456789"
"""Of these a code is made: no letter that is read for a digit, and no vowels, so no words."""


class RefusedError(ValueError):
    """Something that cannot be done now; the message says why, and what to do."""


@dataclass(frozen=True, slots=True)
class Stand:
    """Where the class stands.

    Parameters
    ----------
    item
        The id of what is asked; empty where nothing is.
    phase
        ``rest``, ``open``, ``closed`` or ``discuss``.
    round
        The vote that is open, or was last; 0 where there was none.
    shown
        Whether the votes are on the wall.
    told
        Whether the answer is.
    allowed
        The typed answers that the presenter let through.
    """

    item: str = ""
    phase: str = "rest"
    round: int = 0
    shown: bool = False
    told: bool = False
    allowed: tuple[str, ...] = ()


def begun(disk: sqlite3.Connection) -> dict[str, Any]:
    """Return what is kept of the class, with the codes that it gets when it begins."""
    known = tables.facts(disk)
    if "code" not in known:
        code = "".join(secrets.choice(LETTERS) for _ in range(6))
        tables.set_facts(
            disk, code=code, token=secrets.token_urlsafe(18), wall=secrets.token_urlsafe(18)
        )
    return tables.facts(disk)
