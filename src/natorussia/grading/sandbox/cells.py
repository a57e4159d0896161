"""Running one cell: within its time, going on behind what only a jail stops.

A network, a package, a file or the student at the keyboard may be missing here.  The statement that
needed it is then left out, with those that need its names, and the rest of the cell still counts.
"""

import ast
import locale
import signal
import traceback
from pathlib import Path
from types import FrameType

from natorussia.exercises.encoding import Value
from natorussia.grading.sandbox import placeholders
from natorussia.grading.sandbox.shell import GradingShell

_MESSAGE = 300
_OF_THE_JAIL = ImportError | OSError | EOFError | locale.Error


class CellTimeoutError(BaseException):
    """A cell that ran too long; not an `Exception`, so that a bare handler lets it through."""


class CellRunner:
    """Runs cells one after the other, and remembers which names a jail has kept from them.

    Parameters
    ----------
    shell
        The shell they run in.
    seconds
        What a cell may take.
    """

    def __init__(self, shell: GradingShell, seconds: float) -> None:
        self.shell, self.seconds = shell, seconds
        self.absent: set[str] = set()
        self.stood_in: set[str] = set()
        signal.signal(signal.SIGALRM, _too_long)

    def run(self, source: str) -> tuple[Value | None, bool]:
        """Run a cell; return how it failed, if it did, and whether a name was not there yet."""
        try:
            signal.setitimer(signal.ITIMER_REAL, self.seconds)
            error = self._run(source)
        except BaseException as raised:  # noqa: BLE001  a cell may interrupt its own shell
            error = raised
        finally:
            signal.setitimer(signal.ITIMER_REAL, 0)
        return (None if error is None else self._told(error)), isinstance(error, NameError)

    def _run(self, source: str) -> BaseException | None:
        """Run a cell; return the first error, whatever could be run behind it."""
        first = error = self.shell.execute(source)
        while error is not None and self._is_the_jails(error):
            rest = self._with_a_stand_in(source, error) or self._rest(source, error)
            if not rest:
                break
            source = rest
            error = self.shell.execute(source)
        return error if first is None or error is None else first

    def _is_the_jails(self, error: BaseException) -> bool:
        if isinstance(error, NameError):
            return error.name in self.absent
        return isinstance(error, _OF_THE_JAIL | ValueError)

    def _with_a_stand_in(self, source: str, error: BaseException) -> str:
        """Return what is left to run, if a module of the student's own lacked a package.

        The package is stood in for: most often it draws.
        """
        lacks = error.name if isinstance(error, ModuleNotFoundError) else None
        if not lacks or lacks in self.stood_in or not _is_in_own_module(error):
            return ""
        self.stood_in.add(lacks)
        placeholders.stand_in(lacks)
        at, statements = self._place(source, error)
        return "" if at is None else "\n".join(map(ast.unparse, statements[at:]))

    def _place(self, source: str, error: BaseException) -> tuple[int | None, list[ast.stmt]]:
        """Return which statement of a cell an error came through, and all of them."""
        try:
            statements = ast.parse(self.shell.transform_cell(source)).body
        except (SyntaxError, ValueError):
            return None, []
        line = _line_of(error)
        at = next((n for n, one in enumerate(statements) if line <= (one.end_lineno or 0)), None)
        return (at if line else None), statements

    def _rest(self, source: str, error: BaseException) -> str:
        """Return what stands behind the statement that failed, its names noted as absent."""
        if source.lstrip().startswith("%%"):
            return source.lstrip().partition("\n")[2]
        at, statements = self._place(source, error)
        if at is None:
            return ""
        if not isinstance(error, _OF_THE_JAIL | NameError) and not _asks(statements[at]):
            return ""
        instead = _one_by_one(statements[at])
        if not instead:
            self.absent |= _bound(statements[at])
        return "\n".join(map(ast.unparse, [*instead, *statements[at + 1 :]]))

    def _told(self, error: BaseException) -> Value:
        if isinstance(error, CellTimeoutError):
            return ["failed", "timeout", f"the cell ran longer than {self.seconds:g} s"]
        if isinstance(error, MemoryError):
            return ["failed", "memory", "the cell needed more memory than a notebook may use"]
        return ["failed", "error", told(error)]


def _too_long(_signal: int, _frame: FrameType | None) -> None:
    raise CellTimeoutError


def _is_in_own_module(error: BaseException) -> bool:
    """Whether an error came through a module that stands beside the notebook, or below it."""
    files = (one.f_code.co_filename for one, _ in traceback.walk_tb(error.__traceback__))
    return any(Path(one).parent.is_relative_to(Path.cwd().parent) for one in files)


def _line_of(error: BaseException) -> int:
    """Return the line of the cell's own statement that an error came through, or 0."""
    lines = [line for name, line in _lines_of(error) if name == "<module>"]
    return lines[-1] if lines else 0


def _lines_of(error: BaseException) -> list[tuple[str, int]]:
    """Return the functions and lines of the notebook's cells that an error came through."""
    frames = ((one.f_code, line) for one, line in traceback.walk_tb(error.__traceback__))
    return [(code.co_name, line) for code, line in frames if "ipython-input" in code.co_filename]


def _asks(statement: ast.stmt) -> bool:
    """Whether a statement asks somebody at the keyboard, who is not there."""
    names = {node.id for node in ast.walk(statement) if isinstance(node, ast.Name)}
    return "input" in names


def _one_by_one(statement: ast.stmt) -> list[ast.stmt]:
    """Return the imports that one statement makes together, so that only some may fail."""
    several = isinstance(statement, ast.Import) and len(statement.names) > 1
    return [ast.Import([one]) for one in statement.names] if several else []  # type: ignore[attr-defined]


def _bound(statement: ast.stmt) -> set[str]:
    """Return the names that a statement would have made."""
    found = set()
    for node in ast.walk(statement):
        if isinstance(node, ast.alias):
            found.add((node.asname or node.name).partition(".")[0])
        elif isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            found.add(node.id)
    return found


def told(error: BaseException) -> str:
    """Return an error in one line, with the line of the cell it came from."""
    lines: list[int | None] = [line for _, line in _lines_of(error)]
    if isinstance(error, SyntaxError):
        lines = [error.lineno]
    where = f" (line {lines[-1]})" if lines and lines[-1] else ""
    try:
        text = str(error.msg if isinstance(error, SyntaxError) else error)[:_MESSAGE]
    except Exception:  # noqa: BLE001  an error class of the reader's own
        text = ""
    return f"{type(error).__name__}: {text}{where}"
