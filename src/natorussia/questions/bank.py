"""Banks of questions: found, read and checked, with one message that says all that is wrong."""

import json
import math
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from natorussia import data
from natorussia.data import UnknownNameError, course, yaml_files
from natorussia.data.languages import console
from natorussia.markup import citations
from natorussia.questions import kinds, schema_faults, texts, yaml_lines
from natorussia.questions.schema import schema
from natorussia.questions.views import Question, key, public

Bank = list[Question]
END = "end"
"""What ``after`` is for a question that is asked when its chapter has been read."""


class BankError(ValueError):
    """A bank that cannot be asked; the message has a line for each thing that is wrong."""

    def __init__(self, problems: Sequence[str]) -> None:
        super().__init__("\n".join(problems))
        self.problems = list(problems)


def banks() -> list[str]:
    """Return the sections that have questions, in the order of the sections table."""
    return [row["id"] for row in data.rows("sections") if _path(row["id"]).is_file()]


def _path(section: str) -> Path:
    return _folder(data.folder()) / f"{section}.yml"


def _folder(tables: Path) -> Path:
    """Return where the questions are: a student's folder has none, and asks the package's."""
    own = tables / "questions"
    return own if own.is_dir() else _shipped(tables) or own


@cache
def _shipped(tables: Path) -> Path | None:
    """Return the questions that come with the package, if the tables are of the same course."""
    try:
        shipped = course.shipped() / "data"
    except FileNotFoundError:
        return None
    manifests = [one / "datapackage.json" for one in (tables, shipped)]
    if not all(one.is_file() for one in manifests):
        return None
    names = {json.loads(one.read_text(encoding="utf-8"))["name"] for one in manifests}
    return shipped / "questions" if len(names) == 1 else None


def load_bank(source: str | Path | Iterable[Question]) -> Bank:
    """Return the questions of a section, of a file, or of a list, checked.

    Parameters
    ----------
    source
        The id of a section (``rome``), the path of a YAML file, or questions as dictionaries.

    Raises
    ------
    UnknownNameError
        If there is neither such a section nor such a file.
    BankError
        If anything is wrong with the questions: file, line, question and what to do, one a line.
    """
    if not isinstance(source, str | Path):
        questions = [yaml_lines.Lined(question) for question in source]
        return _checked(
            yaml_lines.Lined(section="", questions=questions), console.gettext("the list")
        )
    path = _path(str(source)) if _is_section(str(source)) else Path(source)
    if not path.is_file():
        raise UnknownNameError(
            console.gettext("section with questions, or file,"), str(source), banks()
        )
    return list(_read(path, path.stat().st_mtime_ns))


def _is_section(name: str) -> bool:
    """Tell whether a section with questions is called so, without a look at all others."""
    return name in data.index("sections") and _path(name).is_file()


def load_course() -> Bank:
    """Return the questions of every section."""
    return [question for section in banks() for question in load_bank(section)]


@cache
def _read(path: Path, changed: int) -> tuple[Question, ...]:  # noqa: ARG001
    try:
        bank = yaml_lines.read(path.read_text(encoding="utf-8"))
    except yaml.YAMLError as error:
        raise BankError([yaml_files.told(error, path)]) from error
    return tuple(_checked(bank, path.name))


def _checked(bank: Any, file: str) -> Bank:  # noqa: ANN401
    """Return the questions of a bank, each with its section, or raise all that is wrong."""
    found = list(_against_schema(bank, file)) or list(_beyond_schema(bank, file))
    if found:
        raise BankError(found)
    return [{"section": bank.get("section", ""), **question} for question in bank["questions"]]


def _against_schema(bank: Any, file: str) -> Iterator[str]:  # noqa: ANN401
    try:
        from jsonschema import Draft202012Validator
    except ModuleNotFoundError:  # In a browser its compiled part may be missing.
        return
    rules = schema()
    if isinstance(bank, dict) and not bank.get("section"):
        rules["required"], rules["properties"]["section"] = ["questions"], {}
    errors = Draft202012Validator(rules).iter_errors(bank)
    for error in sorted(errors, key=lambda one: [str(step).zfill(6) for step in one.absolute_path]):
        path = list(error.absolute_path)
        where = "/".join(str(step) for step in path[2:])
        said = schema_faults.told(error, _at(bank, path))
        yield f"{_place(bank, path, file)}: {f'{where}: {said}' if where else said}"


def _at(bank: Any, path: list[Any]) -> Any:  # noqa: ANN401
    """Return what stands at a path into a bank."""
    for step in path:
        bank = bank[step]
    return bank


def _place(bank: Any, path: list[Any], file: str) -> str:  # noqa: ANN401
    """Return file, line and question that a path into a bank leads to."""
    line, name, here = getattr(bank, "line", 0), "", bank
    for depth, step in enumerate(path):
        here = here[step]
        line = getattr(here, "line", line)
        if depth == 1:
            own = here.get("id") if isinstance(here, dict) else ""
            name = str(own or console.filled("question {0}", step + 1))
    return ": ".join(part for part in (f"{file}:{line}" if line else file, name) if part)


def _beyond_schema(bank: Any, file: str) -> Iterator[str]:  # noqa: ANN401
    section, known = bank.get("section", ""), list(data.index("sections"))
    if section and section not in known:
        yield f"{_place(bank, ['section'], file)}: {UnknownNameError('section', section, known)}"
    counts = Counter(question["id"] for question in bank["questions"])
    for number, question in enumerate(bank["questions"]):
        where = _place(bank, ["questions", number], file)
        if (times := counts[question["id"]]) > 1:
            yield console.filled(
                "{0}: this id is used {1} times; every question needs its own", where, times
            )
        for problem in _problems(question):
            yield f"{where}: {problem}"


def _refuse_no_section(after: str) -> None:
    """Raise unless questions can be asked after a passage: where a section of a chapter ends."""
    if after != END and citations.row("passages", after)["place"] != "section":
        sections = [row["id"] for row in data.rows("passages") if row["place"] == "section"]
        raise UnknownNameError(console.gettext("section of a chapter"), after, [*sections, END])


def _no_numbers(value: Any, field: str = "") -> Iterator[str]:  # noqa: ANN401
    """Say where a question has what YAML calls a number and nobody could give."""
    if isinstance(value, float) and not math.isfinite(value):
        yield console.filled("{0}: got {1}, expected a number", field, value)
    inside = list(value.items()) if isinstance(value, dict) else []
    inside += list(enumerate(value)) if isinstance(value, list) else []
    for name, one in inside:
        yield from _no_numbers(one, f"{field}/{name}".lstrip("/"))


def _problems(question: Question) -> Iterator[str]:
    """Say what is wrong with a question whose form is right."""
    try:
        events, known = question.get("events", []), data.index("events")
        unknown = [event for event in events if event not in known]
        if unknown:
            yield from (
                str(UnknownNameError(console.gettext("row of events"), one, list(known)))
                for one in unknown
            )
            return
        _refuse_no_section(question.get("after", END))
        found = [
            *_no_numbers(question),
            *texts.problems(question),
            *kinds.named(question["kind"]).problems(question),
        ]
        yield from found
        if not found:
            public(question)
            key(question)
    except (LookupError, ValueError) as error:
        yield str(error)
