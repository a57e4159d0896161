"""The people of a downloaded table, and what to say of what was not read in it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from natorussia.analytics.statements import Told
from natorussia.data.headings import IDS, NAMES, PARTS, is_person, roles
from natorussia.data.languages.catalogues import filled

QUIET = "lms "
"""How what identifies a student of a platform begins: her rows and files belong together."""
_KEYS = ("ID", "Email address", "email", "ID number", "SIS User ID", "Username", "SIS Login ID")
_SHOWN = 120


@dataclass(frozen=True)
class Person:
    """Who a row is about: what she is called, what else she is known by, and by what for sure."""

    name: str
    ids: tuple[str, ...]
    key: str


class People:
    """The people of a table, by the columns that tell who they are.

    Parameters
    ----------
    columns
        The heading of the table.
    """

    def __init__(self, columns: Sequence[str]) -> None:
        known = roles(columns)
        self.places = {
            known[column]: place
            for place, column in enumerate(columns)
            if known[column] in {*IDS, *NAMES, *PARTS}
        }

    def person(self, row: Sequence[str]) -> Person | None:
        """Return who a row is about; None where it is about nobody, such as a row of averages."""
        said = {role: _cell(row, place) for role, place in self.places.items()}
        parts = [said.get(part, "") for part in PARTS]
        names = [said[one] for one in NAMES if said.get(one)]
        name = " ".join(filter(None, parts)) or (names[0] if names else "")
        ids = tuple(said[one] for one in IDS if said.get(one) and said[one] != name)
        if not is_person(filter(None, [*parts, *names]), ids):
            return None
        key = next((f"{one} {said[one]}" for one in _KEYS if said.get(one)), name)
        return Person(name, ids, QUIET + key.casefold())


def _cell(row: Sequence[str], place: int) -> str:
    return " ".join(row[place].split()) if place < len(row) else ""


def told_of(found: dict[str, Told], person: Person) -> Told:
    """Return what is told of a person so far, and begin it where there is nothing."""
    told = found.setdefault(person.key, Told(person.name, person.key))
    told.ids = list(dict.fromkeys([*told.ids, *person.ids]))
    return told


def unread_columns(label: str, names: Iterable[str]) -> list[str]:
    """Return what to say of the columns of a table that were not read."""
    listed = ", ".join(f"“{_short(name)}”" for name in names if name.strip())
    return [filled("{0}: these columns were not read: {1}.", label, listed)] if listed else []


def unread_replies(label: str, counts: Mapping[str, list[str]]) -> list[str]:
    """Return what to say of answers, by question, that could not be read as one."""
    return [
        filled(
            "{0}: answers to {2} that could not be read as answers to it: {1}, such as “{3}”.",
            label,
            len(replies),
            question,
            _short(replies[0]),
        )
        for question, replies in counts.items()
    ]


def _short(text: str) -> str:
    plain = " ".join(text.split())
    return plain if len(plain) <= _SHOWN else plain[: _SHOWN - 1] + "…"
