"""What a runner may see of the file system, and bubblewrap to hide the rest of it."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from natorussia.grading.staging import PACKAGE, Stage

_SYSTEM = ("/usr", "/lib", "/lib64", "/lib32", "/bin", "/sbin")
_CONFIGURATION = ("/etc/ld.so.cache", "/etc/localtime", "/etc/fonts")
_SCRATCH_BYTES = 64 << 20
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


def hiding_places() -> list[Path]:
    """Return the package's folder under every name by which a mounted folder shows it."""
    aliases = {Path(sys.prefix).absolute(), Path(sys.base_prefix).absolute(), *prefixes()}
    inside = [alias for alias in aliases if alias.resolve() in PACKAGE.parents]
    found = {alias / PACKAGE.relative_to(alias.resolve()) for alias in inside}
    return sorted(found | ({PACKAGE} if Path("/usr") in PACKAGE.parents else set()))


def readable(stage: Stage) -> list[str]:
    """Return what a child may read: the system's libraries, Python, the modules of the stage.

    The package's own folder is left out, wherever it is installed.
    """
    system = [part for folder in _SYSTEM for part in _without(Path(folder).resolve(), PACKAGE)]
    found = [*system, *_CONFIGURATION, str(stage.modules)]
    for prefix in {one.resolve() for one in prefixes()}:
        found += _without(prefix, PACKAGE)
    return found


def _without(folder: Path, hidden: Path) -> Iterable[str]:
    if folder not in hidden.parents and folder != hidden:
        return [str(folder)]
    if folder == hidden:
        return []
    return [part for entry in sorted(folder.iterdir()) for part in _without(entry, hidden)]


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
    return [*command, *private, "--chdir", "/", "--"]
