"""Zip files that are the same for the same questions: every entry has a fixed time."""

from pathlib import Path
from types import TracebackType
from typing import Self
from xml.etree import ElementTree as ET
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

_EPOCH = (1980, 1, 1, 0, 0, 0)


class Archive:
    """A zip file to write documents of XML and other files into."""

    def __init__(self, path: Path) -> None:
        self._zip = ZipFile(path, "w", ZIP_DEFLATED)

    def __enter__(self) -> Self:
        """Return the archive."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Close the file."""
        self._zip.close()

    def store(self, name: str, tree: ET.Element, *, tidy: bool = True) -> None:
        """Store a document of XML; ``tidy`` only where spaces between elements mean nothing."""
        if tidy:
            ET.indent(tree)
        self.add(name, ET.tostring(tree, encoding="utf-8", xml_declaration=True))

    def add(self, name: str, content: bytes) -> None:
        """Store a file."""
        entry = ZipInfo(name, _EPOCH)
        entry.compress_type = ZIP_DEFLATED
        self._zip.writestr(entry, content)
