"""IPython's own shell for a grader: a cell behaves as in Jupyter, and what a jail lacks says so.

Magics, display, plots, widgets and top-level ``await`` are IPython's.  Shell commands, extensions
and front ends do nothing here but say that they do nothing.
"""

import ast
import bdb
import builtins
import re
import sys
from typing import Any

from IPython.core.error import UsageError
from IPython.core.inputtransformer2 import TransformerManager
from IPython.core.interactiveshell import InteractiveShell
from IPython.utils.text import SList
from traitlets.config import Config

Names = dict[str, Any]
_OTHER_PROGRAMS = frozenset(
    (
        "!",
        "bash",
        "cmd",
        "perl",
        "pypy",
        "python",
        "python2",
        "python3",
        "ruby",
        "script",
        "sh",
        "sx",
    )
)
_RUNS_PYTHON = frozenset(("capture", "prun", "time", "timeit"))
_REHEARSED = """
[1]
try:
    None.x
except AttributeError:
    pass
%time 1
await __import__("asyncio").sleep(0)
"""
_IS_MARKED = re.compile(r"[%!?]|^\s*[,;/]")
_PATIENCE = 100  # questions that are answered by nothing
_NEEDS_LOOP = ("create_task", "ensure_future", "get_running_loop")


class _Transformer(TransformerManager):
    """IPython's reading of what is no Python, which looks at each token only where it must."""

    def do_token_transforms(self, lines: list[str]) -> list[str]:
        """Read magics, commands and calls for help where a line has the sign of one."""
        if not any(map(_IS_MARKED.search, lines)):
            return lines
        inherited: Any = super()
        return list(inherited.do_token_transforms(lines))


class GradingShell(InteractiveShell):
    """A shell without history, pages, colours, programs and a person at the keyboard."""

    def showtraceback(self, *_: Any, **__: Any) -> None:  # noqa: ANN401
        """Say an error in one line; a whole traceback takes longer than most answers."""
        say(_one_line(sys.exc_info()[1]))

    showsyntaxerror = showtraceback

    def _format_exception_for_storage(self, exception: BaseException, *_: Any, **__: Any) -> Names:  # noqa: ANN401
        """Keep an error of the session as one line, too."""
        line = _one_line(exception)
        return {"ename": type(exception).__name__, "evalue": line, "traceback": [line]}

    def show_usage_error(self, exc: BaseException) -> None:
        """Say how a magic was misused."""
        say(_one_line(exc))

    def system(self, cmd: str) -> None:
        """Run no command of the system, and go on."""
        say(f"shell commands are not run when a notebook is graded: {cmd[:60]}")
        self.user_ns["_exit_code"] = 0

    system_raw = system_piped = system

    def getoutput(self, cmd: str, split: bool = True, depth: int = 0) -> Any:  # noqa: ANN401, ARG002, FBT001, FBT002
        """Return what a command that is not run gives: no lines."""
        self.system(cmd)
        return SList() if split else ""

    def enable_gui(self, _gui: str | None = None) -> None:
        """Start no window's event loop."""

    def enable_matplotlib(self, _gui: str | None = None) -> tuple[None, str]:
        """Keep plots in memory, whatever a notebook would have them drawn on."""
        return None, "agg"

    def ask_exit(self) -> None:
        """Go on after ``exit`` and ``quit``: what stands below is still an answer."""

    def run_line_magic(self, magic_name: str, line: str, _stack_depth: int = 1) -> Any:  # noqa: ANN401
        """Run a magic; one that cannot work here says so, and the cell goes on."""
        try:
            return super().run_line_magic(magic_name, line, _stack_depth + 1)
        except (UsageError, ImportError, OSError) as error:
            if magic_name in _RUNS_PYTHON:
                raise
            say(f"%{magic_name} does nothing here: {_one_line(error)}")

    def run_cell_magic(self, magic_name: str, line: str, cell: str) -> Any:  # noqa: ANN401
        """Run a cell's magic; under one that is not known the cell runs as it is."""
        if magic_name in _OTHER_PROGRAMS:
            return self.system(f"%%{magic_name} {line}")
        if self.find_cell_magic(magic_name) is not None or not _is_python(cell):
            inherited: Any = super()
            return inherited.run_cell_magic(magic_name, line, cell)
        say(f"%%{magic_name} does nothing here; its cell is run without it")
        error = self.execute(cell)
        if error is not None:
            raise error
        return None

    def execute(self, source: str) -> BaseException | None:
        """Run a cell, and return what it raised, if anything.

        A cell that starts tasks runs inside the event loop, as all do in Jupyter; the others run
        outside of it, so that ``asyncio.run`` works as well.
        """
        if any(word in source for word in _NEEDS_LOOP):
            found = self._in_loop(source)
        else:
            found = self.run_cell(source, store_history=True)
        error: BaseException | None = found.error_before_exec or found.error_in_exec
        return error

    def _in_loop(self, source: str) -> Any:  # noqa: ANN401
        from IPython.core.async_helpers import get_asyncio_loop

        work = self.run_cell_async(
            source, store_history=True, transformed_cell=self.transform_cell(source)
        )
        return get_asyncio_loop().run_until_complete(work)


def warm_shell(folder: str) -> GradingShell:
    """Make the one shell of this process, before there is anything to grade.

    Parameters
    ----------
    folder
        Where IPython may keep its files.
    """
    settings = Config()
    settings.HistoryManager.enabled = False
    settings.InteractiveShell |= Config(
        autocall=0, colors="nocolor", ipython_dir=folder, enable_html_pager=False
    )
    shell = GradingShell.instance(config=settings)
    shell.input_transformer_manager = _Transformer()
    if shell.display_formatter is not None:
        shell.display_formatter.active_types = ["text/plain"]
    shell.set_hook("show_in_pager", lambda _shell, text, **_: say(str(text)[:1000]), 90)
    shell.execute(_REHEARSED)
    shell.reset(new_session=True)
    shell.user_ns |= {"_": "", "__": "", "___": ""}  # as in a session that has just begun
    builtins.input = _Nobody()
    bdb.Bdb.set_trace = _stop_nowhere  # type: ignore[method-assign]
    return shell


class _Nobody:
    """Stands in for ``input``: nobody is at the keyboard, so the answer is empty.

    A loop that asks until it likes the answer would never end; it is told that none will come.
    """

    asked = 0

    def __call__(self, prompt: object = "") -> str:
        self.asked += 1
        if self.asked > _PATIENCE:
            raise EOFError("nobody answers while a notebook is graded")
        say(f"{prompt} (nobody answers while a notebook is graded)")
        return ""


def _stop_nowhere(*_: object, **__: object) -> None:
    """Stand in for the stop at a breakpoint, at which a debugger would wait for commands."""
    say("a breakpoint stops nothing while a notebook is graded")


def say(text: str) -> None:
    """Print a line where a cell's errors go."""
    sys.stderr.write(f"{text}\n")


def _one_line(error: BaseException | None) -> str:
    try:
        return f"{type(error).__name__}: {str(error)[:300]}"
    except Exception:  # noqa: BLE001  an error class of the reader's own
        return type(error).__name__


def _is_python(source: str) -> bool:
    try:
        ast.parse(source)
    except (SyntaxError, ValueError):
        return False
    return True
