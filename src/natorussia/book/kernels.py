"""Kernels that start warm: forked from a server that has imported the course's packages once.

A build, and the tests, start a kernel for each of some thirty notebooks, and each would spend
seconds of processor time on importing pandas, matplotlib and the course.  The provisioner of
Jupyter's kernels is the place where another way to start one belongs; this one is chosen by
`use_warm_kernels`, and by nothing else.  Method: the fork server of the standard library's
`multiprocessing`, which cannot be used as it is, since its children import the main module again.
"""

import json
import os
import select
import signal
import subprocess
import sys
from pathlib import Path
from typing import IO, Any, cast

from jupyter_client.connect import KernelConnectionInfo
from jupyter_client.provisioning.local_provisioner import LocalProvisioner

NAME = "natorussia-warm"
_LAUNCHER = ["-m", "ipykernel_launcher"]
# How kernels of a build draw; what runs notebooks elsewhere leaves that to Jupyter.
_DRAWING = "--InteractiveShellApp.extra_extensions=natorussia.book.drawing"


def use_warm_kernels() -> None:
    """Have this process, and those that it starts, fork its kernels, where the system can."""
    os.environ.setdefault("JUPYTER_DEFAULT_PROVISIONER_NAME", NAME)


class ForkedProcess:
    """A kernel's process, with what the provisioner asks of a `subprocess.Popen`.

    Parameters
    ----------
    pid
        Of the process, a child of the server and not of this one, which cannot know its exit code.
    """

    stdin = stdout = stderr = None

    def __init__(self, pid: int) -> None:
        self.pid = pid
        try:
            self._handles = [os.pidfd_open(pid)]
        except ProcessLookupError:
            self._handles = []

    def poll(self) -> int | None:
        """Return None as long as the process lives, then 0."""
        return 0 if self._has_ended(0) else None

    def wait(self) -> int:
        """Wait for the process's end."""
        self._has_ended(None)
        while self._handles:
            os.close(self._handles.pop())
        return 0

    def _has_ended(self, timeout: float | None) -> bool:
        return not self._handles or bool(select.select(self._handles, [], [], timeout)[0])

    def send_signal(self, number: int) -> None:
        """Send a signal, unless the process has ended."""
        if self.poll() is None:
            os.kill(self.pid, number)

    def terminate(self) -> None:
        """Ask the process to end."""
        self.send_signal(signal.SIGTERM)

    def kill(self) -> None:
        """End the process."""
        self.send_signal(signal.SIGKILL)


class WarmProvisioner(LocalProvisioner):
    """Starts Python kernels of this environment by a fork, and others as Jupyter does."""

    async def launch_kernel(self, cmd: list[str], **kwargs: Any) -> KernelConnectionInfo:  # noqa: ANN401
        """Start a kernel; see `LocalProvisioner.launch_kernel`."""
        environment = kwargs.get("env") or dict(os.environ)
        if cmd[1:3] == _LAUNCHER and "NATORUSSIA_BOOK" in environment:
            cmd = [*cmd, _DRAWING]
        if not _is_ours(cmd, environment):
            return await super().launch_kernel(cmd, **kwargs)
        self.cwd = kwargs.get("cwd") or Path.cwd()
        process = _server().fork(cmd[3:], environment, str(self.cwd))
        self.process: Any = process
        self.pid = self.pgid = process.pid
        return self.connection_info


def _is_ours(command: list[str], environment: dict[str, str]) -> bool:
    same_path = environment.get("PYTHONPATH") == os.environ.get("PYTHONPATH")
    ours = command[0] == sys.executable and command[1:3] == _LAUNCHER and same_path
    return ours and hasattr(os, "pidfd_open")


class Server:
    """The process that forks kernels; it ends when its input does, so that none outlives a build.

    Parameters
    ----------
    requests, answers
        Its input and its output: see `natorussia.book.kernel_server.serve`.
    """

    def __init__(self, requests: IO[str], answers: IO[str]) -> None:
        self._requests, self._answers = requests, answers

    @classmethod
    def started(cls) -> "Server":
        """Start one."""
        command = [sys.executable, "-m", "natorussia.book.kernel_server"]
        pipe = subprocess.PIPE
        process = subprocess.Popen(command, stdin=pipe, stdout=pipe, text=True)  # noqa: S603
        # Both are pipes, as asked for.
        return cls(cast("IO[str]", process.stdin), cast("IO[str]", process.stdout))

    def fork(self, arguments: list[str], environment: dict[str, str], folder: str) -> ForkedProcess:
        """Fork a kernel with its arguments and environment, in its folder."""
        request = {"arguments": arguments, "environment": environment, "folder": folder}
        print(json.dumps(request), file=self._requests, flush=True)
        answer = self._answers.readline()
        if not answer:
            message = "the server of kernels ended; see its message above, or unset {}"
            raise RuntimeError(message.format("JUPYTER_DEFAULT_PROVISIONER_NAME"))
        return ForkedProcess(int(answer))


# By the process that owns it: one that was forked needs another.
SERVERS: dict[int, Server] = {}


def _server() -> Server:
    """Return the server of this process."""
    owner = os.getpid()
    if owner not in SERVERS:
        SERVERS[owner] = Server.started()
    return SERVERS[owner]
