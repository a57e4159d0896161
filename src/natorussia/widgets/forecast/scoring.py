"""What forecasts are worth: the Brier score, the log score, and calibration.

The widget's module ``frontend/forecast/scoring.ts`` computes the same, by the same vectors.
"""

import math
from collections.abc import Iterable, Sequence
from typing import NamedTuple

CLIP = 0.01
_OPTIMIST, _SCEPTIC, _HALF = 0.8, 0.2, 0.5


class Bin(NamedTuple):
    """Forecasts of about the same probability; ``mean`` and ``share`` are None in an empty bin."""

    low: float
    high: float
    size: int
    mean: float | None
    share: float | None


class Rival(NamedTuple):
    """A forecaster with both scores."""

    name: str
    brier: float
    log: float


def brier(probabilities: Iterable[float], outcomes: Iterable[float]) -> float:
    """Return the mean squared distance between forecasts and what happened.

    Parameters
    ----------
    probabilities
        What was said, each from 0 to 1.
    outcomes
        What happened: 1 if it came true, 0 if not.

    Returns
    -------
    float
        From 0, perfect, to 1, certain and wrong; a coin earns 0.25.

    Raises
    ------
    ValueError
        If there are no forecasts, or as many outcomes as forecasts are not given, or a value is
        out of range.

    References
    ----------
    G. W. Brier, "Verification of Forecasts Expressed in Terms of Probability", *Monthly Weather
    Review* 78 (1950), pages 1-3; here in the usual form for two outcomes, half of Brier's own.
    """
    return _mean([(said - happened) ** 2 for said, happened in _pairs(probabilities, outcomes)])


def log_score(
    probabilities: Iterable[float], outcomes: Iterable[float], clip: float = CLIP
) -> float:
    """Return the mean natural logarithm of the chance that was given to what happened.

    Parameters
    ----------
    probabilities, outcomes
        As in `brier`.
    clip
        Chances count as at least this and at most one less this, since the logarithm of nought is
        infinite; 0 takes them as they are.

    Returns
    -------
    float
        Nought or less; near nought is good, and a coin earns about -0.693.

    Raises
    ------
    ValueError
        As `brier`, or if ``clip`` is not from 0 to below 0.5.

    References
    ----------
    I. J. Good, "Rational Decisions", *Journal of the Royal Statistical Society* B 14 (1952),
    pages 107-114.
    """
    if not 0 <= clip < _HALF:
        raise ValueError(f"got clip={clip!r}; expected a number from 0 to below 0.5, such as 0.01")
    given = [said if happened else 1 - said for said, happened in _pairs(probabilities, outcomes)]
    clipped = [max(clip, min(1 - clip, chance)) for chance in given]
    return _mean([math.log(chance) if chance else -math.inf for chance in clipped])


def calibration(
    probabilities: Iterable[float], outcomes: Iterable[float], bins: int = 5
) -> list[Bin]:
    """Return how often what was said to be about so likely came true.

    Parameters
    ----------
    probabilities, outcomes
        As in `brier`; none at all give empty bins.
    bins
        Into how many equal parts to cut the line from 0 to 1; the last one holds 1 as well.

    References
    ----------
    The reliability diagram; see A. H. Murphy and R. L. Winkler, "Reliability of Subjective
    Probability Forecasts of Precipitation and Temperature", *Applied Statistics* 26 (1977).
    """
    heaps: list[list[tuple[float, float]]] = [[] for _ in range(bins)]
    for said, happened in _pairs(probabilities, outcomes, least=0):
        heaps[min(int(said * bins), bins - 1)].append((said, happened))
    return [_bin(number, bins, heap) for number, heap in enumerate(heaps)]


def _bin(number: int, bins: int, heap: list[tuple[float, float]]) -> Bin:
    mean = _mean([said for said, _ in heap]) if heap else None
    share = _mean([happened for _, happened in heap]) if heap else None
    return Bin(number / bins, (number + 1) / bins, len(heap), mean, share)


class Decomposition(NamedTuple):
    """The Brier score in three parts: reliability - resolution + uncertainty."""

    reliability: float
    resolution: float
    uncertainty: float


def decompose(probabilities: Iterable[float], outcomes: Iterable[float]) -> Decomposition:
    """Return how far the Brier score is due to calibration, to discernment and to the questions.

    Forecasts of exactly the same probability make a group.

    Parameters
    ----------
    probabilities, outcomes
        As in `brier`.

    References
    ----------
    A. H. Murphy, "A New Vector Partition of the Probability Score", *Journal of Applied
    Meteorology* 12 (1973), pages 595-600.
    """
    pairs = _pairs(probabilities, outcomes)
    rate = _mean([happened for _, happened in pairs])
    groups: dict[float, list[float]] = {}
    for said, happened in pairs:
        groups.setdefault(said, []).append(happened)
    weighted = [(len(group) / len(pairs), said, _mean(group)) for said, group in groups.items()]
    return Decomposition(
        sum(weight * (said - share) ** 2 for weight, said, share in weighted),
        sum(weight * (share - rate) ** 2 for weight, _, share in weighted),
        rate * (1 - rate),
    )


def rivals(
    probabilities: Sequence[float],
    outcomes: Sequence[float],
    references: Sequence[float | None] = (),
    clip: float = CLIP,
) -> list[Rival]:
    """Return a forecaster's scores beside those of simple rivals on the same questions.

    Parameters
    ----------
    probabilities, outcomes
        As in `brier`.
    references
        For each question the share in its reference class, or None; that rival says a half there.
    clip
        As in `log_score`.
    """
    many = len(outcomes)
    said = {
        "you": probabilities,
        "half": [_HALF] * many,
        "base rate": [_mean(outcomes)] * many,
        "optimist": [_OPTIMIST] * many,
        "sceptic": [_SCEPTIC] * many,
    }
    if any(one is not None for one in references):
        said["reference class"] = [_HALF if one is None else one for one in references]
    return [
        Rival(name, brier(guesses, outcomes), log_score(guesses, outcomes, clip))
        for name, guesses in said.items()
    ]


def _mean(values: Sequence[float]) -> float:
    if not values:
        raise ValueError("got no forecasts; expected one or more that are settled")
    return sum(values) / len(values)


def _pairs(
    probabilities: Iterable[float], outcomes: Iterable[float], least: int = 1
) -> list[tuple[float, float]]:
    said, happened = [float(p) for p in probabilities], [float(o) for o in outcomes]
    if len(said) != len(happened) or len(said) < least:
        raise ValueError(
            f"got {len(said)} probabilities and {len(happened)} outcomes; "
            f"expected as many of one as of the other, and {least} or more"
        )
    if wrong := [p for p in said if not 0 <= p <= 1]:
        raise ValueError(f"got a probability of {wrong[0]}; expected 0 to 1 (0.7 for 70 %)")
    if wrong := [o for o in happened if o not in (0, 1)]:
        raise ValueError(f"got an outcome of {wrong[0]}; expected 1 for yes or 0 for no")
    return list(zip(said, happened, strict=True))
