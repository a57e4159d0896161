"""A date in British English: what is said before the year, the year, and what is said after it."""

from collections.abc import Sequence

from natorussia.data.edtf import spoken
from natorussia.data.edtf.bounds import MONTHS, is_season, possible_days, possible_months, years
from natorussia.data.edtf.parse import SEASONS, UNKNOWN_PART, UNKNOWN_YEAR, Parts
from natorussia.data.languages import is_english

PREFIXES = {"": "", "~": "about ", "?": "perhaps ", "%": "perhaps about "}
ADJECTIVES = {"~": "approximate", "?": "uncertain", "%": "uncertain and approximate"}
_FOUR = ("spring", "summer", "autumn", "winter")
_ORDINALS = ("first", "second", "third", "fourth")
_HEADS = (
    *_FOUR,
    *(f"northern {name}" for name in _FOUR),
    *(f"southern {name}" for name in _FOUR),
    *(f"{name} quarter of" for name in _ORDINALS),
    *(f"{name} third of" for name in ("first", "second", "last")),
    *(f"{name} half of" for name in ("first", "second")),
)
_NAMES = ("year", "month", "day")
_MILLION, _BILLION = 10**6, 10**9
_FIRST_PLAIN = 1000  # a year of four digits is plain without an era
_FEW = 3  # as many months or days are named one by one


def words(parts: Parts) -> tuple[str, str]:
    """Return what is said before the year ("24 March "), and the year with what follows it.

    Qualifiers of the whole are left out, since they are said first of all: see `PREFIXES`.
    """
    head, unknown = _head(parts)
    tail = _tail(parts, head)
    if unknown:
        tail += f", {unknown} unknown"
    if parts.clock:
        tail += f", {parts.clock.words}"
    return head, tail + _qualified(parts)


def year_words(low: int, high: int) -> str:
    """Return a year, or the years between two, in words.

    Examples
    --------
    >>> year_words(-43, -43)
    '44 BCE'
    >>> year_words(1560, 1569)
    'the 1560s'
    """
    if not is_english():
        return spoken.year_words(low, high)
    if low == high:
        return _one_year(low)
    if _is_decade(low, high):
        return f"the {low}s"
    if low > -_MILLION and high < 1:
        return f"between {1 - low} and {1 - high} BCE"
    return f"between {_one_year(low)} and {_one_year(high)}"


def _is_decade(low: int, high: int) -> bool:
    return high - low == 9 and low >= _FIRST_PLAIN and low % 10 == 0  # noqa: PLR2004


def range_words(parts: Parts) -> str:
    """Return a year whose last digits are unknown as it stands beside another date, or nothing.

    Examples
    --------
    >>> from natorussia.data.edtf.parse import parse
    >>> range_words(parse("13XX~"))
    'about 1300\u20131399'
    >>> range_words(parse("-04XX")), range_words(parse("1400"))
    ('500\u2013401 BCE', '')
    """
    low, high = years(parts)
    if low == high or parts.month or parts.significant or UNKNOWN_YEAR in parts.year:
        return ""
    if _is_decade(low, high):
        return ""
    is_one_era = (low < 1) == (high < 1)
    first = str(low if low > 0 else 1 - low) if is_one_era else year_words(low, low)
    said = f"{first}\u2013{year_words(high, high)}"
    return PREFIXES[parts.mark] + said if is_english() else spoken.qualified(said, parts.mark)


def moment_words(year: int, month: int, day: int = 0) -> str:
    """Return a month, or a day of it, in words."""
    if not is_english():
        return spoken.moment_words(year, month, day)
    return f"{day or ''} {MONTHS[month - 1]} {_one_year(year)}".lstrip()


def _one_year(year: int) -> str:
    if year <= -_MILLION:
        return _years_ago(-year)
    if year < 1:
        return f"{1 - year} BCE"
    if year >= _MILLION:
        return f"{year:,}"
    return f"{year} CE" if year < _FIRST_PLAIN else str(year)


def _years_ago(years_ago: int) -> str:
    """Say a year of deep time; what is finer than a ten-thousandth is said in full."""
    unit, name = (_BILLION, "billion") if years_ago >= _BILLION else (_MILLION, "million")
    if years_ago % (unit // 10**4):
        return f"{years_ago + 1:,} BCE"
    return f"{years_ago / unit:.4f}".rstrip("0").rstrip(".") + f" {name} years ago"


def _head(parts: Parts) -> tuple[str, str]:
    """Return what is said before the year, and which parts are wholly unknown."""
    if not parts.month:
        return "", ""
    if is_season(parts):
        return f"{_HEADS[int(parts.month) - SEASONS[0]]} ", ""
    no_month, no_day = parts.month == UNKNOWN_PART, parts.day == UNKNOWN_PART
    if no_month and parts.day and not no_day:
        numbers = _choice(_numbers(parts), "day").removesuffix(" of")
        return f"{numbers} of an unknown month of ", ""
    unknown = " and ".join(["month"] * no_month + ["day"] * no_day)
    month = "" if no_month else _month(parts) + " "
    day = "" if no_day or not parts.day else _choice(_numbers(parts), "") + " "
    joins = day and month.startswith("a ") and not day.endswith("of ")
    return day + ("of " if joins else "") + month, unknown


def _month(parts: Parts) -> str:
    return _choice([MONTHS[number - 1] for number in possible_months(parts)], "a month")


def _numbers(parts: Parts) -> list[str]:
    return [str(number) for number in possible_days(parts)]


def _choice(names: Sequence[str], what: str) -> str:
    """Return one of several: "30 or 31", "10 to 19"."""
    if len(names) == 1:
        return f"day {names[0]}" if what == "day" else names[0]
    if len(names) > _FEW and what == "a month":
        return f"a month from {names[0]} to {names[-1]} of"
    if len(names) > _FEW:
        return f"a day from {names[0]} to {names[-1]} of"
    return ("day " if what == "day" else "") + f"{', '.join(names[:-1])} or {names[-1]}"


def _tail(parts: Parts, head: str) -> str:
    low, high = years(parts)
    if parts.year.lstrip("-") == UNKNOWN_YEAR:
        before = "of " if head and not head.endswith("of ") else ""
        return f"{before}an unknown year{' BCE' if parts.year.startswith('-') else ''}"
    if low == high:
        return year_words(low, high)
    if parts.significant is not None:
        return _estimated(int(parts.year), low, high, parts.significant)
    text = year_words(low, high)
    if not head:
        return text
    named = text if text.startswith("the ") else f"a year {text}"
    return named if head.endswith("of ") else f"of {named}"


def _estimated(year: int, low: int, high: int, significant: int) -> str:
    if year <= -_MILLION:
        sure = len(str(abs(year)).rstrip("0")) <= significant
        return f"about {_one_year(year)}{'' if sure else f', sure to {significant} digits'}"
    return f"{year_words(low, high)}, about {_one_year(year)}"


def _qualified(parts: Parts) -> str:
    """Return the qualifiers of parts, where they are not those of the whole."""
    if len(set(parts.marks)) == 1:
        return ""
    named = [
        (mark, " and ".join(n for n, m in zip(_NAMES, parts.marks, strict=False) if m == mark))
        for mark in dict.fromkeys(parts.marks)
        if mark
    ]
    return "".join(f", {names} {ADJECTIVES[mark]}" for mark, names in named)
