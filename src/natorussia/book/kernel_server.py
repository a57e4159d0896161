"""The server from which warm kernels are forked: ``python -m natorussia.book.kernel_server``.

It imports the course's packages, then reads a line of JSON for each kernel from its input and
answers with the number of the process: see `natorussia.book.kernels`.
"""

import importlib
import json
import os
import signal
import sys
from typing import TextIO

# What matplotlib and ipykernel read when they are imported, as it is in a kernel.
ENVIRONMENT = {
    "JPY_PARENT_PID": str(os.getpid()),
    "MPLBACKEND": "module://matplotlib_inline.backend_inline",
}
MODULES = (
    "ipykernel.kernelapp",
    "ipykernel.zmqshell",
    "matplotlib.pyplot",
    "pandas",
    "natorussia.exercises",
    "natorussia.maps",
    "natorussia.stepmap",
    "natorussia.widgets.forecast.widget",
    "natorussia.widgets.matrix.widget",
    "natorussia.widgets.progress",
    "natorussia.widgets.quiz.widget",
    "natorussia.widgets.timeline.widget",
)


def serve(requests: TextIO, answers: TextIO) -> None:
    """Fork a kernel for each request until there are no more."""
    # The system reaps the kernels that end.
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    for line in requests:
        pid = os.fork()
        if not pid:
            _become_kernel(**json.loads(line))
        print(pid, file=answers, flush=True)


def _become_kernel(arguments: list[str], environment: dict[str, str], folder: str) -> None:
    """Be what ``python -m ipykernel_launcher`` is."""
    os.setsid()
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    os.environ.clear()
    os.environ.update(environment | {"JPY_PARENT_PID": str(os.getppid())})
    os.chdir(folder)
    sys.argv = ["ipykernel_launcher", *arguments]
    os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
    os.dup2(2, 1)
    from ipykernel import kernelapp

    kernelapp.launch_new_instance()
    sys.exit()


def main() -> None:
    """Import what notebooks import, then serve."""
    os.environ.update(ENVIRONMENT)
    for name in MODULES:
        importlib.import_module(name)
    serve(sys.stdin, sys.stdout)


if __name__ == "__main__":
    main()
