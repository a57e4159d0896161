"""The statuses of marks as pages say them; tables keep the words that programs read."""

from collections.abc import Callable

from natorussia.data.languages.catalogues import gettext, noted

_SAID = (
    *(noted("correct"), noted("partial"), noted("incorrect"), noted("not-attempted")),
    *(noted("hard-coded"), noted("unconfirmed"), noted("error"), noted("timeout")),
    *(noted("memory"), noted("output"), noted("crashed"), noted("unreadable")),
    *(noted("missing"), noted("late"), noted("ended")),
)
_UNMARKED = noted("to be marked")


def said(status: str | None, say: Callable[[str], str] = gettext) -> str:
    """Return a status, or the lack of one, in the language that is spoken now.

    Parameters
    ----------
    status
        The code of a status.
    say
        What says a message: by default in the language of pages.
    """
    return say(status or _UNMARKED)
