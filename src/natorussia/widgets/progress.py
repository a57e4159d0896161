"""The reader's progress: how far each chapter is, how well it is judged, and the record itself."""

import os
from collections.abc import Iterable
from typing import Any

import traitlets

from natorussia import data
from natorussia import questions as asked
from natorussia.data.languages.catalogues import gettext, noted
from natorussia.markup.markdown import text_of
from natorussia.widgets.base import STATIC, PrintableWidget

NEEDS_A_SCRIPT = noted(
    "Your answers are kept by this page's script. Without JavaScript, every chapter "
    "has its questions in print."
)
_PROMPT = 90


class Progress(PrintableWidget):
    """How far the reader is in each chapter, and the record to export, import and delete.

    Parameters
    ----------
    source
        Questions as :func:`natorussia.questions.load_course` gives them; None is the whole course.
    course
        Whose progress it is, as in :class:`natorussia.Quiz`.

    Examples
    --------
    >>> Progress()  # doctest: +SKIP
    """

    _esm = STATIC / "progress/progress.js"
    _css = STATIC / "progress/progress.css"
    sections = traitlets.List(traitlets.Dict()).tag(sync=True)

    def __init__(
        self,
        source: Iterable[dict[str, Any]] | None = None,
        **options: Any,  # noqa: ANN401
    ) -> None:
        self.refuse_unknown(options, {"sections"}, "source")
        bank = asked.load_course() if source is None else list(source)
        super().__init__(**{"sections": [*_judged(bank), *_others()], **options})

    def fallback_html(self) -> str:
        """Return a sentence: what a reader answered is nowhere but in her browser."""
        return f'<div class="nr-record nr-plain"><p>{gettext(NEEDS_A_SCRIPT)}</p></div>'


def sections(bank: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return the sections of questions: title, chapter, and the ids of what earns points.

    ``polls`` are the ids of the other questions, whose answers are kept too.
    """
    found = []
    for row in data.rows("sections"):
        points = {q["id"]: asked.worth(q) for q in bank if q["section"] == row["id"]}
        if points:
            ids = [name for name, worth in points.items() if worth]
            polls = [name for name, worth in points.items() if not worth]
            named = {"id": row["id"], "title": row["title"], "href": _href(row)}
            found.append({**named, "ids": ids, "polls": polls})
    return found


def _judged(bank: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return the sections with what each question asks, and what a guess earns in it."""
    questions = {question["id"]: question for question in bank}
    return [
        {
            **section,
            "prompts": [_prompt(questions[name]) for name in section["ids"]],
            "chances": [round(asked.chance(questions[name]), 4) for name in section["ids"]],
        }
        for section in sections(bank)
    ]


def _prompt(question: dict[str, Any]) -> str:
    text = text_of(asked.asks(question))
    return text if len(text) <= _PROMPT else f"{text[:_PROMPT].rsplit(' ', 1)[0]} …"


def _others() -> list[dict[str, Any]]:
    """Return what is kept beside the answers: the forecasts and the decision matrix."""
    forecasts = list(data.index("forecasts")) if "forecasts" in data.tables() else []
    decisions = [name for name in ("recommendations",) if name in data.tables()]
    return [
        *_other(
            "forecasts",
            gettext("Forecasts"),
            "Forecast()",
            [f"forecast:{name}" for name in forecasts],
        ),
        *_other(
            "decisions",
            gettext("Decision matrix"),
            "Matrix()",
            [f"decision:{n}" for n in decisions],
        ),
    ]


def _other(part: str, title: str, cell: str, ids: list[str]) -> list[dict[str, Any]]:
    if not ids:
        return []
    href = _href(_section_with(cell))
    return [{"id": part, "part": part, "title": title, "href": href, "ids": ids}]


def _section_with(cell: str) -> dict[str, str]:
    """Return the section in whose chapter a widget of the whole course stands; nothing if none."""
    for row in data.rows("sections"):
        notebook = data.folder().parent / "chapters" / f"{row['chapter']}.ipynb"
        if notebook.is_file() and cell in notebook.read_text(encoding="utf-8"):
            return row
    return {}


def _href(section: dict[str, str]) -> str:
    chapter = section.get("chapter")
    return f"{chapter}.html" if chapter and os.environ.get("NATORUSSIA_BOOK") == "1" else ""
