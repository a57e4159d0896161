"""One date as a person writes it, without its span: 4 July 1776, 03.10.1990, the 5th c. BC."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from natorussia.authoring.imports import written_words as words
from natorussia.data.dates import DateError
from natorussia.data.edtf.typed import year_text

_TWELVE, _DAYS, _CENTURIES, _MILLENNIA = 12, 31, 30, 10
_LONG_AGO = 3000  # years
_FILLERS = {"the", "of", "de", "del", "le", "el", "am", "den", "d"}
_FILLERS |= {"\u0433", "года", "року", "\u0440"}
_IN = re.compile(
    r"(?:in|en|im jahre?|jahr|anno|l['\u2019]an|nel|em|w|в|(?:in\s+)?(?:the\s+)?year|a[oñ]o|année)"
    r"\s+(?=\S)",
    re.IGNORECASE,
)
_SUFFIX = re.compile(r"(?<=\d)(?:st|nd|rd|th|er|ère|[\u00ba\u00b0])(?![^\W\d_])", re.IGNORECASE)
_TOKEN = re.compile(r"\d+|[^\W\d_]+")
_BETWEEN = re.compile(r"[\s.,/\u2019'-]*")
_CLOCK = re.compile(
    r"(?P<day>.+?\d)(?:,?\s+|T)(?P<hour>\d{1,2}):(?P<minute>\d\d)(?::(?P<second>\d\d)(?:\.0+)?)?"
    r"(?:\s*(?P<half>[AP])\.?M\.?)?",
    re.IGNORECASE,
)
_SURE = re.compile(
    r"\s*(?:(\?)|\((?:(\?)|~|approx(?:imately|\.)?|circa|about|ca?\.)\)|(~|(?<=\d{4})\s*ca?\.?)|(%))$",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class When:
    """A year with or without a month, a day and a time; an era where one was named."""

    year: str
    month: str = ""
    day: str = ""
    before: bool | None = None

    def edtf(self) -> str:
        """Return it in EDTF."""
        year = self.year
        if year.isdecimal():
            year = year_text(1 - int(year) if self.before else int(year))
        elif self.before:
            year = f"-{year}"
        return "-".join(filter(None, (year, self.month, self.day)))


Form = Callable[[re.Match[str]], When | None]


def read(text: str, day_first: bool | None = None) -> str:  # noqa: FBT001
    """Return one date in EDTF, or nothing where no form of this module fits.

    Raises
    ------
    DateError
        If day and month cannot be told apart, or there is no such month.
    """
    text, marks = _unmarked(text)
    if match := _CLOCK.fullmatch(text):
        return _timed(match, day_first)
    text = words.after(words.SHADE, words.after(_IN, text))
    core, before = words.without_era(text)
    core, more = _unmarked(core)
    found = _form(core, before, day_first, about="~" in marks + more)
    if found is None:
        return ""
    said = found.edtf()
    return said if said.endswith("~") else said + _joined(marks + more)


def _unmarked(text: str) -> tuple[str, str]:
    """Return a text without the signs and words that say how sure it is, and what they say."""
    plain = words.after(words.ABOUT, text)
    marks = "~" * (plain != text)
    if match := _SURE.search(plain):
        plain = plain[: match.start()].rstrip()
        marks += "?" if match[1] or match[2] else match[4] or "~"  # (?) and ?; %; all else
    return plain, marks


def _joined(marks: str) -> str:
    return "%" if "%" in marks or {*marks} == {"~", "?"} else marks[:1]


def _timed(match: re.Match[str], day_first: bool | None) -> str:  # noqa: FBT001
    """Return a day with its time; midnight is what programs add to a day."""
    day, hour, half = read(match["day"], day_first), int(match["hour"]), match["half"]
    if day.count("-") - day.startswith("-") != 2 or hour > (_TWELVE if half else 24):  # noqa: PLR2004
        return ""
    if half:
        hour = hour % _TWELVE + _TWELVE * (half.upper() == "P")
    clock = f"{hour:02}:{match['minute']}" + (f":{match['second']}" if match["second"] else "")
    return day if clock in ("00:00", "00:00:00") else f"{day}T{clock.removesuffix(':00')}"


def _form(
    core: str,
    before: bool | None,  # noqa: FBT001
    day_first: bool | None,  # noqa: FBT001
    *,
    about: bool,
) -> When | None:
    if match := _SLASHES.fullmatch(core):
        return _slashed(match, day_first)
    digits = core.replace("\u202f", " ")
    if before is not None and (match := _FREE_YEAR.fullmatch(digits)):
        return When(str(int(re.sub(r"\D", "", match[0]))), before=before)
    if about and re.fullmatch(r"\d{3,4}", core):
        return When(core)
    for form, means in _FORMS:
        if (match := form.fullmatch(core)) and (found := means(match)):
            return When(found.year, found.month, found.day, before)
    return _worded(core, before)


def _worded(core: str, before: bool | None) -> When | None:  # noqa: FBT001
    """Return a day or a month with its name, in any order of day, month and year."""
    tokens = _tokens(core)
    if tokens is None:
        return None
    if tokens[:1] and tokens[0] in words.weekdays() and words.months().keys() & set(tokens[1:]):
        tokens = tokens[1:]
    named = [words.months().get(one, 0) for one in tokens]
    if not any(named) and len(tokens) == 3:  # noqa: PLR2004  15.III.1848
        middle = words.roman(tokens[1].upper()) if f"{tokens[1].upper()}" in core else 0
        named[1] = middle if middle <= _TWELVE else 0
    numbers = [one for one, month in zip(tokens, named, strict=True) if not month]
    place = next((place for place, month in enumerate(named) if month), None)
    if place is None or not all(map(str.isdecimal, numbers)) or not 1 <= len(numbers) <= 2:  # noqa: PLR2004
        return None
    return _ordered(numbers, named[place], before, year_first=place == 1 and len(numbers[0]) > 2)  # noqa: PLR2004


def _tokens(core: str) -> list[str] | None:
    """Return the words and numbers of a text; None if anything else stands between them."""
    text = re.sub(r"\(([^\W\d_]+)\)$", _weekday, _SUFFIX.sub("", core))
    if _BETWEEN.fullmatch(_TOKEN.sub("", text)) is None:
        return None
    return [one for one in map(words.bare, _TOKEN.findall(text)) if one not in _FILLERS]


def _weekday(match: re.Match[str]) -> str:
    return "" if words.bare(match[1]) in words.weekdays() else match[0]


def _ordered(
    numbers: list[str],
    month: int,
    before: bool | None,  # noqa: FBT001
    *,
    year_first: bool,
) -> When | None:
    year, day = numbers[-1], numbers[0] if len(numbers) > 1 else ""
    if year_first:
        year, day = numbers[0], numbers[1] if len(numbers) > 1 else ""
    if (before is None and len(year) < 3) or len(year) > 4:  # noqa: PLR2004
        return None
    if day and not 1 <= int(day) <= _DAYS:
        return None
    return When(year, f"{month:02}", day and f"{int(day):02}", before)


def _day(match: re.Match[str], year: str, month: str, day: str | None) -> When:
    if not 1 <= int(month) <= _TWELVE:
        raise DateError(match[0], f"there is no month {month}")
    return When(year, f"{int(month):02}", f"{int(day):02}" if day else "")


def _slashed(match: re.Match[str], day_first: bool | None) -> When:  # noqa: FBT001
    one, two = int(match[1]), int(match[2])
    if day_first is None and one != two and (one > _TWELVE) == (two > _TWELVE):
        raise DateError(
            match[0], "whether the day or the month comes first cannot be told: write 1776-07-04"
        )
    if day_first is None:
        day_first = one > _TWELVE
    day, month = (match[1], match[2]) if day_first else (match[2], match[1])
    return _day(match, match[3], month, day)


def _century(match: re.Match[str]) -> When | None:
    number = words.ordinal(match["number"] or match["after"])
    if re.search(r"\d\s*\w\.?$", match[0]) or not 0 < number <= _CENTURIES:
        return None  # 12 c. may be anything
    return When(f"{number - 1:02}XX")


def _millennium(match: re.Match[str]) -> When | None:
    """Return a millennium as the years that begin with one digit: the third BCE is -2XXX."""
    number = words.ordinal(match["number"])
    return When(f"{number - 1}XXX") if 0 < number <= _MILLENNIA else None


def _ago(match: re.Match[str]) -> When | None:
    """Return a year that is thousands of years ago, which nobody counts from this year."""
    number = float(re.sub(r"[,\s]", "", match["number"])) * (1000 if match["unit"] else 1)
    if number < _LONG_AGO:
        return None
    year = year_text(round((1950 if match["before"] else 2000) - number))
    return When(f"{year}~")


def _season(match: re.Match[str]) -> When | None:
    code = words.seasons().get(words.bare(match["season"] or match["after"]))
    year, later = match["year"] or match["before"], match["later"]
    follows = not later or int(later) == (int(year) + 1) % 10 ** len(later)
    return When(year, code) if code and follows else None


def _quarter(match: re.Match[str]) -> When:
    return When(match["year"] or match["before"], str(32 + int(match["quarter"] or match["after"])))


_SLASHES = re.compile(r"(\d{1,2})[/-](\d{1,2})[/-](\d{4})")
_FREE_YEAR = re.compile(r"[1-9]\d{0,2}(?:[ ,.'\u2019\u00a0]\d{3})+|0*[1-9]\d{0,8}")
# Each form with what it means; one that means nothing lets the next one look.
_FORMS: tuple[tuple[re.Pattern[str], Form], ...] = (
    (re.compile(r"(\d{4})(?:\.0+)?"), lambda found: When(found[1])),
    (
        re.compile(r"(\d{4})(\d\d)(\d\d)"),
        lambda found: _day(found, found[1], found[2], found[3]),
    ),
    (
        re.compile(r"(?:(\d{1,2})\.\s*)?(\d{1,2})\.\s*(\d{4})"),
        lambda found: _day(found, found[3], found[2], found[1]),
    ),
    (
        re.compile(r"(\d{1,2})/(\d{4})"),
        lambda found: _day(found, found[2], found[1], None),
    ),
    (
        re.compile(r"(\d{4})([-./])(\d{1,2})(?:\2(\d{1,2}))?"),
        lambda found: _day(found, found[1], found[3], found[4]) if int(found[3]) < 13 else None,  # noqa: PLR2004
    ),
    (
        re.compile(
            r"(\d{4})\s*[\u5e74\ub144](?:\s*(\d{1,2})\s*[\u6708\uc6d4](?:\s*(\d{1,2})\s*"
            r"[\u65e5\uc77c])?)?"
        ),
        lambda found: _day(found, found[1], found[2], found[3]) if found[2] else When(found[1]),
    ),
    (
        re.compile(r"(?:the\s+)?(\d{3})0(?:['\u2019]?s|er(?:\s+jahre)?)", re.IGNORECASE),
        lambda found: When(f"{found[1]}X"),
    ),
    (
        re.compile(r"(?:les\s+|los\s+|gli\s+)?(?:années|años|anni|anos)\s+(\d{3})0", re.IGNORECASE),
        lambda found: When(f"{found[1]}X"),
    ),
    (
        re.compile(
            rf"(?:the\s+)?(?:(?P<number>\S+?)[\s-]*{words.CENTURY}"
            r"|(?:siglo|secolo|século|s\.|sec\.|séc\.)\s*(?P<after>[IVX]+))",
            re.IGNORECASE,
        ),
        _century,
    ),
    (
        re.compile(rf"(?:the\s+)?(?P<number>\S+?)[\s-]*{words.MILLENNIUM}", re.IGNORECASE),
        _millennium,
    ),
    (
        re.compile(
            r"(?P<season>[^\W\d_]+)(?:\s+(?:of|de|del))?,?\s+(?P<year>\d{4})"
            r"(?:\s*[/\u2013-]\s*(?P<later>\d{4}|\d\d))?"
            r"|(?P<before>\d{4}),?\s+\(?(?P<after>[^\W\d_]+)\)?",
            re.IGNORECASE,
        ),
        _season,
    ),
    (
        re.compile(
            r"Q(?P<quarter>[1-4])[\s/-]*(?P<year>\d{4})|(?P<before>\d{4})[\s/-]*Q(?P<after>[1-4])",
            re.IGNORECASE,
        ),
        _quarter,
    ),
    (
        re.compile(
            r"(?P<number>\d{1,3}(?:,\d{3})+|\d+(?:\.\d)?)\s*"
            r"(?:(?P<unit>kya|ka|(?:k|thousand)\s+years\s+ago)|years\s+ago|(?P<before>(?:yr\s+)?BP))",
            re.IGNORECASE,
        ),
        _ago,
    ),
    (
        re.compile(r"M[MDCLXVI]{2,}"),
        lambda found: When(f"{words.roman(found[0]):04}") if words.roman(found[0]) else None,
    ),
)
