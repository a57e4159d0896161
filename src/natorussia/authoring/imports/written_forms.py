"""Forms of one date in numbers and fixed words: 03.10.1990, 1770s, 5th century BC, Q3/2019."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from natorussia.authoring.imports import written_words as words
from natorussia.data.dates import DateError
from natorussia.data.edtf.typed import year_text
from natorussia.data.languages import console

_TWELVE, _DAYS, _CENTURIES, _MILLENNIA = 12, 31, 30, 10
_DECADES_FROM = 2000  # from here on, 2000s are ten years and not a hundred


@dataclass(frozen=True)
class When:
    """A year with or without a month and a day; an era where one was named.

    Attributes
    ----------
    year, month, day
        Digits; those of a year may end in ``X``.
    before
        Whether the era is BCE; None where none was named.
    counted
        Whether unknown digits are of years as people count them: the 570s BCE are 579 to 570 BCE,
        and the fifth century BCE 500 to 401 BCE.
    """

    year: str
    month: str = ""
    day: str = ""
    before: bool | None = None
    counted: bool = False

    def edtf(self) -> str:
        """Return it in EDTF."""
        year = self.year
        if year.isdecimal():
            year = year_text(1 - int(year) if self.before else int(year))
        elif self.before and self.counted:
            first, last = (1 - int(year.replace("X", digit)) for digit in "90")
            return f"[{year_text(first)}..{year_text(last)}]"
        elif self.before:
            year = f"-{year}"
        return "-".join(filter(None, (year, self.month, self.day)))


def day_of(match: re.Match[str], year: str, month: str, day: str | None) -> When:
    """Return a day or a month in numbers.

    Raises
    ------
    DateError
        If there is no such month.
    """
    if not 1 <= int(month) <= _TWELVE:
        raise DateError(match[0], console.filled("there is no month {0}", month))
    return When(year, f"{int(month):02}", f"{int(day):02}" if day else "")


def _century(match: re.Match[str]) -> When | None:
    number = words.ordinal(match["number"] or match["after"] or match["counted"])
    may_be_anything = match["number"] and re.search(r"\d\s*\w\.?$", match[0])
    if may_be_anything or not 0 < number <= _CENTURIES:
        return None  # 12 c. may be anything
    return When(f"{number - 1:02}XX")


def _tens(match: re.Match[str]) -> When:
    """Return a decade or, of a round hundred such as the 1600s, a century.

    Raises
    ------
    DateError
        If it may be either.
    """
    tens = match[1].zfill(3)
    if tens.endswith("0") and int(tens) * 10 < _DECADES_FROM:
        if tens == "190":
            raise DateError(
                match[0], console.gettext("a decade or a century is meant: write 190X or 19XX")
            )
        return When(f"{tens[:2]}XX", counted=True)
    return When(f"{tens}X", counted=True)


def _millennium(match: re.Match[str]) -> When | None:
    """Return a millennium as the years that begin with one digit: the third BCE is -2XXX."""
    number = words.ordinal(match["number"])
    return When(f"{number - 1}XXX") if 0 < number <= _MILLENNIA else None


def _season(match: re.Match[str]) -> When | None:
    code = words.named(words.seasons(), words.bare(match["season"] or match["after"]))
    year, later = match["year"] or match["before"], match["later"]
    follows = not later or int(later) == (int(year) + 1) % 10 ** len(later)
    return When(year, code) if code and follows else None


def _quarter(match: re.Match[str]) -> When:
    return When(match["year"] or match["before"], str(32 + int(match["quarter"] or match["after"])))


Form = Callable[[re.Match[str]], When | None]
# Each form with what it means; one that means nothing lets the next one look.
FORMS: tuple[tuple[re.Pattern[str], Form], ...] = (
    (re.compile(r"(\d{4})(?:\.0+)?"), lambda found: When(found[1])),
    (
        re.compile(r"(\d\d)(?:--|\.\.|__)|(\d{3})[-_]"),
        lambda found: When(f"{found[1]}XX" if found[1] else f"{found[2]}X"),
    ),
    (
        re.compile(r"(\d{4})(\d\d)(\d\d)"),
        lambda found: day_of(found, found[1], found[2], found[3]),
    ),
    (
        re.compile(r"(?:(\d{1,2})\.\s*)?(\d{1,2})\.\s*(\d{4})"),
        lambda found: day_of(found, found[3], found[2], found[1]),
    ),
    (
        re.compile(r"(\d{1,2})/(\d{4})"),
        lambda found: day_of(found, found[2], found[1], None),
    ),
    (
        re.compile(r"(\d{4})([-./])(\d{1,2})(?:\2(\d{1,2}))?"),
        lambda found: day_of(found, found[1], found[3], found[4]) if int(found[3]) < 13 else None,  # noqa: PLR2004
    ),
    (
        re.compile(
            r"(\d{4})\s*[\u5e74\ub144](?:\s*(\d{1,2})\s*[\u6708\uc6d4](?:\s*(\d{1,2})\s*"
            r"[\u65e5\uc77c])?)?"
        ),
        lambda found: day_of(found, found[1], found[2], found[3]) if found[2] else When(found[1]),
    ),
    (
        re.compile(
            r"(?:the\s+)?([1-9]\d{1,2})0(?:['\u2019]?s|er(?:\s+jahren?)?"
            r"|-?(?:е|х|ті|их)(?:\s+(?:год(?:ы|ов|ах)|рок(?:и|ів|ах)|гг\.|рр\.))?)",
            re.IGNORECASE,
        ),
        _tens,
    ),
    (
        re.compile(r"(?:les\s+|los\s+|gli\s+)?(?:années|años|anni|anos)\s+(\d{3})0", re.IGNORECASE),
        lambda found: When(f"{found[1]}X", counted=True),
    ),
    (
        re.compile(
            r"([1-9]\d{1,2})0-?(?:[\u0435\u0445]|ые|ых|ті|ми)"
            r"(?:\s+(?:годы|годов|годах|\u0433\u0433\.?|роки|років|\u0440\u0440\.?))?"
        ),
        _tens,
    ),
    (
        re.compile(
            rf"(?:the\s+)?(?:(?P<number>\S+?)[\s-]*{words.CENTURY}"
            r"|(?:siglo|secolo|século|s\.|sec\.|séc\.)\s*(?P<after>[IVX]+)"
            r"|ה?מאה\s+ה?[-\u05be]?(?P<counted>\d{1,2}))",
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
        re.compile(r"M[MDCLXVI]{2,}"),
        lambda found: When(f"{words.roman(found[0]):04}") if words.roman(found[0]) else None,
    ),
)
