"""The warm runner: it has the libraries and the data but no answers, and forks for each run.

Started as a program of its own; jobs come in on one pipe and results leave on another, each a
length and a JSON text.  The child's results are passed on unread.
"""

import contextlib
import gc
import json
import os
import select
import signal
import struct
import sys
import time
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

if TYPE_CHECKING:
    from natorussia.grading.jail import Jail

Job = dict[str, Any]
_RESULTS, _KEPT = 400_000, 4_000
_ENTRY, _LOOK = 4096, 0.2
_COMMON = (
    "events[events['lane'] == ''].explode('sources')['sources'].value_counts().sort_index()",
    "events['start'].dt.year.value_counts().to_dict(); (events['stop'] - events['start']).dt.days",
    "events.set_index('id').loc[events['id'][0], 'start']",
    "events.groupby('lane').size().reset_index()",
    "events.sort_values('start').drop_duplicates('lane').merge(events, on='id')['id'].tolist()",
    "(events['stop'][0] - events['start'][0]).days",
    "(events['lane'] == '') & events['id'].isin([''])",
    "1 / 0",
)


def main() -> None:
    """Serve runs until the other side closes the pipe."""
    jobs, results = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    nothing = os.open(os.devnull, os.O_RDWR)
    os.dup2(nothing, 0)
    os.dup2(nothing, 1)
    os.close(nothing)
    server = Server(json.loads(_receive(jobs) or b"{}"))
    _send(results, {"ready": server.prepare()})
    while (job := _receive(jobs)) is not None:
        _send(results, server.run(json.loads(job), (jobs, results)))


def _receive(pipe: BinaryIO) -> bytes | None:
    head = pipe.read(4)
    return pipe.read(struct.unpack("!I", head)[0]) if len(head) == 4 else None  # noqa: PLR2004


def _send(pipe: BinaryIO, message: dict[str, Any]) -> None:
    body = json.dumps(message).encode()
    pipe.write(struct.pack("!I", len(body)) + body)
    pipe.flush()


class Server:
    """Forks a child for each run, watches it, and ends it whole."""

    def __init__(self, settings: Job) -> None:
        self.settings = settings
        self.scratch: str = settings["scratch"]

    def prepare(self) -> Job:
        """Load what every notebook needs, once."""
        from natorussia.grading.jail import Jail

        os.chdir(self.scratch)
        os.environ["NATORUSSIA_DATA"] = self.settings["folders"][0]
        for name in self.settings["modules"]:
            with contextlib.suppress(ImportError):
                import_module(name)
        self._warm()
        self.jail = Jail(self.settings)
        isolation = self.jail.prepare()
        gc.collect()
        gc.freeze()
        return isolation

    def _warm(self) -> None:
        """Run each first cell on both its tables, and what notebooks commonly do after it.

        Whatever is loaded or parsed on first use is then there for every child.
        """
        for source, folders in self.settings["setups"]:
            for folder in reversed(folders):
                os.environ["NATORUSSIA_DATA"] = folder
                names: Job = {}
                for step in (source, *_COMMON):
                    with contextlib.suppress(Exception):
                        exec(step, names)  # noqa: S102  our own first cell

    def run(self, job: Job, private: tuple[BinaryIO, BinaryIO]) -> Job:
        """Run one notebook in a child of its own, and say how that ended."""
        self._wipe()
        out, err = os.pipe(), os.pipe()
        child = os.fork()
        if child == 0:
            _become(
                self.jail,
                job,
                out[1],
                err[1],
                (out[0], err[0], *(pipe.fileno() for pipe in private)),
            )
        os.close(out[1])
        os.close(err[1])
        watch = Watch(child, out[0], err[0], job)
        outcome = watch.until_end(self.scratch)
        return {"outcome": outcome, "results": watch.text(), "printed": watch.printed()}

    def _wipe(self) -> None:
        """Empty the scratch folder, whatever a child did to permissions, and however deep."""
        with contextlib.suppress(OSError):
            Path(self.scratch).chmod(0o700)
        number = 0
        while entries := list(os.scandir(self.scratch)):
            for entry in entries:
                number = _flatten(entry, self.scratch, number)


def _flatten(entry: "os.DirEntry[str]", top: str, number: int) -> int:
    """Remove a file; of a folder lift what is inside to the top, then remove it."""
    if not entry.is_dir(follow_symlinks=False):
        Path(entry.path).unlink()
        return number
    Path(entry.path).chmod(0o700)
    for inner in os.scandir(entry.path):
        number += 1
        if inner.is_dir(follow_symlinks=False):
            Path(inner.path).chmod(0o700)
        Path(inner.path).rename(Path(top, f".{number}.{os.urandom(8).hex()}"))
    Path(entry.path).rmdir()
    return number


def _become(jail: "Jail", job: Job, results: int, printed: int, close: tuple[int, ...]) -> None:
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
        from natorussia.grading.child import run

        jail.enter(job)
        run(job, results)
        status = 0
    finally:
        with contextlib.suppress(BaseException):
            sys.stdout.flush()
            sys.stderr.flush()
        os._exit(status)


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
        if len(self.pipes[pipe]) < _RESULTS:
            self.pipes[pipe] += part
        return bool(part)

    def _broken(self, end: float, scratch: str) -> str:
        if self.sizes[self.results] > _RESULTS or self.sizes[self.output] > self.job["output"]:
            return self._stop("output")
        now = time.monotonic()
        if now > self.look:
            self.look = now + _LOOK
            if _folder_size(scratch) > self.job["disk"]:
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
        while True:
            pid, status = os.waitpid(self.child, os.WNOHANG)
            if pid:
                break
            if time.monotonic() > end:
                return self._stop("timeout")
            time.sleep(0.001)
        self._close()
        if os.WIFSIGNALED(status):
            return _KILLED_BY.get(os.WTERMSIG(status), "crashed")
        return "ended"

    def text(self) -> str:
        """Return what the child said about its answers, unread."""
        return bytes(self.pipes[self.results]).decode("utf-8", "replace")

    def printed(self) -> str:
        """Return the beginning of what the child printed."""
        return bytes(self.pipes[self.output][:_KEPT]).decode("utf-8", "replace")


_KILLED_BY: dict[int, str] = {signal.SIGXCPU: "timeout", signal.SIGXFSZ: "output"}


def _folder_size(folder: str) -> int:
    """Return the bytes in a folder, more than any limit where it cannot be read."""
    total, folders = 0, [folder]
    while folders:
        try:
            for entry in os.scandir(folders.pop()):
                if entry.is_dir(follow_symlinks=False):
                    folders.append(entry.path)
                total += _ENTRY + entry.stat(follow_symlinks=False).st_size
        except OSError:
            return 1 << 62
    return total


if __name__ == "__main__":
    main()
