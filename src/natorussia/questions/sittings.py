"""The terms of one student's test: questions drawn for them alone, and the time they have."""

from hashlib import sha256
from pathlib import Path
from typing import Any

from natorussia.data.languages import console
from natorussia.data.table_files import TableFileError, read_rows

_SEEDS = 2**24


def sitting(
    student: str,
    minutes: float,
    *,
    factor: float = 1,
    test: str = "",
    classlist: str | Path | None = None,
) -> dict[str, Any]:
    """Return a seed and a time limit for a student, as :class:`natorussia.Quiz` takes them.

    The same student gets the same questions again, and another student others; capitals and
    spaces around a name do not matter.

    Parameters
    ----------
    student
        A name or a number that tells students apart, such as that of their account.
    minutes
        The time that everybody has.
    factor
        What this student's time is multiplied by: 1.5 gives half as much again.
    test
        The name of the test: with another name, the same student gets other questions.
    classlist
        A table with the columns ``student`` and ``factor``; who is in it has that factor, and
        everybody else `factor`.

    Raises
    ------
    ValueError
        If the student has no name, or less time than the others, or the list cannot be read.

    Examples
    --------
    >>> terms = sitting("Ada", 20, factor=1.25)
    >>> terms["minutes"], terms == sitting(" ada ", 20, factor=1.25)
    (25.0, True)
    """
    name = student.strip().casefold()
    if not name:
        raise ValueError(
            console.gettext("a student without a name has no seed; give a name or a number")
        )
    if classlist is not None:
        factor = _factors(Path(classlist)).get(name, factor)
    if factor < 1:
        raise ValueError(
            console.filled(
                "the factor of {0} is {1}; extra time is a factor above 1", student, factor
            )
        )
    digest = sha256(f"{test}\n{name}".encode()).digest()
    return {"seed": int.from_bytes(digest[:8]) % _SEEDS, "minutes": float(minutes * factor)}


def _factors(path: Path) -> dict[str, float]:
    """Return the factor of each student of a list, by their name in small letters."""
    found: dict[str, float] = {}
    for row in read_rows(path, ("student", "factor")):
        if lacking := {"student", "factor"} - set(row):
            raise TableFileError(
                console.filled(
                    "{0}: it has no column {1}, only {2}", path.name, repr(min(lacking)), [*row]
                )
            )
        name, told = row["student"].strip().casefold(), row["factor"].strip().replace(",", ".")
        try:
            factor = float(told)
        except ValueError:
            factor = float("nan")
        if not 1 <= factor < float("inf"):
            raise TableFileError(
                console.filled(
                    "{0}: the factor of {1} is {2}; extra time is a number above 1, as 1.25",
                    path.name,
                    row["student"],
                    repr(row["factor"]),
                )
            )
        if found.setdefault(name, factor) != factor:
            raise TableFileError(
                console.filled("{0}: {1} has two factors; remove one", path.name, row["student"])
            )
    return found
