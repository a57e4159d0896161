"""Events in JSON: of TimelineJS in both of its forms, of vis-timeline, or a list of objects."""

import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from natorussia.authoring.imports import event_tables, timelines
from natorussia.authoring.imports.drafts import Drafts, ImportFileError
from natorussia.data.decoding import decoded
from natorussia.data.languages import console

# A script that gives its data a name, as `storyjs_jsonp_data = {...};`.
_OF_SCRIPTS = re.compile(r"\A\s*(?:(?:var|let|const)\s+)?[A-Za-z_$][\w.$]*\s*=(?=\s*[\[{])")


def read(path: Path) -> Drafts:
    """Return the events of a file in JSON.

    Raises
    ------
    ImportFileError
        If it holds none that are known.
    """
    try:
        whole = json.loads(_OF_SCRIPTS.sub("", decoded(path.read_bytes())).strip("; \t\r\n"))
    except ValueError as error:
        raise ImportFileError(
            console.filled("{0}: it is no JSON ({1})", path.name, error)
        ) from error
    if isinstance(whole, dict) and isinstance(whole.get("timeline"), dict):
        whole = _older(whole["timeline"])
    if _is_timelinejs(whole):
        return timelines.of_json(whole)
    items, groups = (
        (whole.get("items"), whole.get("groups")) if isinstance(whole, dict) else (whole, None)
    )
    if isinstance(items, list) and timelines.is_vis(items):
        known = groups if isinstance(groups, list) else []
        return timelines.of_vis(items, [one for one in known if isinstance(one, dict)])
    if records := _records(whole):
        return event_tables.of_records(path, records)
    raise ImportFileError(
        console.filled(
            (
                "{0}: expected the JSON of TimelineJS (an object with `events`), items "
                "of `vis-timeline` (a list of objects with `start` and `content`), or "
                "a datapackage.json"
            ),
            path.name,
        )
    )


def _is_timelinejs(whole: object) -> bool:
    """Tell whether data have events as TimelineJS has them; a list of rows may be called so too."""
    events = whole.get("events") if isinstance(whole, dict) else None
    if not isinstance(events, list):
        return False
    known = [one for one in events if isinstance(one, dict)]
    return not known or any({"start_date", "text"} & one.keys() for one in known)


def _records(whole: object) -> list[dict[str, Any]]:
    """Return the one list of objects that data hold, or nothing."""
    inside = whole.values() if isinstance(whole, dict) else [whole]
    lists = [one for one in inside if isinstance(one, list) and one]
    found = [one for one in lists if all(isinstance(row, dict) for row in one)]
    return found[0] if len(found) == 1 else []


def _older(timeline: Mapping[str, Any]) -> dict[str, Any]:
    """Return the first version's JSON in the form of the third."""
    events = timeline.get("date")
    return {"events": list(map(_older_event, events if isinstance(events, list) else []))}


def _older_event(one: Any) -> Any:  # noqa: ANN401  what is no object stays as it is
    """Return an event in the form of the third version: dates were ``2011,12,10``."""
    if not isinstance(one, dict):
        return one
    dates = {
        side: _older_date(one.get(name))
        for name, side in (("startDate", "start_date"), ("endDate", "end_date"))
    }
    text = {"headline": one.get("headline"), "text": one.get("text")}
    asset = one.get("asset")
    media = {"url": asset["media"]} if isinstance(asset, dict) and asset.get("media") else None
    return {**dates, "text": text, "media": media, "group": one.get("tag")}


def _older_date(date: object) -> object:
    if not isinstance(date, str):
        return date
    return dict(zip(("year", "month", "day"), date.split(","), strict=False))
