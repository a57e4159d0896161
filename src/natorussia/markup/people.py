"""People in words: what they are called after the first mention, and the offices that they held."""

from natorussia import data
from natorussia.data.dates import OPEN, span
from natorussia.data.languages import console
from natorussia.markup import citations


def surname(name: str) -> str:
    """Return what a person is called after the first mention: ``De Hoop Scheffer``."""
    words = name.split()
    start = next((place for place, word in enumerate(words) if word.islower()), len(words) - 1)
    return citations.capital(" ".join(words[start:]))


def office(person: str, year: str = "") -> str:
    """Return the office that a person held, with its article; in ``year`` where there are several.

    Raises
    ------
    natorussia.data.UnknownNameError
        If the person is not in ``actors``.
    ValueError
        If no office or more than one fits; the message lists them.
    """
    citations.row("actors", person)
    held = [one for one in data.rows("offices") if one["actor"] == person]
    fits = [one["office"] for one in held if not year or _held_in(one, year)]
    if len(fits) != 1:
        known = "; ".join(f"{one['office']} ({one['start']} to {one['end']})" for one in held)
        who = f"{person} {year}".strip()
        raise ValueError(
            console.filled(
                "{0} has {1} offices in the table offices, expected one: name a year, as "
                "in {{person}}`{2} 1999`, or add a row; there are: {3}",
                who,
                len(fits),
                person,
                known or console.gettext("none"),
            )
        )
    return fits[0]


def _held_in(held: dict[str, str], when: str) -> bool:
    """Tell whether an office was held in a year such as ``-0043``, or a month such as ``2007-05``.

    An office counts as held in the whole of the months or years that its own dates name.
    """
    at, until = span(when), span(held["start"], held["end"] or OPEN)
    begins, ends = until.start0, until.end1
    assert at.start0 is not None  # noqa: S101  a year or a month has both
    assert at.start1 is not None  # noqa: S101
    return (begins is None or begins < at.start1) and (ends is None or at.start0 < ends)
