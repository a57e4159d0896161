"""What happens in the jailed child: the cells run, and the answers leave as plain data.

Nothing here is trusted by anyone: the reader's code shares this process.
"""

import contextlib
import json
import os
import random
import re
import signal
import sys
from collections.abc import Callable, Iterator, Mapping
from difflib import get_close_matches
from typing import Any

from natorussia.exercises.calls import spoken_of, tried
from natorussia.exercises.encoding import Value, encode
from natorussia.grading.sandbox.cells import CellRunner, CellTimeoutError, told
from natorussia.grading.sandbox.layout import lay_out
from natorussia.grading.sandbox.shell import GradingShell

Job = dict[str, Any]
Names = dict[str, Any]
_MOST_PASSES = 3
_WORD = re.compile(r"\w+")


def run(job: Job, results: int, ready: Mapping[str, Names], shell: GradingShell) -> None:
    """Run a notebook's cells, and write each question's value to a file descriptor.

    Parameters
    ----------
    job, results
        The cells and the questions, and where the values go.
    ready
        The names that a first cell has made already, by its source.
    shell
        The warm shell.
    """
    cells = list(job["cells"])
    if cells and cells[0]["source"] in ready:
        shell.user_ns.update(ready[cells.pop(0)["source"]])
    _settle(job)
    _Notebook(job, results, shell).run(cells)
    _send(results, {"end": True})


def _settle(job: Job) -> None:
    """Make chance repeatable, and lay out the tables and files as a course's folder has them."""
    random.seed(0)
    if "numpy" in sys.modules:
        sys.modules["numpy"].random.seed(0)
    os.environ["NATORUSSIA_DATA"] = job["data"]
    lay_out(job)


class _Notebook:
    """One run of a notebook: its cells, and the answers that they have given so far."""

    def __init__(self, job: Job, results: int, shell: GradingShell) -> None:
        self.questions, self.results, self.names = job["questions"], results, shell.user_ns
        self.skip = set(job["skip"])
        self.runner = CellRunner(shell, job["seconds"])
        self.failed: dict[str, Value] = {}
        self.given: dict[str, Value] = {}
        self.once: dict[str, object] = {}
        self.settled: set[str] = set()
        self.first: Names = {}

    def run(self, cells: list[Job]) -> None:
        """Run the cells, those again that lacked a name of a cell below, and give the answers."""
        for _ in range(_MOST_PASSES):
            waiting = [cell for cell in cells if self._lacks_a_name(cell)]
            if not waiting or len(waiting) == len(cells):
                break
            cells = waiting
            _send(self.results, {"again": [cell["id"] for cell in cells]})
        for name in self.questions:
            self._finish(name)

    def _lacks_a_name(self, cell: Job) -> bool:
        """Run one cell, and say whether it stopped at a name that is not there yet."""
        _send(self.results, {"begin": cell["id"]})
        if cell.get("starter"):  # which stands below the first cell, and above the student's own
            calls = [call for one in self.questions.values() for call in one["calls"] or ()]
            self.first = spoken_of(calls, self.names)
        if cell["id"] in self.skip:
            problem: Value | None = ["failed", "timeout", "the cell ran too long"]
            lacks = False
        else:
            _look_again()
            problem, lacks = self.runner.run(cell["source"])
        words = set(_WORD.findall(cell["source"]))
        gave = {name for name in self._open(cell, words) if self._look(name)}
        home = cell.get("home", "")
        if home in gave or (home in self.given and problem is None):
            self.settled.add(home)
        for name in cell["questions"]:
            self.failed.pop(name, None)
            if problem is not None:
                self.failed[name] = problem
        if problem is not None and not gave:
            _send(self.results, {"cell": cell["id"], "failed": problem})
        return lacks

    def _open(self, cell: Job, words: set[str]) -> list[str]:
        """Return the questions that a cell of these words may answer.

        A cell of another question may not, once that one has its answer.
        """
        home = cell.get("home", "")
        closed = self.settled - {home} if home else set()
        asked = {} if cell.get("starter") else self.questions
        return [name for name in asked if asked[name]["answer"] in words and name not in closed]

    def _look(self, name: str) -> bool:
        """Send a question's value where a cell has made or changed it; say whether it did."""
        question = self.questions[name]
        value = self.names.get(question["answer"], ...)
        if value is ... or (name in self.once and self.once[name] is value):
            return False
        found = _value(question, value, self.names, self.first)
        if callable(value) or isinstance(value, Iterator):
            self.once[name] = value
        if _is_blank(found) or found == self.given.get(name):
            return False
        self._give(name, found)
        return True

    def _give(self, name: str, value: Value) -> None:
        self.given[name] = value
        _send(self.results, {"question": name, "value": value})

    def _finish(self, name: str) -> None:
        """Give what a question has in the end; call a function again that lacked something."""
        if name not in self.given or _has_failed(self.given[name]):
            self.once.pop(name, None)
            self._look(name)
        if name not in self.given:
            question = self.questions[name]
            if question["answer"] in self.names and name not in self.failed:
                self._give(name, ["blank"])
            else:
                self._give(name, self.failed.get(name) or _missing(question, self.names))


def _look_again() -> None:
    """Let modules be found that a cell above has written; all other folders stay as they are."""
    with contextlib.suppress(OSError):
        finder: Any = sys.path_importer_cache.get(os.getcwd())  # noqa: PTH109  the cache's own key
        if finder is not None:
            finder.invalidate_caches()


def _value(question: Job, value: Any, names: Names, first: Names) -> Value:  # noqa: ANN401
    if not question["calls"] or not callable(value):
        return _timed(lambda: encode(value), question)
    found: list[Value] = []
    for call in question["calls"]:
        slow = bool(found) and found[-1][:2] == ["failed", "timeout"]
        found.append(found[-1] if slow else _called(call, names, first, question))
    return ["list", found]


def _called(call: str, names: Names, first: Names, question: Job) -> Value:
    return _timed(lambda: encode(tried(call, question["answer"], names, first)), question)


def _timed(work: Callable[[], Value], question: Job) -> Value:
    try:
        signal.setitimer(signal.ITIMER_REAL, question["seconds"])
        return work()
    except CellTimeoutError:
        return ["failed", "timeout", f"no answer within {question['seconds']:g} seconds"]
    except MemoryError:
        return ["failed", "memory", "more memory than a notebook may use"]
    except BaseException as error:  # noqa: BLE001  whatever the function may raise
        return ["failed", "error", told(error)]
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)


def _is_blank(value: Value) -> bool:
    whole = value[1] if value[0] == "list" and value[1] else [value]
    return all(one == ["blank"] for one in whole)


def _has_failed(value: Value) -> bool:
    return value[0] == "list" and any(one[0] == "failed" for one in value[1])


def _missing(question: Job, names: Names) -> Value:
    known = [name for name in names if not name.startswith("_")]
    return ["missing", *get_close_matches(question["answer"], known, n=1, cutoff=0.7)]


def _send(results: int, message: dict[str, Any]) -> None:
    line = memoryview(json.dumps(message).encode() + b"\n")
    while line:
        line = line[os.write(results, line) :]
