"""The warm runner: it has the libraries and the data but no answers, and forks for each submission.

Started as a program of its own; jobs come in on one pipe and results leave on another.  It reads
none of them itself: the keeper that it forks does.
"""

import contextlib
import gc
import os
import shutil
import signal
import sys
import traceback
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

from natorussia.grading.sandbox import placeholders, protocol
from natorussia.grading.sandbox.prewarm import rehearse
from natorussia.grading.sandbox.supervisor import Keeper

if TYPE_CHECKING:
    from natorussia.grading.sandbox.shell import GradingShell

Job = dict[str, Any]
_MODULES = ("pandas", "natorussia.grading.sandbox.worker")


def main() -> None:
    """Serve submissions until the other side closes the pipe.

    The command line names the folder of the modules, then what is to be imported at once.
    """
    pipes = os.dup(0), os.dup(1)
    nothing = os.open(os.devnull, os.O_RDWR)
    os.dup2(nothing, 0)
    os.dup2(nothing, 1)
    os.close(nothing)
    for name in (*_MODULES, *sys.argv[2:]):
        with contextlib.suppress(ImportError):
            import_module(name)
    from natorussia.grading.sandbox.shell import warm_shell

    shell = warm_shell(os.environ["HOME"])  # while the grader still makes the tables
    runner = WarmRunner(protocol.receive(pipes[0]) or {}, shell)
    protocol.send(pipes[1], {"ready": runner.prepare()})
    while runner.serve(pipes):
        pass


class WarmRunner:
    """Loads what every notebook needs, then forks keepers, one after the other."""

    def __init__(self, settings: Job, shell: "GradingShell") -> None:
        self.settings, self.shell = settings, shell
        self.ready: dict[str, dict[str, Job]] = {}

    def prepare(self) -> Job:
        """Load what every notebook needs, once; return the isolation."""
        from natorussia.grading.sandbox.jail import Jail

        placeholders.install(self.settings["absent"])
        os.chdir(self.settings["scratch"])
        for source, folders in self.settings["setups"]:
            for folder in reversed(folders):
                self._warm(source, folder)
        for entry in Path(self.settings["scratch"]).iterdir():
            shutil.rmtree(entry, ignore_errors=True)  # what IPython put there as it started
        self.jail: Jail = Jail(self.settings)
        isolation = self.jail.prepare()
        gc.collect()
        gc.freeze()
        return isolation

    def _warm(self, source: str, folder: str) -> None:
        """Run a first cell on its tables, and what notebooks commonly do after it.

        Whatever is loaded or parsed on first use is then there for every child, and so are the
        names that the first cell makes.
        """
        os.environ["NATORUSSIA_DATA"] = folder
        names: Job = {"__name__": "__main__"}
        with contextlib.suppress(Exception):
            exec(source, names)  # noqa: S102  our own first cell
            self.ready.setdefault(folder, {})[source] = names
        if self.settings["rehearsed"]:
            rehearse(dict(names))

    def serve(self, pipes: tuple[int, int]) -> bool:
        """Fork a keeper for the next submission, and clear up behind it; say whether it had one."""
        keeper = os.fork()
        if keeper == 0:
            self._keep(pipes)
        _, status = os.waitpid(keeper, 0)
        if self.settings["bubblewrap"]:
            with contextlib.suppress(ProcessLookupError):
                os.kill(-1, signal.SIGKILL)  # nobody else lives in this namespace of processes
        return status == 0

    def _keep(self, pipes: tuple[int, int]) -> None:
        """Turn this process into a keeper: it never returns."""
        had_one = False
        try:
            self.jail.die_with_parent()
            scratch = self.settings["scratch"]
            had_one = Keeper(self.jail, scratch, self.ready, pipes, self.shell).serve()
        except Exception:  # noqa: BLE001  told where the grader's own errors are
            traceback.print_exc()
        finally:
            os._exit(0 if had_one else 1)


if __name__ == "__main__":
    main()
