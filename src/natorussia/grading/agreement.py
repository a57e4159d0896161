"""How far two markers agree: Cohen's kappa with quadratic weights, and what to discuss.

J. Cohen, Weighted kappa: nominal scale agreement with provision for scaled disagreement or
partial credit, Psychological Bulletin 70 (1968), 213-220.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations

from natorussia.grading.final import Decided, Final


@dataclass(frozen=True)
class Agreement:
    """What two markers gave for one essay question, taken together."""

    exercise: str
    question: str
    markers: tuple[str, str]
    essays: int
    same: int
    kappa: float | None


def weighted_kappa(first: Sequence[float], second: Sequence[float]) -> float | None:
    """Return the kappa of two markers' points, a difference weighted by its square.

    1 is full agreement, 0 what chance would give; None where chance leaves no difference at all.

    Raises
    ------
    ValueError
        If they did not mark the same number of texts.
    """
    pairs = list(zip(first, second, strict=True))
    if not pairs:
        return None
    observed = sum((a - b) ** 2 for a, b in pairs) / len(pairs)
    one, two = Counter(first), Counter(second)
    by_chance = sum(one[a] * two[b] * (a - b) ** 2 for a in one for b in two) / len(pairs) ** 2
    return 1 - observed / by_chance if by_chance else None


def agreements(marks: Iterable[Final], decided: Decided) -> list[Agreement]:
    """Return how far each pair of markers agrees on each essay question."""
    given: dict[tuple[str, str], list[dict[str, float]]] = defaultdict(list)
    for mark in marks:
        if decided.is_essay(mark):
            given[mark.exercise, mark.question].append(decided.given(mark.place, mark.version))
    found = []
    for (name, question), points in sorted(given.items()):
        markers = sorted({who for one in points for who in one})
        for pair in combinations(markers, 2):
            both = [(one[pair[0]], one[pair[1]]) for one in points if {*pair} <= one.keys()]
            if both:
                first, second = zip(*both, strict=True)
                same = sum(a == b for a, b in both)
                kappa = weighted_kappa(first, second)
                found.append(Agreement(name, question, pair, len(both), same, kappa))
    return found
