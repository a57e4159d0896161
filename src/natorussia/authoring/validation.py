"""All that is wrong with a course: its tables, questions, chapters and exercises."""

import re
from collections.abc import Iterator
from difflib import get_close_matches
from pathlib import Path

from natorussia import data
from natorussia.authoring import pages, prose, tables
from natorussia.authoring.imports import written_dates
from natorussia.data.dates import DateError, span
from natorussia.data.edtf.parse import EXPECTED
from natorussia.data.languages import console
from natorussia.data.table_files import read_sheet
from natorussia.data.validation import problems
from natorussia.exercises.content import ExerciseError, all_of
from natorussia.grading.perturb.rule import COMMON, FILE, columns, rules
from natorussia.maps import validation as maps
from natorussia.questions.bank import BankError, load_bank

_TEXT = re.compile(r"(['\"])(.+)\1")


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
        told = (
            []
            if found
            else [console.filled("datapackage.json: it cannot be used ({0})", repr(error))]
        )
        return [
            *found,
            *told,
            console.gettext("questions: not looked at until every table can be read"),
        ]
    try:
        return [*found, *_beyond_tables(folder)]
    except data.UnknownNameError as error:
        lacking = console.filled(
            "datapackage.json: {0}; a course needs it: take its description from "
            "that of a new one (`natorussia new course DIR`)",
            error,
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
    match = _no_edtf().search(fault)
    text = _TEXT.fullmatch(match[1]) if match else None
    if text is None:
        return ""
    try:
        start, end = written_dates.read(text[2])
        span(start, end)
    except DateError:
        return ""
    if end:
        return console.filled("; write {0}, and {1} as end", start, end)
    return console.filled("; write {0}", start)


def _no_edtf() -> re.Pattern[str]:
    """Return what finds the text that is no date in EDTF in what is said of it."""
    expected = console.filled("expected {0}", console.gettext(EXPECTED))
    said = re.escape(console.filled("got {0}; {1}", "\0", expected))
    return re.compile(said.replace(re.escape("\0"), "(.+?)"))


def _chapter_faults(folder: Path) -> Iterator[str]:
    chapters = folder.parent / "chapters"
    known = [path.stem for path in sorted(chapters.glob("*.*")) if path.suffix in (".ipynb", ".md")]
    for row in data.rows("sections") if known else []:
        if row["chapter"] not in known:
            near = ", ".join(get_close_matches(row["chapter"], known, n=3, cutoff=0))
            yield console.filled(
                "{0}: `chapter`: {1} has no {2}; the nearest are {3}",
                _place(folder, "sections", row["id"]),
                chapters,
                repr(row["chapter"]),
                near,
            )


def _place(folder: Path, table: str, name: str) -> str:
    """Return the file of a table, the line of a row and its id."""
    path = folder / tables.described(folder)[table]["path"]
    sheet = read_sheet(path, tables.fields(folder, table))
    at = sheet.header.index("id")
    lines = {cells[at].strip(): line for line, cells in zip(sheet.lines, sheet.rows, strict=True)}
    return console.filled("{0}, line {1} ({2})", path.name, lines.get(name, 1), name)


def _term_faults(folder: Path) -> Iterator[str]:
    """Say which terms have a name that another one has: a link by it would lead to either."""
    known: dict[str, str] = {}
    for row in data.rows("terms"):
        for name in filter(None, dict.fromkeys((row["term"], row["abbreviation"]))):
            first = known.setdefault(name.casefold(), row["id"])
            if first != row["id"]:
                yield (
                    console.filled(
                        "{0}: {1} is already the name of {2}; give each term names of its own",
                        _place(folder, "terms", row["id"]),
                        repr(name),
                        first,
                    )
                )


def _question_faults(folder: Path) -> Iterator[str]:
    for path in sorted((folder / "questions").glob("*.yml")):
        try:
            load_bank(path)
        except BankError as error:
            yield from error.problems
        except UnicodeDecodeError as error:
            line = path.read_bytes().count(b"\n", 0, error.start) + 1
            yield console.filled(
                "{0}:{1}: its letters are not UTF-8; save it as UTF-8", path.name, line
            )
        except (OSError, LookupError, ValueError, TypeError, AttributeError) as error:
            yield console.filled(
                "{0}: it cannot be read as questions ({1})", path.name, repr(error)
            )


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
