"""What an exercise is made of: questions with their references, mistakes, hints and points."""

from dataclasses import dataclass, field
from textwrap import dedent
from typing import Literal

from natorussia.data.languages import console

Kind = Literal["number", "text", "date", "list", "mapping"]


@dataclass(frozen=True)
class Mistake:
    """A wrong way to the answer that readers are known to take.

    Parameters
    ----------
    name
        What went wrong, in a word or two.
    code
        What such a reader would write; its result is what the hint is keyed to.
    hint
        What to say to a reader whose answer is that result.
    """

    name: str
    code: str
    hint: str

    def source(self) -> str:
        """Return the code as it stands in a cell."""
        return dedent(self.code).strip()


@dataclass(frozen=True)
class Question:
    """One question: what is asked, where the answer stands, and how it is compared.

    Parameters
    ----------
    name
        How ``check("...")`` calls it.
    answer
        The variable or function that holds the answer.
    kind
        What is compared: a number, a text, a date, a list or a mapping from keys to numbers.
    solution
        Code that a reader could write, run after the notebook's first cell.
    calls
        Expressions that call the function, where the answer is one; each gives a `kind`.
    tolerance
        How far a number may be off, absolutely.
    ordered
        Whether the order of a list matters.
    zeros_optional
        Whether entries of zero in a mapping may be left out, and kept where the reference has none.
    spare
        Labels whose entries in a mapping may be left out.
    title
        What stands above the question, where the first sentence of its prompt is no heading.
    from_data
        Whether the answer follows from the tables, so that it must change when they do.  An answer
        that rests on reading alone does not.
    """

    name: str
    answer: str
    kind: Kind
    prompt: str
    solution: str
    reread: str
    points: float = 1
    mistakes: tuple[Mistake, ...] = ()
    calls: tuple[str, ...] = ()
    signature: str = ""
    tolerance: float = 1e-6
    ordered: bool = False
    zeros_optional: bool = False
    spare: tuple[str | int, ...] = ()
    from_data: bool = True
    title: str = ""

    @property
    def is_function(self) -> bool:
        """Whether the answer is a function that is called."""
        return bool(self.calls)

    def reference(self) -> str:
        """Return the solution as it stands in a cell."""
        return dedent(self.solution).strip()

    def starter(self) -> str:
        """Return what stands in the cell before the reader begins."""
        if not self.is_function:
            return f"{self.answer} = ..."
        return f"def {self.answer}({self.signature}):\n    return ..."


@dataclass(frozen=True)
class Essay:
    """A short text that a person marks by a rubric: points by what they are given for."""

    name: str
    prompt: str
    rubric: tuple[tuple[float, str], ...]

    @property
    def points(self) -> float:
        """The sum of the rubric's points."""
        return sum(points for points, _ in self.rubric)


@dataclass(frozen=True)
class Exercise:
    """An exercise notebook: its name, title, first cell, questions and essay."""

    name: str
    number: int
    title: str
    introduction: str
    setup: str
    questions: tuple[Question, ...]
    essay: Essay
    keep: frozenset[str] = field(default_factory=frozenset)

    @property
    def notebook(self) -> str:
        """The notebook's name without its suffix, such as ``01-rome``."""
        return f"{self.number:02d}-{self.name}"

    @property
    def points(self) -> float:
        """All points that the exercise can give."""
        return sum(question.points for question in self.questions) + self.essay.points

    def first_cell(self) -> str:
        """Return the code of the notebook's first cell."""
        return dedent(self.setup).strip()

    def question(self, name: str) -> Question:
        """Return one question by name.

        Raises
        ------
        LookupError
            If there is none; the message names those there are.
        """
        for question in self.questions:
            if question.name == name:
                return question
        known = ", ".join(question.name for question in self.questions)
        raise LookupError(
            console.filled("{0} has no question {1}; it has: {2}", self.notebook, repr(name), known)
        )
