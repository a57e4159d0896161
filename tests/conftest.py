"""What several folders of tests share: the built book and a browser."""

import os
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from playwright.sync_api import expect, sync_playwright

from natorussia.paper.chromium import find
from tests.builds import build_book
from tests.engines import playwright as engines
from tests.once import once

ROOT = Path(__file__).resolve().parents[1]
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]

# A test never depends on how busy the machine is, nor on what was drawn that day; to look for what
# no run has drawn yet: pytest --hypothesis-profile=search
_ANY_TIME = {"deadline": None, "suppress_health_check": [HealthCheck.too_slow]}
settings.register_profile("course", derandomize=True, **_ANY_TIME)
settings.register_profile("search", print_blob=True, **_ANY_TIME)
settings.load_profile("course")
expect.set_options(timeout=60_000)


@pytest.fixture(scope="session")
def book(tmp_path_factory, worker_id):
    """Build the course as ``make html`` does, elsewhere, and return the folder of its pages."""
    return once(tmp_path_factory, worker_id, "book", _build_book) / "_build" / "html"


def _build_book(folder):
    code, printed = build_book(ROOT, "--path-output", folder, "--keep-going", NATORUSSIA_DATA=None)
    if code:
        pytest.fail(f"the book does not build:\n{printed[-8000:]}")


@pytest.fixture(scope="session")
def playwright():
    """Start the Playwright driver."""
    with sync_playwright() as started:
        yield started


@pytest.fixture(scope="session")
def chromium():
    """Find a Chromium; tests are skipped where there is none, unless one is required."""
    try:
        return find()
    except FileNotFoundError as error:
        if os.environ.get("NATORUSSIA_NEED_BROWSER") == "1":
            pytest.fail(str(error), pytrace=False)
        return pytest.skip(str(error))


@pytest.fixture(scope="session")
def browser(request, playwright, tmp_path_factory):
    """One headless browser for all tests: Chromium, or the one that ``NATORUSSIA_ENGINE`` names."""
    if engines.CHOSEN == "firefox":
        started = engines.firefox(playwright, tmp_path_factory.mktemp("firefox"))
    else:
        path = request.getfixturevalue("chromium")
        started = playwright.chromium.launch(executable_path=path, args=FLAGS)
    yield started
    started.close()


def pytest_terminal_summary(terminalreporter):
    """Say once for each reason what was skipped, and what to do about it."""
    skipped = terminalreporter.stats.get("skipped", [])
    for reason, count in Counter(report.longrepr[2] for report in skipped).items():
        terminalreporter.write_line(f"{count} skipped: {reason.removeprefix('Skipped: ')}")
