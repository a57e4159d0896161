"""What is said of a course besides its title: year, language and licence."""

import datetime as dt
from dataclasses import dataclass

from natorussia.authoring.tables import Row

LICENCES = {
    "none": ("", ""),
    "CC-BY-4.0": (
        "Creative Commons Attribution 4.0",
        "https://creativecommons.org/licenses/by/4.0/",
    ),
    "CC-BY-SA-4.0": (
        "Creative Commons Attribution Share-Alike 4.0",
        "https://creativecommons.org/licenses/by-sa/4.0/",
    ),
    "CC0-1.0": (
        "CC0 1.0, no rights reserved",
        "https://creativecommons.org/publicdomain/zero/1.0/",
    ),
}


@dataclass(frozen=True)
class Imprint:
    """What is said of a course besides its title.

    Parameters
    ----------
    year
        The year of its copyright, as text; by default this one.
    language
        The language of its prose, as in ``en-GB``.
    licence
        A key of `LICENCES`; ``none`` says nothing, so that all rights are reserved.
    """

    year: str = ""
    language: str = "en-GB"
    licence: str = "none"

    def words(self) -> Row:
        """Return what fills the template in."""
        year = self.year or str(dt.datetime.now().astimezone().year)
        return {"year": year, "language": self.language}

    def licences(self) -> list[Row]:
        """Return the licence as a data package states it; nothing where there is none."""
        title, path = LICENCES[self.licence]
        return [{"name": self.licence, "title": title, "path": path}] if title else []
