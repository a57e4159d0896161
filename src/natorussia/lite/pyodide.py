"""Pyodide for the site: its core from npm, its lock rewritten for what the site holds itself."""

import json
import re
import shutil
import urllib.request
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from natorussia.lite.wheels import Entry, LiteError, run, sha256

CORE = ("pyodide.mjs", "pyodide.asm.mjs", "pyodide.asm.wasm", "python_stdlib.zip")
LOCK = "pyodide-lock.json"
COMPILED = ("numpy", "pandas", "matplotlib")
_BASE = re.compile(r"https://[^`\"']*\$\{\w+\}[^`\"']*")
_TIMEOUT = 60


def fetch_core(config: Path, folder: Path) -> Path:
    """Fetch Pyodide from npm, as ``site/deno.lock`` pins it, and return where it was unpacked."""
    folder.mkdir(parents=True, exist_ok=True)
    for name in ("deno.json", "deno.lock"):
        shutil.copy(config / name, folder)
    deno = shutil.which("deno")
    if deno is None:
        raise LiteError("deno is not on the path; it comes with the extra `test` of the course")
    run([deno, "install", "--frozen", "--node-modules-dir=auto"], "fetching Pyodide", cwd=folder)
    return folder / "node_modules" / "pyodide"


def base_of(core: Path) -> str:
    """Return the address at which this Pyodide finds its own distribution.

    Raises
    ------
    LiteError
        If the core does not say it as it used to.
    """
    version = json.loads((core / "package.json").read_text(encoding="utf-8"))["version"]
    found = _BASE.search((core / "pyodide.mjs").read_text(encoding="utf-8"))
    if found is None:
        raise LiteError(f"Pyodide {version} does not say where its distribution is; pin another")
    return re.sub(r"\$\{\w+\}", version, found[0])


def lock(core: Path, own: dict[str, Entry], base: str) -> dict[str, Any]:
    """Return Pyodide's lock: own wheels beside the core, all others at Pyodide's distribution."""
    found: dict[str, Any] = json.loads((core / LOCK).read_text(encoding="utf-8"))
    others = {
        name: {**entry, "file_name": base + entry["file_name"]}
        for name, entry in found["packages"].items()
        if name not in own
    }
    return {**found, "packages": {**others, **own}}


def closure(packages: dict[str, Entry], wanted: Iterable[str]) -> dict[str, Entry]:
    """Return packages with all that they depend on."""
    found: dict[str, Entry] = {}
    waiting = list(wanted)
    while waiting:
        name = waiting.pop()
        if name not in found:
            found[name] = packages[name]
            waiting += packages[name]["depends"]
    return found


def hold_compiled(full: dict[str, Any], own: dict[str, Entry], folder: Path) -> dict[str, Any]:
    """Download what plots and data frames need, and return the lock of a site that asks nobody.

    Raises
    ------
    LiteError
        If a file cannot be had, or is not the one that Pyodide's lock names.
    """
    packages = closure(full["packages"], COMPILED)
    held = {name: _held(entry, folder) for name, entry in packages.items() if name not in own}
    return {**full, "packages": {**held, **own}}


def _held(entry: Entry, folder: Path) -> Entry:
    name = entry["file_name"].rpartition("/")[2]
    file = folder / name
    try:
        with urllib.request.urlopen(entry["file_name"], timeout=_TIMEOUT) as answer:  # noqa: S310
            file.write_bytes(answer.read())
    except OSError as error:
        raise LiteError(
            f"{name} cannot be had from Pyodide's distribution ({error}); the site that was there "
            "is unchanged. Try again where that can be reached, or run `make lite`, whose readers "
            "fetch it themselves when they are online"
        ) from error
    if (got := sha256(file)) != entry["sha256"]:
        raise LiteError(f"{name}: got sha256 {got}, expected {entry['sha256']}; try again")
    return {**entry, "file_name": name}
