"""The words of argparse in the language of the console: it looks them up as gettext does."""

import argparse
from collections.abc import Iterator
from contextlib import contextmanager

from natorussia.data.languages import console
from natorussia.data.languages.catalogues import noted

_PLACES = ("_", "ngettext")
"""By these names argparse has gettext's functions, so that its words can be found elsewhere."""
WORDS = (
    noted("usage: "),
    noted("positional arguments"),
    noted("options"),
    noted("show this help message and exit"),
    noted("%(prog)s: error: %(message)s\n"),
    noted("argument %(argument_name)s: %(message)s"),
    noted("unknown parser %(parser_name)r (choices: %(choices)s)"),
    noted("unrecognized arguments: %s"),
    noted("not allowed with argument %s"),
    noted("ignored explicit argument %r"),
    noted("the following arguments are required: %s"),
    noted("one of the arguments %s is required"),
    noted("expected one argument"),
    noted("expected at most one argument"),
    noted("expected at least one argument"),
    noted("ambiguous option: %(option)s could match %(matches)s"),
    noted("invalid %(type)s value: %(value)r"),
    noted("invalid choice: %(value)r (choose from %(choices)s)"),
    noted("invalid choice: %(value)r, maybe you meant %(suggestion)r? (choose from %(choices)s)"),
)
"""What argparse of Python 3.11 to 3.14 says where a command is mistyped, or explains itself."""


@contextmanager
def translated() -> Iterator[None]:
    """Let argparse find its words in our catalogues for a while."""
    before = [vars(argparse)[name] for name in _PLACES]
    vars(argparse).update(zip(_PLACES, (console.gettext, console.ngettext), strict=True))
    try:
        yield
    finally:
        vars(argparse).update(zip(_PLACES, before, strict=True))
