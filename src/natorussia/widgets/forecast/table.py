"""Rows as questions about the future: from any table to what the forecast widget asks and tells."""

from collections.abc import Mapping
from dataclasses import dataclass
from html import escape
from typing import Any

from natorussia import data
from natorussia.data import coercion
from natorussia.data.dates import DateError, span
from natorussia.data.hashing import fnv1a
from natorussia.data.languages.catalogues import filled, gettext, noted
from natorussia.data.records import Table, TableError, check_ids, records
from natorussia.markup import citations
from natorussia.widgets.timeline.table import reference

RESOLUTIONS = ("yes", "no", "void")
_HINT = " (those of one section of the course are Forecast(section='rome'))"
_ANSWERS = {"yes": noted("Yes"), "no": noted("No"), "void": noted("Void, not scored")}


@dataclass(frozen=True, slots=True)
class ForecastQuestion:
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


def read(frame: Table = None, section: str | None = None) -> list[ForecastQuestion]:
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
    TableError
        If a row has no question, no sound resolution or base rate, or an id that is taken.
    natorussia.data.UnknownNameError
        If no question belongs to the section; the message lists the sections that have some.
    """
    rows = data.rows("forecasts") if frame is None else records(frame, _HINT)
    if section is not None:
        known = sorted({coercion.text(row.get("section")) for row in rows})
        rows = [row for row in rows if row.get("section") == section]
        if not rows:
            raise data.UnknownNameError("section with forecasts", section, known)
    titles = {row["id"]: row["title"] for row in data.rows("sections")}
    found = [_question(number, row, titles) for number, row in enumerate(rows)]
    check_ids((one.id for one in found), "question")
    return found


def _question(number: int, row: Mapping[str, Any], titles: Mapping[str, str]) -> ForecastQuestion:
    question, resolution = (
        coercion.text(row.get("question")),
        coercion.text(row.get("resolution")).lower(),
    )
    if not question:
        raise TableError(f"row {number} has no question; give it one in the column 'question'")
    if resolution not in RESOLUTIONS:
        raise TableError(
            f"row {number} ({question[:60]}): got the resolution {resolution!r}, "
            f"expected one of {', '.join(RESOLUTIONS)}"
        )
    section = coercion.text(row.get("section"))
    return ForecastQuestion(
        id=coercion.text(row.get("id")) or f"row-{number}",
        question=question,
        section=titles.get(section, section),
        paragraph=_paragraph(coercion.text(row.get("article_paragraph"))),
        kind=coercion.text(row.get("kind")),
        horizon=_when(row.get("horizon")),
        resolution=resolution,
        resolved=_when(row.get("resolved")),
        outcome=coercion.text(row.get("outcome")),
        note=coercion.text(row.get("note")),
        base_rate=_rate(number, row.get("base_rate")),
        base_rate_class=coercion.text(row.get("base_rate_class")),
        in_article=coercion.text(row.get("in_article")),
        group=coercion.text(row.get("group")) or coercion.text(row.get("id")) or f"row-{number}",
        sources=coercion.several(row.get("sources")),
    )


def _rate(number: int, value: Any) -> float | None:  # noqa: ANN401
    text = coercion.text(value)
    try:
        rate = float(text) if text else None
    except ValueError:
        rate = -1.0
    if rate is not None and not 0 <= rate <= 1:
        raise TableError(f"row {number}: got the base rate {text!r}, expected 0 to 1")
    return rate


def _when(value: Any) -> str:  # noqa: ANN401
    """Return a date in words; what is no date stands as it is."""
    try:
        return "" if coercion.missing(value) else span(coercion.edtf(value)).words
    except DateError:
        return coercion.text(value)


def _paragraph(text: str) -> str:
    try:
        return citations.para_text(text) if text else ""
    except (LookupError, ValueError):
        return text


def printed(questions: list[ForecastQuestion]) -> str:
    """Return questions as a table to fill in, and after it, on a page of its own, what happened."""
    lines = "".join(map(_line, enumerate(questions, 1)))
    names = ("", gettext("Question"), gettext("Settled by"), gettext("Yes"))
    head = "".join(f'<th scope="col">{name}</th>' for name in names)
    first = gettext(
        "Write down how likely a yes is before you turn to the outcomes, which follow the table."
    )
    after = gettext("What happened")
    outcomes = "".join(map(_outcome, questions))
    return (
        f"<p>{first}</p><table><thead><tr>{head}</tr></thead><tbody>{lines}</tbody></table>"
        f'<div class="nf-outcomes"><p class="nr-heading">{after}</p><ol>{outcomes}</ol></div>'
    )


def _line(numbered: tuple[int, ForecastQuestion]) -> str:
    number, one = numbered
    return (
        f"<tr><td>{number}</td><td>{escape(one.question)}</td><td>{escape(one.horizon)}</td>"
        '<td><span class="nf-fill"></span> %</td></tr>'
    )


def _outcome(one: ForecastQuestion) -> str:
    when = f" ({escape(one.resolved)})" if one.resolved and one.happened is not None else ""
    cited = ", ".join(_cited(reference(source)) for source in one.sources)
    sources = f" <small>{filled('Sources: {0}', cited)}</small>" if cited else ""
    answer = gettext(_ANSWERS[one.resolution])
    return f"<li><strong>{answer}</strong>{when}. {escape(one.outcome)}{sources}</li>"


def _cited(source: dict[str, str]) -> str:
    lang = citations.lang_attribute(source.get("lang", ""))
    return f"<cite{lang}>{escape(source['title'])}</cite>"


def wording(question: str, horizon: str) -> str:
    """Return the name under which a page keeps a forecast: it belongs to its words and its day."""
    return str(fnv1a(f"{question}\n{horizon}"))
