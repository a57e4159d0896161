"""How the tests are run: notebooks in warm kernels, and a browser that stalled once more."""

import pytest
from nbval.plugin import IPyNbCell

from natorussia.book.kernels import use_warm_kernels


def pytest_configure() -> None:
    """Have the kernels of notebooks forked, as in a build."""
    use_warm_kernels()


def pytest_itemcollected(item: pytest.Item) -> None:
    """Run a test once more, and say so, where a browser did not answer in time."""
    if "browser" in getattr(item, "fixturenames", ()):
        item.add_marker(pytest.mark.flaky(reruns=1, only_rerun=["TimeoutError", "Call log:"]))


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Compare tables by their plain text: notebooks do not store the same as HTML."""
    for notebook in {item.parent for item in items if isinstance(item, IPyNbCell)}:
        notebook.skip_compare = (*notebook.skip_compare, "text/html")
