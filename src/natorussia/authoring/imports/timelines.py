"""Timelines of TimelineJS (its sheet and its JSON) and of vis-timeline."""

import datetime as dt
import math
import re
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from natorussia.authoring.imports.columns import refuse_doubled
from natorussia.authoring.imports.drafts import Drafts, Event, plain
from natorussia.authoring.imports.moments import moment, written, written_both
from natorussia.data.dates import DateError, span
from natorussia.data.edtf.typed import year_text
from natorussia.data.languages import console
from natorussia.data.languages.catalogues import noted
from natorussia.data.table_files import read_sheet

SHEET = ("Year", "Month", "Day", "Time", "End Year", "End Month", "End Day", "Headline", "Text")
_KEPT = {*SHEET, "End Time", "Display Date", "Group", "Type"}
_BEFORE = noted(
    "a negative year counts as one before the common era (-44 is 44 BCE), as TimelineJS shows it"
)
_COUNTED = 10**6  # years, beyond which nobody means one year more or less
_LINK = re.compile(r"<a\s", re.IGNORECASE)
_TIMES = "%H:%M:%S", "%H:%M", "%I:%M %p", "%I:%M:%S %p"


def of_sheet(path: Path) -> Drafts:
    """Return the events of a sheet that follows the template of TimelineJS."""
    drafts = Drafts(console.gettext("a sheet of TimelineJS"))
    sheet = read_sheet(path, SHEET)
    refuse_doubled(path, sheet, _KEPT)
    for line, cells in zip(sheet.lines, sheet.rows, strict=True):
        row = {name.strip(): cell.strip() for name, cell in zip(sheet.header, cells, strict=False)}
        _sheet_row(row, console.filled("row {0}", line), drafts)
    return drafts


def _sheet_row(row: Mapping[str, str], where: str, drafts: Drafts) -> None:
    if row.get("Type", "").lower() in ("title", "era"):
        drafts.lose(
            where,
            console.filled(
                "a row of the type {0} is no event ({1})", repr(row["Type"]), row["Headline"][:60]
            ),
        )
        return
    start = [row.get(name, "") for name in ("Year", "Month", "Day", "Time")]
    end = [row.get(f"End {name}", "") for name in ("Year", "Month", "Day", "Time")]
    media = {name: cell for name, cell in row.items() if cell and name not in _KEPT}
    _add(
        drafts,
        where,
        (start, end),
        (row.get("Headline", ""), row.get("Text", "")),
        group=row.get("Group", ""),
        link=media.get("Media", ""),
    )
    if media:
        drafts.lose(where, console.filled("{0} left out", ", ".join(media)))
    if shown := row.get("Display Date", ""):
        drafts.lose(where, console.filled("its date in words is left out ({0})", shown[:60]))


def of_json(whole: dict[str, Any]) -> Drafts:
    """Return the events of the JSON of TimelineJS."""
    drafts = Drafts(console.gettext("the JSON of TimelineJS"))
    for number, event in enumerate(whole["events"], 1):
        if isinstance(event, dict):
            _json_event(event, console.filled("event {0}", number), drafts)
        else:
            drafts.lose(
                console.filled("event {0}", number),
                console.filled("it is no object, and was left out ({0})", f"{event!r:.60}"),
            )
    for name in ("title", "eras"):
        if whole.get(name):
            drafts.lose(name, console.gettext("it is no event, and was left out"))
    return drafts


def _json_event(event: Mapping[str, Any], where: str, drafts: Drafts) -> None:
    try:
        text, media = _part(event, "text", "text"), _part(event, "media", "url")
        sides = [_part(event, side, "year") for side in ("start_date", "end_date")]
        start, end = (
            [*(_cell(side.get(name)) for name in ("year", "month", "day")), _clock(side)]
            for side in sides
        )
        texts = (_cell(text.get("headline")), _cell(text.get("text")))
        more = {"group": _cell(event.get("group")), "link": _cell(media.get("url"))}
    except ValueError as error:
        drafts.lose(where, console.filled("it was left out: {0}", error))
        return
    _add(drafts, where, (start, end), texts, **more)
    if lost := [name for name in ("media", "background", "autolink") if event.get(name)]:
        drafts.lose(where, console.filled("{0} left out", ", ".join(lost)))
    if shown := event.get("display_date") or sides[0].get("display_date"):
        drafts.lose(where, console.filled("its date in words is left out ({0})", str(shown)[:60]))


def _part(event: Mapping[str, Any], name: str, main: str) -> Mapping[str, Any]:
    """Return an object in an event; a text or a number there stands for its main part."""
    value = event.get(name)
    if isinstance(value, dict):
        inner = value.get("data")  # as TimelineJS itself stores its dates
        return inner if isinstance(inner, dict) else value
    return {main: value}


def _cell(value: object) -> str:
    """Return a text or a number as text, and nothing as none.

    Raises
    ------
    ValueError
        If it is anything else, such as a list.
    """
    if isinstance(value, list | dict | bool):
        raise ValueError(console.filled("got {0}; expected a text or a number", f"{value!r:.60}"))  # noqa: TRY004  as others
    return "" if value is None else str(value).strip()


def _clock(date: Mapping[str, Any]) -> str:
    names = ("hour", "minute", "second")
    hour, minute, second = (_cell(date.get(name)).removesuffix(".0") for name in names)
    return f"{hour}:{minute or 0}" + f":{second}" * bool(second) if hour else ""


def _add(
    drafts: Drafts,
    where: str,
    dates: tuple[list[str], list[str]],
    texts: tuple[str, str],
    **more: str,
) -> None:
    headline, text = texts
    title = plain(headline) or plain(text)[:80]
    if not title:
        drafts.lose(
            where, console.gettext("it has neither a headline nor a text, and was left out")
        )
        return
    try:
        (start, last), (end, until) = (_dates(parts, drafts) for parts in dates)
        end = until or end or last
        _check(start, end)
    except (ValueError, OverflowError) as error:
        drafts.lose(where, console.filled("it was left out ({0}): {1}", title[:60], error))
        return
    if _LINK.search(headline + text):
        drafts.lose(
            console.gettext("texts"), console.gettext("the addresses of their links are left out")
        )
    for year, month, day, clock in dates:
        if lost := _loose(year, month, day, clock):
            drafts.lose(where, console.filled("its {0} was left out ({1})", lost, title[:60]))
    drafts.events.append(Event(start, "" if end == start else end, title, plain(text), **more))


def _loose(year: str, month: str, day: str, clock: str) -> str:
    """Return what of a date stands without what it belongs to, or nothing."""
    if year and day and not month:
        return console.filled("day {0} without a month", day)
    return console.filled("time {0} without a day", clock) if year and clock and not day else ""


def _dates(parts: list[str], drafts: Drafts) -> tuple[str, str]:
    """Return year, month, day and time as EDTF, and the end where the year holds a span."""
    year, month, day, _ = parts
    try:
        is_number = math.isfinite(float(year.replace(",", "") or 0))
    except ValueError:
        is_number = False
    if not is_number:
        return written_both(" ".join(filter(None, (day, month, year))))
    return _date(parts, drafts), ""


def _date(parts: list[str], drafts: Drafts) -> str:
    """Return a year that is a number, its month, day and time as EDTF; nothing without a year."""
    year, month, day, clock = parts
    if not year:
        return ""
    number = float(year.replace(",", ""))
    if number != int(number):
        raise DateError(year, console.gettext("expected a whole year"))
    number = int(number)
    if month and not re.fullmatch(r"\d+(\.0+)?", month):  # its name
        era = f"{abs(number)} BCE" if number < 0 else f"{number:04}"
        return written(" ".join(filter(None, (day.removesuffix(".0"), month, era))))
    if number < 1:
        drafts.lose(console.gettext("years"), _BEFORE)
        number += -_COUNTED < number < 0
    text = year_text(number)
    if not month or text.startswith("Y"):
        return text
    text += f"-{int(float(month)):02}" + (f"-{int(float(day)):02}" if day else "")
    return text + (f"T{_time(clock)}" if day and clock else "")


def _check(start: str, end: str) -> None:
    """Raise `DateError` if an event has no date, or an end before its start."""
    if not start:
        raise DateError(start, console.gettext("it has no date to begin with"))
    span(start, end)


def _time(clock: str) -> str:
    for form in _TIMES:
        try:
            found = dt.datetime.strptime(clock.upper(), form)  # noqa: DTZ007
        except ValueError:
            continue
        return f"{found:%H:%M:%S}" if found.second else f"{found:%H:%M}"
    raise DateError(clock, console.gettext("expected a time such as 14:30"))


def of_vis(items: Iterable[Mapping[str, Any]], groups: Sequence[Mapping[str, Any]]) -> Drafts:
    """Return the events of items of vis-timeline: ``content``, ``start``, ``end``, ``group``."""
    drafts = Drafts(console.gettext("data of `vis-timeline`"))
    named = {str(one.get("id")): plain(str(one.get("content") or one.get("id"))) for one in groups}
    if any(one.get("nestedGroups") for one in groups):
        drafts.lose(
            console.gettext("groups"),
            console.gettext("those that stand in others became lanes of their own"),
        )
    for number, item in enumerate(items, 1):
        where = console.filled("item {0}", item.get("id", number))
        title = plain(str(item.get("content") or item.get("title") or ""))
        if item.get("type") == "background" or not title:
            drafts.lose(where, console.gettext("a background or an item without words is no event"))
            continue
        try:
            start, end = (moment(item.get(side)) for side in ("start", "end"))
            _check(start, end)
        except ValueError as error:
            drafts.lose(where, console.filled("it was left out ({0}): {1}", title[:60], error))
            continue
        summary = plain(str(item.get("title") or ""))
        group = item.get("group")
        name = "" if group is None else named.get(str(group), str(group))
        drafts.events.append(Event(start, "" if end == start else end, title, summary, name))
        if lost := [name for name in ("className", "style", "subgroup") if item.get(name)]:
            drafts.lose(console.gettext("items"), console.filled("{0} left out", ", ".join(lost)))
    return drafts


def is_vis(items: object) -> bool:
    """Tell whether data are items of vis-timeline."""
    return (
        isinstance(items, list)
        and bool(items)
        and all(isinstance(one, dict) for one in items)
        and any("start" in one and "content" in one for one in items)
    )
