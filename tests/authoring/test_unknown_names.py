"""A misspelt role or directive is told with the nearest; those of others are left alone."""

from importlib import import_module
from unittest.mock import MagicMock

import pytest

from natorussia.authoring.prose import _ROLES
from natorussia.authoring.unknown_names import _DIRECTIVES, directive, role
from natorussia.book import PARTS


@pytest.mark.parametrize(
    ("name", "near"), [("evnt", "event"), ("Event", "event"), ("terms", "term")]
)
def test_a_misspelt_role_is_told(name, near):
    """With the role that it seems to be."""
    [said] = role(name, _ROLES)
    assert said.startswith(f"no role is called {name!r}; the nearest are {near}")


@pytest.mark.parametrize("name", ["chaptr", "claim", "Documents"])
def test_a_misspelt_directive_is_told(name):
    """With the directive that it seems to be."""
    [said] = directive(name)
    assert said.startswith(f"no directive is called {name!r}; the nearest are ")


def test_what_others_read_is_no_mistake():
    """Roles and directives of docutils, of Sphinx and of an extension of a course's own."""
    assert not [*role("abbr", _ROLES), *role("numref", _ROLES), *role("my-own", _ROLES)]
    others = ("note", "table", "code-cell", "my-own")
    assert not [said for name in (*others, *_DIRECTIVES) for said in directive(name)]


def test_the_names_are_those_that_a_book_registers():
    """None is left out, and none stands here that no build would read."""
    app = MagicMock()
    for part in PARTS:
        import_module(f"natorussia.book.{part}").setup(app)
    assert {call.args[0] for call in app.add_directive.call_args_list} == {*_DIRECTIVES}
    # Terms and people are resolved otherwise, when all pages have been read.
    added = {call.args[0] for call in app.add_role.call_args_list}
    assert {*_ROLES} - added == {"term", "person"}
    assert added < {*_ROLES}
