"""``python -m natorussia.authoring.release TAG CHANGELOG``: print what a version's changes are.

It stops where the tag is not that of the package's version, or the changelog has no entry for it,
so that nothing is published under a wrong name or without a word.
"""

import re
import sys
from importlib import metadata
from pathlib import Path

VERSION = metadata.version("natorussia")


def notes(tag: str, changelog: str, version: str = VERSION) -> str:
    """Return the entry of a version in a changelog.

    Parameters
    ----------
    tag
        The tag, such as ``v1.0.0``.
    changelog
        The text of the changelog, with a heading ``## 1.0.0 (2026-11-29)`` for each version.
    version
        The version of the package.

    Raises
    ------
    ValueError
        If the tag is another version's, there is no entry, or it says that it is unreleased.
    """
    if tag != f"v{version}":
        raise ValueError(f"got the tag {tag!r}, expected v{version}: the package is {version}")
    entry = rf"^## {re.escape(version)} \(([^)\n]+)\)\n(.*?)(?=^## |\Z)"
    found = re.search(entry, changelog, re.MULTILINE | re.DOTALL)
    if not found or found[1] == "unreleased":
        raise ValueError(
            f"the changelog has no dated entry for {version}; write one as '## {version} (DATE)'"
        )
    return found[2].strip()


if __name__ == "__main__":
    sys.stdout.write(f"{notes(sys.argv[1], Path(sys.argv[2]).read_text(encoding='utf-8'))}\n")
