"""Watching one child: what it writes, how long it runs, how it ends."""

import contextlib
import os
import select
import signal
import time
from typing import Any

from natorussia.grading.sandbox.scratch import size

Job = dict[str, Any]
_RESULTS, _KEPT, _LOOK = 2_000_000, 4_000, 0.2


class Watch:
    """Watches one child: what it writes, how long it runs, how it ends."""

    def __init__(self, child: int, results: int, printed: int, job: Job) -> None:
        self.child, self.job = child, job
        self.pipes = {results: bytearray(), printed: bytearray()}
        self.results, self.output = results, printed
        self.sizes = dict.fromkeys(self.pipes, 0)
        self.look = time.monotonic() + _LOOK

    def until_end(self, scratch: str) -> str:
        """Read until the child closes its pipes or breaks a limit; then end its whole group."""
        poll, open_pipes = select.poll(), set(self.pipes)
        for pipe in open_pipes:
            poll.register(pipe, select.POLLIN)
        end, broken = time.monotonic() + self.job["total"], ""
        while open_pipes and not broken:
            for pipe, _ in poll.poll(200):
                if not self._read(pipe):
                    poll.unregister(pipe)
                    open_pipes.discard(pipe)
            broken = self._broken(end, scratch)
        return broken or self._ended(end)

    def _read(self, pipe: int) -> bool:
        part = os.read(pipe, 65536)
        self.sizes[pipe] += len(part)
        most = _RESULTS if pipe == self.results else _KEPT
        if len(self.pipes[pipe]) < most:
            self.pipes[pipe] += part  # of what is printed the beginning alone is kept
        return bool(part)

    def _broken(self, end: float, scratch: str) -> str:
        if self.sizes[self.results] > _RESULTS:
            return self._stop("output")
        now = time.monotonic()
        if now > self.look:
            self.look = now + _LOOK
            if size(scratch, self.child) > self.job["disk"]:
                return self._stop("output")
        return self._stop("timeout") if now > end else ""

    def _stop(self, outcome: str) -> str:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self.child, signal.SIGKILL)
        with contextlib.suppress(ProcessLookupError):
            os.kill(self.child, signal.SIGKILL)
        os.waitpid(self.child, 0)
        self._close()
        return outcome

    def _close(self) -> None:
        for pipe in self.pipes:
            os.close(pipe)

    def _ended(self, end: float) -> str:
        """Reap the child, which may have closed its pipes and gone on."""
        while not (found := os.waitpid(self.child, os.WNOHANG))[0]:
            if time.monotonic() > end:
                return self._stop("timeout")
            self._wait()
        self._close()
        if os.WIFSIGNALED(found[1]):
            return _KILLED_BY.get(os.WTERMSIG(found[1]), "crashed")
        return "ended"

    def _wait(self) -> None:
        """Wait until the child ends, at most for the time between two looks."""
        try:
            ended = os.pidfd_open(self.child)
        except (AttributeError, OSError):  # no Linux, or no descriptor left
            time.sleep(0.001)
            return
        select.select([ended], [], [], _LOOK)
        os.close(ended)

    def text(self) -> str:
        """Return what the child said about its answers, unread."""
        return bytes(self.pipes[self.results]).decode("utf-8", "replace")

    def printed(self) -> str:
        """Return the beginning of what the child printed."""
        return bytes(self.pipes[self.output][:_KEPT]).decode("utf-8", "replace")


_KILLED_BY: dict[int, str] = {signal.SIGXCPU: "timeout", signal.SIGXFSZ: "output"}
