"""Finding what each cell of a notebook is, wherever a student has put the answers."""

import ast
import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any

from natorussia.data import course
from natorussia.data.languages import current
from natorussia.exercises import Exercise
from natorussia.exercises.notebook import notebook

Cell = dict[str, Any]
_A_SENTENCE = 3  # words
_FENCED = re.compile(r"^[ \t]*(```+|~~~+)[^\n`]*\n(.*?)^[ \t]*\1[ \t]*$", re.DOTALL | re.MULTILINE)


def places(exercise: Exercise) -> "Places":
    """Return the places of an exercise's notebook as it is given out in the language spoken now."""
    return _places(exercise, current(), course.folder())


@cache
def _places(exercise: Exercise, _language: str, _tables: Path) -> "Places":
    return Places(exercise)


class Places:
    """The places of an exercise's notebook, and which of them a cell belongs to."""

    def __init__(self, exercise: Exercise) -> None:
        self.exercise = exercise
        self.starter = {cell["id"]: cell for cell in notebook(exercise)["cells"]}
        self.questions = {f"{one.name}-answer": one.name for one in exercise.questions}
        self.essay = exercise.essay.name
        self.answers = {one.answer: one.name for one in exercise.questions}
        starters = "\n".join(one.starter() for one in exercise.questions)
        self._blank = {ast.dump(node) for node in ast.parse(starters).body}

    def of(self, cell: Cell, taken: Iterable[str]) -> str | None:
        """Return the place of a cell, by its id or by what it says; None for a student's own."""
        for name in cell["name"].split("\n"):
            if name in self.starter:
                return str(name)
        free = [name for name in self.starter if name not in set(taken)]
        alike = (one for one in free if self.is_as_given(one, cell))
        return next(alike, None)

    def is_as_given(self, place: str, cell: Cell) -> bool:
        """Whether a cell says what stood in this place at first."""
        return bool(cell["source"].strip() == self.starter[place]["source"].strip())

    def defined(self, source: str) -> list[str]:
        """Return the questions whose answers a cell defines, in the order of the exercise."""
        names = "|".join(map(re.escape, self.answers))
        pattern = rf"^[^#\n]*?\b({names})\b\s*(?:[-+|&*/]?=(?!=)|:|,|\(|\[)|\bas\s+({names})\b"
        found = {word for pair in re.findall(pattern, source, re.MULTILINE) for word in pair}
        return [name for answer, name in self.answers.items() if answer in found]

    def written(self, source: str) -> str:
        """Return a cell's code without the starters that were left in it as they were."""
        tree = parsed(source)
        if tree is None or (tree.body and "..." not in source):  # every starter says `...`
            return source
        lines = source.split("\n")
        for node in tree.body:
            if ast.dump(node) in self._blank:
                lines[node.lineno - 1 : node.end_lineno] = [""] * (
                    (node.end_lineno or node.lineno) - node.lineno + 1
                )
        kept = "\n".join(lines)
        if len(tree.body) > 1 and _one_line_each(tree):
            return kept if has_code(kept) else ""
        return "" if all(ast.dump(node) in self._blank for node in tree.body) else source


def _one_line_each(tree: ast.Module) -> bool:
    """Whether no two statements share a line, so that lines can be taken out."""
    ends = [node.end_lineno or node.lineno for node in tree.body]
    return all(end < node.lineno for end, node in zip(ends, tree.body[1:], strict=False))


def parsed(source: str) -> ast.Module | None:
    """Return a cell's syntax tree, or None where it is not Python alone."""
    try:
        return ast.parse(source)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return None


def has_code(source: str) -> bool:
    """Whether there is anything but comments and blank lines."""
    tree = parsed(source)
    return bool(source.strip()) if tree is None else bool(tree.body)


def unfenced(source: str) -> str:
    """Return the code of a cell that was turned into text: what stands in fences, if there are."""
    found = [match[2] for match in _FENCED.finditer(source)]
    return "\n".join(found) if found else source


def is_prose(source: str) -> bool:
    """Whether a code cell holds sentences and no code."""
    body = [line for line in source.split("\n") if line.strip()]
    if not body or len(source.split()) < 12:  # noqa: PLR2004  a sentence or two
        return False
    tree = parsed(source)
    if tree is None:
        return not any(mark in source for mark in ("=", "(", "%", "import "))  # a misprint is code
    return all(_is_text(node) for node in tree.body)


def _is_text(node: ast.stmt) -> bool:
    value = node.value if isinstance(node, ast.Expr) else None
    return isinstance(value, ast.Constant) and isinstance(value.value, str)


def prose_of(source: str) -> str:
    """Return the sentences of a code cell, be they a comment, bare, or texts in its code."""
    tree = parsed(source)
    if tree is not None and tree.body:
        alone = {id(node.value) for node in tree.body if _is_text(node)}  # type: ignore[attr-defined]
        texts = [
            (node.lineno, node.col_offset, node.value)
            for node in ast.walk(tree)
            if isinstance(node, ast.Constant)
            and isinstance(node.value, str)
            and (id(node) in alone or len(node.value.split()) >= _A_SENTENCE)
        ]
        return "\n\n".join(text for *_, text in sorted(texts))
    return "\n".join(line.lstrip("# ") for line in source.split("\n")).strip()
