"""Event cards to cut and sort: what happened on the front, when and by which source on the back."""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape

from natorussia import data
from natorussia.data.dates import Span, span
from natorussia.data.languages.catalogues import gettext
from natorussia.markup import citations

COLUMNS, ROWS = 2, 4


@dataclass(frozen=True)
class Card:
    """An event with the number that its card bears."""

    number: int
    event: dict[str, str]

    @property
    def when(self) -> Span:
        """When it happened."""
        return span(self.event["date"], self.event["end"])


def deal(section: str, seed: int) -> list[Card]:
    """Return a section's events as numbered cards, shuffled by a seed."""
    events = [row for row in data.rows("events") if row["section"] == section]
    random.Random(f"{section} {seed}").shuffle(events)  # noqa: S311
    return [Card(number, event) for number, event in enumerate(events, 1)]


def sheets(cards: Sequence[Card]) -> str:
    """Return sheets of fronts, each followed by its backs, which meet on the long edge."""
    return "".join(_sheet(list(batch)) for batch in batches(cards))


def batches(cards: Sequence[Card]) -> Iterator[Sequence[Card]]:
    """Return the cards of each sheet of paper."""
    size = COLUMNS * ROWS
    return (cards[start : start + size] for start in range(0, len(cards), size))


def _sheet(cards: list[Card]) -> str:
    rows = [cards[start : start + COLUMNS] for start in range(0, len(cards), COLUMNS)]
    fronts = [_front(card) for card in cards]
    backs = [html for row in rows for html in _mirrored([_back(card) for card in row])]
    front = f'<div class="np-cards">{"".join(fronts)}</div>'
    return front + f'<div class="np-cards np-backs">{"".join(backs)}</div>'


def _mirrored(row: list[str]) -> list[str]:
    """Return the backs of a row as they lie when the paper is turned on its long edge."""
    return [*([_EMPTY] * (COLUMNS - len(row))), *reversed(row)]


_EMPTY = '<div class="np-card np-empty"></div>'


def _front(card: Card) -> str:
    title, summary = escape(card.event["title"]), escape(card.event["summary"])
    return (
        f'<div class="np-card"><span class="np-number">{card.number}</span>'
        f"<p class='np-title'>{title}</p><p>{summary}</p></div>"
    )


def _back(card: Card) -> str:
    sources = "".join(f"<li>{_source(one)}</li>" for one in data.split(card.event["sources"]))
    return (
        f'<div class="np-card"><span class="np-number">{card.number}</span>'
        f"<p class='np-when'>{escape(card.when.words)}</p><ul>{sources}</ul></div>"
    )


def _source(source: str) -> str:
    row = citations.row("sources", source)
    lang = citations.lang_attribute(citations.language_of(source))
    return f"<cite{lang}>{escape(row['title'])}</cite>, {escape(citations.source_text(source))}"


def order_key(cards: Sequence[Card]) -> str:
    """Return the cards in order of date: their numbers, dates and titles."""
    rows = "".join(
        f"<tr><td class='np-nr'>{card.number}</td>"
        f"<td class='np-date'>{escape(card.when.words)}</td>"
        f"<td>{escape(card.event['title'])}</td></tr>"
        for card in sorted(cards, key=lambda card: (place(card), card.event["id"]))
    )
    named = (gettext("Card"), gettext("When"), gettext("What"))
    head = f"<tr>{''.join(f'<th>{name}</th>' for name in named)}</tr>"
    return f"<table><thead>{head}</thead><tbody>{rows}</tbody></table>"


def place(card: Card) -> float:
    """Return where a card stands in time, in days since 1970-01-01: the first day it may be."""
    when = card.when
    first = when.start0 if when.start0 is not None else when.end0
    assert first is not None  # noqa: S101
    return first
