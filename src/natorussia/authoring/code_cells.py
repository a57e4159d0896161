"""The code of a course's notebooks, read and not run: whether it is Python, and whom it names."""

import ast
import re
from collections.abc import Callable, Iterator
from importlib.util import find_spec
from pathlib import Path

from natorussia import data
from natorussia.data.languages import console
from natorussia.data.languages.catalogues import noted
from natorussia.questions.bank import END, BankError, banks, load_bank

# IPython's own: magics, commands of the shell, and questions about a name.
_OF_IPYTHON = re.compile(r"^\s*(?:[%!]|\w[\w, ]*=\s*[%!]|.*\?\??\s*$)", re.MULTILINE)


def faults(source: str, folder: Path) -> Iterator[str]:
    """Yield what is wrong with a cell of code that the build would run.

    Parameters
    ----------
    source
        What stands in the cell; magics of IPython and commands of the shell are left alone.
    folder
        That of the notebook, whose own modules it may import.
    """
    if _OF_IPYTHON.search(source):
        return
    try:
        tree = ast.parse(source)
    except (SyntaxError, ValueError) as error:
        line = getattr(error, "lineno", None) or 1
        got = source.split("\n")[line - 1].strip() if source.count("\n") >= line - 1 else ""
        why = getattr(error, "msg", error)
        yield console.filled("line {0}: it is no Python: {1}; got {2}", line, why, f"{got!r:.80}")
        return
    yield from _lacking(tree, folder)
    for call in ast.walk(tree):
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Name):
            yield from _of_call(call, call.func.id)


def _lacking(tree: ast.Module, folder: Path) -> Iterator[str]:
    """Say which modules that a cell begins by importing are not here."""
    for node in tree.body:
        names = [one.name for one in node.names] if isinstance(node, ast.Import) else []
        if isinstance(node, ast.ImportFrom) and node.module and not node.level:
            names = [node.module]
        for name in {one.partition(".")[0] for one in names}:
            own = (folder / f"{name}.py").exists() or (folder / name).exists()
            if not own and find_spec(name) is None:
                yield console.filled(
                    "line {0}: there is no module {1}; install it", node.lineno, repr(name)
                )


def _of_call(call: ast.Call, name: str) -> Iterator[str]:
    """Say which section or bank a widget names and the course has not."""
    for known, what, got in _named(call, name):
        if got not in known():
            error = data.UnknownNameError(what, got, known())
            yield f"{console.filled('line {0}', call.lineno)}: {name}: {error}"


def _places(section: str) -> list[str]:
    """Return the sections of a chapter after which a bank asks; none where it cannot be read."""
    try:
        return list(dict.fromkeys(one.get("after", END) for one in load_bank(section)))
    except (BankError, data.UnknownNameError):
        return []


_Known = Callable[[], list[str]]


def _named(call: ast.Call, name: str) -> Iterator[tuple[_Known, str, str]]:
    first = _text(call.args[0]) if call.args else ""
    given = {one.arg: _text(one.value) for one in call.keywords}
    if name == "Quiz" and first and not first.endswith((".yml", ".yaml")):
        yield banks, "section with questions", first
    if name == "Quiz" and (after := given.get("after")) and (places := _places(first)):
        yield lambda: places, noted("section after which questions are asked"), after
    if name == "Timeline" and (section := given.get("section")):
        yield _sections, "section", section


def _sections() -> list[str]:
    return list(data.index("sections"))


def _text(value: ast.expr) -> str:
    """Return a text that stands in the code, and nothing for what is worked out."""
    return value.value if isinstance(value, ast.Constant) and isinstance(value.value, str) else ""
