"""What a cell of a table says, whatever made it: text, ids, and dates as EDTF."""

import datetime as dt
import re
from collections.abc import Iterable
from numbers import Real
from typing import Any

from natorussia import data
from natorussia.data.dates import DateError

_WITH_A_SPACE = re.compile(r"(\d{4}-\d\d-\d\d) (\d\d:\d\d.*)")


def missing(value: Any) -> bool:  # noqa: ANN401
    """Tell whether a cell is empty; NaN and NaT differ from themselves, and NA is no boolean."""
    return value is None or type(value).__name__ in ("NAType", "NaTType") or value != value  # noqa: PLR0124


def text(value: Any) -> str:  # noqa: ANN401
    """Return a cell as text, and an empty one as none."""
    return "" if missing(value) else str(value).strip()


def several(value: Any) -> tuple[str, ...]:  # noqa: ANN401
    """Return the ids in a cell: a list, or text with semicolons between them."""
    if isinstance(value, str):
        return tuple(data.split(value))
    if isinstance(value, Iterable):
        return tuple(map(str, value))
    return () if missing(value) else (str(value),)


def edtf(value: Any) -> str:  # noqa: ANN401
    """Return a cell as EDTF: dates lose a midnight, whole numbers are years.

    Periods of pandas and dates of NumPy say themselves how precise they are.
    """
    if missing(value):
        return ""
    if isinstance(value, dt.date) or type(value).__name__ == "datetime64":
        return _without_midnight(str(value).replace(" ", "T"))
    if type(value).__name__ == "Period":
        return _period(value)
    if isinstance(value, str):
        return _WITH_A_SPACE.sub(r"\1T\2", value)
    if isinstance(value, Real) and float(value).is_integer():
        return f"{'-' if value < 0 else ''}{abs(int(float(value))):04d}"
    raise DateError(value)


def _without_midnight(moment: str) -> str:
    minutes = re.sub(r"(T\d\d:\d\d):[\d.]+", r"\1", moment)
    return re.sub(r"T00:00([+-].*)?$", "", minutes)


def _period(value: Any) -> str:  # noqa: ANN401
    first, last = value.start_time, value.end_time
    if "Q" in str(value):
        return f"{first:%Y-%m}/{last:%Y-%m}"
    return _without_midnight(str(value).replace(" ", "T"))
