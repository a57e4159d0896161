"""How nbval runs the notebooks of the course: in warm kernels, comparing outputs as text."""

import pytest
from nbval.plugin import IPyNbCell

from natorussia.book.kernels import use_warm_kernels


def pytest_configure() -> None:
    """Have the kernels of notebooks forked, as in a build."""
    use_warm_kernels()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Compare tables by their plain text: notebooks do not store the same as HTML."""
    for notebook in {item.parent for item in items if isinstance(item, IPyNbCell)}:
        notebook.skip_compare = (*notebook.skip_compare, "text/html")
