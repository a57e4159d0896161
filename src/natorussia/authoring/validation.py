"""All that is wrong with a course: its tables, its questions and its list of chapters."""

from collections.abc import Iterator
from difflib import get_close_matches
from pathlib import Path

from natorussia import data
from natorussia.data.validation import problems
from natorussia.questions.bank import BankError, load_bank


def faults(folder: Path) -> list[str]:
    """Return every fault of a course, one line each, with its file and where it can be its line.

    Parameters
    ----------
    folder
        The tables of the course, which `natorussia.data.folder` must name too: questions cite them.
    """
    found = problems(folder)
    try:
        for table in data.tables():
            data.rows(table)
    except (OSError, LookupError, ValueError, TypeError, AttributeError) as error:
        told = [] if found else [f"datapackage.json: it cannot be used ({error!r})"]
        return [*found, *told, "questions: not looked at until every table can be read"]
    return [*found, *_chapter_faults(folder), *_question_faults(folder)]


def _chapter_faults(folder: Path) -> Iterator[str]:
    chapters = folder.parent / "chapters"
    known = [path.stem for path in sorted(chapters.glob("*.*")) if path.suffix in (".ipynb", ".md")]
    for row in data.rows("sections") if known else []:
        if row["chapter"] not in known:
            near = ", ".join(get_close_matches(row["chapter"], known, n=3, cutoff=0))
            yield (
                f"sections.csv ({row['id']}): chapter: {chapters} has no {row['chapter']!r}; "
                f"the nearest are {near}"
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
