"""The glossary, and the links to it: each chapter links a term, body or person on first use."""

import csv
import re
from functools import cache
from pathlib import Path

import nbformat
import pytest

from natorussia.markup import citations
from natorussia.markup.glossary import entries

ROOT = Path(__file__).resolve().parents[2]
CHAPTERS = sorted(ROOT.glob("chapters/[0-9]*.ipynb"))
EXCEPTIONS = ROOT / "tests/content/glossary_exceptions.csv"
PERSON = re.compile(r"\{person\}`([\w-]+)[^`]*`")
TERM = re.compile(r"\{term\}`(?:(?P<words>[^`<]+) <(?P<target>[^`>]+)>|(?P<name>[^`<]+))`")
UNREAD = re.compile(
    r"```\{(?:chapter|claims|notes)\}.*?```|^```.*?$|^:class:.*?$|^#+ [^\n]*$|^\|[^\n]*$"
    r"|\{[\w-]+\}`[^`]*`|`[^`]*`|\[[^\]]*\]\([^)]*\)",
    re.DOTALL | re.MULTILINE,
)


@cache
def prose(path):
    """Return a chapter's prose; what cannot be linked is blanked, so that places stay."""
    cells = nbformat.read(path, as_version=4).cells
    return prose_of([cell for cell in cells if cell.cell_type == "markdown"])


def prose_of(cells):
    text = "\n\n".join(cell.source for cell in cells)
    text = PERSON.sub(lambda found: f"{{term}}`{citations.row('actors', found[1])['name']}`", text)
    return UNREAD.sub(lambda found: found[0] if TERM.match(found[0]) else " " * len(found[0]), text)


@cache
def form_of(entry):
    """Return the pattern of an entry's names; a capital inside a name must be there."""
    forms = sorted(entry.forms, key=len, reverse=True)
    words = "|".join(f"(?i:{re.escape(f[0])}){re.escape(f[1:])}" for f in forms)
    return re.compile(rf"(?<![\w-])(?:{words})(?:s|es)?(?![\w-])")


def unlinked(text, known):
    """Return the names that stand in a text before their link, with what was found."""
    linked = {}
    for link in TERM.finditer(text):
        linked.setdefault((link["target"] or link["name"]).casefold(), link.start())
    plain = TERM.sub(lambda found: "\0" * len(found[0]), text)
    missing = {}
    named = [entry for entry in known if any(form[1:] in text for form in entry.forms)]
    for entry in sorted(named, key=lambda entry: -max(map(len, entry.names))):
        first = min((linked.get(n.casefold(), len(text)) for n in entry.names), default=len(text))
        uses = list(form_of(entry).finditer(plain))
        if uses and uses[0].start() < first:
            missing[entry.names[0]] = uses[0]
        plain = form_of(entry).sub(lambda found: "\0" * len(found[0]), plain)
    return missing


@cache
def unlinked_on(path):
    return set(unlinked(prose(path), entries()))


def exceptions():
    with EXCEPTIONS.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def test_term_after_its_link_passes():
    """A term may stand plainly once it has been linked, under any of its names."""
    assert not unlinked("The {term}`NRC` met; the NATO-Russia Council sat.", entries())
    assert "NATO-Russia Council" in unlinked("The NRC met, then the {term}`NRC`.", entries())


def test_person_is_known_by_surname():
    """A person is found by the surname alone."""
    assert "Vladimir Putin" in unlinked("It was said by Putin.", entries())


@pytest.mark.parametrize("path", CHAPTERS, ids=lambda path: path.stem)
def test_first_use_is_linked(path):
    """Each term, body and person is linked where a chapter first names it."""
    allowed = {row["entry"] for row in exceptions() if row["page"] in (path.stem, "*")}
    assert sorted(unlinked_on(path) - allowed) == []


def test_glossary_exceptions_are_in_use():
    """Every exception has a reason, and names what its page would have to link."""
    for row in exceptions():
        assert row["reason"], row
        pages = [path for path in CHAPTERS if row["page"] in (path.stem, "*")]
        assert any(row["entry"] in unlinked_on(path) for path in pages), row


def test_glossary_explains_people_and_bodies():
    """The glossary has terms, people with their years, and bodies, in one order."""
    found = {entry.names[0]: entry for entry in entries()}
    assert found["Vladimir Putin"].dates == "(born 1952) "
    assert {"OSCE", "Permanent Joint Council", "Ratification"} <= set(found)
    assert "Russia" not in found
    assert all(entry.sources and len(entry.definition) > 20 for entry in found.values())
    heads = [entry.head for entry in found.values()]
    assert heads == sorted(heads, key=str.casefold)
    assert {"Putin, Vladimir", "De Hoop Scheffer, Jaap", "Bush, George W.", "OSCE"} <= set(heads)
