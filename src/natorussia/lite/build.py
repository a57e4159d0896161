"""The site, step by step; it takes the place of an earlier one only when it is whole."""

import json
import os
import shutil
import sys
from pathlib import Path
from typing import Any

from natorussia import data
from natorussia.data.languages import current
from natorussia.lite import cldr, pyodide, staging, wheels
from natorussia.lite.wheels import Entry, LiteError, run

SITE = Path(__file__).with_name("site")
URL = "./static/pyodide/pyodide.mjs"
PLUGIN = "@jupyterlite/pyodide-kernel-extension:kernel"
_EXTENSIONS = "share/jupyter/labextensions"
_NEEDED = (
    "@jupyter-widgets/jupyterlab-manager",
    "@jupyterlite/pyodide-kernel-extension",
    "anywidget",
)
_KERNEL_WHEELS = ("ipykernel", "piplite", "pyodide_kernel")


def build(root: Path, out: Path, *, offline: bool = False) -> Path:
    """Make the site and return its folder.

    Parameters
    ----------
    root
        The course's checkout.
    out
        Where the site goes, beside the book's pages.
    offline
        Whether compiled packages are downloaded now and served by the site itself.

    Raises
    ------
    LiteError
        If a step fails; a site that was there before is left as it was.
    """
    work = root / "_build" / "lite"
    shutil.rmtree(work, ignore_errors=True)
    stage = work / "stage"
    editions = staging.stage(root, work / "contents")
    distribution = stage / "static" / "pyodide"
    distribution.mkdir(parents=True)
    own = _own_wheels(root, distribution)
    _put_pyodide(root, distribution, own, offline=offline)
    _configure(SITE, stage)
    site = _run_jupyterlite(work)
    _put_launcher(site, editions)
    check(site)
    return _put_in_place(site, out)


def _extension(name: str) -> Path:
    folder = Path(sys.prefix, _EXTENSIONS, name)
    if not folder.is_dir():
        raise LiteError(f"there is no {folder}; install the extra `lite` of the course")
    return folder


def _configure(config: Path, stage: Path) -> None:
    """Name the site, and the extensions that it needs: others that are here are not for it."""
    site = json.loads((config / "jupyter-lite.json").read_text(encoding="utf-8"))
    site["jupyter-config-data"]["appName"] = data.package()["title"]
    (stage / "jupyter-lite.json").write_text(json.dumps(site), encoding="utf-8")
    settings = json.loads((config / "jupyter_lite_config.json").read_text(encoding="utf-8"))
    settings["LiteBuildConfig"] |= {
        "ignore_sys_prefix": ["federated_extensions"],
        "federated_extensions": [str(_extension(name)) for name in _NEEDED],
    }
    (stage / "jupyter_lite_config.json").write_text(json.dumps(settings), encoding="utf-8")


def _own_wheels(root: Path, folder: Path) -> dict[str, Entry]:
    wheels.download(SITE / "wheels.txt", folder)
    wheels.build_course(root, folder)
    cldr.put_wheel(current(), folder)
    for name in _KERNEL_WHEELS:
        for wheel in (_extension(_NEEDED[1]) / "static" / "pypi").glob(f"{name}-*.whl"):
            shutil.copy(wheel, folder)
    found = wheels.entries(folder.glob("*.whl"))
    if missing := {"natorussia", "pyodide-kernel"} - found.keys():
        raise LiteError(f"no wheel of {min(missing)}; install the extra `lite` of the course")
    return found


def _put_pyodide(root: Path, folder: Path, own: dict[str, Entry], *, offline: bool) -> None:
    core = pyodide.fetch_core(SITE, root / "_build" / "lite" / "npm")
    for name in pyodide.CORE:
        shutil.copy(core / name, folder)
    lock = pyodide.lock(core, own, pyodide.base_of(core))
    if offline:
        lock = pyodide.hold_compiled(lock, own, folder)
    (folder / pyodide.LOCK).write_text(json.dumps(lock), encoding="utf-8")


def _run_jupyterlite(work: Path) -> Path:
    site = work / "site"
    command = Path(sys.executable).with_name("jupyter-lite")
    folders = ("--lite-dir", work / "stage", "--contents", work / "contents")
    steps = (command, "build", *folders, "--output-dir", site)
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    run(steps, "jupyter lite build", cwd=work, env=environment)
    # What doit remembers makes the next build leave settings out; it is no part of a site.
    for file in (*work.rglob(".jupyterlite.doit.db*"),):
        file.unlink()
    return site


def _put_launcher(site: Path, editions: dict[str, dict[str, str]]) -> None:
    shutil.copy(SITE / "open.html", site)
    storage = _settings(site)["contentsStorageName"]
    found = {"storage": storage, "notebooks": editions}
    (site / "editions.json").write_text(json.dumps(found, ensure_ascii=False), encoding="utf-8")


def _settings(site: Path) -> dict[str, Any]:
    file = site / "jupyter-lite.json"
    found: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))["jupyter-config-data"]
    return found


def check(site: Path) -> None:
    """Refuse a site that would fetch Pyodide elsewhere, or lacks a part.

    Raises
    ------
    LiteError
        If so; JupyterLite itself ends well in both cases.
    """
    got = _settings(site).get("litePluginSettings", {}).get(PLUGIN, {}).get("pyodideUrl")
    if got != URL:
        raise LiteError(f"jupyter-lite.json: got pyodideUrl {got!r}, expected {URL!r}")
    needed = [f"static/pyodide/{name}" for name in (*pyodide.CORE, pyodide.LOCK)]
    needed += ["notebooks/index.html", "lab/index.html", "open.html", "editions.json"]
    if missing := [name for name in needed if not (site / name).is_file()]:
        raise LiteError(f"the site lacks {', '.join(missing)}")


def _put_in_place(site: Path, out: Path) -> Path:
    old = out.with_name(f"{out.name}.old")
    shutil.rmtree(old, ignore_errors=True)
    if out.exists():
        out.rename(old)
    out.parent.mkdir(parents=True, exist_ok=True)
    site.rename(out)
    shutil.rmtree(old, ignore_errors=True)
    return out
