"""The built wheel, installed in a clean environment, is the whole course as a package."""

import csv
import json
import os
import re
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from natorussia.live.server import FILES
from tests.grading.samples import hand_in, right

pytestmark = pytest.mark.slow
ROOT = Path(__file__).resolve().parents[2]
DOCKERFILE = ROOT / ".binder/Dockerfile"
EXTRAS = "dask,grade,lite"
PIP = ("-m", "pip", "--disable-pip-version-check", "--quiet")
SHOWS = """
import json
from pathlib import Path
import natorussia
from natorussia.exercises import check, use
widgets = [natorussia.Timeline(section="nineties"), natorussia.Quiz("nineties"),
           natorussia.Forecast(section="cfe")]
use("nineties")
found = {
    "home": natorussia.__file__,
    "bundles": [len(widget._esm) for widget in widgets],
    "styles": [len(widget._css) for widget in widgets],
    "events": len(natorussia.load("events")),
    "check": check("how-many", {"number_of_events": -1}).status,
}
print(json.dumps(found))
"""


def _run(*command, **options):
    environment = {key: value for key, value in os.environ.items() if not key.startswith("PYTHON")}
    options = {"env": environment, "capture_output": True, "text": True, **options}
    done = subprocess.run([str(word) for word in command], check=False, **options)
    assert done.returncode == 0, done.stderr[-3000:] or done.stdout[-3000:]
    return done.stdout


def _tracked(name):
    """Return the files of the project below a path, without what builds made."""
    listed = _run("git", "ls-files", "--cached", "--others", "--exclude-standard", name, cwd=ROOT)
    return listed.splitlines()


@pytest.fixture(scope="session")
def wheel(tmp_path_factory):
    """Build the wheel as the image does: of what it has copied when it installs the course."""
    context = tmp_path_factory.mktemp("image")
    before, _, _ = DOCKERFILE.read_text(encoding="utf-8").partition("RUN pip install --no-deps")
    for line in re.findall(r"^COPY (.+) \S+$", before, re.MULTILINE):
        for name in [file for given in line.split() for file in _tracked(given)]:
            (context / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / name, context / name)
    folder = tmp_path_factory.mktemp("dist")
    options = ("--no-deps", "--no-build-isolation", "-w", folder, context)
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    _run(sys.executable, *PIP, "wheel", *options, env={**os.environ, "PATH": path})
    return next(folder.glob("natorussia-*.whl"))


@pytest.fixture(scope="session")
def installed(wheel, tmp_path_factory):
    """Install the wheel with its extras in a clean environment, at the versions of the lock."""
    folder = tmp_path_factory.mktemp("clean")
    pins = re.sub(
        r" \\\n( +--hash=\S+( \\)?\n)+", "\n", (ROOT / "requirements/all.txt").read_text("utf-8")
    )
    (folder / "pins.txt").write_text(pins, encoding="utf-8")
    _run(sys.executable, "-m", "venv", "--without-pip", folder / "venv")
    python = folder / "venv" / "bin" / "python"
    # uv has in its cache what the environment of the tests was made of.
    uv = Path(sys.executable).with_name("uv")
    install = (uv, "pip", "install", "--quiet", "--python", python)
    wanted = ("--constraint", folder / "pins.txt", f"{wheel}[{EXTRAS}]")
    done = subprocess.run([str(w) for w in (*install, *wanted)], capture_output=True, text=True)  # noqa: PLW1510
    if done.returncode and "error sending request" in done.stderr:
        pytest.skip(f"the wheel's dependencies cannot be had here: {done.stderr[-300:]}")
    assert done.returncode == 0, done.stderr[-3000:]
    return python.parent


def test_wheel_holds_what_it_needs(wheel):
    """Bundles, styles, tables, questions and the licence are in the archive; no test is."""
    names = set(zipfile.ZipFile(wheel).namelist())
    for name in ("timeline", "quiz", "progress", "forecast", "matrix"):
        assert {f"natorussia/static/{name}/{name}.{kind}" for kind in ("js", "css")} <= names
    assert {f"natorussia/static/live/{name}" for name in (*FILES, "live.js")} <= names
    kept = [*ROOT.glob("data/*.csv"), *ROOT.glob("data/questions/*.yml"), *ROOT.glob("exercises/*")]
    course = {f"natorussia/course/{path.relative_to(ROOT)}" for path in kept if path.is_file()}
    assert course | {"natorussia/course/data/datapackage.json"} <= names
    editions = {"_toc.yml", "_config.yml", "translations/ru/LC_MESSAGES/course.po"}
    assert {f"natorussia/course/{name}" for name in editions} <= names
    assert not [name for name in names if name.startswith(("tests", "frontend", "chapters"))]


def test_installed_course_shows_and_checks(installed, tmp_path):
    """Widgets have their modules, tables load, and a check judges, away from the checkout."""
    found = json.loads(_run(installed / "python", "-c", SHOWS, cwd=tmp_path))
    assert not found["home"].startswith(str(ROOT))
    assert min(found["bundles"]) > 5_000
    assert min(found["styles"]) > 500
    assert found["events"] > 100
    assert found["check"] == "incorrect"


def test_installed_commands_run(installed, tmp_path):
    """The doctor reports, exercises are written, and a submission is graded in full."""
    assert _run(installed / "natorussia", "doctor", cwd=tmp_path)
    (tmp_path / "exercises").mkdir()
    assert len(_run(installed / "natorussia", "exercises", cwd=tmp_path).splitlines()) == 11
    hand_in(tmp_path / "class", "adeyemi", right())
    _run(installed / "natorussia", "grade", "class", "--out", "out", cwd=tmp_path)
    with (tmp_path / "out" / "gradebook.csv").open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    assert {row["student"] for row in rows} == {"adeyemi"}
    assert {row["status"] for row in rows} >= {"correct"}
    assert "natorussia" in _run(installed / "natorussia", "--help", cwd=tmp_path)


def test_extras_name_what_they_add(wheel):
    """The extras of the documentation are the wheel's own."""
    with zipfile.ZipFile(wheel) as archive:
        about = next(name for name in archive.namelist() if name.endswith("METADATA"))
        metadata = archive.read(about).decode()
    given = set(re.findall(r"^Provides-Extra: (.+)$", metadata, re.MULTILINE))
    assert set(EXTRAS.split(",")) <= given
