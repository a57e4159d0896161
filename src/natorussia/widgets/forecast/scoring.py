"""What forecasts are worth: the Brier score, the log score, and calibration.

The widget's module ``frontend/forecast/scoring.ts`` computes the same, by the same vectors.

Questions that one event settles are not independent: they share one vote, as `weigh` says.
"""

import math
from collections import Counter
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


def weigh(groups: Iterable[str]) -> list[float]:
    """Return the weight of each question: one for a group, shared out among its members.

    Parameters
    ----------
    groups
        The name of each question's group: questions of one group are settled by the same event.

    Examples
    --------
    >>> weigh(["war", "war", "treaty"])
    [0.5, 0.5, 1.0]
    """
    named = list(groups)
    sizes = Counter(named)
    return [1 / sizes[name] for name in named]


def brier(
    probabilities: Iterable[float], outcomes: Iterable[float], weights: Sequence[float] = ()
) -> float:
    """Return the mean squared distance between forecasts and what happened.

    Parameters
    ----------
    probabilities
        What was said, each from 0 to 1.
    outcomes
        What happened: 1 if it came out as yes, 0 if as no.
    weights
        How much each counts in the mean, as `weigh` gives it; none at all count alike.

    Returns
    -------
    float
        From 0, perfect, to 1, certain and wrong; a coin earns 0.25.

    Raises
    ------
    ValueError
        If there are no forecasts, or as many outcomes as forecasts are not given, or a value is
        out of range, or there are some weights and not as many as forecasts.

    References
    ----------
    G. W. Brier, "Verification of Forecasts Expressed in Terms of Probability", *Monthly Weather
    Review* 78 (1950), pages 1-3, doi:10.1175/1520-0493(1950)078<0001:VOFEIT>2.0.CO;2; here in the
    usual form for two outcomes, half of Brier's own.
    """
    pairs = _pairs(probabilities, outcomes)
    return _mean([(said - happened) ** 2 for said, happened in pairs], weights)


def log_score(
    probabilities: Iterable[float],
    outcomes: Iterable[float],
    clip: float = CLIP,
    weights: Sequence[float] = (),
) -> float:
    """Return the mean natural logarithm of the chance that was given to what happened.

    Parameters
    ----------
    probabilities, outcomes, weights
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
    pages 107-114, doi:10.1111/j.2517-6161.1952.tb00104.x.
    """
    if not 0 <= clip < _HALF:
        raise ValueError(f"got clip={clip!r}; expected a number from 0 to below 0.5, such as 0.01")
    given = [said if happened else 1 - said for said, happened in _pairs(probabilities, outcomes)]
    clipped = [max(clip, min(1 - clip, chance)) for chance in given]
    return _mean([math.log(chance) if chance else -math.inf for chance in clipped], weights)


def calibration(
    probabilities: Iterable[float], outcomes: Iterable[float], bins: int = 5
) -> list[Bin]:
    """Return how often what was said to be about so likely came out as yes.

    Parameters
    ----------
    probabilities, outcomes
        As in `brier`; none at all give empty bins.
    bins
        Into how many equal parts to cut the line from 0 to 1; the last one holds 1 as well.

    References
    ----------
    The reliability diagram; see A. H. Murphy and R. L. Winkler, "Reliability of Subjective
    Probability Forecasts of Precipitation and Temperature", *Applied Statistics* 26 (1977), pages
    41-47, doi:10.2307/2346866.
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
    Meteorology* 12 (1973), pages 595-600, doi:10.1175/1520-0450(1973)012<0595:ANVPOT>2.0.CO;2.
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
    weights: Sequence[float] = (),
) -> list[Rival]:
    """Return a forecaster's scores beside those of simple rivals on the same questions.

    Parameters
    ----------
    probabilities, outcomes, weights
        As in `brier`.
    references
        For each question its base rate, which is the share in a class of like cases before, or
        None; the rival who goes by base rates says a half there.
    clip
        As in `log_score`.
    """
    many = len(outcomes)
    said = {
        "you": probabilities,
        "half": [_HALF] * many,
        "share of yes": [_mean(outcomes, weights)] * many,
        "optimist": [_OPTIMIST] * many,
        "sceptic": [_SCEPTIC] * many,
    }
    if any(one is not None for one in references):
        said["base rates"] = [_HALF if one is None else one for one in references]
    return [
        Rival(name, brier(guesses, outcomes, weights), log_score(guesses, outcomes, clip, weights))
        for name, guesses in said.items()
    ]


def _mean(values: Sequence[float], weights: Sequence[float] = ()) -> float:
    if not values:
        raise ValueError("got no forecasts; expected one or more that are settled")
    if not weights:
        return sum(values) / len(values)
    if len(weights) != len(values):
        raise ValueError(
            f"got {len(weights)} weights for {len(values)} forecasts; expected one for each"
        )
    weighted = [value * weight for value, weight in zip(values, weights, strict=True)]
    return sum(weighted) / sum(weights)


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
