"""A course read in another language for a while: its edition, staged where nobody sees it."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from natorussia import data
from natorussia.data import course
from natorussia.data.languages import console
from natorussia.translations import catalogues
from natorussia.translations.building import language_of
from natorussia.translations.edition import stage
from natorussia.translations.sources import EXERCISES


@dataclass(frozen=True)
class Reading:
    """Which edition is read.

    Attributes
    ----------
    tag
        Its language; empty for the course itself.
    pages
        The pages that are translated, as ``chapters/01-rome``; of the course itself all.
    """

    tag: str
    pages: tuple[str, ...]

    def sections(self) -> list[str]:
        """Return the sections whose chapters are in this language, in the order of the course."""
        return [row["id"] for row in data.rows("sections") if self._has(row["chapter"])]

    def untranslated(self) -> list[str]:
        """Return the names of the chapters that are in the course's own language alone."""
        chapters = [row["chapter"] for row in data.rows("sections")]
        return [chapter for chapter in chapters if not self._has(chapter)]

    def require(self, section: str) -> None:
        """Raise a `ValueError` if an edition has not translated a section."""
        if self.tag and section not in (known := self.sections()):
            raise ValueError(
                console.filled(
                    "the edition in {0} has no {1} yet; it has: {2}",
                    repr(self.tag),
                    repr(section),
                    ", ".join(known) or console.gettext("no chapter"),
                )
            )

    def _has(self, chapter: str) -> bool:
        names = {Path(page).name for page in self.pages if not page.startswith(EXERCISES)}
        return not self.tag or chapter in names


@contextmanager
def reading(tag: str) -> Iterator[Reading]:
    """Read the course in a language for a while: tables, questions, chapters and messages.

    Parameters
    ----------
    tag
        The language of an edition; empty, or the course's own, for the course itself.

    Raises
    ------
    ValueError
        If the course has no translations in that language, or they cannot be put in.
    """
    root = course.root()
    if not tag or tag == language_of(root):
        yield Reading("", ())
        return
    if tag not in (known := catalogues.languages(root)):
        raise ValueError(
            console.filled(
                "the course has no edition in {0}; its editions: {1}. `natorussia "
                "translate {2} --page PAGE` begins one",
                repr(tag),
                ", ".join(known) or console.gettext("none"),
                tag,
            )
        )
    with TemporaryDirectory(prefix="natorussia-edition-") as folder:
        pages = stage(root, tag, Path(folder))
        with course.tables_of(Path(folder) / "data"):
            yield Reading(tag, tuple(pages))
