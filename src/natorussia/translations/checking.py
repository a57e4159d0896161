"""What a translation has to keep of its text: the rows it cites, its blanks, its code, its links.

A translation that lost one would say less than the course does, or show a role as it is written.
"""

import re
from collections.abc import Iterator, Mapping

from natorussia.data.languages import console
from natorussia.markup.dialect import ROLE, titled

Place = tuple[str, str]
"""What must stay, as its kind and its name: ``("event", "1999-kfor")``."""
Names = Mapping[str, str]
"""The row of the glossary that each name leads to, in small letters."""

_WORDED = {"event", "term", "person"}
_BLANK = re.compile(r"\{\{\s*(\w+)\s*\}\}")
_LINK = re.compile(r"\]\(([^)\s]+)\)")
_CODE = re.compile(r"(?<![`}])(`+)(?!`)(.+?)(?<!`)\1(?!`)")


def places(text: str, names: Names) -> set[Place]:
    """Return what a text holds a place for: rows, blanks, targets of links, code.

    Parameters
    ----------
    text
        A message, or what is said in its place.
    names
        Of the language that it is in.

    Examples
    --------
    >>> sorted(places("{event}`the line <1830-railway>` took `days` days", {}))
    [('code', 'days'), ('event', '1830-railway')]
    """
    found = {(role, _target(role, content, names)) for role, content in ROLE.findall(text)}
    found |= {("blank", name) for name in _BLANK.findall(text)}
    found |= {("link", target) for target in _LINK.findall(text)}
    return found | {("code", code) for _, code in _CODE.findall(ROLE.sub(" ", text))}


def _target(role: str, content: str, names: Names) -> str:
    target = titled(content)[1] if role in _WORDED else content.strip()
    return names.get(target.casefold(), target) if role == "term" else target


def faults(
    said: Mapping[tuple[str, str], str],
    before: Names,
    after: Names,
    stands: Mapping[tuple[str, str], str],
) -> Iterator[str]:
    """Say which translations lost a place that their text holds, or have one that it does not.

    Parameters
    ----------
    said
        What is said, by context and text.
    before, after
        The rows of the glossary by their names, in the course's language and in that of the
        translation.
    stands
        Where each text stands, by context and text.
    """
    for (context, text), told in said.items():
        had, has = places(text, before), places(told, after)
        where = f"{stands[context, text]}, “{_brief(text)}”"
        for kind, name in sorted(had - has):
            yield (
                console.filled(
                    "{0}: its translation lost {1}; put it back, or mark the message as fuzzy",
                    where,
                    _named(kind, name),
                )
            )
        for kind, name in sorted(has - had):
            yield (
                console.filled(
                    "{0}: its translation has {1}, which the text has not; take it out, or "
                    "correct its name",
                    where,
                    _named(kind, name),
                )
            )


def _named(kind: str, name: str) -> str:
    if kind in ("blank", "code"):
        return f"the {kind} {name!r}"
    return (
        console.filled("the link to {0}", name)
        if kind == "link"
        else console.filled("the row {0} ({{{1}}}`{2}`)", repr(name), kind, name)
    )


def _brief(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) < 60 else f"{line[:57]}…"  # noqa: PLR2004
