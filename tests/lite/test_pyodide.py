"""Pyodide's lock is rewritten for what the site holds, and downloads are compared with it."""

import functools
import hashlib
import http.server
import json
import threading
import zipfile
from pathlib import Path

import pytest

from natorussia.lite import build, pyodide, wheels
from natorussia.lite.wheels import LiteError

ROOT = Path(__file__).resolve().parents[2]
BASE = "https://distribution.example.org/full/"


def _package(name, *depends, content=b""):
    digest = hashlib.sha256(content).hexdigest()
    return {"name": name, "file_name": f"{name}.whl", "depends": list(depends), "sha256": digest}


@pytest.fixture
def core(tmp_path):
    """Make a small Pyodide as npm has it."""
    folder = tmp_path / "core"
    folder.mkdir()
    packages = {"pandas": ("numpy", "six"), "numpy": (), "matplotlib": ("numpy",), "six": ()}
    found = {n: _package(n, *d, content=n.encode()) for n, d in packages.items()}
    (folder / pyodide.LOCK).write_text(json.dumps({"info": {}, "packages": found}), "utf-8")
    (folder / "package.json").write_text('{"version": "9.8.7"}', "utf-8")
    (folder / "pyodide.mjs").write_text(f"x=`{BASE}v${{k}}/`;", "utf-8")
    return folder


@pytest.fixture
def distribution(tmp_path, core):
    """Serve the files of a distribution on loopback, and return their address."""
    folder = tmp_path / "files"
    folder.mkdir()
    for name in json.loads((core / pyodide.LOCK).read_text("utf-8"))["packages"]:
        (folder / f"{name}.whl").write_bytes(name.encode())
    quiet = type("Quiet", (http.server.SimpleHTTPRequestHandler,), {"log_message": lambda *_: None})
    handler = functools.partial(quiet, directory=folder)
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield folder, f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()


def test_base_is_read_from_the_core(core):
    """The distribution's address comes from Pyodide itself, with its version."""
    assert pyodide.base_of(core) == f"{BASE}v9.8.7/"


def test_core_without_an_address_is_refused(core):
    """A Pyodide that does not say it is refused, with what to do."""
    (core / "pyodide.mjs").write_text("x=1", "utf-8")
    with pytest.raises(LiteError, match=r"9\.8\.7 does not say where"):
        pyodide.base_of(core)


def test_own_packages_stay_relative(core):
    """What the site holds is named beside the core; the rest is at the distribution."""
    packages = pyodide.lock(core, {"six": _package("six")}, BASE)["packages"]
    assert packages["six"]["file_name"] == "six.whl"
    assert packages["pandas"]["file_name"] == f"{BASE}pandas.whl"


def test_held_packages_ask_nobody(core, distribution, tmp_path):
    """A site for use offline has all that plots need, and names no other host."""
    out = tmp_path / "out"
    out.mkdir()
    full = pyodide.lock(core, {"six": _package("six")}, distribution[1])
    packages = pyodide.hold_compiled(full, {"six": _package("six")}, out)["packages"]
    assert set(packages) == {"pandas", "numpy", "matplotlib", "six"}
    assert not [one for one in packages.values() if "//" in one["file_name"]]
    assert {path.name for path in out.iterdir()} == {"pandas.whl", "numpy.whl", "matplotlib.whl"}


def test_changed_download_is_refused(core, distribution, tmp_path):
    """A file that is not the one of the lock stops the build."""
    (distribution[0] / "numpy.whl").write_bytes(b"another")
    full = pyodide.lock(core, {}, distribution[1])
    with pytest.raises(LiteError, match="expected " + hashlib.sha256(b"numpy").hexdigest()):
        pyodide.hold_compiled(full, {}, tmp_path)


def test_missing_download_leaves_the_site(core, distribution, tmp_path):
    """A distribution that cannot be reached is named, with what to do instead."""
    full = pyodide.lock(core, {}, f"{distribution[1]}nowhere/")
    with pytest.raises(LiteError, match=r"(?s)unchanged.*make lite"):
        pyodide.hold_compiled(full, {}, tmp_path)


def test_wheel_becomes_a_lock_entry(tmp_path):
    """An entry names the modules of a wheel, and depends only on what the browser has."""
    for name, needs in {
        "first": ["second>=1", "pywin32; sys_platform == 'win32'"],
        "second": [],
    }.items():
        about = "".join(f"Requires-Dist: {need}\n" for need in needs)
        with zipfile.ZipFile(tmp_path / f"{name}-1.0-py3-none-any.whl", "w") as wheel:
            wheel.writestr(f"{name}/__init__.py", "")
            wheel.writestr(f"{name}-1.0.dist-info/METADATA", f"Name: {name}\n{about}")
    found = wheels.entries(tmp_path.glob("*.whl"))
    assert found["first"]["depends"] == ["second"]
    assert found["first"]["imports"] == ["first"]
    assert found["first"]["version"] == "1.0"


def test_site_with_another_pyodide_is_refused(tmp_path):
    """A site that would fetch Pyodide from elsewhere is never put in place."""
    settings = {"jupyter-config-data": {"litePluginSettings": {build.PLUGIN: {}}}}
    (tmp_path / "jupyter-lite.json").write_text(json.dumps(settings), "utf-8")
    with pytest.raises(LiteError, match="got pyodideUrl None, expected"):
        build.check(tmp_path)


def test_pins_fit_the_extra():
    """Both halves of each widget library have one version."""
    pinned = (build.SITE / "wheels.txt").read_text("utf-8")
    extra = (ROOT / "pyproject.toml").read_text("utf-8")
    for name in ("anywidget", "ipywidgets", "jupyterlab-widgets"):
        line = next(line for line in pinned.splitlines() if line.startswith(f"{name}=="))
        assert f'"{line.removesuffix(" " + chr(92))}"' in extra
