"""A submitted notebook as it will be run: in its own order, with answers wherever they stand.

Our first cell runs first, then the starters that were left as they were, so that none of them
takes the place of an answer; then what the student wrote, from top to bottom.  What counts is the
value after the last cell that set the name.  A cell that answers a question in that question's own
section is said to be its ``home``, though: where there is one, cells that answer other questions
may use the name for something else.  A cell of the student's own that answers several questions
below the last check is no question's home: it corrects what stands above.
"""

import re
from dataclasses import dataclass, field
from typing import Any

from natorussia.data.languages.catalogues import catalogue, filled, gettext, spoken_of
from natorussia.exercises import Exercise
from natorussia.exercises.notebook import ESSAY_STARTER
from natorussia.grading.placing import (
    Cell,
    Places,
    has_code,
    is_prose,
    parsed,
    places,
    prose_of,
    unfenced,
)

MAX_ESSAY = 30_000
_AN_ESSAY = 30
# How a starter looks in every language.
_EMPHASIS = re.compile(r"^\*[^*\n]+\*\s*$", re.MULTILINE)


@dataclass
class Submitted:
    """A notebook as it will be run: cells with the questions they answer, essay and repairs."""

    cells: list[dict[str, Any]] = field(default_factory=list)
    essay: str = ""
    untouched: list[str] = field(default_factory=list)
    repairs: list[str] = field(default_factory=list)


def mended(cells: list[Cell], exercise: Exercise) -> Submitted:
    """Return what is run and read of a notebook's cells, and what had to be put right."""
    mender = _Mender(places(exercise))
    for cell in cells:
        mender.take(cell)
    return mender.result()


class _Mender:
    """Takes cells in their order, and notes what is not where it was at first."""

    def __init__(self, places: Places) -> None:
        self.places = places
        self.seen: list[str] = []
        self.repairs: list[str] = []
        self.run: list[dict[str, Any]] = []
        self.written: list[str] = []
        self.beside: list[str] = []
        self.anywhere: list[str] = []
        self.turned: list[tuple[int, str, str]] = []

    def take(self, cell: Cell) -> None:
        """Take one cell as what it is."""
        place = self.places.of(cell, self.seen)
        if place is None:
            self._own(cell)
            return
        again = self.seen.count(place)
        self.seen.append(place)
        if again == 1 and place in self.places.questions:
            self._note(
                place, gettext("stands there more than once; the last one written in counts")
            )
        if place == f"{self.places.essay}-answer":
            self._essay(cell)
        elif place in self.places.questions:
            self._answer(place, cell)
        elif place == f"{self.places.essay}-prompt":
            self._below_prompt(cell)
        elif self.places.starter[place]["cell_type"] == "code":
            self._given(place, cell, again)

    def _note(self, place: str, what: str) -> None:
        if f"{place}: {what}" not in self.repairs:
            self.repairs.append(f"{place}: {what}")

    def _code(self, place: str, source: str) -> list[str]:
        """Run a cell, and return the questions that it answers."""
        kept = self.places.written(source)
        if not has_code(kept):
            return []
        asked = self.places.defined(kept)
        here = self._section()
        home = here if here in asked and not self._corrects(place, asked) else ""
        self.run.append(_run(f"{place}#{len(self.run)}", kept, asked) | {"home": home})
        return asked

    def _corrects(self, place: str, asked: list[str]) -> bool:
        """Whether a cell is the student's own, below every check, and answers several questions."""
        last = f"{self.places.exercise.questions[-1].name}-check"
        return place.endswith("+") and len(asked) > 1 and last in self.seen

    def _section(self) -> str:
        """Return the question in whose section the cells stand that are taken now."""
        last = self.seen[-1] if self.seen else ""
        return self.places.questions.get(f"{last.rpartition('-')[0]}-answer", "")

    def _answer(self, place: str, cell: Cell) -> None:
        source = cell["source"]
        if cell["type"] != "code":
            self._note(place, gettext("was turned into text and has been turned back into code"))
            source = unfenced(source)
        mine = self.places.questions[place]
        asked = self._code(place, source)
        if mine not in asked and has_code(self.places.written(source)):
            self.run[-1]["questions"].append(mine)
            self.run[-1]["home"] = mine
        for other in asked:
            if other != mine and f"{other}-answer" not in self.seen:
                self._note(place, filled("answers {0} as well", other))

    def _given(self, place: str, cell: Cell, again: int) -> None:
        """Take the first cell, or a check: as it was, or with code of the student's own."""
        if self.places.is_as_given(place, cell):
            if place == "setup" and (again or self.run):
                self._code(place, cell["source"])
            return
        self._note(place, gettext("was changed; what stands there is run"))
        self._code(place, cell["source"])

    def _own(self, cell: Cell) -> None:
        """Take a cell of the student's own: code, or text that may be the essay."""
        behind = f"{self.places.essay}-prompt" in self.seen
        above = self.seen[-1] if self.seen else ""
        if cell["type"] != "code" and (code := self._turned(cell)):
            self.turned.append((len(self.run), f"{above}+", code))
            return
        if cell["type"] != "code" or (behind and is_prose(cell["source"])):
            text = cell["source"] if cell["type"] != "code" else prose_of(cell["source"])
            (self.beside if behind else self.anywhere).append(text)
            return
        for name in self._code(f"{above}+", cell["source"]):
            self._note(f"{name}-answer", gettext("answered in a cell of its own"))
        if behind:
            self.anywhere.append(prose_of(cell["source"]))

    def _turned(self, cell: Cell) -> str:
        """Return the code of a cell of text, where it is code that answers a question."""
        source = unfenced(cell["source"])
        return source if parsed(source) is not None and self.places.defined(source) else ""

    def _turn_back(self) -> None:
        """Run the code of the student's own cells of text that answers what nothing else does."""
        for at, place, source in reversed(self.turned):
            asked = self.places.defined(source)
            if not any(name in cell["questions"] for cell in self.run for name in asked):
                self.run.insert(at, _run(f"{place}#text{at}", source, asked) | {"home": ""})
                for name in asked:
                    told = gettext("was turned into text and has been turned back into code")
                    self._note(f"{name}-answer", told)

    def _essay(self, cell: Cell) -> None:
        text = cell["source"] if cell["type"] != "code" else prose_of(cell["source"])
        starters = _starters(text)
        if text.strip() and text.strip() not in starters:
            for starter in starters:
                text = text.replace(starter, "")
            self.written.append(text)

    def _below_prompt(self, cell: Cell) -> None:
        """Find an essay that was written into the cell that asks for it."""
        asked = self.places.starter[f"{self.places.essay}-prompt"]["source"].strip()
        text = cell["source"].strip()
        if text.startswith(asked) and len(text) > len(asked):
            self._note(
                f"{self.places.essay}-prompt", gettext("the essay stands below its question")
            )
            self.beside.append(text[len(asked) :])

    def result(self) -> Submitted:
        """Return the first cell, the starters and the student's cells, with the essay."""
        self._note_what_is_gone()
        self._turn_back()
        answered = {name for cell in self.run for name in cell["questions"]}
        blank = [one for one in self.places.exercise.questions if one.name not in answered]
        starters = [one.starter() for one in self.places.exercise.questions]
        first = [
            _run("setup", self.places.exercise.first_cell(), []),
            _run("starters", "\n".join(starters), []) | {"starter": True},
        ]
        return Submitted(
            first + self.run, self._whole_essay(), [one.name for one in blank], self.repairs
        )

    def _note_what_is_gone(self) -> None:
        for place, starter in self.places.starter.items():
            if place not in self.seen and place in self.places.questions:
                self._note(place, gettext("was deleted"))
            elif place not in self.seen and starter["cell_type"] == "code":
                self._note(place, gettext("was deleted and has been restored"))
        order = [place for place in self.places.starter if place in self.seen]
        if list(dict.fromkeys(self.seen)) != order:
            self._note(
                "notebook", gettext("cells stand in another order; they are run as they stand")
            )

    def _whole_essay(self) -> str:
        """Join what was written for the essay: in its cell, beside it, else wherever it is long."""
        long = [text for text in self.anywhere if len(text.split()) >= _AN_ESSAY]
        parts = [*self.written, *self.beside] or long
        if parts and parts != self.written:
            self._note(f"{self.places.essay}-answer", gettext("found in cells of its own"))
        text = "\n\n".join(part.strip() for part in parts)
        return "".join(one for one in text if one.isprintable() or one in "\n\t")[:MAX_ESSAY]


def _starters(text: str) -> set[str]:
    """Return what may stand in a text where an essay was to be written.

    Other languages are asked only where something looks like theirs: reading them takes a while.
    """
    usual = {ESSAY_STARTER, gettext(ESSAY_STARTER)}
    if not _EMPHASIS.search(text.replace(ESSAY_STARTER, "")):
        return usual
    return usual | {catalogue(tag).said(ESSAY_STARTER) for tag in spoken_of()}


def _run(name: str, source: str, questions: list[str]) -> dict[str, Any]:
    return {"id": name, "source": source, "questions": questions}
