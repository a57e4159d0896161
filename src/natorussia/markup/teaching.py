"""What teaching notes are made of: how long they take, and parts with labels of their own."""

from collections.abc import Collection, Iterator, Sequence

from natorussia.data.languages import console
from natorussia.data.languages.catalogues import gettext, noted

LABELS = (noted("Say"), noted("Misconceptions"), noted("Look for"))


def faults(about: str, labels: Sequence[str], options: Collection[str]) -> Iterator[str]:
    """Yield what is wrong with notes, if anything is.

    Parameters
    ----------
    about
        The section that they name.
    labels
        What their parts are called, in English or in the language that is spoken now.
    options
        The names of their options.
    """
    known = [name for label in LABELS for name in (label, gettext(label))]
    says = not {*labels}.isdisjoint(known[:2])
    if "minutes" not in options or not says or {*labels} - {*known}:
        yield console.filled(
            "notes on {0}: labels: {1}; options: {2}; expected the option `minutes` and, as a "
            "definition list, {3}, and where there is need {4}",
            repr(about),
            ", ".join(labels) or console.gettext("none"),
            ", ".join(options) or console.gettext("none"),
            gettext(LABELS[0]),
            ", ".join(map(gettext, LABELS[1:])),
        )
