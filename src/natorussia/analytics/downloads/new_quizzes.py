"""Canvas's report "Student Analysis" of a new quiz, as far as it is known how it is written.

Canvas does not publish its columns.  That the whole text of a question is the heading of its
column, without a number before it, is said by another reader of it, canvaslms
(``src/canvaslms/cli/quizzes.nw`` of dbosk/canvaslms at ``2e8a23e``).  So columns are read whose
heading is a question of this course, beside those that tell whose row it is; an answer is marked as
the course marks it, and what the platform gave for it is not read.
"""

from collections.abc import Callable, Iterator

from natorussia.analytics.downloads.attempts import Attempts
from natorussia.analytics.downloads.found import People, unread_columns
from natorussia.analytics.downloads.items import Bank
from natorussia.analytics.statements import Report
from natorussia.analytics.tables import Cells, amount, moment
from natorussia.data.headings import letters

_NOTHING = {"", "-"}
_SUBMITTED, _ATTEMPT = "submitted", "attempt"
_QUIET = {_SUBMITTED, _ATTEMPT, "sisid", "rootaccount", "section", "sectionid", "sectionsisid"}


def read(label: str, cells: Cells, bank: Callable[[], Bank]) -> Report | None:
    """Return what such a report tells; None where a table is none.

    Parameters
    ----------
    label
        What the file is called.
    cells
        The table.
    bank
        Gives the questions of the course.
    """
    head = [name.strip() for name in cells[0]]
    people = People(head)
    if not people.places:
        return None
    columns = dict(_known(head, cells, bank(), set(people.places.values())))
    if not columns:
        return None
    attempts = Attempts(label, bank(), Report(asked=set(columns.values())))
    for row in cells[1:]:
        _add(attempts, people, head, columns, row)
    attempts.end()
    # Nobody shall lose points over what is not known of the platform.
    attempts.report.asked -= set(attempts.unread)
    told = {*columns, *people.places.values()}
    rest = [name for at, name in enumerate(head) if at not in told and letters(name) not in _QUIET]
    attempts.report.notes += unread_columns(label, [one for one in rest if amount(one) is None])
    return attempts.report


def _known(
    head: list[str], cells: Cells, bank: Bank, people: set[int]
) -> Iterator[tuple[int, str]]:
    """Give the columns whose heading is a question of the course, each question once."""
    seen: set[str] = set()
    for at, text in enumerate(head):
        replies = [row[at] for row in cells[1:] if at < len(row)]
        name = None if at in people else bank.find(text, replies)
        if name is not None and name not in seen:
            seen.add(name)
            yield at, name


def _add(
    attempts: Attempts, people: People, head: list[str], columns: dict[int, str], row: list[str]
) -> None:
    person = people.person(row)
    if person is None:
        return
    told, attempt = attempts.begun(person)
    cells = {letters(name): cell for name, cell in zip(head, row, strict=False)}
    attempt = int(amount(cells.get(_ATTEMPT, "")) or attempt)
    when = moment(cells.get(_SUBMITTED, "")) or attempt
    for at, name in columns.items():
        text = row[at].strip() if at < len(row) else ""
        found = {} if text in _NOTHING else attempts.read(name, text)
        if "a" in found:
            one = {"t": when, "n": max(1, attempt), "h": 0, **found}
            told.log.setdefault(name, []).append(one)
