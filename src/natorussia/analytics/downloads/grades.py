"""Tables of points: Canvas's gradebook, Moodle's gradebook, and Moodle's quiz report "Grades".

Canvas (``lib/gradebook_exporter.rb`` of canvas-lms at ``0140a2e``) writes ``Title (number)`` above
each assignment, and the points to be had in a row ``Points Possible``.  Moodle's quiz report
(``public/mod/quiz/report/overview/report.php`` of Moodle at ``84cf438``, 5.1) writes the grade as
``Grade/10.00`` and each question as ``Q. 1 /1.00``, without saying which question it is.  Such
tables tell what was earned and not what was answered.
"""

import re
from collections.abc import Iterator, Sequence

from natorussia import data
from natorussia.analytics.downloads.found import People, told_of, unread_columns
from natorussia.analytics.statements import Report, Told
from natorussia.analytics.tables import Cells, amount
from natorussia.data.headings import letters
from natorussia.data.languages.catalogues import filled

_OUT_OF = re.compile(r"([^/]*)/\s*(\d+(?:[.,]\d+)?)")
_NUMBERED = re.compile(r"\d")
_POSSIBLE = "pointspossible"


def read(label: str, cells: Cells) -> Report | None:
    """Return what such a table tells; None where a table is none.

    Parameters
    ----------
    label
        What the file is called, by which a quiz report alone is known.
    cells
        The table.
    """
    head = [" ".join(name.split()) for name in cells[0]]
    people = People(head)
    marks = dict(_of_a_quiz(label, head)) or dict(_of_this_course(head, cells[1:]))
    if not people.places or not marks:
        return None
    found = Report(notes=_notes(label, head, people, marks))
    students: dict[str, Told] = {}
    for row in cells[1:]:
        person = people.person(row)
        earned = [
            (name, points, most)
            for at, (name, most) in marks.items()
            if at < len(row) and (points := amount(row[at])) is not None
        ]
        if person is not None and earned:
            told = told_of(students, person)
            for one in earned:
                told.earn(*one)
    found.told = list(students.values())
    return found


def _notes(
    label: str, head: Sequence[str], people: People, marks: dict[int, tuple[str, float | None]]
) -> list[str]:
    told = filled("{0} tells what was earned, and not what was answered.", label)
    read_places = {*people.places.values(), *marks}
    rest = [name for at, name in enumerate(head) if at not in read_places]
    return [told, *unread_columns(label, rest)]


def _of_a_quiz(label: str, head: Sequence[str]) -> Iterator[tuple[int, tuple[str, float | None]]]:
    """Yield the place of the grade of a quiz, which has no other name than that of its file."""
    for at, name in enumerate(head):
        found = _OUT_OF.fullmatch(name)
        if found and not _NUMBERED.search(found[1]):
            yield at, (label, amount(found[2]))
            return


def _of_this_course(
    head: Sequence[str], rows: Cells
) -> Iterator[tuple[int, tuple[str, float | None]]]:
    """Yield the places of columns that bear the name of the course or of one of its sections."""
    names = [str(data.package()["title"]), *(row["title"] for row in data.rows("sections"))]
    ours = [letters(name) for name in names]
    most = next((row for row in rows if row and letters(row[0]) == _POSSIBLE), [])
    for at, name in enumerate(head):
        if any(one and one in letters(name) for one in ours):
            yield at, (name, amount(most[at]) if at < len(most) else None)
