"""What a runner may see of the file system, and bubblewrap to hide the rest of it."""

import os
import shutil
import subprocess
import sys
import sysconfig
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from natorussia.grading.sandbox.staging import PACKAGE, Stage

_SYSTEM = ("/usr", "/lib", "/lib64", "/lib32", "/bin", "/sbin")
_CONFIGURATION = ("/etc/ld.so.cache", "/etc/localtime", "/etc/fonts")
_CLOSED = ("/dev/shm", "/dev", "/")  # noqa: S108  closed, not used
_SCRATCH_BYTES = 64 << 20
_PACKAGES = (
    "lib*/python*/site-packages",
    "lib*/python*/dist-packages",
    "envs",
    "pkgs",
)
UNPRIVILEGED = 64_777


@cache
def bubblewrap() -> str | None:
    """Return bubblewrap's program, if there is one that works here."""
    program = shutil.which("bwrap") or _from_wheel()
    if program is None or sys.platform != "linux":
        return None
    trial = [
        program,
        *_namespaces(),
        "--ro-bind",
        "/",
        "/",
        "--",
        sys.executable,
        "-S",
        "-c",
        "pass",
    ]
    try:
        worked = subprocess.run(trial, capture_output=True, timeout=20, check=False)  # noqa: S603
    except (OSError, subprocess.TimeoutExpired):
        return None
    return program if worked.returncode == 0 else None


def _from_wheel() -> str | None:
    beside = Path(sys.executable).with_name("bwrap")
    return str(beside) if beside.exists() else None


def is_root() -> bool:
    """Whether this process is root's, and may give its children another user."""
    return hasattr(os, "getuid") and os.getuid() == 0


def _namespaces() -> list[str]:
    """Return the options that part a runner from the rest, for root and for others."""
    parted = ["--unshare-pid", "--unshare-net", "--unshare-ipc", "--unshare-uts"]
    if not is_root():
        return ["--die-with-parent", "--unshare-user", *parted]
    return ["--die-with-parent", *parted, "--cap-add", "CAP_SETUID", "--cap-add", "CAP_SETGID"]


def prefixes() -> list[Path]:
    """Return the folders that hold Python and its libraries, none inside another."""
    found = {
        Path(sys.prefix).resolve(),
        Path(sys.base_prefix).resolve(),
        Path(sys.prefix).absolute(),
    }
    return sorted(one for one in found if not any(one != up and up in one.parents for up in found))


def copies() -> list[Path]:
    """Return the package's folder, and those of other copies that are installed beside it."""
    roots = {Path(root) for root in (*sys.path, *sysconfig.get_paths().values()) if root}
    found = {(root / PACKAGE.name).resolve() for root in roots}
    mine = {PACKAGE, *(one for one in found if (one / "exercises").is_dir())}
    return sorted({*mine, *_others({root.resolve() for root in roots})})


def _others(mine: set[Path]) -> set[Path]:
    """Return where other Pythons keep their packages, in the folders that a runner may read.

    They are no part of this one, and a copy of the course there has the reference solutions, too.
    """
    homes = {Path("/usr"), Path("/usr/local"), *(one.resolve() for one in prefixes())}
    found = {
        place.resolve()
        for home in homes
        for pattern in _PACKAGES
        for place in home.glob(pattern)
        if place.is_dir()
    }
    return {place for place in found if place not in mine}


def hiding_places() -> list[Path]:
    """Return these folders under every name by which a mounted folder shows them."""
    aliases = {Path(sys.prefix).absolute(), Path(sys.base_prefix).absolute(), *prefixes()}
    found: set[Path] = set()
    for copy in copies():
        inside = [alias for alias in aliases if alias.resolve() in copy.parents]
        found |= {alias / copy.relative_to(alias.resolve()) for alias in inside}
        found |= {copy} if Path("/usr") in copy.parents else set()
    return sorted(found)


def readable(stage: Stage) -> list[str]:
    """Return what a child may read: the system's libraries, Python, the modules of the stage.

    The package's own folder is left out, wherever it is installed, and however often.
    """
    hidden = set(copies())
    above = {up for one in hidden for up in one.parents}
    folders = [*(Path(one).resolve() for one in _SYSTEM), *{one.resolve() for one in prefixes()}]
    parts = [part for folder in folders for part in _without(folder, hidden, above)]
    return [*parts, *_CONFIGURATION, str(stage.modules)]


def _without(folder: Path, hidden: set[Path], above: set[Path]) -> Iterable[str]:
    if folder in hidden:
        return []
    if folder not in above:
        return [str(folder)]
    return [part for entry in sorted(folder.iterdir()) for part in _without(entry, hidden, above)]


def _parents(paths: Iterable[Path]) -> list[str]:
    """Make the folders above what is bound; bubblewrap's own are root's alone."""
    above = {up for path in paths for up in path.parents if len(up.parts) > 1}
    inside = [up for up in sorted(above) if Path("/usr") not in (up, *up.parents)]
    return [word for up in inside for word in ("--perms", "0755", "--dir", str(up))]


def wrapped(program: str, stage: Stage, scratch: str) -> list[str]:
    """Return the command line that bubblewrap runs a runner under."""
    command = [program, *_namespaces()]
    for path in _SYSTEM:
        if Path(path).is_symlink():
            command += ["--symlink", str(Path(path).readlink()), path]
        elif Path(path).exists():
            command += ["--ro-bind", path, path]
    for path in _CONFIGURATION:
        command += ["--ro-bind-try", path, path]
    command += _parents([*prefixes(), stage.folder])
    for prefix in map(str, prefixes()):
        command += ["--ro-bind", prefix, prefix] if not prefix.startswith("/usr") else []
    for place in hiding_places():
        command += ["--tmpfs", str(place)]
    command += ["--dev", "/dev", "--ro-bind", str(stage.folder), str(stage.folder)]
    private = ["--perms", "0777", "--size", str(_SCRATCH_BYTES), "--tmpfs", scratch]
    closed = ["--tmpfs", "/dev/shm", *(w for at in _CLOSED for w in ("--remount-ro", at))]  # noqa: S108
    return [*command, *private, *closed, "--chdir", "/", "--"]
