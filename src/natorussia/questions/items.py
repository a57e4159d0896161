"""What an item is to a learning management system: a prompt, a form to answer in, feedback."""

from collections.abc import Callable
from dataclasses import dataclass

from natorussia.data.languages.catalogues import noted

OPEN, SHUT = "\ue000", "\ue001"


STRICTER, PLAINER, COARSER = "stricter", "plainer", "coarser"


@dataclass(frozen=True)
class Loss:
    """What another system does not hold of a question, and in which direction that leads.

    Parameters
    ----------
    why
        What is lost, in words.
    direction
        ``stricter``: some answers earn less there than here; ``plainer``: something is not shown;
        ``coarser``: the question asks for less. None lets a wrong answer be right.
    """

    why: str
    direction: str


MISTYPED = Loss(noted("a letter mistyped counts as wrong"), STRICTER)
SPELT = Loss(noted("accents, punctuation, articles and asides count in what is typed"), STRICTER)


@dataclass(frozen=True)
class Option:
    """Something to choose: HTML, the credit that it earns (0 to 1), and what is said to it."""

    html: str
    credit: float
    feedback: str


@dataclass(frozen=True)
class Choice:
    """Options, of which one or ``many`` may be chosen."""

    options: tuple[Option, ...]
    many: bool
    shuffle: bool


@dataclass(frozen=True)
class Words:
    """A short text: what is right, and wrong answers with what is said to them."""

    accept: tuple[str, ...]
    wrong: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Value:
    """A number that earns a credit, give or take the tolerance."""

    number: float
    tolerance: float
    credit: float
    feedback: str = ""


@dataclass(frozen=True)
class Numbers:
    """A number; ``units`` says how many ``unit`` one of another unit is."""

    values: tuple[Value, ...]
    unit: str
    units: dict[str, float]


@dataclass(frozen=True)
class Pair:
    """A left-hand side (HTML), the right-hand side that belongs to it (text), and feedback."""

    left: str
    right: str
    feedback: str = ""


@dataclass(frozen=True)
class Pairs:
    """What belongs together, and right-hand sides that belong to none."""

    pairs: tuple[Pair, ...]
    extra: tuple[str, ...]


@dataclass(frozen=True)
class Sequence:
    """Items (HTML) in their right order."""

    items: tuple[str, ...]


@dataclass(frozen=True)
class Gap:
    """A blank: what it accepts, what may be chosen (nothing: typed), and feedback."""

    accept: tuple[str, ...]
    options: tuple[str, ...]
    feedback: str


@dataclass(frozen=True)
class Gaps:
    """HTML in which ``OPEN`` name ``SHUT`` stands for each blank."""

    html: str
    gaps: dict[str, Gap]


Form = Choice | Words | Numbers | Pairs | Sequence | Gaps
Asked = tuple[str, Form, tuple[Loss, ...]]
"""What a kind gives: more of the prompt (HTML), the form, and what is lost of the question."""
Say = Callable[[str], str]
"""What turns an author's Markdown into HTML with whole addresses."""


@dataclass(frozen=True)
class Item:
    """A question as other systems take it; all texts are HTML, with whole addresses.

    Parameters
    ----------
    id, section, kind, level
        As in the bank.
    points
        What it is worth.
    prompt
        What is asked.
    form
        How it is answered.
    hints
        One after the other.
    after
        What is said once it is answered: the explanation and what to reread.
    events
        The events that it rests on.
    lost
        What no other system holds of it.
    """

    id: str
    section: str
    kind: str
    level: str
    points: float
    prompt: str
    form: Form
    hints: tuple[str, ...]
    after: str
    events: tuple[str, ...]
    lost: tuple[Loss, ...]
