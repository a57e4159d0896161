"""Questions: a bank read and checked, shown, marked and printed.

A question has three faces.  What the author wrote is a dictionary; :func:`public` gives what a
reader may see; :func:`key` what marking needs.  Marking takes the key and the response alone, so
that Python and the page mark alike: ``tests/vectors`` holds the cases that both must agree on.
"""

from natorussia.questions.bank import END, Bank, BankError, load_bank, load_course
from natorussia.questions.marks import Marks
from natorussia.questions.sittings import sitting
from natorussia.questions.views import (
    asks,
    astray,
    chance,
    key,
    printed,
    public,
    revision,
    said,
    score,
    seen,
    unkeyed,
    worth,
)

__all__ = [
    "END",
    "Bank",
    "BankError",
    "Marks",
    "asks",
    "astray",
    "chance",
    "key",
    "load_bank",
    "load_course",
    "printed",
    "public",
    "revision",
    "said",
    "score",
    "seen",
    "sitting",
    "unkeyed",
    "worth",
]
