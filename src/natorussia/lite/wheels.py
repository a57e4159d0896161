"""Python packages for the browser: pinned and checked wheels, each as Pyodide's lock names it."""

import hashlib
import os
import re
import subprocess
import sys
import zipfile
from collections.abc import Iterable
from email.parser import Parser
from pathlib import Path
from typing import Any

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name, parse_wheel_filename

BROWSER = {"sys_platform": "emscripten", "platform_system": "Emscripten", "extra": ""}
PYTHON = "3.14"
# Its wheels are all compiled; from its source comes one that is not.
_FROM_SOURCE = "pyyaml"
_PIP = (sys.executable, "-m", "pip", "--disable-pip-version-check", "--quiet")
Entry = dict[str, Any]


class LiteError(RuntimeError):
    """A step that failed; the message says what the site was left as, and what to do."""


def run(command: Iterable[str | Path], what: str, **options: Any) -> None:  # noqa: ANN401
    """Run a program, or raise with the end of what it said."""
    done = subprocess.run(  # noqa: S603  our own commands
        list(command), capture_output=True, text=True, check=False, **options
    )
    if done.returncode:
        said = (done.stderr or done.stdout).strip()[-1500:]
        raise LiteError(f"{what} failed; the site that was there is unchanged:\n{said}")


def download(pins: Path, folder: Path) -> None:
    """Fetch the pinned wheels into a folder; pip refuses one whose sha256 is not in the file."""
    compiled, pure = _split(pins, folder.parent)
    browser = ("--python-version", PYTHON, "--only-binary", ":all:", "--implementation", "py")
    checked = ("--no-deps", "--require-hashes")
    get = (*_PIP, "download", *checked, *browser, "--platform", "any", "-r", pure, "-d", folder)
    run(get, "fetching the wheels of wheels.txt")
    build = (*_PIP, "wheel", *checked, "--no-binary", ":all:", "-r", compiled, "-w", folder)
    run(build, f"building {_FROM_SOURCE} without its compiled part")


def _split(pins: Path, folder: Path) -> tuple[Path, Path]:
    """Write the pins that are built from source, and those that are fetched, to files."""
    each = re.split(r"\n(?=\S)", pins.read_text(encoding="utf-8"))
    files = (folder / "built.txt", folder / "fetched.txt")
    for file, wanted in zip(files, (True, False), strict=True):
        kept = [pin for pin in each if pin.startswith(_FROM_SOURCE) == wanted]
        file.write_text("\n".join(kept), encoding="utf-8")
    return files


def build_course(root: Path, folder: Path) -> None:
    """Build the course's own wheel into a folder, without its translations (`hatch_build.py`)."""
    build = (*_PIP, "wheel", "--no-deps", "--no-build-isolation", "-w", folder, root)
    run(build, "building the course's wheel", env={**os.environ, "NATORUSSIA_BROWSER": "1"})
    for wheel in folder.glob("natorussia-*.whl"):
        name, version, tags = wheel.name.split("-", 2)
        # A browser may hold the wheel of an earlier edition: each has a build tag of its own.
        wheel.rename(wheel.with_name(f"{name}-{version}-0{sha256(wheel)[:8]}-{tags}"))


def entries(wheels: Iterable[Path]) -> dict[str, Entry]:
    """Return wheels as entries of Pyodide's lock, by name; each depends on others of them only."""
    found = {entry["name"]: entry for entry in map(_entry, sorted(wheels))}
    for entry in found.values():
        entry["depends"] = [name for name in entry["depends"] if name in found]
    return found


def _entry(wheel: Path) -> Entry:
    name, version, _, _ = parse_wheel_filename(wheel.name)
    with zipfile.ZipFile(wheel) as archive:
        files = archive.namelist()
        about = next(file for file in files if file.endswith(".dist-info/METADATA"))
        metadata = Parser().parsestr(archive.read(about).decode())
    return {
        "name": name,
        "version": str(version),
        "file_name": wheel.name,
        "install_dir": "site",
        "package_type": "package",
        "sha256": sha256(wheel),
        "imports": _modules(files),
        "depends": sorted(_needed(metadata.get_all("Requires-Dist") or [])),
        "unvendored_tests": False,
    }


def sha256(file: Path) -> str:
    """Return the digest of a file."""
    return hashlib.sha256(file.read_bytes()).hexdigest()


def _modules(files: list[str]) -> list[str]:
    tops = {file.split("/")[0] for file in files if file.endswith(".py")}
    return sorted({top.removesuffix(".py") for top in tops if "." not in top.removesuffix(".py")})


def _needed(lines: list[str]) -> set[str]:
    wanted = map(Requirement, lines)
    environment = {**BROWSER, "python_version": PYTHON, "python_full_version": f"{PYTHON}.0"}
    return {
        canonicalize_name(one.name)
        for one in wanted
        if one.marker is None or one.marker.evaluate(environment)
    }
