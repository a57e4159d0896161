"""The terms of one student's test: questions drawn for them alone, and the time they have."""

from hashlib import sha256
from typing import Any

_SEEDS = 2**24


def sitting(student: str, minutes: float, *, factor: float = 1, test: str = "") -> dict[str, Any]:
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

    Raises
    ------
    ValueError
        If the student has no name, or less time than the others.

    Examples
    --------
    >>> terms = sitting("Ada", 20, factor=1.25)
    >>> terms["minutes"], terms == sitting(" ada ", 20, factor=1.25)
    (25.0, True)
    """
    name = student.strip().casefold()
    if not name:
        raise ValueError("a student without a name has no seed; give a name or a number")
    if factor < 1:
        raise ValueError(f"the factor of {student} is {factor}; extra time is a factor above 1")
    digest = sha256(f"{test}\n{name}".encode()).digest()
    return {"seed": int.from_bytes(digest[:8]) % _SEEDS, "minutes": float(minutes * factor)}
