"""A date of EDTF taken apart into year, month, day, time and qualifiers."""

import re
from dataclasses import dataclass

from natorussia.data.languages import console
from natorussia.data.languages.catalogues import noted

EXPECTED = noted(
    "a date in EDTF, such as 1997, 1997-05, 1997-05-27, 1997-05-27T10:15, 1992~ (about), "
    "1992? (perhaps), 2004-06-XX (day unknown), 199X, 2001-21 (spring) or -0043 (44 BCE)"
)
UNKNOWN_YEAR, UNKNOWN_PART = "XXXX", "XX"
SEASONS = range(21, 42)
_MARK = "[?~%]?"
_YEAR = rf"(?P<yl>{_MARK})(?P<year>-?[\dX]{{4}})(?P<yr>{_MARK})"
_MONTH = rf"(?P<ml>{_MARK})(?P<month>[\dX]{{2}})(?P<mr>{_MARK})"
_DAY = rf"(?P<dl>{_MARK})(?P<day>[\dX]{{2}})(?P<dr>{_MARK})"
_TIME = (
    r"T(?P<hour>\d\d):(?P<minute>\d\d)(?::(?P<second>\d\d)(?:[.,](?P<fraction>\d+))?)?"
    r"(?P<zone>Z|[+\-\u2212]\d\d(?::?\d\d)?)?"
)
_DATE = re.compile(rf"{_YEAR}(?:-{_MONTH}(?:-{_DAY}(?P<time>{_TIME})?)?)?", re.ASCII)
_YEARS = re.compile(
    r"(?:(?P<short>-?\d{2,3})|(?P<plain>-?\d{4})(?=S)|"
    r"Y(?P<long>-?(?:[1-9]\d{4,14}|\d{1,15}E\d{1,2})))(?:S(?P<significant>[1-9]))?"
    rf"(?P<mark>{_MARK})",
    re.ASCII,
)
_SIDES = ("yl", "yr", "ml", "mr", "dl", "dr")
_LARGEST = 10**15  # above it, floats of days no longer tell one year from the next
_EAST, _WEST = 14 * 60, -12 * 60  # minutes


class FaultError(ValueError):
    """Why a text is no date; the text itself is named by who asked."""


@dataclass(frozen=True, slots=True)
class Clock:
    """A time: seconds of the day in UTC, how long the moment lasts in seconds, and its words."""

    seconds: float
    length: float
    words: str


@dataclass(frozen=True, slots=True)
class Parts:
    """A date taken apart; digits that are unknown are ``X``, parts that are missing are empty.

    Attributes
    ----------
    year
        Four digits with a sign and ``X``, or any whole number.
    significant
        How many digits of the year are sure, or None.
    marks
        What qualifies year, month and day: ``~``, ``?``, ``%`` or nothing.
    """

    year: str
    month: str
    day: str
    significant: int | None
    clock: Clock | None
    marks: tuple[str, ...]

    @property
    def mark(self) -> str:
        """What qualifies any part."""
        return joined(*self.marks)


def parse(text: str) -> Parts:
    """Take a date apart.

    Raises
    ------
    FaultError
        If it is none; the message says what was expected.
    """
    if match := _DATE.fullmatch(text):
        return _date(match)
    if match := _YEARS.fullmatch(text):
        return _year(match)
    raise FaultError(console.filled("expected {0}", console.gettext(EXPECTED)))


def joined(*marks: str) -> str:
    """Return what several qualifiers say together."""
    met = set("".join(marks))
    return "%" if "%" in met or len(met) > 1 else "".join(met)


def _date(match: re.Match[str]) -> Parts:
    got = {name: value or "" for name, value in match.groupdict().items()}
    _check_zero(got["year"])
    if got["time"] and "X" in got["year"] + got["month"] + got["day"]:
        raise FaultError(console.gettext("expected no time on a day that is unknown"))
    if got["time"] and any(got[side] for side in _SIDES):
        raise FaultError(console.gettext("expected no ~, ? or % on a date that has a time"))
    # A qualifier after a part holds for all that stands before it as well.
    day = got["dr"]
    marks = [joined(got["yl"], got["yr"], got["mr"], day)]
    if got["month"]:
        marks.append(joined(got["ml"], got["mr"], day))
    if got["day"]:
        marks.append(joined(got["dl"], day))
    clock = _clock(got) if got["time"] else None
    return Parts(got["year"], got["month"], got["day"], None, clock, tuple(marks))


def _year(match: re.Match[str]) -> Parts:
    significant = int(match["significant"]) if match["significant"] else None
    if match["short"]:
        if significant or match["short"] in ("-00", "-000"):
            raise FaultError(console.filled("expected {0}", console.gettext(EXPECTED)))
        year = match["short"] + "X" * (4 - len(match["short"].lstrip("-")))
    else:
        year = match["plain"] or _whole(match["long"])
    _check_zero(year)
    return Parts(year, "", "", significant, None, (match["mark"],))


def _check_zero(year: str) -> None:
    if year == "-0000":
        raise FaultError(console.gettext("expected 0000 for the year 0, which has no sign"))


def _whole(text: str) -> str:
    digits, _, exponent = text.partition("E")
    year = int(digits) * 10 ** int(exponent or 0)
    if abs(year) > _LARGEST:
        raise FaultError(
            console.filled("expected a year of at most {0} digits", len(str(_LARGEST)) - 1)
        )
    return str(year)


def _clock(got: dict[str, str]) -> Clock:
    hour, minute, second = (int(got[name] or 0) for name in ("hour", "minute", "second"))
    fraction = got["fraction"].rstrip("0")
    midnight = hour == 24 and not (minute or second or fraction)  # noqa: PLR2004
    if not midnight and (hour > 23 or minute > 59 or second > 59):  # noqa: PLR2004
        raise FaultError(console.gettext("expected a time from 00:00 to 24:00"))
    words = f"{got['hour']}:{got['minute']}" + (f":{got['second']}" if got["second"] else "")
    seconds = (hour * 60 + minute - _offset(got["zone"])) * 60 + second + float(f"0.{fraction}0")
    zone = re.sub(r"([+-]\d\d)(\d\d)", r"\1:\2", got["zone"])
    said = {"": "", "Z": " UTC"}.get(zone, f" UTC{zone}")
    # Days are floats: a moment shorter than a millisecond would vanish far from 1970.
    length = max(10.0 ** -len(fraction), 1e-3) if got["second"] else 60
    return Clock(seconds, length, f"{words}{'.' * bool(fraction)}{fraction}{said}")


def _offset(zone: str) -> int:
    """Return the minutes that a zone is ahead of UTC."""
    if zone in ("", "Z"):
        return 0
    digits = zone[1:].replace(":", "").ljust(4, "0")
    minutes = (int(digits[:2]) * 60 + int(digits[2:])) * (1 if zone[0] == "+" else -1)
    if int(digits[2:]) > 59 or not _WEST <= minutes <= _EAST:  # noqa: PLR2004
        raise FaultError(console.gettext("expected a zone from -12:00 to +14:00"))
    if zone[0] != "+" and not minutes:
        raise FaultError(
            console.gettext("expected +00:00 or Z, since a zone of -00:00 is not in ISO 8601")
        )
    return minutes
