"""The kinds of question, a module each: drop one into this folder and it is there.

A kind module has ``SCHEMA`` (its own fields, in JSON Schema), ``PROMPT`` (asked where the author
asks nothing), ``RULE`` (how it is marked), ``problems`` (what the schema cannot say), ``public``,
``key``, ``score``, ``said`` and ``printed``.  Its twin on the page is
``frontend/quiz/kinds/<kind>.ts``.

It may have more, and does without where it has not:

``SOURCE``
    Where its rule comes from.
``MARKED``
    False if nothing in it is right or wrong, so that it earns no points.
``chance(question)``
    The credit that a guess earns on average, from 0 to 1; else 0.
``beside(question)``
    What a reader sees beside a question that is no part of its wording: answers stay valid when it
    changes.
``unkeyed(shown)``
    What of ``public`` is otherwise where nothing may follow from the right answer.
``answered(question)``
    The right answer as HTML, for keys on paper; else what ``said`` makes of it.
``form(question, shown, say)``
    What it is in other systems, as ``questions.items`` has them; else ``NO_FORM`` says why there is
    none.
"""

from collections.abc import Iterator
from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from typing import Any, Protocol, cast

from natorussia.data import UnknownNameError
from natorussia.data.languages import console
from natorussia.data.languages.catalogues import filled, gettext
from natorussia.questions.marks import Marks


class Kind(Protocol):
    """What a kind module gives."""

    SCHEMA: dict[str, Any]
    PROMPT: str
    RULE: str

    def problems(self, question: dict[str, Any]) -> Iterator[str]:
        """Say what is wrong with a question beyond its schema."""

    def public(self, question: dict[str, Any]) -> dict[str, Any]:
        """Return what a reader may see, beyond what all kinds share."""

    def key(self, question: dict[str, Any]) -> dict[str, Any]:
        """Return ``answer``, a response that is right, and all that marking needs."""

    def score(self, key: dict[str, Any], response: Any) -> Marks:  # noqa: ANN401
        """Mark a response; one of the wrong shape may raise."""

    def said(self, shown: dict[str, Any], response: Any) -> list[str]:  # noqa: ANN401
        """Return a response in words, a piece for each that is right or wrong by itself."""

    def printed(self, shown: dict[str, Any]) -> str:
        """Return the answer space on paper, as HTML."""


@cache
def names() -> list[str]:
    """Return the names of all kinds."""
    return sorted(
        module.name for module in iter_modules(__path__) if not module.name.startswith("_")
    )


@cache
def named(kind: str) -> Kind:
    """Return the module of a kind.

    Raises
    ------
    UnknownNameError
        If there is no such kind.
    """
    if kind not in names():
        raise UnknownNameError(console.gettext("kind of question"), kind, names())
    return cast("Kind", import_module(f"{__name__}.{kind}"))


def optional(kind: str, name: str) -> Any:  # noqa: ANN401
    """Return what a kind has beyond what each needs, or None."""
    return getattr(named(kind), name, None)


def is_marked(kind: str) -> bool:
    """Return whether anything in questions of a kind is right or wrong."""
    return optional(kind, "MARKED") is not False


def chance(question: dict[str, Any]) -> float:
    """Return the credit that a guess earns on average, from 0 to 1."""
    guess = optional(question["kind"], "chance")
    return float(guess(question)) if guess else 0.0


def beside(question: dict[str, Any]) -> dict[str, Any]:
    """Return what a reader sees beside a question, where its kind has such a thing."""
    found = optional(question["kind"], "beside")
    return dict(found(question)) if found else {}


def rule(kind: str) -> str:
    """Return in a sentence or two how a kind is marked, and after whom."""
    said, source = gettext(named(kind).RULE), optional(kind, "SOURCE")
    return f"{said} {filled('After {0}', gettext(source))}" if source else said
