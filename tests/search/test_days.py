"""What months and seasons are called in the languages that queries are read in."""

import json
from pathlib import Path

from babel.messages.catalog import Catalog

from natorussia.book.search.days import calendar
from natorussia.data.course import tables_of
from natorussia.data.languages.catalogues import FILE, write_po

WRITTEN_DOWN = Path(__file__).parents[1] / "vectors" / "widgets" / "calendar.json"


def test_names_are_those_that_the_search_is_tried_with():
    """The front end's tests of dates read the names that the book's index gives it."""
    assert calendar() == json.loads(WRITTEN_DOWN.read_text(encoding="utf-8"))


def test_language_of_a_catalogue_that_a_course_brings_is_read_too(tmp_path):
    """It adds its names and stems; those of the package's languages stay."""
    tables = tmp_path / "data"
    file = tmp_path / "locale" / "pl" / FILE
    catalogue = Catalog("pl")
    catalogue.add("summer {0}", "lato {0}")
    write_po(file, catalogue)
    with tables_of(tables):
        found = calendar()
    assert {"marzec", "marca", "mar", "март"} <= set(found["months"][2])
    assert {"lato", "lat*", "summer"} <= set(found["seasons"][1])
