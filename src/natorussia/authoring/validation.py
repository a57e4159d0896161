"""All that is wrong with a course: its tables, questions, chapters and exercises."""

import re
from collections.abc import Callable, Iterable, Iterator
from difflib import get_close_matches
from pathlib import Path

from natorussia import data
from natorussia.authoring import (
    exercise_cells,
    own_words,
    pages,
    prose,
    settings,
    solutions,
    tables,
)
from natorussia.authoring.imports import written_dates
from natorussia.data import descriptions
from natorussia.data.dates import DateError, span
from natorussia.data.edtf.parse import EXPECTED
from natorussia.data.languages import console
from natorussia.data.table_files import read_sheet
from natorussia.data.validation import problems
from natorussia.exercises.content import ExerciseError, all_of
from natorussia.grading.perturb.rule import COMMON, FILE, columns, rules
from natorussia.maps import validation as maps
from natorussia.questions.bank import BankError, load_bank

_NEEDED = ("actors", "events", "lanes", "sections", "sources", "terms")
_TEXT = re.compile(r"(['\"])(.+)\1")


def faults(folder: Path) -> list[str]:
    """Return every fault of a course, one line each, with its file and where it can be its line.

    Parameters
    ----------
    folder
        The tables of the course, which `natorussia.data.folder` must name too: questions cite them.
    """
    course = folder.parent
    if told := [*own_words.faults(course)]:
        rest = console.gettext("the rest: not looked at until its words can be read")
        return [*told, rest]
    found = [fault + _nearest_date(fault) for fault in problems(folder)]
    apart = [*pages.faults(course)]
    try:
        for table in data.tables():
            data.rows(table)
    except (OSError, LookupError, ValueError, TypeError, AttributeError) as error:
        told = (
            []
            if found
            else [console.filled("datapackage.json: it cannot be used ({0})", repr(error))]
        )
        unread = console.gettext("questions: not looked at until every table can be read")
        return [*found, *told, *apart, unread]
    beyond = [fault for check in _BEYOND_TABLES for fault in _told(check, folder)]
    return list(dict.fromkeys([*found, *apart, *beyond]))


_Check = Callable[[Path], Iterable[str]]


def _told(check: _Check, folder: Path) -> list[str]:
    """Return what a check finds; a table that it needs and is not there is a fault of its own."""
    try:
        return list(check(folder))
    except data.UnknownNameError as error:
        lacking = console.filled(
            "datapackage.json: {0}; a course needs it: take its description from "
            "that of a new one (`natorussia new course DIR`)",
            error,
        )
        return [lacking]


def _package_faults(_folder: Path) -> Iterator[str]:
    """Say what the description of the course lacks beside its tables."""
    package = data.package()
    yield from (f"datapackage.json: {fault}" for fault in descriptions.faults_of_course(package))
    for name in _NEEDED:
        if name not in data.tables():
            lacking = data.UnknownNameError("table", name, data.tables())
            yield console.filled("datapackage.json: {0}; timelines and pages need it", lacking)
    if why := settings.unknown_language(package.get("language", "en")):
        yield f"datapackage.json: language: {why}"


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
    shown = pages.listed(folder.parent)
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
        elif shown and f"chapters/{row['chapter']}" not in shown:
            yield console.filled(
                "{0}: `chapter`: _toc.yml does not list {1}, so that nobody gets to it; add "
                "it there",
                _place(folder, "sections", row["id"]),
                f"chapters/{row['chapter']}",
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
    known = list(data.index("sections"))
    for path in sorted((folder / "questions").glob("*.y*ml")):
        if path.suffix != ".yml" or path.stem not in known:
            near = get_close_matches(path.stem, known, n=3, cutoff=0.5) or known[:1]
            right = ", ".join(f"{one}.yml" for one in near) or "SECTION.yml"
            yield console.filled(
                "questions/{0}: nobody asks it; name it after its section: {1}", path.name, right
            )
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
    """Say which module is no exercise, whose section is not there, and what its notebook lacks."""
    course = folder.parent
    try:
        found = all_of(course / "exercises")
    except ExerciseError as error:
        yield str(error)
        return
    known = list(data.index("sections"))
    for one in found:
        if one.name not in known:
            yield f"exercises/{one.name}: {data.UnknownNameError('section', one.name, known)}"
        yield from exercise_cells.faults(course, one)
        yield from (f"exercises/{one.name}: {fault}" for fault in solutions.faults(one))


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


_BEYOND_TABLES: tuple[_Check, ...] = (
    _package_faults,
    _chapter_faults,
    _term_faults,
    _question_faults,
    lambda folder: prose.faults(pages.all_of(folder.parent), folder.parent),
    _exercise_faults,
    _change_faults,
    lambda _folder: maps.faults(),
)
"""What is looked at once every table can be read."""
