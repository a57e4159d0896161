"""Teaching notes: out of sight for students, in their section, and sound."""

import re

import pytest

NOTES = """
## A fire

It burned.

### The wind

It blew.

## Ashes

It was over.

```{notes} A fire
:minutes: 4

Say
: Ask what burned on {when}`1666-fire`.

Misconceptions
: Everything burned.

Look for
: - A street.
  - A name.
```
"""


@pytest.fixture(scope="module")
def noted(tmp_path_factory):
    """Build a course whose chapter has notes on its first section."""
    from .conftest import Course

    course = Course(tmp_path_factory.mktemp("noted") / "course")
    course.write(NOTES)
    course.code, course.printed = course.build()
    return course


def test_notes_stay_closed(noted):
    """Notes are a closed disclosure with the minutes they plan, and rows in words."""
    assert noted.code == 0, noted.printed
    found = re.search(
        r'<details class="nr-teaching" data-minutes="4">(.*?)</details>', noted.page(), re.DOTALL
    )
    assert "2 to 6 September 1666" in found[1]
    assert "A fire (4 minutes)" in found[1]


def test_notes_move_to_their_section(noted):
    """Notes end the section that they name, wherever their cell stands."""
    page = noted.page()
    assert page.index("It blew.") < page.index("nr-teaching") < page.index("It was over.")


def test_chapter_loads_the_switch_alone(noted):
    """A chapter loads the switch; what presents is stored for the day that it is asked for."""
    scripts = re.findall(r'<script[^>]+src="[^"]*present/(\w+\.js)', noted.page())
    assert scripts == ["view.js"]
    assert noted.site.joinpath("_static/natorussia/present/present.js").is_file()


def test_notes_without_section_fail(course):
    """Notes on a section that the page does not have fail the build and name those it has."""
    course.write(NOTES.replace("{notes} A fire", "{notes} A flood"))
    code, printed = course.build()
    assert code != 0
    assert "no section is called 'A flood'" in printed
    assert "A fire, The wind, Ashes" in printed


def test_notes_with_strange_label_fail(course):
    """A label that nobody would find in the book is refused, with those that there are."""
    course.write(NOTES.replace("Look for\n", "Look at\n"))
    code, printed = course.build()
    assert code != 0
    assert "Say, Misconceptions, Look at" in printed
    assert "Misconceptions, Look for" in printed
