"""What search can find: one place of the course, in words."""

from dataclasses import dataclass
from typing import Any

COLUMNS = ("kind", "id", "title", "url", "text", "names", "where", "days", "weight")


@dataclass(frozen=True, slots=True)
class Entry:
    """A place that readers look for, as the index holds it."""

    kind: str
    """What it is: an event, a term, a section and so on."""
    id: str
    """Of its row; of a section, its page and anchor."""
    title: str
    url: str
    """From the root of the site."""
    text: str = ""
    """Sentences, of which results show the one that holds what was asked."""
    names: str = ""
    """What else it is called, and who took part."""
    where: str = ""
    """What stands beside its title: a date, a chapter."""
    days: str = ""
    """The first and the last day, as ``1999-03-24/1999-06-10``; nothing where there is none."""
    weight: int = 2
    """1 for what tells the story whole, 3 for the rest, 4 for what stands outside the story."""

    def row(self) -> list[Any]:
        """Return the entry as a row of the index, in the order of ``COLUMNS``."""
        return [getattr(self, name) for name in COLUMNS]
