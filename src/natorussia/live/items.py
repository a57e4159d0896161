"""What can be asked of a class: questions, claims and forecasts of a course, in one form."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from html import escape
from pathlib import Path
from typing import Any

from natorussia import data
from natorussia import questions as asked
from natorussia.data import UnknownNameError
from natorussia.data.languages import console, marking
from natorussia.data.languages.catalogues import filled, gettext, noted
from natorussia.data.languages.numerals import spaced_percent
from natorussia.live import responses
from natorussia.markup.markdown import text_of
from natorussia.questions import kinds
from natorussia.questions.marks import Marks
from natorussia.widgets.forecast import table as forecasts
from natorussia.widgets.forecast.table import ForecastQuestion, wording

FORECAST = "forecast"
CLAIM = "claim-"
VERDICTS = {
    "accurate": noted("Accurate: the record bears out every part of it."),
    "imprecise": noted("Imprecise: the substance holds, a word, number or order does not."),
    "inaccurate": noted("Inaccurate: the record contradicts the substance."),
    "unconfirmed": noted("Unconfirmed: nothing on record settles it."),
    "judgement": noted("A judgement: no document can settle it."),
}
_ASKED = noted("How does this claim stand against the record?")
_OUTCOMES = {
    "yes": noted("Yes"),
    "no": noted("No"),
    "void": noted("Void: its condition was not met"),
}


@dataclass(frozen=True)
class Item:
    """Something to ask a class.

    Parameters
    ----------
    id
        A name that no other item has.
    question
        A question as the bank has it; None for a forecast.
    forecast
        A forecast of the course; None for a question.
    """

    id: str
    question: Mapping[str, Any] | None = None
    forecast: ForecastQuestion | None = None

    @property
    def kind(self) -> str:
        """The kind of the question, or ``forecast``."""
        return str(self.question["kind"]) if self.question else FORECAST

    @cached_property
    def public(self) -> dict[str, Any]:
        """What a phone may know before the answer is shown: nothing that follows from the key."""
        if self.question:
            with marking.marking():
                return _arranged(asked.unkeyed(dict(self.question)))
        seen = self.forecast.public() if self.forecast else {}
        prompt = escape(seen.get("question", ""), quote=False)
        settled = seen.get("horizon")
        about = filled("To be settled by {0}.", settled) if settled else ""
        body = f"<p>{escape(about, quote=False)}</p>" if about else ""
        return {"id": self.id, "kind": FORECAST, "prompt": prompt, "body": body, "points": 0}

    @cached_property
    def key(self) -> dict[str, Any]:
        """What marking needs; empty for a forecast."""
        with marking.marking():
            return asked.key(dict(self.question)) if self.question else {}

    @property
    def title(self) -> str:
        """What is asked, in one line of text."""
        part = "body" if self.id.startswith(CLAIM) else "prompt"
        return text_of(self.public.get("statement") or self.public[part])

    @property
    def revision(self) -> str:
        """The short name of the present wording."""
        if self.question:
            return asked.revision(dict(self.question))
        seen = self.forecast.public() if self.forecast else {}
        return wording(str(seen.get("question")), str(seen.get("horizon")))

    @property
    def marked(self) -> bool:
        """Whether an answer can be right or wrong."""
        return bool(self.question) and kinds.is_marked(self.kind)

    def accepts(self, response: object) -> bool:
        """Return whether a response has the form that this item asks for."""
        return responses.accepts(self.kind, self.public, response)

    def score(self, response: object) -> Marks | None:
        """Return the course's own marks of a response, or None where none are given."""
        return asked.score(self.kind, self.key, response) if self.marked else None

    def said(self, response: object) -> str:
        """Return a response in words."""
        if self.question:
            return "; ".join(asked.said(dict(self.question), response))
        return spaced_percent(response) if isinstance(response, int | float) else ""

    def told(self) -> dict[str, str]:
        """Return what is said once the answer is shown: ``answer`` and ``explanation``, as HTML."""
        if self.question:
            answered = kinds.optional(self.kind, "answered")
            with marking.marking():
                answer = marking.told(answered(dict(self.question))) if answered else ""
            return {"answer": answer, "explanation": self.key["explanation"]}
        if self.forecast is None:
            return {"answer": "", "explanation": ""}
        answer = f"<p>{gettext(_OUTCOMES[self.forecast.resolution])}.</p>"
        told = " ".join(part for part in (self.forecast.outcome, self.forecast.note) if part)
        return {"answer": answer, "explanation": f"<p>{escape(told, quote=False)}</p>"}


def _arranged(shown: dict[str, Any]) -> dict[str, Any]:
    """Return a question with options that may be shuffled in one order for all that tells nothing.

    Authors often write the right one first.
    """
    if not shown["shuffle"] or "options" not in shown:
        return shown
    return {**shown, "options": sorted(shown["options"], key=lambda one: str(one["id"]))}


def items(names: Iterable[str | Path]) -> list[Item]:
    """Return what some names stand for, each item once, in their order.

    Parameters
    ----------
    names
        Sections (``rome``), YAML files, and ids of questions, claims or forecasts.

    Raises
    ------
    UnknownNameError
        If a name stands for nothing; the message names the nearest ones.
    natorussia.questions.BankError
        If a bank is not sound.
    """
    singles = cache(lambda: dict(_singles()))
    found = {item.id: item for name in names for item in _named(str(name), singles)}
    return list(found.values())


def _named(name: str, singles: Callable[[], dict[str, Item]]) -> list[Item]:
    if name in asked.bank.banks() or Path(name).is_file():
        return [Item(question["id"], question) for question in asked.load_bank(name)]
    known = singles()
    if name not in known:
        every = [*asked.bank.banks(), *known]
        raise UnknownNameError(
            console.gettext("section, file, question, claim or forecast"), name, every
        )
    return [known[name]]


def _singles() -> Iterator[tuple[str, Item]]:
    """Yield everything that has an id of its own: questions come before what shares their id."""
    for one in forecasts.read():
        yield one.id, Item(f"{FORECAST}:{one.id}", forecast=one)
    for row in data.rows("claims"):
        yield row["id"], claim(row)
    for question in asked.load_course():
        yield question["id"], Item(question["id"], question)


def claims(section: str) -> list[Item]:
    """Return the claims of a section, to be judged."""
    return [claim(row) for row in data.rows("claims") if row["section"] == section]


def of_forecasts(questions: Iterable[ForecastQuestion]) -> list[Item]:
    """Return forecasts to be asked of a class."""
    return [Item(f"{FORECAST}:{one.id}", forecast=one) for one in questions]


def claim(row: Mapping[str, Any]) -> Item:
    """Return a claim as a choice among verdicts; its evidence is the explanation."""
    options: list[dict[str, Any]] = [{"text": gettext(text)} for text in VERDICTS.values()]
    for verdict, option in zip(VERDICTS, options, strict=True):
        if verdict == row["verdict"]:
            option["correct"] = True
        else:
            verdict_of_course = gettext(row["verdict"])
            option["feedback"] = filled("The course's verdict is: {0}.", verdict_of_course)
    question = {
        "id": f"{CLAIM}{row['id']}",
        "kind": "single",
        "level": "analyse",
        "section": row["section"],
        "prompt": f"{gettext(_ASKED)}\n\n> {row['claim']}",
        "options": options,
        "shuffle": False,
        "explanation": row["evidence"],
    }
    return Item(question["id"], question)


def title_of(found: Iterable[Item]) -> str:
    """Return the title of the section that all items are of, or nothing where there are several."""
    sections = {item.public.get("section", "") for item in found}
    titles = {row["id"]: row["title"] for row in data.rows("sections")}
    return str(titles.get(sections.pop(), "")) if len(sections) == 1 else ""
