"""Versions of a sheet of questions: the same questions, in other orders, each with its key."""

from random import Random
from typing import Any

from natorussia.data.languages import console
from natorussia.data.languages.catalogues import filled
from natorussia.questions import printed

Question = dict[str, Any]
_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
MOST = len(_LETTERS)


def versions(questions: list[Question], number: int, seed: int) -> dict[str, list[Question]]:
    """Return the questions in an order for each version.

    Parameters
    ----------
    questions
        As they stand in the bank.
    number
        How many versions; with one, the order is the bank's and the version has no name.
    seed
        Fixes the orders; another seed shuffles anew.

    Raises
    ------
    ValueError
        If there are fewer than one, or more than there are letters.
    """
    if not 1 <= number <= MOST:
        raise ValueError(console.filled("{0} versions of a sheet; ask for 1 to {1}", number, MOST))
    if number == 1:
        return {"": questions}
    return {letter: _shuffled(questions, letter, seed) for letter in _LETTERS[:number]}


def _shuffled(questions: list[Question], letter: str, seed: int) -> list[Question]:
    found = list(questions)
    Random(f"{seed} {letter}").shuffle(found)  # noqa: S311
    return found


def sheet(questions: list[Question], letter: str, seed: int) -> str:
    """Return the questions of a version as a numbered list; options come in its own order."""
    orders = {
        one["id"]: Random(f"{seed} {letter} {one['id']}") if letter else None  # noqa: S311
        for one in questions
    }
    items = "".join(f"<li>{printed(one, orders[one['id']])}</li>" for one in questions)
    return f'<ol class="np-sheet">{items}</ol>'


def named(title: str, letter: str) -> str:
    """Return a heading with the name of a version."""
    return filled("{0}, version {1}", title, letter) if letter else title
