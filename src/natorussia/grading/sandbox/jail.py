"""The jail around a child: everything that this kernel offers an unprivileged process.

`prepare` runs once in the runner, `enter` in each child before the first cell.  Each mechanism
stands for itself, so that what one lacks another may hold.
"""

import contextlib
import ctypes
import mmap
import os
import resource
import signal
import sys
from pathlib import Path
from typing import Any

from natorussia.grading.sandbox import landlock, seccomp

Job = dict[str, Any]
_NEW_USER, _NEW_NET, _NEW_IPC, _NEW_UTS = 0x10000000, 0x40000000, 0x08000000, 0x04000000
_DIE_WITH_PARENT = 1
_DEVICES = ("/dev/null", "/dev/zero", "/dev/full", "/dev/urandom", "/dev/random")
_FILES, _TASKS = 128, 1024


class Jail:
    """The mechanisms in use, made ready once for all children."""

    def __init__(self, settings: Job) -> None:
        self.settings = settings
        self.without = set(settings["without"])
        self.in_use = 0
        self.rules: dict[str, int] = {}

    def prepare(self) -> Job:
        """Make ready what children enter; return what there is, for the record."""
        linux = sys.platform == "linux"
        self.die_with_parent()
        found: Job = {"limits": linux, "bubblewrap": self.settings["bubblewrap"]}
        found["namespaces"] = linux and self._namespaces()
        found["user"] = self._drop()
        found["landlock"] = self._landlock() if linux else 0
        found["seccomp"] = linux and seccomp.available() and "seccomp" not in self.without
        self.seccomp = found["seccomp"]
        self.in_use = _address_space() if linux else 0
        return found

    def _namespaces(self) -> bool:
        """Leave the network and other shared things, where bubblewrap has not done so yet."""
        if self.settings["bubblewrap"]:
            return True
        if "namespaces" in self.without:
            return False
        user, group = os.getuid(), os.getgid()
        flags = _NEW_NET | _NEW_IPC | _NEW_UTS | (_NEW_USER if user else 0)
        if ctypes.CDLL(None).unshare(flags):
            return False
        if user:
            with contextlib.suppress(OSError):
                Path("/proc/self/setgroups").write_text("deny", encoding="ascii")
                Path("/proc/self/uid_map").write_text(f"{user} {user} 1", encoding="ascii")
                Path("/proc/self/gid_map").write_text(f"{group} {group} 1", encoding="ascii")
        return True

    def _drop(self) -> int:
        """Become an unprivileged user, if started as root; return who this is."""
        user = self.settings["user"]
        if user is not None:
            os.setgroups([])
            os.setresgid(user, user, user)
            os.setresuid(user, user, user)
            self.die_with_parent()
        return os.getuid()

    def _landlock(self) -> int:
        if "landlock" in self.without or not landlock.abi():
            return 0
        for folder in self.settings["folders"]:
            readable = [*self.settings["readable"], folder]
            writable = [self.settings["scratch"], *_DEVICES]
            self.rules[folder] = landlock.ruleset(readable, writable)
        return landlock.abi()

    def die_with_parent(self) -> None:
        """Have the kernel end this process when the one that forked it ends."""
        if sys.platform == "linux":
            ctypes.CDLL(None).prctl(_DIE_WITH_PARENT, signal.SIGKILL)

    def enter(self, job: Job) -> None:
        """Enter the jail; there is no way back for this process."""
        if sys.platform != "linux":
            return
        self.die_with_parent()
        _limit(job, self.in_use)
        if self.settings["bubblewrap"] or self.settings["user"] is not None:
            resource.setrlimit(resource.RLIMIT_NPROC, (_TASKS, _TASKS))  # a user of our own
        if self.rules or self.seccomp:
            landlock.no_new_privileges()
        if self.rules:
            landlock.enter(self.rules[job["data"]])
        for rules in self.rules.values():
            os.close(rules)
        if self.seccomp:
            seccomp.enter()


def _limit(job: Job, in_use: int) -> None:
    for limit, most in (
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_CPU, int(job["total"]) + 1),
        (resource.RLIMIT_FSIZE, job["disk"]),
        (resource.RLIMIT_NOFILE, _FILES),
        (resource.RLIMIT_AS, in_use + job["memory"]),
    ):
        resource.setrlimit(limit, (most, most))


def _address_space() -> int:
    """Return the bytes of address space in use, found by asking for one page under limits.

    The usual place, /proc, is not there in the jail.
    """
    soft, hard = resource.getrlimit(resource.RLIMIT_AS)
    low, high = 0, 1 << 44
    while high - low > 1 << 20:
        middle = (low + high) // 2
        resource.setrlimit(resource.RLIMIT_AS, (middle, hard))
        low, high = (low, middle) if _can_map() else (middle, high)
    resource.setrlimit(resource.RLIMIT_AS, (soft, hard))
    return high


def _can_map() -> bool:
    try:
        mmap.mmap(-1, mmap.PAGESIZE).close()
    except OSError:
        return False
    return True
