"""What happens in the jailed child: the cells run, and the answers leave as plain data.

Nothing here is trusted by anyone: the reader's code shares this process.
"""

import ast
import json
import linecache
import os
import random
import signal
import sys
import traceback
from collections.abc import Mapping
from difflib import get_close_matches
from types import FrameType
from typing import Any

from natorussia.exercises.values import Value, encode

Job = dict[str, Any]
Names = dict[str, Any]
_MESSAGE = 300


class CellTimeoutError(BaseException):
    """A cell that ran too long; not an `Exception`, so that a bare handler lets it through."""


def run(job: Job, results: int, ready: Mapping[str, Names]) -> None:
    """Run a notebook's cells, and write each question's value to a file descriptor.

    Parameters
    ----------
    job, results
        The cells and the questions, and where the values go.
    ready
        The names that a first cell has made already, by its source.
    """
    cells = list(enumerate(job["cells"]))
    names: Names = {"__name__": "__main__"}
    if cells and cells[0][1]["source"] in ready:
        names = ready[cells.pop(0)[1]["source"]]
    names["get_ipython"] = lambda: _Shell(names)
    _settle(job)
    failed: dict[str, Value] = {}
    done: set[str] = set()
    for number, cell in cells:
        _send(results, {"begin": cell["id"]})
        problem = _run_cell(number, cell, names, job)
        question = job["questions"].get(cell["question"] or "")
        if problem is not None:
            failed[cell["question"] or ""] = problem
            _send(results, {"cell": cell["id"], "failed": problem})
        if question is not None and _give(question, names, results, None):
            done.add(cell["question"])
    for name, question in job["questions"].items():
        if name not in done:
            _give(question, names, results, failed.get(name) or _missing(question, names))
    _send(results, {"end": True})


def _settle(job: Job) -> None:
    """Make chance repeatable, and a cell's time limit a signal."""
    random.seed(0)
    if "numpy" in sys.modules:
        sys.modules["numpy"].random.seed(0)
    os.environ["NATORUSSIA_DATA"] = job["data"]
    signal.signal(signal.SIGALRM, _too_long)


def _too_long(_signal: int, _frame: FrameType | None) -> None:
    raise CellTimeoutError


def _run_cell(number: int, cell: dict[str, Any], names: dict[str, Any], job: Job) -> Value | None:
    """Run one cell; return how it failed, if it did."""
    if cell["id"] in job["skip"]:
        return ["failed", "timeout", "the cell ran too long"]
    name = f"<cell {number + 1}>"
    try:
        signal.setitimer(signal.ITIMER_REAL, job["seconds"])
        _execute(_plain_python(cell["source"]), name, names)
    except CellTimeoutError:
        return ["failed", "timeout", f"the cell ran longer than {job['seconds']:g} seconds"]
    except MemoryError:
        return ["failed", "memory", "the cell needed more memory than a notebook may use"]
    except BaseException as error:  # noqa: BLE001  SystemExit and KeyboardInterrupt end a cell only
        return ["failed", "error", _told(error, name)]
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
    return None


def _execute(source: str, name: str, names: dict[str, Any]) -> None:
    linecache.cache[name] = (len(source), None, source.splitlines(keepends=True), name)
    code = compile(source, name, "exec", flags=ast.PyCF_ALLOW_TOP_LEVEL_AWAIT, dont_inherit=True)
    exec(code, names)  # noqa: S102  this is what the jail is for


def _told(error: BaseException, cell: str) -> str:
    """Return an error in one line, with the line of the cell it came from."""
    lines = [f.lineno for f in traceback.extract_tb(error.__traceback__) if f.filename == cell]
    if isinstance(error, SyntaxError):
        lines = [error.lineno]
    where = f" (line {lines[-1]})" if lines and lines[-1] else ""
    try:
        text = str(error.msg if isinstance(error, SyntaxError) else error)[:_MESSAGE]
    except Exception:  # noqa: BLE001  an error class of the reader's own
        text = ""
    return f"{type(error).__name__}: {text}{where}"


def _plain_python(source: str) -> str:
    """Turn IPython's own syntax into Python, where a cell uses it."""
    if not any(mark in source for mark in "%!?"):
        return source
    try:
        ast.parse(source)
    except SyntaxError:
        from IPython.core.inputtransformer2 import TransformerManager

        manager: Any = TransformerManager
        return str(manager().transform_cell(source))
    return source


class _Shell:
    """What magics find in place of IPython's shell: timed code runs, the others do nothing."""

    def __init__(self, names: dict[str, Any]) -> None:
        self.user_ns = names

    def run_line_magic(self, name: str, line: str, **_: object) -> None:
        if name in {"time", "timeit"}:
            exec(line, self.user_ns)  # noqa: S102  this is what the jail is for

    def run_cell_magic(self, name: str, _line: str, cell: str) -> None:
        self.run_line_magic("time" if name in {"time", "timeit", "capture"} else name, cell)

    def system(self, command: str) -> None:
        raise PermissionError(
            f"shell commands are not run when a notebook is graded: {command[:60]}"
        )

    getoutput = system


def _give(question: Job, names: dict[str, Any], results: int, instead: Value | None) -> bool:
    """Send a question's value, if there is one (or what stands in its place)."""
    if question["answer"] in names:
        instead = _answer(question, names)
    if instead is None:
        return False
    _send(results, {"question": question["name"], "value": instead})
    return True


def _answer(question: Job, names: dict[str, Any]) -> Value:
    value = names[question["answer"]]
    if not question["calls"] or not callable(value):
        return _timed(lambda: encode(value), question)
    found: list[Value] = []
    for call in question["calls"]:
        slow = bool(found) and found[-1][:2] == ["failed", "timeout"]
        found.append(found[-1] if slow else _called(call, names, question))
    return ["list", found]


def _called(call: str, names: dict[str, Any], question: Job) -> Value:
    return _timed(lambda: encode(eval(call, names)), question)  # noqa: S307  in the jail


def _timed(work: Any, question: Job) -> Value:  # noqa: ANN401
    try:
        signal.setitimer(signal.ITIMER_REAL, question["seconds"])
        found: Value = work()
    except CellTimeoutError:
        return ["failed", "timeout", f"no answer within {question['seconds']:g} seconds"]
    except MemoryError:
        return ["failed", "memory", "more memory than a notebook may use"]
    except BaseException as error:  # noqa: BLE001  whatever the function may raise
        return ["failed", "error", _told(error, "")]
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
    return found


def _missing(question: Job, names: dict[str, Any]) -> Value:
    known = [name for name in names if not name.startswith("_")]
    return ["missing", *get_close_matches(question["answer"], known, n=1, cutoff=0.7)]


def _send(results: int, message: dict[str, Any]) -> None:
    line = memoryview(json.dumps(message).encode() + b"\n")
    while line:
        line = line[os.write(results, line) :]
