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

# What a notebook needs of the system, and of a Python's folder; nothing else can be read.
_LIBRARIES = tuple(f"{up}/lib{bits}" for up in ("", "/usr", "/usr/local") for bits in ("", 64, 32))
_SHARED = ("zoneinfo", "fonts", "fontconfig", "locale")
_OF_PYTHON = ("bin", "lib", "lib64", "lib32", "pyvenv.cfg")
_CONFIGURATION = ("/etc/ld.so.cache", "/etc/localtime", "/etc/fonts")
_CLOSED = ("/dev/shm", "/dev", "/")  # noqa: S108  closed, not used
_SCRATCH_BYTES = 64 << 20
_PACKAGES = ("lib*/python*/site-packages", "lib*/python*/dist-packages")
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
    """Return the folders that hold Python and its libraries, by each name they are called by."""
    return sorted(
        {Path(sys.prefix).resolve(), Path(sys.base_prefix).resolve(), Path(sys.prefix).absolute()}
    )


def needed() -> list[Path]:
    """Return what a notebook needs to read outside its stage, by the names it has here."""
    shared = [Path(up, name) for up in ("/usr/share", "/usr/local/share") for name in _SHARED]
    parts = [prefix / name for prefix in prefixes() for name in _OF_PYTHON]
    listed = [*map(Path, _LIBRARIES), *shared, *parts]
    return [path for path in dict.fromkeys(listed) if path.exists()]


def copies() -> list[Path]:
    """Return the package's folder, and those of other copies that are installed beside it."""
    roots = {Path(root) for root in (*sys.path, *sysconfig.get_paths().values()) if root}
    found = {(root / PACKAGE.name).resolve() for root in roots}
    parts = ("exercises", "course")  # of the package; an editable install has the course alone
    mine = {PACKAGE, *(one for one in found if any((one / part).is_dir() for part in parts))}
    return sorted({*mine, *_others({root.resolve() for root in roots})})


def _others(mine: set[Path]) -> set[Path]:
    """Return where other Pythons keep their packages, beside what a runner may read.

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


def _links() -> dict[Path, Path]:
    """Return which of the needed paths lead to others of them, and what the links say."""
    paths = needed()
    links = {path: path.readlink() for path in paths if path.is_symlink()}
    shown = {path for path in paths if path not in links}
    return {
        path: says
        for path, says in links.items()
        if shown & {path.resolve(), *path.resolve().parents}
    }


def hiding_places() -> list[Path]:
    """Return these folders under every name by which a mounted folder shows them."""
    links, hidden = _links(), copies()
    shown = {path: path.resolve() for path in needed() if path not in links}
    return sorted(
        {
            path / copy.relative_to(real)
            for path, real in shown.items()
            for copy in hidden
            if real in copy.parents
        }
    )


def readable(stage: Stage) -> list[str]:
    """Return what a child may read: the system's libraries, Python, the modules of the stage.

    The package's own folder is left out, wherever it is installed, and however often.
    """
    hidden = set(copies())
    above = {up for one in hidden for up in one.parents}
    folders = sorted({path.resolve() for path in needed()})
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
    return [word for up in sorted(above) for word in ("--perms", "0755", "--dir", str(up))]


def wrapped(program: str, stage: Stage, scratch: str) -> list[str]:
    """Return the command line that bubblewrap runs a runner under."""
    command = [program, *_namespaces(), *_parents([*needed(), stage.folder])]
    links = _links()
    for path in needed():
        shown = ["--symlink", str(links[path])] if path in links else ["--ro-bind", str(path)]
        command += [*shown, str(path)]
    for name in _CONFIGURATION:
        command += ["--ro-bind-try", name, name]
    for place in hiding_places():
        command += ["--tmpfs", str(place)]
    command += ["--dev", "/dev", "--ro-bind", str(stage.folder), str(stage.folder)]
    private = ["--perms", "0777", "--size", str(_SCRATCH_BYTES), "--tmpfs", scratch]
    closed = ["--tmpfs", "/dev/shm", *(w for at in _CLOSED for w in ("--remount-ro", at))]  # noqa: S108
    return [*command, *private, *closed, "--chdir", "/", "--"]
