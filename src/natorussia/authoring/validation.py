"""All that is wrong with a course: its tables, questions, chapters and exercises."""

import re
from collections.abc import Iterator
from difflib import get_close_matches
from pathlib import Path

from natorussia import data
from natorussia.authoring import pages, prose, tables
from natorussia.authoring.imports import written_dates
from natorussia.data.dates import DateError, span
from natorussia.data.table_files import read_sheet
from natorussia.data.validation import problems
from natorussia.exercises.content import ExerciseError, all_of
from natorussia.grading.perturb.rule import COMMON, FILE, columns, rules
from natorussia.maps import validation as maps
from natorussia.questions.bank import BankError, load_bank

_NO_EDTF = re.compile(r"got (['\"])(.+?)\1; expected a date in EDTF")


def faults(folder: Path) -> list[str]:
    """Return every fault of a course, one line each, with its file and where it can be its line.

    Parameters
    ----------
    folder
        The tables of the course, which `natorussia.data.folder` must name too: questions cite them.
    """
    found = [fault + _nearest_date(fault) for fault in problems(folder)]
    try:
        for table in data.tables():
            data.rows(table)
    except (OSError, LookupError, ValueError, TypeError, AttributeError) as error:
        told = [] if found else [f"datapackage.json: it cannot be used ({error!r})"]
        return [*found, *told, "questions: not looked at until every table can be read"]
    try:
        return [*found, *_beyond_tables(folder)]
    except data.UnknownNameError as error:
        lacking = (
            f"datapackage.json: {error}; a course needs it: take its description from that of a "
            "new one (`natorussia new course DIR`)"
        )
        return [*found, lacking]


def _beyond_tables(folder: Path) -> list[str]:
    """Return the faults of all that rests on the tables."""
    return [
        *_chapter_faults(folder),
        *_term_faults(folder),
        *_question_faults(folder),
        *prose.faults(folder.parent / "chapters"),
        *pages.faults(folder.parent),
        *_exercise_faults(folder.parent / "exercises"),
        *_change_faults(folder),
        *maps.faults(),
    ]


def _nearest_date(fault: str) -> str:
    """Return what to write instead of a date that people write so, or nothing."""
    match = _NO_EDTF.search(fault)
    if match is None:
        return ""
    try:
        start, end = written_dates.read(match[2])
        span(start, end)
    except DateError:
        return ""
    return f"; write {start}" + (f", and {end} as end" if end else "")


def _chapter_faults(folder: Path) -> Iterator[str]:
    chapters = folder.parent / "chapters"
    known = [path.stem for path in sorted(chapters.glob("*.*")) if path.suffix in (".ipynb", ".md")]
    for row in data.rows("sections") if known else []:
        if row["chapter"] not in known:
            near = ", ".join(get_close_matches(row["chapter"], known, n=3, cutoff=0))
            yield (
                f"{_place(folder, 'sections', row['id'])}: chapter: {chapters} has no "
                f"{row['chapter']!r}; "
                f"the nearest are {near}"
            )


def _place(folder: Path, table: str, name: str) -> str:
    """Return the file of a table, the line of a row and its id."""
    path = folder / tables.described(folder)[table]["path"]
    sheet = read_sheet(path, tables.fields(folder, table))
    at = sheet.header.index("id")
    lines = {cells[at].strip(): line for line, cells in zip(sheet.lines, sheet.rows, strict=True)}
    return f"{path.name}, line {lines.get(name, 1)} ({name})"


def _term_faults(folder: Path) -> Iterator[str]:
    """Say which terms have a name that another one has: a link by it would lead to either."""
    known: dict[str, str] = {}
    for row in data.rows("terms"):
        for name in filter(None, dict.fromkeys((row["term"], row["abbreviation"]))):
            first = known.setdefault(name.casefold(), row["id"])
            if first != row["id"]:
                yield (
                    f"{_place(folder, 'terms', row['id'])}: {name!r} is already the name of "
                    f"{first}; give each term names of its own"
                )


def _question_faults(folder: Path) -> Iterator[str]:
    for path in sorted((folder / "questions").glob("*.yml")):
        try:
            load_bank(path)
        except BankError as error:
            yield from error.problems
        except UnicodeDecodeError as error:
            line = path.read_bytes().count(b"\n", 0, error.start) + 1
            yield f"{path.name}:{line}: its letters are not UTF-8; save it as UTF-8"
        except (OSError, LookupError, ValueError, TypeError, AttributeError) as error:
            yield f"{path.name}: it cannot be read as questions ({error!r})"


def _exercise_faults(folder: Path) -> Iterator[str]:
    """Say which module is no exercise, and which exercise belongs to no section."""
    try:
        found = all_of(folder)
    except ExerciseError as error:
        yield str(error)
        return
    known = list(data.index("sections"))
    for one in found:
        if one.name not in known:
            yield f"exercises/{one.name}: {data.UnknownNameError('section', one.name, known)}"


def _change_faults(folder: Path) -> Iterator[str]:
    """Say which of the grader's rules names a table or a column that there is not."""
    try:
        found = rules(folder)
    except ValueError as error:
        yield str(error)
        return
    for table, rule in found.items():
        if table not in data.tables():
            if table not in COMMON:
                yield f"{FILE}: {data.UnknownNameError('table', table, data.tables())}"
            continue
        known = list(data.fields(table))
        known += ["year"] if "date" in known else []  # that of the date, which rules may name
        for column in sorted(columns(rule) - set(known)):
            yield f"{FILE}: {table}: {data.UnknownNameError('column', column, known)}"
