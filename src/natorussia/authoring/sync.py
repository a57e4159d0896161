"""Files that are placed in somebody's folder, and placed again without touching what they changed.

``.natorussia.json`` keeps what each file was when it was placed, so that a changed one is known.
"""

import hashlib
import json
from collections.abc import Iterable
from difflib import unified_diff
from importlib import metadata
from pathlib import Path

from natorussia.data.languages import console
from natorussia.data.languages.catalogues import noted

MANIFEST = ".natorussia.json"
OUTCOMES = {
    "new": noted("written"),
    "updated": noted("brought up to date"),
    "same": noted("as it should be"),
    "yours": noted("changed by you, and kept"),
    "beside": noted("changed by you, and kept; the course's newer version is beside it"),
    "gone": noted("removed by you, and left out"),
}


def fingerprint(path: str, content: bytes) -> str:
    """Return a hash of a file; of a notebook, only what is written in its cells counts."""
    if path.endswith(".ipynb"):
        try:
            cells = json.loads(content)["cells"]
            written = [[cell["cell_type"], "".join(cell["source"])] for cell in cells]
            content = json.dumps(written).encode()
        except (ValueError, KeyError, TypeError):
            pass  # A notebook that is damaged counts as it stands.
    return hashlib.sha256(content).hexdigest()


class Folder:
    """A folder in which files are placed.

    Parameters
    ----------
    path
        The folder; it is made where it does not exist.

    Raises
    ------
    ValueError
        If the record of an earlier time cannot be read.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._manifest = path / MANIFEST
        self._placed = self._read() if self._manifest.is_file() else {}

    def _read(self) -> dict[str, str]:
        try:
            found: dict[str, str] = json.loads(self._manifest.read_text(encoding="utf-8"))["files"]
        except (ValueError, KeyError) as error:
            raise ValueError(
                console.filled(
                    "{0} cannot be read ({1}), so nobody knows which files you changed; "
                    "remove it, and every file that differs is kept as yours",
                    self._manifest,
                    error,
                )
            ) from error
        return found

    def place(self, files: Iterable[tuple[str, bytes]]) -> dict[str, str]:
        """Write what is new or unchanged, keep what was changed; return each file's outcome."""
        outcomes = {}
        for path, content in files:
            outcome, target = self._outcome(path, content)
            if outcome in ("new", "updated", "beside"):
                _write(self.path / target, content)
            outcomes[path] = outcome
            self._placed[path] = fingerprint(path, content)
        record = {"version": metadata.version("natorussia"), "files": self._placed}
        _write(self._manifest, (json.dumps(record, indent=1) + "\n").encode())
        return outcomes

    def differences(self, files: Iterable[tuple[str, bytes]]) -> str:
        """Return how the files that were changed differ from the course's, and write nothing."""
        told: list[str] = []
        for path, content in files:
            mine = self.path / path
            if mine.is_file() and self._outcome(path, content)[0] in ("yours", "beside"):
                told += unified_diff(
                    _lines(path, content), _lines(path, mine.read_bytes()),
                    f"course/{path}", f"yours/{path}", lineterm="",
                )  # fmt: skip
        return "\n".join(told)

    def _outcome(self, path: str, content: bytes) -> tuple[str, str]:
        """Return what is to be done with a file, and under which name."""
        mine, now = self.path / path, fingerprint(path, content)
        before = self._placed.get(path)
        if not mine.is_file():
            return ("gone" if before else "new"), path
        have = fingerprint(path, mine.read_bytes())
        if have == now:
            return "same", path
        if have == before:
            return "updated", path
        return ("yours", path) if before == now else ("beside", self._beside(path, now))

    def _beside(self, path: str, now: str) -> str:
        """Return a name beside a file that holds nothing of somebody else's."""
        stem, dot, suffix = path.rpartition(".")
        number, name = 1, f"{stem}.new{dot}{suffix}"
        while (there := self.path / name).is_file() and fingerprint(
            name, there.read_bytes()
        ) != now:
            number += 1
            name = f"{stem}.new-{number}{dot}{suffix}"
        return name


def _lines(path: str, content: bytes) -> list[str]:
    """Return the lines of a file; of a notebook, what is written in its cells."""
    text = content.decode("utf-8", errors="replace")
    if path.endswith(".ipynb"):
        try:
            cells = json.loads(text)["cells"]
            text = "\n\n".join(
                f"[{cell.get('id', '')}]\n{''.join(cell['source'])}" for cell in cells
            )
        except (ValueError, KeyError, TypeError):
            pass
    return text.splitlines()


def _write(path: Path, content: bytes) -> None:
    """Write a file whole or not at all."""
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(f".{path.name}.part")
    part.write_bytes(content)
    part.replace(path)
