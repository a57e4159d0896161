"""The glossary: terms from ``terms.csv``, people, bodies and organisations from ``actors.csv``."""

import re
from dataclasses import dataclass

from natorussia import data
from natorussia.data.languages.catalogues import filled
from natorussia.markup import citations, people

_FIRST_NAMES = re.compile(r"^\S+ (?:\w\. )?")


@dataclass(frozen=True)
class Entry:
    """One entry; ``names`` are those under which it can be linked, the first one heads it."""

    names: tuple[str, ...]
    dates: str
    definition: str
    sources: tuple[str, ...]
    person: bool = False

    @property
    def head(self) -> str:
        """Under what it is listed: a person by the family name, as in ``Lovelace, Ada``."""
        name = self.names[0]
        family = people.surname(name) if self.person else name
        given = name[: len(name) - len(family)].strip()
        return f"{family}, {given}" if given else family

    @property
    def forms(self) -> tuple[str, ...]:
        """The names, and for a person the surname, as prose has them."""
        return (*self.names, *([_FIRST_NAMES.sub("", self.names[0])] if self.person else []))


def entries() -> list[Entry]:
    """Return every entry as a list of names has them in order; states are not explained.

    An edition in another language has those that it has translated.
    """
    terms = [_term(row) for row in data.translated("terms")]
    known = {name.casefold() for term in terms for name in term.names}
    actors = [
        _actor(row)
        for row in data.translated("actors")
        if row["kind"] != "state" and row["name"].casefold() not in known
    ]
    return sorted(terms + actors, key=lambda entry: entry.head.casefold())


def _term(row: dict[str, str]) -> Entry:
    names = (row["term"], row["abbreviation"]) if row["abbreviation"] else (row["term"],)
    dates = citations.years_text(row["start"], row["end"])
    return Entry(names, dates, row["definition"], tuple(data.split(row["sources"])))


def _actor(row: dict[str, str]) -> Entry:
    person = row["kind"] == "person"
    dates = citations.years_text(row["start"], row["end"])
    if person and not row["end"]:
        dates = f"({filled('born {0}', row['start'])}) "
    sources = tuple(data.split(row["sources"]))
    return Entry((row["name"],), dates, row["description"], sources, person)
