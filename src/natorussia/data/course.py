"""Where a course's files are: its tables, its chapters and its exercises."""

import os
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parents[1]


def root() -> Path:
    """Return the folder that holds ``chapters``, ``data`` and ``exercises``."""
    return shipped()


def shipped() -> Path:
    """Return the folder of the course that comes with the package, or the checkout it runs from.

    Raises
    ------
    FileNotFoundError
        If the package was installed without them.
    """
    installed = _PACKAGE / "course"
    found = installed if installed.is_dir() else _PACKAGE.parents[1]
    if not (found / "chapters").is_dir():
        raise FileNotFoundError(
            f"the course's chapters are not at {found / 'chapters'}; reinstall the package"
        )
    return found


def folder() -> Path:
    """Return the folder of the tables.

    ``NATORUSSIA_DATA`` names another one, such as the grader's changed copy.  Otherwise it is that
    of the class folder in which a notebook runs (see ``natorussia start``), the installed
    package's, or that of the checkout the package runs from.
    """
    if named := os.environ.get("NATORUSSIA_DATA"):
        return Path(named)
    for place in (Path(), Path("..")):
        if (place / ".natorussia.json").is_file() and (place / "data/datapackage.json").is_file():
            return (place / "data").resolve()
    return root() / "data"
