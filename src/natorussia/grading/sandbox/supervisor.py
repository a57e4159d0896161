"""The keeper of one submission: it runs the notebook's children, and is gone with all it has seen.

A process that has read one notebook, or what came of it, never forks a child for another one:
whatever is left in its memory would be there for the next student to find.
"""

import contextlib
import os
import sys
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from natorussia.grading.sandbox import protocol
from natorussia.grading.sandbox.scratch import wipe
from natorussia.grading.sandbox.watchdog import Watch

if TYPE_CHECKING:
    from natorussia.grading.sandbox.jail import Jail
    from natorussia.grading.sandbox.shell import GradingShell

Job = dict[str, Any]


class Keeper:
    """Forks a child for each run, watches it, and ends it whole.

    Parameters
    ----------
    jail, scratch
        What a child enters, and the folder where it can write.
    ready
        By folder of tables, the names that a first cell makes of it.
    pipes
        Where jobs come from, and where results go.
    shell
        The warm shell that each child runs its cells in.
    """

    def __init__(
        self,
        jail: "Jail",
        scratch: str,
        ready: Mapping[str, Mapping[str, Job]],
        pipes: tuple[int, int],
        shell: "GradingShell",
    ) -> None:
        self.jail, self.scratch, self.ready, self.pipes = jail, scratch, ready, pipes
        self.shell = shell

    def serve(self) -> bool:
        """Run one submission, both its runs or the first alone; return whether there was one."""
        while (job := protocol.receive(self.pipes[0])) is not None:
            if job.get("over"):
                return True
            protocol.send(self.pipes[1], self.run(job))
            if job["last"]:
                return True
        return False

    def run(self, job: Job) -> Job:
        """Run one notebook in a child of its own, and say how that ended."""
        wipe(self.scratch)
        out, err = os.pipe(), os.pipe()
        child = os.fork()
        if child == 0:
            self._become(job, out[1], err[1], (out[0], err[0], *self.pipes))
        os.close(out[1])
        os.close(err[1])
        watch = Watch(child, out[0], err[0], job)
        outcome = watch.until_end(self.scratch)
        return {"outcome": outcome, "results": watch.text(), "printed": watch.printed()}

    def _become(self, job: Job, results: int, printed: int, close: tuple[int, ...]) -> None:
        """Turn this process into the child: it never returns."""
        status = 1
        try:
            os.setsid()
            for descriptor in close:
                os.close(descriptor)
            os.dup2(printed, 1)
            os.dup2(printed, 2)
            os.close(printed)
            sys.stdout = os.fdopen(1, "w", encoding="utf-8", errors="replace", closefd=False)
            sys.stderr = os.fdopen(2, "w", encoding="utf-8", errors="replace", closefd=False)
            from natorussia.grading.sandbox.worker import run

            self.jail.enter(job)
            run(job, results, self.ready.get(job["data"], {}), self.shell)
            status = 0
        finally:
            with contextlib.suppress(BaseException):
                sys.stdout.flush()
                sys.stderr.flush()
            os._exit(status)
