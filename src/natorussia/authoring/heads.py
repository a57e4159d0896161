"""The course's own directives, read without a build: options that they need, and rows they show."""

import re
from collections.abc import Callable, Iterator
from difflib import get_close_matches

from natorussia import data
from natorussia.data.languages import console
from natorussia.data.languages.catalogues import noted
from natorussia.markup import citations, teaching
from natorussia.markup.dialect import Directive

_CHAPTER = ("minutes", "level", "prerequisites")
_OBJECTIVES = noted(
    "it has no objectives, expected a list of what one can do after it, a hyphen each"
)
_NO_TABLE = noted("the course has no table {0}; describe it in datapackage.json")
_NO_ROW = noted("no row of {0} has the section {1}; add one, or remove this")
_BARE_TEXT = noted("it has neither options nor a text; write what you say below its closing fence")
_NO_OPTION = noted("it lacks the option {0}, which stands right below its first line")
_LABEL = re.compile(r"^(\S.*)\n(?:[ \t]*\n)?: ", re.MULTILINE)
_MINUTES = noted("got {0}, expected a whole number of minutes, such as 30")


def faults(directive: Directive) -> Iterator[str]:
    """Yield what is wrong with a directive of the course's own, if it is one."""
    check = _CHECKS.get(directive.name)
    for fault in check(directive) if check else ():
        yield f"{{{directive.name}}}: {fault}"


def _chapter(head: Directive) -> Iterator[str]:
    yield from _row("sections", head.argument)
    yield from _options(head, _CHAPTER, _CHAPTER)
    if not head.body.strip():
        yield console.gettext(_OBJECTIVES)


def _notes(notes: Directive) -> Iterator[str]:
    yield from _options(notes, ("minutes",), ())
    labels = [label.strip() for label in _LABEL.findall(notes.body)]
    yield from teaching.faults(notes.argument, labels, notes.options)


def _listed(table: str) -> Callable[[Directive], Iterator[str]]:
    """Return the check of a directive that lists the rows of a section, or of all."""

    def check(directive: Directive) -> Iterator[str]:
        section = directive.argument
        if table not in data.tables():
            yield console.filled(_NO_TABLE, table)
            return
        faults = list(_row("sections", section)) if section else []
        yield from faults
        if section and not faults and section not in {row["section"] for row in data.rows(table)}:
            yield console.filled(_NO_ROW, table, repr(section))

    return check


def _bare(directive: Directive) -> Iterator[str]:
    if directive.body.strip() or directive.options:
        yield console.gettext(_BARE_TEXT)


def _forecast(asked: Directive) -> Iterator[str]:
    yield from _row("forecasts", asked.argument)


def _options(one: Directive, known: tuple[str, ...], needed: tuple[str, ...]) -> Iterator[str]:
    for name in one.options:
        if name not in known:
            near = get_close_matches(name, known, n=1) or known
            yield console.filled(
                "the option {0} is not known, expected {1}", repr(name), ", ".join(near)
            )
    for name in needed:
        if not one.options.get(name, "").strip():
            yield console.filled(_NO_OPTION, f"`:{name}:`")
    minutes = one.options.get("minutes", "").strip()
    if minutes and not (minutes.isdecimal() and int(minutes)):
        yield f"minutes: {console.filled(_MINUTES, repr(minutes))}"


def _row(table: str, key: str) -> Iterator[str]:
    try:
        citations.row(table, key)
    except LookupError as error:
        yield str(error)


_BARE = ("sources", "terms", "marking", "downloads", "syllabus", "start", "overview")
_CHECKS: dict[str, Callable[[Directive], Iterator[str]]] = {
    "chapter": _chapter,
    "notes": _notes,
    "claims": _listed("claims"),
    "documents": _listed("documents"),
    "ask-forecast": _forecast,
    **dict.fromkeys(_BARE, _bare),
}
