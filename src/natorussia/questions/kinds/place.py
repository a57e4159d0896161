"""Place an event on the timeline: marked by how far off it is.

Credit is full up to ``full`` days off, nothing from ``zero`` days on, and falls evenly between,
as a drop marker with a linear tolerance would.  A reader who picks a month has picked all of it.
A scale of more than some thousand years is picked from in steps of several years.
"""

import re
from collections.abc import Iterator
from html import escape
from math import ceil, floor
from typing import Any

from natorussia import data
from natorussia.data.calendar import civil, days, round_step
from natorussia.data.dates import Span, span
from natorussia.data.edtf import spoken
from natorussia.data.edtf.typed import to_edtf, year_text
from natorussia.data.edtf.words import moment_words, year_words
from natorussia.data.languages import console, is_english
from natorussia.data.languages.catalogues import filled, gettext, ngettext, noted
from natorussia.markup import citations
from natorussia.markup.from_left import in_line
from natorussia.questions.items import COARSER, Asked, Choice, Loss, Numbers, Option, Say, Value
from natorussia.questions.marks import Marks, Part, marks
from natorussia.questions.years import typed_years

RULE = noted(
    "Everything up to the distance that the question allows, nothing from the distance at "
    "which it ends, and in between evenly less."
)
PROMPT = ""
_FARTHEST = 9e12  # days from 1970: almost twice the age of the universe
_DATE = {
    "anyOf": [
        {
            "type": "string",
            "pattern": "^(-?[0-9]{4}(-[0-9]{2}){0,2}|Y-?[0-9]+(E[0-9]+)?(S[0-9]+)?"
            "|[0-9][0-9,.]* ?(BCE|BC|CE|AD|million years ago|billion years ago)|AD [0-9]+)$",
        },
        {"type": "integer"},
    ]
}
SCHEMA: dict[str, Any] = {
    "properties": {
        "event": {"$ref": "#/$defs/id", "description": "The event to place, of events.csv"},
        "from": {**_DATE, "description": noted("Where the scale begins (EDTF, or 44 BCE)")},
        "to": {**_DATE, "description": noted("Where the scale ends (EDTF, or 44 BCE)")},
        "full": {
            "type": "number",
            "minimum": 0,
            "default": 0,
            "description": "Days off that still earn everything",
        },
        "zero": {
            "type": "number",
            "exclusiveMinimum": 0,
            "description": "Days off that earn nothing; credit falls evenly from `full` to here",
        },
    },
    "required": ["prompt", "event", "from", "to", "zero"],
}
_BY_DAY, _BY_MONTH = 3 * 366, 60 * 366
_YEAR, _MOST_YEARS, _STEPS = 365.2425, 20_000, 2_000
_THOUSAND, _MILLION, _BILLION = 10**4, 10**6, 10**9
_NEIGHBOURS = 8
_LANDMARKS, _TELLTALE = 6, 31  # days within which a landmark would tell the answer
_SURE = re.compile(r"S\d+$")
_NEAR = 0.9999  # what is off by a hair more than allowed


def problems(question: dict[str, Any]) -> Iterator[str]:
    """Say whether the event is off the scale, and whether credit falls the wrong way."""
    if question.get("full", 0) >= question["zero"]:
        full = question.get("full", 0)
        yield console.filled(
            "`zero` is {0}; it must be more than `full`, {1}", question["zero"], full
        )
    for side in ("from", "to"):
        if isinstance(question[side], int) and question[side] < 1:
            yield (
                console.filled(
                    "`{0}` is the number {1}, which may be meant in two ways; write '{2} "
                    "BCE' in quotes, or EDTF, where -0043 is 44 BCE",
                    side,
                    question[side],
                    -question[side] or 1,
                )
            )
    start, stop = _scale(question)
    if start >= stop:
        yield console.filled(
            "the scale ends ({0}) before it begins ({1})", question["to"], question["from"]
        )
        return
    first, last = _window(_event(question["event"]))
    if first < start or last > stop:
        when = citations.when_text(question["event"])
        yield console.filled(
            "{0} ({1}) is not between {2} and {3}",
            question["event"],
            when,
            question["from"],
            question["to"],
        )


def _scale(question: dict[str, Any]) -> tuple[int, int]:
    first, last = (_edge(question[side]) for side in ("from", "to"))
    return _window(first)[0], _window(last)[1]


def _edge(year: str | int) -> Span:
    """Return an end of the scale; a year of which a few digits are sure counts as it is written."""
    return span(year_text(year) if isinstance(year, int) else _SURE.sub("", to_edtf(year)))


def _event(event: str) -> Span:
    found = citations.row("events", event)
    return span(found["date"], found["end"])


def _window(when: Span) -> tuple[int, int]:
    """Return the first day of a start, and the day after its last one."""
    if when.start0 is None or when.start1 is None:
        raise ValueError(
            console.filled("{0}: an event without a known start cannot be placed", when.words)
        )
    return floor(when.start0), ceil(when.start1)


def _grain(start: int, stop: int) -> str:
    return "day" if stop - start <= _BY_DAY else "month" if stop - start <= _BY_MONTH else "year"


def _step(start: int, stop: int) -> dict[str, int]:
    """Return how many years a step of a long scale has, a round number; nothing for a short one."""
    years = (stop - start) / _YEAR
    return {"step": round_step(years / _STEPS)} if years > _MOST_YEARS else {}


def public(question: dict[str, Any]) -> dict[str, Any]:
    """Return the scale, in days since 1970-01-01, and how fine it is."""
    start, stop = _scale(question)
    return {"from": start, "to": stop, "grain": _grain(start, stop), **_step(start, stop)}


def key(question: dict[str, Any]) -> dict[str, Any]:
    """Return when it was, the neighbours to show it among, and how credit falls."""
    start, stop = _scale(question)
    first, last = _window(_event(question["event"]))
    return {
        "answer": first,
        "until": last,
        "grain": _grain(start, stop),
        **_step(start, stop),
        "full": question.get("full", 0),
        "zero": question["zero"],
        "id": question["event"],
        "event": citations.event_html(question["event"]),
        "around": _around(question["event"], start, stop),
    }


def _around(event: str, start: int, stop: int) -> list[list[Any]]:
    """Return the events of the same section nearest in time, to show the answer among."""
    mine = _window(_event(event))[0]
    found = _among(event, start, stop)
    nearest = sorted(found, key=lambda one: (abs(one[0] - mine), one[1]))[:_NEIGHBOURS]
    return sorted(nearest)


def _among(event: str, start: int, stop: int) -> list[list[Any]]:
    """Return the other events of the same section on a scale: day, id, title and date."""
    found: list[list[Any]] = []
    section = citations.row("events", event)["section"]
    for row in data.index("events").values():
        if row["section"] != section or row["id"] == event:
            continue
        when = span(row["date"], row["end"])
        if when.start0 is not None and start <= (day := floor(when.start0)) < stop:
            title = in_line(escape(row["title"], quote=False), row["title"])
            found.append([day, row["id"], title, when.words])
    return sorted(found)


def beside(question: dict[str, Any]) -> dict[str, Any]:
    """Return the landmarks among which a reader places the event, in order of time.

    Each is a day, a title (HTML) and a date in words: of each part of the scale the event of the
    same section that ranks highest, unless it is so near that it would tell the answer.
    """
    start, stop = _scale(question)
    mine, shy = _window(_event(question["event"]))[0], max(_TELLTALE, question.get("full", 0))
    ranks = {name: row.get("rank") or "3" for name, row in data.index("events").items()}
    best: dict[int, list[Any]] = {}
    for one in _among(question["event"], start, stop):
        part = (one[0] - start) * _LANDMARKS // (stop - start)
        known = best.get(part)
        if abs(one[0] - mine) > shy and (not known or ranks[one[1]] < ranks[known[1]]):
            best[part] = one
    return {"landmarks": [[day, title, when] for day, _, title, when in sorted(best.values())]}


def score(key: dict[str, Any], response: float) -> Marks:
    """Give credit by the distance between the time picked and the time it was."""
    if isinstance(response, bool) or abs(response) >= _FARTHEST:
        return marks(0)
    first, last = _picked(floor(response), key["grain"], key.get("step", 1))
    off = max(0, key["answer"] - (last - 1), first - (key["until"] - 1))
    share = (key["zero"] - off) / (key["zero"] - key["full"])
    credit = 1.0 if off <= key["full"] else min(share, _NEAR)
    said = gettext("On time") if not off else _how_far(key, first, off)
    # The date itself would spoil the next try.
    named = f": {key['event']}" if off <= key["full"] else ""
    return marks(credit, [Part("", ok=off <= key["full"], html=f"<p>{said}{named}.</p>")])


def _picked(at: int, grain: str, step: int) -> tuple[int, int]:
    year, month, _ = civil(at)
    if grain == "day":
        return at, at + 1
    if grain == "month":
        return days(year, month), days(year, month + 1)
    return days(year), days(year + step)


def _how_far(key: dict[str, Any], first: int, off: int) -> str:
    """Return the distance in words, such as "14 months early"."""
    early = first < key["answer"]
    one, other = (first, key["answer"]) if early else (key["until"] - 1, first)
    (y0, m0, d0), (y1, m1, d1) = civil(one), civil(other)
    months = (y1 - y0) * 12 + m1 - m0 - (key["grain"] == "day" and d1 < d0)
    if key["grain"] == "year":
        months = (y1 - y0) * 12
    amount = _amount(months, off)
    return filled("{0} early", amount) if early else filled("{0} late", amount)


def _amount(months: int, off: int) -> str:
    if months < 1:
        return ngettext("{0} day", "{0} days", off).format(off)
    if months < 24 and months != 12:  # noqa: PLR2004
        return _months(months)
    years, rest = divmod(months, 12)
    if years >= _THOUSAND:
        return _many_years(years)
    whole = ngettext("{0} year", "{0} years", years).format(years)
    return filled("{0} and {1}", whole, _months(rest)) if rest else whole


def _many_years(years: int) -> str:
    """Return a number of years to two decimals of a million or a billion, cut off."""
    if years < _MILLION:
        return _thousands(years)
    unit = _BILLION if years >= _BILLION else _MILLION
    many = years // (unit // 100) / 100
    said = f"{many:g}" if is_english() else spoken.grouped(many)
    if unit == _BILLION:
        return filled("{0} billion years", said)
    return filled("{0} million years", said)


def _thousands(years: int) -> str:
    return filled("{0} years", f"{years:,}" if is_english() else spoken.grouped(years))


def _months(number: int) -> str:
    return ngettext("{0} month", "{0} months", number).format(number)


def chance(question: dict[str, Any]) -> float:
    """Return the credit that a guess earns on average, any time of the scale being as likely."""
    (start, stop), answers = _scale(question), key(question)
    step = {"day": 1, "month": 30, "year": 365}[answers["grain"]] * answers.get("step", 1)
    times = range(start, stop, step)
    return sum(score(answers, time).credit for time in times) / len(times)


def said(shown: dict[str, Any], response: float) -> list[str]:
    """Return the day, month or year picked."""
    year, month, day = civil(floor(response))
    if shown["grain"] == "year":
        return [year_words(year, year)]
    return [moment_words(year, month, day if shown["grain"] == "day" else 0)]


def printed(shown: dict[str, Any]) -> str:
    """Return a scale of years to mark."""
    first, last = civil(shown["from"])[0], civil(shown["to"] - 1)[0]
    ends = "".join(f"<span>{year_words(year, year)}</span>" for year in (first, last))
    return f'<p class="nq-scale">{ends}</p>'


def answered(question: dict[str, Any]) -> str:
    """Return the event with its date, as HTML."""
    return f"<p>{escape(citations.event_text(question['event']), quote=False)}</p>"


def form(question: dict[str, Any], shown: dict[str, Any], say: Say) -> Asked:  # noqa: ARG001
    """Return the months of the scale to choose from, or a year to type."""
    # Not above: it marks periods, and so needs the kinds.
    from natorussia.questions.periods import by_period

    periods = by_period(key(question), shown["from"], shown["to"])
    if periods.what != "year":
        options = tuple(Option(name, credit, "") for name, credit in periods.credits.items())
        why = filled("placed by {0}, not by {1}", periods.what, finer := _finer(shown))
        lost = (Loss(why, COARSER),) if periods.what != finer else ()
        return "", Choice(options, False, False), (*lost, *periods.lost)  # noqa: FBT003
    asks, typed = typed_years([int(year) for year in periods.credits])
    pairs = zip(typed, periods.credits.values(), strict=True)
    values = tuple(Value(year, 0, credit) for year, credit in pairs if credit)
    coarse = Loss(gettext("placed by year, not by month or day"), COARSER)
    return f"<p>{asks}</p>", Numbers(values, "", {}), (coarse, *periods.lost)


def _finer(shown: dict[str, Any]) -> str:
    return gettext("day") if shown["grain"] != "year" else _thousands(shown["step"])
