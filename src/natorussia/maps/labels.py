"""Names on maps, each in its state, and none over another."""

from collections.abc import Sequence

from natorussia.maps.outlines import Point

_WIDE, _HIGH = 0.68, 1.1  # of a bold letter and of a line, as shares of the size of type
_ROUNDS = 40


def beside(names: Sequence[str], spots: Sequence[Point], size: float) -> list[Point]:
    """Return where names stand, in the middle of each, once none lies over another.

    Parameters
    ----------
    names
        What is written.
    spots
        Where each would best stand, in the units of the map, downwards.
    size
        The size of type, in the same units.
    """
    found = list(spots)
    for _ in range(_ROUNDS):
        for i in range(len(found)):
            for j in range(i):
                found[i], found[j] = _parted(found[i], found[j], _room(names[i], names[j], size))
    return found


def _room(one: str, other: str, size: float) -> tuple[float, float]:
    """Return how far the middles of two names must be apart, sideways or in height."""
    return (len(one) + len(other)) / 2 * _WIDE * size, _HIGH * size


def _parted(one: Point, other: Point, room: tuple[float, float]) -> tuple[Point, Point]:
    (x0, y0), (x1, y1) = one, other
    lacking = room[1] - abs(y0 - y1)
    if abs(x0 - x1) >= room[0] or lacking <= 0:
        return one, other
    push = (lacking / 2) * (1 if y0 >= y1 else -1)
    return (x0, y0 + push), (x1, y1 - push)
