"""Put things in order.

Credit is the longest run already in the right order among themselves, as in PrairieLearn's
ordering (longest common subsequence), less the one that is always in order with itself:
(run - 1) / (items - 1), so that the order turned round earns nothing.
"""

from bisect import bisect_left
from collections.abc import Iterator
from html import escape
from random import Random
from typing import Any

from natorussia.data.dates import Span, span
from natorussia.data.languages import arrow, console
from natorussia.data.languages.catalogues import noted
from natorussia.markup import citations
from natorussia.markup.from_left import in_line
from natorussia.markup.markdown import inline, listed
from natorussia.questions.ids import short
from natorussia.questions.items import Asked, Say, Sequence
from natorussia.questions.kinds import _choices
from natorussia.questions.marks import Marks, Part, marks

RULE = noted(
    "The longest run of items that stand in order among themselves, less the one that always "
    "does: the order turned round earns nothing."
)
SOURCE = noted("the ordering of PrairieLearn (longest common subsequence).")
PROMPT = noted("Put these in order, the earliest first.")
SCHEMA: dict[str, Any] = {
    "properties": {
        "items": {
            "type": "array",
            "items": {
                "oneOf": [
                    {
                        "type": "object",
                        "properties": {"event": {"$ref": "#/$defs/id"}},
                        "required": ["event"],
                        "additionalProperties": False,
                    },
                    {
                        "type": "object",
                        "properties": {
                            "text": {"type": "string", "minLength": 1, "description": "Markdown"}
                        },
                        "required": ["text"],
                        "additionalProperties": False,
                    },
                ]
            },
            "minItems": 3,
            "uniqueItems": True,
            "description": "In the right order; shown shuffled, events by title without date",
        }
    },
    "required": ["items"],
}


def problems(question: dict[str, Any]) -> Iterator[str]:
    """Say which items are repeated, and which events stand against their dates."""
    shown = [(item.get("event") or item["text"], _item(item)["html"]) for item in question["items"]]
    yield from _choices.repeated(
        [text for text, _ in shown], noted("item"), dict(shown).__getitem__
    )
    events = [item["event"] for item in question["items"] if "event" in item]
    dates = [citations.row("events", event)["date"] for event in events]
    starts = [span(date) for date in dates]
    for i in range(1, len(events)):
        if _is_before(starts[i], starts[i - 1]):
            yield console.filled(
                "{0} ({1}) stands after {2} ({3})", events[i], dates[i], events[i - 1], dates[i - 1]
            )


def _is_before(one: Span, other: Span) -> bool:
    """Tell whether a start is earlier, and not merely a part of a longer one that comes later."""
    if one.start0 is None or other.start0 is None:
        return False
    return one.start0 < other.start0


def public(question: dict[str, Any]) -> dict[str, Any]:
    """Return the items, in an order that tells nothing but that it is not the right one.

    In truth the first stands after the second.  So the page can shuffle the rest and never begin
    with the right order, which it does not know.
    """
    places = {_item(item)["id"]: place for place, item in enumerate(question["items"])}
    items = sorted(map(_item, question["items"]), key=lambda item: item["id"])
    items[:2] = sorted(items[:2], key=lambda item: -places[item["id"]])
    return {"items": items}


def unkeyed(shown: dict[str, Any]) -> dict[str, Any]:
    """Return the items in an order that tells nothing at all."""
    return {"items": sorted(shown["items"], key=lambda item: str(item["id"]))}


def _item(item: dict[str, str]) -> dict[str, str]:
    if "event" in item:
        title = citations.row("events", item["event"])["title"]
        return {"id": short(item["event"]), "html": in_line(escape(title, quote=False), title)}
    return {"id": short(item["text"]), "html": inline(item["text"])}


def key(question: dict[str, Any]) -> dict[str, Any]:
    """Return the right order, and the date of each event to show afterwards."""
    items = question["items"]
    dates = {_item(item)["id"]: _date(item["event"]) for item in items if "event" in item}
    return {"answer": [_item(item)["id"] for item in items], "dates": dates}


def _date(event: str) -> str:
    return citations.event_html(event, citations.when_text(event))


def score(key: dict[str, Any], response: list[str]) -> Marks:
    """Give the share of items that stand in order among themselves; tick those in their place."""
    places = {item: place for place, item in enumerate(key["answer"])}
    ranks = [places[item] for item in response]
    if sorted(ranks) != list(range(len(places))):
        return marks(0)
    parts = [
        Part(item, rank == i) for i, (item, rank) in enumerate(zip(response, ranks, strict=True))
    ]
    return marks((_longest_run(ranks) - 1) / (len(ranks) - 1), parts)


def _longest_run(ranks: list[int]) -> int:
    """Return the length of a longest rising run, by patience sorting."""
    piles: list[int] = []
    for rank in ranks:
        place = bisect_left(piles, rank)
        piles[place : place + 1] = [rank]
    return len(piles)


def chance(question: dict[str, Any]) -> float:
    """Return the credit that a guess earns on average, over a sample of orders."""
    size, rng = len(question["items"]), Random(1)  # noqa: S311
    orders = [rng.sample(range(size), size) for _ in range(400)]
    return sum(_longest_run(one) - 1 for one in orders) / (len(orders) * (size - 1))


def said(shown: dict[str, Any], response: list[str]) -> list[str]:
    """Return the items in the order given."""
    return [f" {arrow()} ".join(_choices.said(shown["items"], item) for item in response)]


def printed(shown: dict[str, Any]) -> str:
    """Return the items with a space for their number."""
    return _choices.printed(shown["items"], '<span class="nq-gap nq-short"></span>')


def answered(question: dict[str, Any]) -> str:
    """Return the items in their order, with dates, as HTML."""
    answers, words = key(question), _words(question)
    lines = [
        words[one] + (f" ({answers['dates'][one]})" if one in answers["dates"] else "")
        for one in answers["answer"]
    ]
    return listed(lines, "ol")


def form(question: dict[str, Any], shown: dict[str, Any], say: Say) -> Asked:  # noqa: ARG001
    """Return the items in their order."""
    words = _words(question)
    return "", Sequence(tuple(words[one] for one in key(question)["answer"])), ()


def _words(question: dict[str, Any]) -> dict[str, str]:
    return {one["id"]: one["html"] for one in map(_item, question["items"])}
