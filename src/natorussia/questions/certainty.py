"""How sure a reader says to be, and what that expects; the page has the same by the same vectors.

The levels and their marks are those of certainty-based marking, as Moodle has it: a right answer
earns 1, 2 or 3 marks, a wrong one 0, -2 or -6.

References
----------
A. R. Gardner-Medwin, "Confidence assessment in the teaching of basic science", *Association for
Learning Technology Journal* 3 (1995).
"""

from natorussia.data.languages.catalogues import noted

LEVELS = (noted("Guessing"), noted("Fairly sure"), noted("Sure"))
_GAIN, _LOSS = (1, 2, 3), (0, -2, -6)


def expected(level: int, luck: float = 0.0) -> tuple[float, float]:
    """Return the shares of right answers that a level expects, from and to.

    A level pays best between the chances at which it earns as much as its neighbours.

    Parameters
    ----------
    level
        0 for a guess, 1 for fairly sure, 2 for sure.
    luck
        The credit that a guess earns on average (0 to 1): what guessing begins at.
    """
    to = _border(level) if level < len(LEVELS) - 1 else 1.0
    return (_border(level - 1), to) if level else (luck, max(luck, to))


def _border(level: int) -> float:
    """Return the chance at which a level earns as much as the one above it."""
    steeper = _GAIN[level + 1] - _GAIN[level] - (_LOSS[level + 1] - _LOSS[level])
    return (_LOSS[level] - _LOSS[level + 1]) / steeper
