"""Dates as people write them in tables: 4 July 1776, 03.10.1990, 1914-18, c. 1500, 1770s.

A date is read as one (`written_one`), or as two that share what only one of them says (15-20 March
1848, 500-400 BC), or as one that is open.  Which of two numbers is the day, in dates with slashes,
is told by a column as a whole (`day_comes_first`).
"""

import itertools
import re
import unicodedata
from collections.abc import Iterable, Iterator

from natorussia.authoring.imports import written_ages as ages
from natorussia.authoring.imports import written_calendars as calendars
from natorussia.authoring.imports import written_one as one
from natorussia.authoring.imports import written_open as opens
from natorussia.authoring.imports import written_words as words
from natorussia.data import coercion
from natorussia.data.dates import OPEN, DateError, span
from natorussia.data.edtf.typed import to_edtf, year_text
from natorussia.data.languages import console

Found = tuple[str, str]
_TWELVE = 12
_FAR = re.compile(r"-\d{5,}")
_IN_EDTF = re.compile(r"[\dXYESTZ?~%.,:/\[\]{} +-]+")
_SLASHES = re.compile(r"(\d{1,2})[/-](\d{1,2})[/-](\d{4})")
# Midnight is what programs add to a day, and 00 to a year or a month, as in Wikidata's +1848-00-00.
_MIDNIGHT = re.compile(
    r"(?!0000-00)([+-]?\d{4,})-(\d\d)-(\d\d)(?:[T ]00:00(?::00(?:\.0+)?)?(?:Z|\+00:?00)?)?",
    re.ASCII,
)
_TO = re.compile(
    r"\s*[\u2010-\u2015\u2212]\s*|\s+-\s+|\s+(?:to|until|till|through|thru|bis|à|au|al?|tot|do|до|по|עד)\s+"
    r"|-|/",
    re.IGNORECASE,
)
_FROM = re.compile(
    r"(?:(?:from|between|vo[nm]|zwischen|de|du|entre|desde|dal|со?|от|з|із|від)\s+"
    r"|\u05de[-\u05be]?(?=\d)|(?:bet|betw|btw|zw)\.?\s+)(?=\S)",
    re.IGNORECASE,
)
_BETWEEN = re.compile(
    r"(?:between|bet\.?|betw\.?|btw\.?|zwischen|zw\.|entre|tra|fra|tussen)\s+(.+)\s+(?:and|und|et|y|e|en)\s+(.+)",
    re.IGNORECASE,
)
_OR = re.compile(r"(.+)\s+(?:or|oder|ou|of)\s+(.+)", re.IGNORECASE)
_TWO_DIGITS = re.compile(
    r"(?:(?:\d{1,2}[-./\s])?(?:\d{1,2}|[^\W\d_]{3,})|[^\W\d_]{3,}\.?\s\d{1,2}[a-z]{0,2})"
    r"\.?[-./,\s]+'?(\d\d)"
)


def day_comes_first(texts: Iterable[str]) -> bool | None:
    """Tell whether the day stands first in dates such as 7/4/1776; None if no date shows it.

    Raises
    ------
    DateError
        If one date has its day first, and another one its month.
    """
    shown: dict[bool, str] = {}
    for text in texts:
        for match in _SLASHES.finditer(text.strip()):
            first, second = int(match[1]), int(match[2])
            if (first > _TWELVE) != (second > _TWELVE):
                shown.setdefault(first > _TWELVE, text.strip())
    if len(shown) > 1:
        raise DateError(
            shown[False],
            console.filled(
                "its month comes first and in {0} the day does: write ISO", repr(shown[True])
            ),
        )
    return next(iter(shown), None)


def read(text: str, day_first: bool | None = None) -> Found:  # noqa: FBT001
    """Return a date as people write it in EDTF, and its end where the text is a span.

    Parameters
    ----------
    text
        A date in any form of this module; any other text is handed on as it is.
    day_first
        What `day_comes_first` tells of its column.

    Raises
    ------
    DateError
        If day and month cannot be told apart, or there is no such day or year.

    Examples
    --------
    >>> read("July 4, 1776")
    ('1776-07-04', '')
    >>> read("1914-18")
    ('1914', '1918')
    >>> read("c. 1500")
    ('1500~', '')
    >>> read("500\u2013400 BC")
    ('-0499', '-0399')
    """
    text = calendars.new_style(calendars.plainer(_tidied(text), one.read))
    if match := _MIDNIGHT.fullmatch(text):
        return _of_program(match), ""
    if _FAR.fullmatch(text):
        return f"Y{text}", ""
    if _IN_EDTF.fullmatch(text) and (_is_date(found := coercion.edtf(text))):
        return found, ""
    is_open = opens.begins(text) and not ages.read(text)
    if not is_open and (alone := one.read(text, day_first)):
        return alone, ""
    if both := _two(text, day_first):
        return both
    open_ = opens.read(text, lambda rest: _tried(rest, day_first))
    return open_ or (is_open and one.read(text, day_first)) or _as_it_is(text), ""


def _of_program(match: re.Match[str]) -> str:
    """Return a day as programs write it; of a year beyond four digits the year is enough."""
    year = year_text(int(match[1]))
    parts = itertools.takewhile(lambda part: part != "00", match.groups()[1:])
    return year if year.startswith("Y") else "-".join((year, *parts))


def goes_on(text: str) -> bool:
    """Tell whether the text of an end says that there is none yet."""
    return words.GOES_ON.fullmatch(text.strip()) is not None


def is_coarser(text: str) -> bool:
    """Tell whether a date says less in EDTF than in words: the early 1990s are the 1990s."""
    plain = words.after(words.ABOUT, words.after(words.PERHAPS, text.strip()))
    return "\u00b1" in plain or words.SHADE.match(plain) is not None


def _tidied(text: str) -> str:
    """Return a text with plain spaces and digits of 0 to 9, without marks of direction."""
    shown = (
        str(unicodedata.decimal(letter)) if letter.isdecimal() else words.lowered(letter)
        for letter in text
        if unicodedata.category(letter) != "Cf"
    )
    plain = " ".join("".join(shown).split())
    return f"-{plain[1:]}" if plain.startswith("\u2212") else plain


def _is_date(text: str) -> bool:
    try:
        span(text)
    except DateError:
        return False
    return True


def _as_it_is(text: str) -> str:
    if match := _TWO_DIGITS.fullmatch(text):
        raise DateError(
            text,
            console.filled(
                "the century of {0} cannot be told: write four digits, such as 19{0}", match[1]
            ),
        )
    return to_edtf(coercion.edtf(text))


def _two(text: str, day_first: bool | None) -> Found | None:  # noqa: FBT001
    """Return the two dates of a span, each of which may leave out what the other one says."""
    for pattern, form in ((_BETWEEN, "[{}..{}]"), (_OR, "[{},{}]")):
        if match := pattern.fullmatch(text):
            left, right = _sides(match[1], match[2], day_first)
            if left and right:
                return form.format(left, right), ""
    return _span(text, day_first)


def _span(text: str, day_first: bool | None) -> Found | None:  # noqa: FBT001
    if match := calendars.TWICE.fullmatch(text):
        left, right = _sides(match[1], f"{match[2]} {match[3]}", day_first)
        return (right, "") if calendars.is_one_day(left, right) else None
    plain = words.after(_FROM, text)
    for match in _TO.finditer(plain):
        before, after = plain[: match.start()].rstrip(), plain[match.end() :]
        if before and (not after or goes_on(after) or after == "?") and match[0] != "/":
            if start := _tried(before, day_first):
                return (f"{start}/", "") if after == "?" else (start, OPEN)
        elif before and after and not (match[0] == "/" and calendars.is_dual(before, after)):
            left, right = _sides(before, after, day_first)
            if match[0] == "/" and calendars.is_one_day(left, right):
                return right, ""
            if left and right and _in_order(left, right):
                return left, right
    return None


def _in_order(left: str, right: str) -> bool:
    try:
        span(left, right)
    except DateError:
        return False
    return True


def _sides(before: str, after: str, day_first: bool | None) -> tuple[str, str]:  # noqa: FBT001
    """Return both sides of a span in EDTF; nothing for a side that cannot be read."""
    about = words.ABOUT.match(before)
    right = next(filter(None, (_tried(one_, day_first) for one_ in _completed(before, after))), "")
    tails = _tails(after) if right else iter(())
    left = next(filter(None, (_tried(before.rstrip(". ") + tail, day_first) for tail in tails)), "")
    if left and right and about and not right.endswith(("~", "?", "%")):
        right += "~"
    return left, right


def _tried(text: str, day_first: bool | None) -> str:  # noqa: FBT001
    if re.fullmatch(r"\d{1,2}", text):
        return ""  # a day or a year of which the other side says more
    if re.fullmatch(r"\d{3}", text):
        return f"0{text}"
    if _IN_EDTF.fullmatch(text) and "/" not in text and "[" not in text and _is_date(text):
        return text
    return one.read(text, day_first)


def _completed(before: str, after: str) -> Iterator[str]:
    """Yield what the right side may mean: what it says, or that after what the left one begins."""
    if (match := re.search(r"(\d{4})$", before)) and re.fullmatch(r"\d\d[?~%]?", after):
        if after[:2] > match[1][2:]:
            yield match[1][:2] + after
        return
    yield after
    for place in re.finditer(r"\s+", before):
        yield before[: place.end()] + after


def _tails(after: str) -> Iterator[str]:
    """Yield what the left side may lack: the era of the right one, nothing, or its last words."""
    core, era = words.without_era(after)
    if era:
        yield after[len(core) :]
    if unit := ages.unit(after):
        yield f" {unit}"
    yield ""
    for place in re.finditer(r"[\s.]+", after):
        yield after[place.start() :]
