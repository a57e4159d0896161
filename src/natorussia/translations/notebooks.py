"""The texts of a notebook: prose, what is said of its figures, and the code that shows words."""

import ast
import json
from copy import deepcopy
from typing import Any

from natorussia.translations.messages import Message, Say
from natorussia.translations.prose import of_markdown

# What MyST-NB reads from the metadata of a cell and shows to readers.
_SHOWN = (
    ("figure", "caption"),
    ("image", "alt"),
    ("code_prompt_show",),
    ("code_prompt_hide",),
)
SHOWING = frozenset({"figure", "nbval-check-output"})
"""The tags of cells whose output shows words: a drawing, or a table whose output is kept."""
_ANSWERED = {"Mistake": 2}
_NAMED = {"reread"}


def of_notebook(text: str, place: str, say: Say) -> str:
    """Return a notebook with its texts as ``say`` has them.

    The code of a cell that draws a figure or shows a table is one text, as code blocks are for
    Sphinx where ``gettext_additional_targets`` names them: a translator puts in the words of the
    drawing, and those for the codes that a table shows.  A cell for a student's code stays.
    """
    notebook = json.loads(text)
    cells = [_cell(cell, f"{place}, cell {cell.get('id', '')}", say) for cell in notebook["cells"]]
    return json.dumps(notebook | {"cells": cells}, ensure_ascii=False, indent=1) + "\n"


def _cell(cell: dict[str, Any], place: str, say: Say) -> dict[str, Any]:
    cell, source = deepcopy(cell), "".join(cell["source"])
    if cell["metadata"].get("nbgrader", {}).get("solution"):
        written = cell["cell_type"] == "code"
        return cell if written else cell | {"source": say(Message(source, place=place))}
    for path in _SHOWN:
        _shown(cell["metadata"].get("mystnb", {}), path, place, say)
    if cell["cell_type"] == "markdown":
        cell["source"] = of_markdown(source, place, say)
    elif SHOWING.intersection(cell["metadata"].get("tags", [])):
        cell["source"] = say(Message(source, place=place))
    return cell


def _shown(settings: dict[str, Any], path: tuple[str, ...], place: str, say: Say) -> None:
    *parents, name = path
    for parent in parents:
        settings = settings.get(parent, {})
    if settings.get(name):
        settings[name] = say(Message(settings[name], place=place))


def of_module(text: str, place: str, say: Say) -> str:
    """Return an exercise's module with what a check answers as ``say`` has it."""
    lines = text.encode().split(b"\n")
    for node in sorted(_answers(ast.parse(text)), key=_position, reverse=True):
        said = say(Message(str(node.value), place=f"{place}, line {node.lineno}"))
        if said != node.value:
            _put(lines, node, json.dumps(said, ensure_ascii=False).encode())
    return b"\n".join(lines).decode()


def _position(node: ast.Constant) -> tuple[int, int]:
    return node.lineno, node.col_offset


def _answers(module: ast.Module) -> list[ast.Constant]:
    calls = [node for node in ast.walk(module) if isinstance(node, ast.Call)]
    found = [
        node.args[_ANSWERED[node.func.id]]
        for node in calls
        if isinstance(node.func, ast.Name)
        and len(node.args) > _ANSWERED.get(node.func.id, len(node.args))
    ]
    found += [word.value for node in calls for word in node.keywords if word.arg in _NAMED]
    return [node for node in found if isinstance(node, ast.Constant)]


def _put(lines: list[bytes], node: ast.Constant, new: bytes) -> None:
    """Put a literal in place of another, which may reach over several lines."""
    first, last = node.lineno - 1, (node.end_lineno or node.lineno) - 1
    lines[first : last + 1] = [
        lines[first][: node.col_offset] + new + lines[last][node.end_col_offset :]
    ]
