"""Peer instruction: when a class should talk, and who moved from what to what when it had.

An answer is right where it earns full credit.  Intervals are of 95 %.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from math import sqrt
from typing import NamedTuple

LOW, HIGH = 0.35, 0.70
"""Between these shares of right first answers a discussion pays (see `cue`)."""
SOURCE = (
    "C. H. Crouch and E. Mazur, “Peer Instruction: Ten years of experience and results”, American "
    "Journal of Physics 69 (2001), doi:10.1119/1.1374249"
)
_Z = 1.959963984540054


class Interval(NamedTuple):
    """An estimate with the interval that holds the truth 95 times in 100."""

    value: float
    low: float
    high: float


class Paired(NamedTuple):
    """Those who voted twice, by whether they were right at first and then."""

    both: int
    lost: int
    won: int
    neither: int

    @property
    def size(self) -> int:
        """How many voted twice."""
        return sum(self)


def cue(right: int, votes: int) -> str:
    """Return what to do after a first vote: ``explain``, ``discuss`` or ``go on``.

    Parameters
    ----------
    right
        How many first answers were right.
    votes
        How many there were; without any the cue is empty.

    References
    ----------
    C. H. Crouch and E. Mazur, "Peer Instruction: Ten years of experience and results", *American
    Journal of Physics* 69 (2001), doi:10.1119/1.1374249; the same range in the review of
    T. Vickrey and others, *CBE-Life Sciences Education* 14 (2015), doi:10.1187/cbe.14-11-0198.
    """
    if not votes:
        return ""
    share = right / votes
    return "explain" if share < LOW else "go on" if share > HIGH else "discuss"


def wilson(hits: int, size: int, z: float = _Z) -> Interval:
    """Return a share with its score interval; of nothing at all it is anything from 0 to 1.

    References
    ----------
    E. B. Wilson, "Probable inference, the law of succession, and statistical inference", *Journal
    of the American Statistical Association* 22 (1927), doi:10.1080/01621459.1927.10502953.
    """
    if not size:
        return Interval(float("nan"), 0.0, 1.0)
    middle = 2 * hits + z * z
    spread = z * sqrt(z * z + 4 * hits * (1 - hits / size))
    below = 2 * (size + z * z)
    return Interval(hits / size, max(0.0, (middle - spread) / below), (middle + spread) / below)


def paired(before: Mapping[str, bool], after: Mapping[str, bool]) -> Paired:
    """Count those who voted twice by whether they were right.

    Parameters
    ----------
    before, after
        Whether each voter was right in the first and in the second vote.
    """
    twice = Counter((before[one], after[one]) for one in before.keys() & after.keys())
    return Paired(twice[True, True], twice[True, False], twice[False, True], twice[False, False])


def ratio(both: int, first: int, second: int) -> Interval:
    """Return the ratio of two shares of the same people, the first to the second.

    Parameters
    ----------
    both
        How many are counted in both shares.
    first, second
        How many are counted in the first share alone, and in the second alone.

    References
    ----------
    D. G. Bonett and R. M. Price, "Confidence intervals for a ratio of binomial proportions based
    on paired data", *Statistics in Medicine* 25 (2006), pages 3039-3047, doi:10.1002/sim.2440: the
    hybrid of two Wilson intervals.
    """
    size, one, other = both + first + second, both + first, both + second
    if not other:
        return Interval(float("nan"), 0.0, float("inf"))
    spread = sqrt((first + second + 2) / ((one + 1) * (other + 1)))
    parts = sum(sqrt((1 - (many + 1) / (size + 2)) / (many + 1)) for many in (one, other))
    z = _Z * spread / parts
    top, bottom = wilson(one, size, z), wilson(other, size, z)
    return Interval(one / other, top.low / bottom.high, top.high / bottom.low)


def gain(votes: Paired) -> Interval:
    """Return the normalised gain: of what could be won, the share that was.

    It is 1 less the ratio of those wrong after to those wrong before, so that the interval of that
    ratio gives its own.  It is undefined (nan) where all were right at first.

    References
    ----------
    R. R. Hake, "Interactive-engagement versus traditional methods", *American Journal of Physics*
    66 (1998), pages 64-74, doi:10.1119/1.18809.
    """
    wrong = ratio(votes.neither, votes.lost, votes.won)
    return Interval(1 - wrong.value, 1 - wrong.high, 1 - wrong.low)


class Move(NamedTuple):
    """How many went from one answer to another."""

    before: str
    after: str
    many: int


def moves(before: Mapping[str, str], after: Mapping[str, str]) -> list[Move]:
    """Return how many went from which answer to which, the commonest first; staying is a move."""
    twice = Counter((before[one], after[one]) for one in before.keys() & after.keys())
    found = [Move(one, other, count) for (one, other), count in twice.items()]
    return sorted(found, key=lambda move: (-move.many, move.before, move.after))


def levels(sure: Iterable[int | None], known: Sequence[str]) -> list[int]:
    """Return how many said to be how sure, in the order of the known levels."""
    counts = Counter(one for one in sure if one is not None)
    return [counts[level] for level in range(len(known))]
