"""How the tests are run: in which order, notebooks in warm kernels, a stalled browser once more."""

from pathlib import Path

import pytest
from nbval.plugin import IPyNbCell

from natorussia.book.kernels import use_warm_kernels

# What takes longest is begun first, so that no worker is left alone with it in the end.  One file
# alone has the book built meanwhile; the others that read it find it there.
FIRST = [
    "tests/browser/test_site.py",
    "tests/grading/test_honest.py",
    "tests/grading/perturb/test_rules.py",
    "tests/grading/sandbox/test_jail.py",
    "tests/lite/test_site.py",
    "tests/paper/test_course.py",
    "tests/grading/sandbox/test_attacks.py",
    "tests/grading/test_resume.py",
    "tests/browser/test_keyboard.py",
    "tests/browser/test_bad_days.py",
]


def pytest_configure() -> None:
    """Have the kernels of notebooks forked, as in a build."""
    use_warm_kernels()


def pytest_itemcollected(item: pytest.Item) -> None:
    """Run a test once more, and say so, where a browser did not answer in time."""
    if "browser" in getattr(item, "fixturenames", ()):
        item.add_marker(pytest.mark.flaky(reruns=1, only_rerun=["TimeoutError", "Call log:"]))


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with the longest files, and compare tables of notebooks by their plain text alone."""
    places = {Path(__file__).parent / name: place for place, name in enumerate(FIRST)}
    if gone := [str(path) for path in places if not path.is_file()]:
        raise pytest.UsageError(f"conftest.py: FIRST names {gone[0]}, which is not there")
    items.sort(key=lambda item: places.get(item.path, len(places)))
    for notebook in {item.parent for item in items if isinstance(item, IPyNbCell)}:
        notebook.skip_compare = (*notebook.skip_compare, "text/html")
