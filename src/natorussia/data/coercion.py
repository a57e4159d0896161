"""What a cell of a table says, whatever made it: text, ids, and dates as EDTF."""

import datetime as dt
import re
import warnings
from collections.abc import Iterable
from numbers import Real
from typing import Any

from natorussia import data
from natorussia.data.dates import DateError
from natorussia.data.edtf.typed import unclear, year_text
from natorussia.data.languages import console
from natorussia.data.languages.catalogues import noted

_WITH_A_SPACE = re.compile(r"(\d{4}-\d\d-\d\d) (\d\d:\d\d.*)")
_DAY_OF_JAVASCRIPT = re.compile(r"(\d{4}-\d\d-\d\d)T00:00:00\.0+Z")
_ASTRONOMICAL = noted(
    "whole numbers are astronomical years: 0 is 1 BCE and -43 is 44 BCE; "
    "where -44 means 44 BCE, write the text '44 BCE'"
)


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
    """Return a cell as EDTF: dates lose a midnight, whole numbers are astronomical years.

    Periods of pandas and dates of NumPy say themselves how precise they are.  A moment of
    JavaScript at midnight in UTC is a day.

    Raises
    ------
    DateError
        If the cell is no date, or a text of so few digits that it may be a year or a decade.

    Warns
    -----
    UserWarning
        If a whole number is less than 1: it says how such numbers are read.
    """
    if missing(value):
        return ""
    if isinstance(value, dt.date) or type(value).__name__ == "datetime64":
        return _without_midnight(str(value).replace(" ", "T"))
    if type(value).__name__ == "Period":
        return _period(value)
    if isinstance(value, str):
        return _text(value.strip())
    if isinstance(value, Real) and float(value).is_integer():
        if value < 1:
            warnings.warn(console.gettext(_ASTRONOMICAL), stacklevel=2)
        return year_text(int(float(value)))
    raise DateError(value)


def _text(value: str) -> str:
    if why := unclear(value):
        raise DateError(value, why)
    return _DAY_OF_JAVASCRIPT.sub(r"\1", _WITH_A_SPACE.sub(r"\1T\2", value))


def _without_midnight(moment: str) -> str:
    minutes = re.sub(r"(T\d\d:\d\d):[\d.]+", r"\1", moment)
    return re.sub(r"T00:00([+-].*)?$", "", minutes)


def _period(value: Any) -> str:  # noqa: ANN401
    first, last = value.start_time, value.end_time
    if "Q" in str(value):
        return f"{first:%Y-%m}/{last:%Y-%m}"
    return _without_midnight(str(value).replace(" ", "T"))
