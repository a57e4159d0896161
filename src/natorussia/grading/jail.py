"""The jail around a child: resource limits, and what the kernel offers beyond them."""

import resource
from pathlib import Path
from typing import Any

Job = dict[str, Any]


def prepare(settings: Job) -> Job:  # noqa: ARG001
    """Set up, once in the runner, what children enter; return what there is."""
    return {"limits": True}


def enter(job: Job) -> None:
    """Enter the jail; there is no way back for this process."""
    for limit, most in (
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_CPU, int(job["total"]) + 1),
        (resource.RLIMIT_FSIZE, job["disk"]),
        (resource.RLIMIT_NOFILE, 64),
        (resource.RLIMIT_AS, _in_use() + job["memory"]),
    ):
        resource.setrlimit(limit, (most, most))


def _in_use() -> int:
    pages = Path("/proc/self/statm").read_text(encoding="ascii").split()[0]
    return int(pages) * resource.getpagesize()
