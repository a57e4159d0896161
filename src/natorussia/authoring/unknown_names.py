"""Roles and directives of prose that nothing reads: told with the nearest of ours.

What other programs than this package read is known from docutils and Sphinx, where they are here;
a name that is near none of ours may belong to an extension that a course has of its own.
"""

from collections.abc import Iterable, Iterator
from difflib import get_close_matches
from functools import cache

from natorussia.data.languages import console
from natorussia.data.languages.catalogues import noted

_DIRECTIVES = (
    *("ask-forecast", "chapter", "claims", "conformance", "documents", "downloads", "marking"),
    *("notes", "offline", "overview", "sources", "start", "syllabus", "terms", "translations"),
    "untranslated",
)
_NEAR = 0.75
# Those of MyST-NB, Jupyter Book and sphinx-design, which stand in no registry before a build.
_OF_BOOKS = ("cite", "eq", "glue", "kbd", "note", "card", "code-cell", "margin", "sidebar")


def role(name: str, ours: Iterable[str]) -> Iterator[str]:
    """Yield why a role that is none of ours is a mistake, if it seems one."""
    yield from _fault(noted("role"), name, list(ours), _roles())


def directive(name: str) -> Iterator[str]:
    """Yield why a directive is a mistake, if it seems one."""
    if name not in _DIRECTIVES:
        yield from _fault(noted("directive"), name, list(_DIRECTIVES), _directives())


def _fault(what: str, name: str, ours: list[str], others: frozenset[str]) -> Iterator[str]:
    near = get_close_matches(name.lower(), ours, cutoff=_NEAR)
    if near and name not in others and name not in _OF_BOOKS:
        yield console.filled(
            "no {0} is called {1}; the nearest are {2}",
            console.gettext(what),
            repr(name),
            ", ".join(near),
        )


@cache
def _roles() -> frozenset[str]:
    try:
        from docutils.parsers.rst.languages.en import roles
        from sphinx.domains.std import StandardDomain
        from sphinx.roles import generic_docroles, specific_docroles
    except ModuleNotFoundError:
        return frozenset()
    return frozenset({*roles, *generic_docroles, *specific_docroles, *StandardDomain.roles})


@cache
def _directives() -> frozenset[str]:
    try:
        from docutils.parsers.rst.languages.en import directives
    except ModuleNotFoundError:
        return frozenset()
    return frozenset(directives)
