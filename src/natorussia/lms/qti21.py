"""QTI 2.1 in a content package."""

from collections.abc import Sequence
from pathlib import Path

from natorussia.lms import qti_package
from natorussia.lms.links import Links
from natorussia.lms.qti_dialects import QTI_2_1
from natorussia.lms.qti_package import holds, lost
from natorussia.questions.items import Item

__all__ = ["holds", "lost", "write"]


def write(items: Sequence[Item], path: Path, _links: Links) -> None:
    """Write a package: a manifest, a test for each section, and a file for each item."""
    qti_package.write(items, path, QTI_2_1)
