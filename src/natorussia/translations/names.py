"""What the rows of the glossary are called, in the course's language and in another."""

from pathlib import Path

from natorussia.data import course, package
from natorussia.translations import tables
from natorussia.translations.messages import Say

_NAMES = {"terms": ("term", "abbreviation"), "actors": ("name",)}


def names(folder: Path, say: Say) -> dict[str, str]:
    """Return which row each name of the glossary leads to, the names in small letters.

    Parameters
    ----------
    folder
        The tables of a course.
    say
        How its texts are said.
    """
    with course.tables_of(folder):
        resources = {one["name"]: one for one in package()["resources"]}
    found: dict[str, str] = {}
    for table, columns in _NAMES.items():
        for row in tables.rows_of(folder, resources[table]) if table in resources else []:
            told = tables.of_row(resources[table], row, say)
            for column in columns:
                found.setdefault(told[column].casefold(), f"{table}/{row['id']}")
    return found
