"""Rows as questions about the future: from any table to what the forecast widget asks and tells."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING, Any, TypeAlias

from natorussia import citing, data
from natorussia.chronicle import reference
from natorussia.dates import DateError, span

if TYPE_CHECKING:
    import pandas as pd

Table: TypeAlias = "pd.DataFrame | Iterable[Mapping[str, Any]] | None"
RESOLUTIONS = ("yes", "no", "void")
_ANSWERS = {"yes": "Yes", "no": "No", "void": "Void, not scored"}


class PropositionError(ValueError):
    """A table without questions, or a row that is none; the message names the row."""


@dataclass(frozen=True, slots=True)
class Proposition:
    """A question that yes or no settles by a day, and what became of it."""

    id: str
    question: str
    section: str
    paragraph: str
    kind: str
    horizon: str
    resolution: str
    resolved: str
    outcome: str
    note: str
    base_rate: float | None
    base_rate_class: str
    in_article: str
    group: str
    sources: tuple[str, ...]

    @property
    def happened(self) -> float | None:
        """1 if it came out as yes, 0 if as no, None if void."""
        return {"yes": 1.0, "no": 0.0}.get(self.resolution)

    def public(self) -> dict[str, str]:
        """Return what a reader sees before a forecast is committed."""
        names = ("id", "question", "section", "paragraph", "kind", "in_article", "horizon", "group")
        return {name: getattr(self, name) for name in names}

    def told(self) -> dict[str, Any]:
        """Return what a reader sees afterwards."""
        names = ("resolution", "resolved", "outcome", "note", "base_rate", "base_rate_class")
        cited = [reference(source) for source in self.sources]
        return {**{name: getattr(self, name) for name in names}, "sources": cited}


def read(frame: Table = None, section: str | None = None) -> list[Proposition]:
    """Return the questions of a table, in its order.

    Parameters
    ----------
    frame
        A data frame, an iterable of dictionaries, or None for the course's table ``forecasts``.
        ``question`` and ``resolution`` (yes, no or void) are needed; the other columns of that
        table are read where there are any.
    section
        Keep only the questions of this section.

    Raises
    ------
    PropositionError
        If a row has no question, no sound resolution or base rate, or an id that is taken.
    natorussia.data.UnknownNameError
        If no question belongs to the section; the message lists the sections that have some.
    """
    rows = _rows(frame)
    if section is not None:
        known = sorted({_text(row.get("section")) for row in rows})
        rows = [row for row in rows if row.get("section") == section]
        if not rows:
            raise data.UnknownNameError("section with forecasts", section, known)
    titles = {row["id"]: row["title"] for row in data.rows("sections")}
    found = [_proposition(number, row, titles) for number, row in enumerate(rows)]
    _check_ids(found)
    return found


def _rows(frame: Table) -> list[Mapping[str, Any]]:
    if frame is None:
        return list(data.rows("forecasts"))
    if isinstance(frame, str):
        raise PropositionError(
            f"got {frame!r}; expected a table, or section={frame!r} for the course's own questions"
        )
    table: Any = frame
    return _records(table) if hasattr(frame, "to_dict") else [dict(row) for row in table]


def _records(frame: "pd.DataFrame") -> list[Mapping[str, Any]]:
    """Return a data frame's rows with None where a cell is empty; ids may be its index."""
    whole = frame.reset_index() if frame.index.name == "id" else frame
    blanked = whole.astype(object).where(whole.notna(), None)
    return [{str(name): cell for name, cell in row.items()} for row in blanked.to_dict("records")]


def _proposition(number: int, row: Mapping[str, Any], titles: Mapping[str, str]) -> Proposition:
    question, resolution = _text(row.get("question")), _text(row.get("resolution")).lower()
    if not question:
        raise PropositionError(
            f"row {number} has no question; give it one in the column 'question'"
        )
    if resolution not in RESOLUTIONS:
        raise PropositionError(
            f"row {number} ({question[:60]}): got the resolution {resolution!r}, "
            f"expected one of {', '.join(RESOLUTIONS)}"
        )
    section = _text(row.get("section"))
    return Proposition(
        id=_text(row.get("id")) or f"row-{number}",
        question=question,
        section=titles.get(section, section),
        paragraph=_paragraph(_text(row.get("article_paragraph"))),
        kind=_text(row.get("kind")),
        horizon=_when(row.get("horizon")),
        resolution=resolution,
        resolved=_when(row.get("resolved")),
        outcome=_text(row.get("outcome")),
        note=_text(row.get("note")),
        base_rate=_rate(number, row.get("base_rate")),
        base_rate_class=_text(row.get("base_rate_class")),
        in_article=_text(row.get("in_article")),
        group=_text(row.get("group")) or _text(row.get("id")) or f"row-{number}",
        sources=_list(row.get("sources")),
    )


def _check_ids(found: list[Proposition]) -> None:
    seen: set[str] = set()
    for one in found:
        if one.id in seen:
            raise PropositionError(
                f"two questions have the id {one.id!r}; give each one of its own, "
                "since a reader's forecasts are kept by it"
            )
        seen.add(one.id)


def _text(value: Any) -> str:  # noqa: ANN401
    # NaN, which stands for nothing in many tables, differs from itself.
    return "" if value is None or value != value else str(value).strip()  # noqa: PLR0124


def _list(value: Any) -> tuple[str, ...]:  # noqa: ANN401
    if isinstance(value, (list, tuple)):
        return tuple(map(str, value))
    return tuple(data.split(_text(value)))


def _rate(number: int, value: Any) -> float | None:  # noqa: ANN401
    text = _text(value)
    try:
        rate = float(text) if text else None
    except ValueError:
        rate = -1.0
    if rate is not None and not 0 <= rate <= 1:
        raise PropositionError(f"row {number}: got the base rate {text!r}, expected 0 to 1")
    return rate


def _when(value: Any) -> str:  # noqa: ANN401
    """Return a date in words; what is no date stands as it is."""
    text = _text(value).removesuffix(" 00:00:00")
    try:
        return span(text).words if text else ""
    except DateError:
        return text


def _paragraph(text: str) -> str:
    try:
        return citing.para_text(text) if text else ""
    except (LookupError, ValueError):
        return text


def printed(propositions: list[Proposition]) -> str:
    """Return questions as a table to fill in, and after it, on a page of its own, what happened."""
    lines = "".join(map(_line, enumerate(propositions, 1)))
    head = "".join(f'<th scope="col">{name}</th>' for name in ("", "Question", "Settled by", "Yes"))
    outcomes = "".join(map(_outcome, propositions))
    return (
        "<p>Write down how likely a yes is before you turn to the outcomes, which follow the table."
        f"</p><table><thead><tr>{head}</tr></thead><tbody>{lines}</tbody></table>"
        f'<div class="nr-outcomes"><p class="nr-heading">What happened</p><ol>{outcomes}</ol></div>'
    )


def _line(numbered: tuple[int, Proposition]) -> str:
    number, one = numbered
    return (
        f"<tr><td>{number}</td><td>{escape(one.question)}</td><td>{escape(one.horizon)}</td>"
        '<td><span class="nr-fill"></span> %</td></tr>'
    )


def _outcome(one: Proposition) -> str:
    when = f" ({escape(one.resolved)})" if one.resolved and one.happened is not None else ""
    cited = ", ".join(escape(reference(source)["title"]) for source in one.sources)
    sources = f" <small>Sources: {cited}</small>" if cited else ""
    answer = _ANSWERS[one.resolution]
    return f"<li><strong>{answer}</strong>{when}. {escape(one.outcome)}{sources}</li>"
