"""The statuses of marks as pages say them; tables keep the words that programs read."""

from natorussia.data.languages.catalogues import gettext, noted

_SAID = (
    *(noted("correct"), noted("partial"), noted("incorrect"), noted("not-attempted")),
    *(noted("hard-coded"), noted("unconfirmed"), noted("error"), noted("timeout")),
    *(noted("memory"), noted("output"), noted("crashed"), noted("unreadable")),
    *(noted("missing"), noted("late"), noted("ended")),
)
_UNMARKED = noted("to be marked")


def said(status: str | None) -> str:
    """Return a status, or the lack of one, in the language that is spoken now."""
    return gettext(status or _UNMARKED)
