"""One date as a person writes it, without its span: 4 July 1776, 03.10.1990, the 5th c. BC."""

import re
from dataclasses import replace

from natorussia.authoring.imports import written_ages as ages
from natorussia.authoring.imports import written_words as words
from natorussia.authoring.imports.written_forms import FORMS, When, day_of
from natorussia.data.dates import DateError
from natorussia.data.languages import console

_TWELVE, _DAYS = 12, 31
_FILLERS = {"the", "of", "de", "del", "le", "el", "am", "den", "d"}
_FILLERS |= {"\u0433", "год", "года", "году", "рік", "року", "році", "\u0440"}
# East Slavic languages put a word after a year, whole or cut to its first letter.
_YEARS = re.compile(r"(?<=\d)\s*(?:гг?|рр?|год[ауы]?|годов|рік|року|році|роки|років)\.?$")
_IN = re.compile(
    r"(?:in|en|im jahre?|im|jahre?|anno|l['\u2019]an|nel|em|w|во?|у|(?:in\s+)?(?:the\s+)?year"
    r"|a[oñ]o|année|au|ב?שנת)\s+(?=\S)|à\s+l['\u2019]|ב[-\u05be]?(?=\d)",
    re.IGNORECASE,
)
_SUFFIX = re.compile(
    r"(?<=\d)(?:st|nd|rd|th|er|ère|te[nr]?|[\u00ba\u00b0])(?![^\W\d_])", re.IGNORECASE
)
_TOKEN = re.compile(r"\d+|[^\W\d_]+")
_BETWEEN = re.compile(r"[\s.,/\u2019\u05f3'-]*")
_SLASHES = re.compile(r"(\d{1,2})[/-](\d{1,2})[/-](\d{4})")
_FREE_YEAR = re.compile(r"[1-9]\d{0,2}(?:[ ,.'\u2019\u00a0]\d{3})+|0*[1-9]\d{0,8}")
_CLOCK = re.compile(
    r"(?P<day>.+?\d)(?:,?\s+|T)(?:(?:at|um|à|a las|alle|om)\s+)?"
    r"(?P<hour>\d{1,2})(?:(?::|\.(?=\d\d\s*Uhr)|\s*h\s*)(?P<minute>\d\d)(?::(?P<second>\d\d)(?:\.0+)?)?|"
    r"\s*(?=Uhr|h$|[AP]\.?M))(?:\s*(?:(?P<half>[AP])\.?M\.?|Uhr|h))?"
    r"(?:\s*(?P<utc>Z|UTC|GMT)?\s*(?P<zone>(?<!\d)[+\-\u2212]\d{1,2}(?::?\d\d)?)?)?",
    re.IGNORECASE,
)
_UNKNOWN = re.compile(r"(\d\d)\?\?")  # which EDTF would read as a century that is not sure
_SURE = re.compile(
    r"\s*(?:(\?)|\((?:(\?)|~|approx(?:imately|\.)?|circa|about|ca?\.)\)|(~|(?<=\d{4})\s*ca?\.?)|(%))$",
    re.IGNORECASE,
)


def read(text: str, day_first: bool | None = None) -> str:  # noqa: FBT001
    """Return one date in EDTF, or nothing where no form of this module fits.

    Raises
    ------
    DateError
        If day and month cannot be told apart, or there is no such month.
    """
    if match := _UNKNOWN.fullmatch(text):
        return f"{match[1]}XX"
    text, marks = _unmarked(text)
    if age := ages.read(text):
        return age if age.endswith("~") else age + "?" * ("?" in marks)
    if match := _CLOCK.fullmatch(text):
        return _timed(match, day_first)
    text = words.after(words.SHADE, words.after(_IN, text))
    core, before = words.without_era(text)
    core, more = _unmarked(_YEARS.sub("", core))
    found = _form(core, before, day_first, about="~" in marks + more)
    if found is None:
        return ""
    return _marked(found.edtf(), _joined(marks + more))


def _marked(date: str, mark: str) -> str:
    """Return a date, or each one in a set, with a mark of how sure it is."""
    return re.sub(r"(?=\.\.|\])", mark, date) if date.startswith("[") else date + mark


def _unmarked(text: str) -> tuple[str, str]:
    """Return a text without the signs and words that say how sure it is, and what they say."""
    sure = words.after(words.PERHAPS, text)
    plain = words.after(words.ABOUT, sure)
    marks = "?" * (sure != text) + "~" * (plain != sure)
    if match := _SURE.search(plain):
        plain = plain[: match.start()].rstrip()
        marks += "?" if match[1] or match[2] else match[4] or "~"  # (?) and ?; %; all else
    return plain, marks


def _joined(marks: str) -> str:
    return "%" if "%" in marks or {*marks} == {"~", "?"} else marks[:1]


def _timed(match: re.Match[str], day_first: bool | None) -> str:  # noqa: FBT001
    """Return a day with its time; midnight is what programs add to a day."""
    day, hour, half = read(match["day"], day_first), int(match["hour"]), match["half"]
    zone = _zone(match)
    if day.count("-") - day.startswith("-") != 2 or hour > (_TWELVE if half else 24):  # noqa: PLR2004
        return ""
    if half:
        hour = hour % _TWELVE + _TWELVE * (half.upper() == "P")
    clock = f"{hour:02}:{match['minute'] or '00'}" + (f":{match['second']}" * bool(match["second"]))
    if clock in ("00:00", "00:00:00") and zone in ("", "Z", "+00:00"):
        return day
    return f"{day}T{clock if len(clock) == len('10:15') else clock.removesuffix(':00')}{zone}"


def _zone(match: re.Match[str]) -> str:
    """Return the zone of a time as ISO 8601 has it, from UTC+7, GMT or +0530."""
    if not match["zone"]:
        return "Z" if match["utc"] else ""
    digits = match["zone"][1:].replace(":", "")
    hours, minutes = (digits, "00") if len(digits) < len("530") else (digits[:-2], digits[-2:])
    return f"{'+' if match['zone'][0] == '+' else '-'}{int(hours):02}:{minutes}"


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
    for form, means in FORMS:
        if (match := form.fullmatch(core)) and (found := means(match)):
            return replace(found, before=before)
    return _worded(core, before)


def _worded(core: str, before: bool | None) -> When | None:  # noqa: FBT001
    """Return a day or a month with its name, in any order of day, month and year."""
    tokens = _tokens(core)
    if tokens is None:
        return None
    if tokens[:1] and tokens[0] in words.weekdays() and words.months().keys() & set(tokens[1:]):
        tokens = tokens[1:]
    named = [words.named(words.months(), one) or 0 for one in tokens]
    if not any(named) and len(tokens) == 3:  # noqa: PLR2004  15.III.1848
        middle = words.roman(tokens[1].upper()) if f"{tokens[1].upper()}" in core else 0
        named[1] = middle if middle <= _TWELVE else 0
    numbers = [one for one, month in zip(tokens, named, strict=True) if not month]
    place = next((place for place, month in enumerate(named) if month), None)
    if len(tokens) - len(numbers) > 1:  # from May to June
        return None
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
    """Return nothing for the name of a day of the week, and a month without its brackets."""
    name = words.bare(match[1])
    if name in words.weekdays():
        return ""
    return match[1] if name in words.months() else match[0]


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


def _slashed(match: re.Match[str], day_first: bool | None) -> When:  # noqa: FBT001
    one, two = int(match[1]), int(match[2])
    if day_first is None and one != two and (one > _TWELVE) == (two > _TWELVE):
        raise DateError(
            match[0],
            console.gettext(
                "whether the day or the month comes first cannot be told: write 1776-07-04"
            ),
        )
    if day_first is None:
        day_first = one > _TWELVE
    day, month = (match[1], match[2]) if day_first else (match[2], match[1])
    return day_of(match, match[3], month, day)
