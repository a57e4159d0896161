"""A runner seen from outside: started, given notebooks, and replaced when it falls silent."""

import json
import os
import re
import select
import struct
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Self

from natorussia.data.languages import console
from natorussia.exercises import Exercise
from natorussia.grading.sandbox import beside, protocol, replies
from natorussia.grading.sandbox.bubblewrap import (
    UNPRIVILEGED,
    bubblewrap,
    is_root,
    readable,
    wrapped,
)
from natorussia.grading.sandbox.isolation import require
from natorussia.grading.sandbox.staging import Stage, absent_modules

Job = dict[str, Any]
_ADDRESS = re.compile(r"0x[0-9a-f]{6,}")
_START, _GRACE = 120.0, 15.0
_ENVIRONMENT = {
    "LANG": "C.UTF-8",
    "MPLBACKEND": "agg",
    "OMP_NUM_THREADS": "1",
    "OPENBLAS_NUM_THREADS": "1",
    "PYTHONDONTWRITEBYTECODE": "1",
    "PYTHONHASHSEED": "0",
    "TZ": "UTC",
}


@dataclass(frozen=True)
class Limits:
    """What one run of a notebook may use: seconds a cell, and bytes."""

    seconds: float = 10.0
    memory: int = 1 << 30
    disk: int = 16 << 20


@dataclass(frozen=True)
class Setting:
    """What all runs of a grading have in common, the seed of each exercise's tables first.

    `imports` names libraries that are loaded before the first notebook, `rehearsed` says whether
    common steps on the tables are taken once (which pays in a large class), and `tried` whether an
    empty notebook is run first.
    """

    seeds: tuple[tuple[str, int], ...]
    limits: Limits = field(default_factory=Limits)
    without: frozenset[str] = frozenset()
    unsafe: bool = False
    imports: tuple[str, ...] = ("matplotlib.pyplot", "ipywidgets")
    rehearsed: bool = True
    tried: bool = True


class SilentError(RuntimeError):
    """A runner that no longer answers."""


class StartError(RuntimeError):
    """A runner that cannot be started here."""


class Runner:
    """One warm runner process; use as a context."""

    def __init__(self, stage: Stage, exercises: list[Exercise], setting: Setting) -> None:
        self.stage, self.exercises, self.setting = stage, exercises, setting
        self.limits, self.without = setting.limits, setting.without
        self.process: subprocess.Popen[bytes] | None = None
        self.is_warm = False
        self.isolation: dict[str, Any] = {}
        self._beside: list[Job] = []

    def __enter__(self) -> Self:
        self._scratch = tempfile.TemporaryDirectory(prefix="scratch-", dir=self.stage.folder)
        if is_root():
            os.chown(self._scratch.name, UNPRIVILEGED, UNPRIVILEGED)
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()
        self._scratch.cleanup()

    def stop(self) -> None:
        """End the runner and what it started."""
        if self.process is not None:
            self.process.kill()
            self.process.wait()
            for pipe in (self.process.stdin, self.process.stdout):
                if pipe is not None:
                    pipe.close()
        self.process, self.is_warm = None, False

    def launch(self) -> None:
        """Start the process, which loads its libraries while the tables may still be made."""
        if not hasattr(os, "fork"):
            raise StartError(
                console.filled(
                    "this system ({0}) cannot fork processes, and each notebook needs one of "
                    "its own; grade on Linux or macOS, on Windows inside WSL2",
                    sys.platform,
                )
            )
        command = [sys.executable, "-I", "-c", _BOOT, str(self.stage.modules)]
        command += self.setting.imports
        if program := self._bubblewrap():
            command = wrapped(program, self.stage, self._scratch.name) + command
        self.process = subprocess.Popen(  # noqa: S603  our own module
            command,
            env=_ENVIRONMENT | {"HOME": self._scratch.name, "TMPDIR": self._scratch.name},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            cwd="/",
            bufsize=0,
            start_new_session=True,
        )

    def _bubblewrap(self) -> str | None:
        return None if "bubblewrap" in self.without else bubblewrap()

    def start(self) -> None:
        """Start the runner, unless it is launched, and wait until it is warm."""
        if self.process is None:
            self.launch()
        try:
            self._send(self._settings() | {"bubblewrap": self._bubblewrap() is not None})
            self.isolation = self._receive(_START)["ready"]
            reply = self._trial() if self.setting.tried else None
        except (SilentError, OSError) as error:
            raise StartError(
                console.filled("the runner did not start ({0}); see `natorussia doctor`", error)
            ) from error
        if reply and (reply["outcome"] != "ended" or '"end"' not in reply["results"]):
            told = f"{reply['outcome']}: {reply['printed'][-200:]!r}"
            raise StartError(
                console.filled(
                    "an empty notebook fails in the jail ({0}); see `natorussia doctor`", told
                )
            )
        if not self.setting.unsafe:
            require(self.isolation)
        self.is_warm = True

    def _trial(self) -> Job:
        """Run an empty notebook, and return what came of it."""
        self._send(self._job(self.exercises[0], [], 0, []) | {"last": True})
        return self._receive(_START)

    def _settings(self) -> Job:
        setups = [
            (one.first_cell(), [str(folder) for folder in self.stage.tables(one.notebook)])
            for one in self.exercises
        ]
        return {
            "scratch": self._scratch.name,
            "folders": sorted({folder for _, folders in setups for folder in folders}),
            "readable": readable(self.stage),
            "user": UNPRIVILEGED if is_root() and "user" not in self.without else None,
            "without": sorted(self.without),
            "setups": setups,
            "absent": absent_modules(),
            "rehearsed": self.setting.rehearsed,
        }

    def run(
        self,
        exercise: Exercise,
        cells: list[dict[str, Any]],
        files: Mapping[str, bytes] | None = None,
    ) -> list[dict[str, Any]]:
        """Run a notebook on both sets of tables, and return what each run gave.

        Files lie beside it, by their names seen from its folder.  Where the first run gave no
        answer at all, there is nothing for a second one to confirm.
        """
        self._beside = beside.sent(files or {}, self.stage.folder / "a") if files else []
        first = self._one(exercise, cells, 0, [])
        if any(map(replies.is_answer, first["values"].values())):
            return [first, self._one(exercise, cells, 1, first["slow"])]
        self._let_go()
        return [first, replies.without_values(first["outcome"])]

    def _let_go(self) -> None:
        """Tell the keeper of this notebook that there is no second run."""
        try:
            if self.process is not None:
                self._send({"over": True})
        except OSError:
            self.stop()

    def _one(
        self, exercise: Exercise, cells: list[dict[str, Any]], which: int, skip: list[str]
    ) -> Job:
        job = self._job(exercise, cells, which, skip) | {"last": which == 1}
        try:
            if not self.is_warm:
                self.start()
            self._send(job)
            reply = self._receive(job["total"] + _GRACE)
            reply["results"] = self._scrubbed(reply["results"])
            return replies.read(reply, exercise)
        except (SilentError, OSError):
            self.stop()
            return replies.without_values("crashed")

    def _job(
        self, exercise: Exercise, cells: list[dict[str, Any]], which: int, skip: list[str]
    ) -> Job:
        seconds = self.limits.seconds
        questions = {
            question.name: {
                "name": question.name,
                "answer": question.answer,
                "calls": list(question.calls),
                "seconds": seconds,
            }
            for question in exercise.questions
        }
        limits = {
            "memory": self.limits.memory,
            "disk": self.limits.disk,
        }
        times = {"seconds": seconds, "total": 2 * seconds + 1}
        data = {"data": str(self.stage.tables(exercise.notebook)[which]), "skip": skip}
        what = {"cells": cells, "questions": questions, "files": self._beside}
        return what | limits | times | data

    def _scrubbed(self, results: str) -> str:
        """Take out what differs from run to run: the stage's folder, addresses in memory."""
        return _ADDRESS.sub("0x…", results.replace(f"{self.stage.folder}/", ""))

    def _send(self, message: Job) -> None:
        assert self.process is not None and self.process.stdin is not None  # noqa: PT018, S101
        self.process.stdin.write(protocol.packed(message))

    def _receive(self, seconds: float) -> Job:
        end = time.monotonic() + seconds
        (size,) = struct.unpack("!I", self._read(4, end))
        found: Job = json.loads(self._read(size, end))
        return found

    def _read(self, size: int, end: float) -> bytes:
        assert self.process is not None and self.process.stdout is not None  # noqa: PT018, S101
        pipe, parts = self.process.stdout.fileno(), bytearray()
        while len(parts) < size:
            ready, _, _ = select.select([pipe], [], [], max(0.0, end - time.monotonic()))
            part = os.read(pipe, size - len(parts)) if ready else b""
            if not part:
                raise SilentError(console.gettext("a runner stopped answering"))
            parts += part
        return bytes(parts)


_BOOT = (
    "import sys; sys.path.insert(0, sys.argv[1]); "
    "from natorussia.grading.sandbox.zygote import main; main()"
)
