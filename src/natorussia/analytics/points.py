"""What students earned in tests: points, of how many."""

from typing import TYPE_CHECKING, Any

from natorussia import questions as asked
from natorussia.analytics.progress_files import Try
from natorussia.analytics.readers import Readers

if TYPE_CHECKING:
    import pandas as pd

_COLUMNS = ["student", "test", "points", "possible", "answered", "asked"]


def points(found: Readers, bank: list[dict[str, Any]] | None = None) -> "pd.DataFrame":
    """Return what each student earned in each test.

    A test is what was handed in as one: the questions of a section that a package asked without its
    key, or those of a learning platform's own quiz.  The first answer to a question counts, as in
    a test there is one.  What is left out earns nothing.

    Parameters
    ----------
    found
        What `natorussia.analytics.readers.read` gave.
    bank
        The questions; those of the course where none are given.

    Returns
    -------
    pandas.DataFrame
        ``student``; ``test``, the id of a section, or what a platform calls a column of points;
        ``points``; ``possible``, missing where a platform does not say; ``answered`` and ``asked``,
        how many questions, missing where a platform tells points alone.
    """
    import pandas as pd

    known = {one["id"]: one for one in (asked.load_course() if bank is None else bank)}
    tests = _tests(found, known)
    rows: list[tuple[Any, ...]] = []
    for reader in found.readers:
        log = reader.records["log"]
        for section, names in tests.items():
            if names & log.keys():
                rows.append((reader.name, section, *_earned(log, names, known)))
        rows += [(reader.name, test, *told, None, None) for test, told in reader.points.items()]
    numbers = dict.fromkeys(["points", "possible"], float)
    counts = dict.fromkeys(["answered", "asked"], "Int64")
    return pd.DataFrame(rows, columns=_COLUMNS).astype({**numbers, **counts})


def _tests(found: Readers, known: dict[str, dict[str, Any]]) -> dict[str, set[str]]:
    """Return the questions of each test, by section, that earn points."""
    tests: dict[str, set[str]] = {}
    for name, question in known.items():
        if name in found.asked and asked.worth(question):
            tests.setdefault(question["section"], set()).add(name)
    return tests


def _earned(
    log: dict[str, list[Try]], names: set[str], known: dict[str, dict[str, Any]]
) -> tuple[float, float, int, int]:
    worth = {name: asked.worth(known[name]) for name in names}
    first = {name: log[name][0] for name in names & log.keys()}
    earned = sum(worth[name] * one["c"] for name, one in first.items())
    given = sum("a" in one or one["c"] > 0 for one in first.values())
    return round(earned, 4), sum(worth.values()), given, len(names)
