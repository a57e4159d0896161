"""The catalogues of a course: read, renewed from its sources, and counted."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from natorussia.data.languages import console
from natorussia.data.languages.catalogues import read_po, write_po
from natorussia.translations import sources
from natorussia.translations.messages import Message

if TYPE_CHECKING:
    from babel.messages.catalog import Catalog
    from babel.messages.catalog import Message as Entry

FOLDER = "translations"
_MESSAGES = "LC_MESSAGES"


@dataclass(frozen=True)
class State:
    """How far the catalogue of a page is in a language.

    Attributes
    ----------
    tag, page
        The language, and the page or ``course`` for what many share.
    said, of
        How many of its messages are said, and how many there are.
    fuzzy
        How many of the others were said before their source changed.
    """

    tag: str
    page: str
    said: int
    of: int
    fuzzy: int

    @property
    def percent(self) -> int:
        """The share that is said, rounded down so that 100 means all."""
        return 100 * self.said // self.of if self.of else 100


def languages(root: Path) -> list[str]:
    """Return the languages into which a course is translated, as tags."""
    found = sorted((root / FOLDER).glob(f"*/{_MESSAGES}"))
    return [path.parent.name.replace("_", "-") for path in found]


def folder(root: Path, tag: str) -> Path:
    """Return where the catalogues of a language are."""
    return root / FOLDER / tag.replace("-", "_") / _MESSAGES


def file_of(root: Path, tag: str, page: str) -> Path:
    """Return the catalogue of a page."""
    return folder(root, tag) / f"{page}.po"


def begun(root: Path, tag: str) -> list[str]:
    """Return the pages of a course that have a catalogue, in reading order."""
    return [page for page in sources.pages(root) if file_of(root, tag, page).is_file()]


def domains(root: Path, tag: str) -> list[str]:
    """Return the catalogues that a language has: of its begun pages, and the shared one."""
    return [*begun(root, tag), sources.SHARED]


def wanted(root: Path, tag: str, domain: str) -> list[Message]:
    """Return the messages that a catalogue should hold."""
    if domain == sources.SHARED:
        return sources.shared(root, begun(root, tag))
    return sources.of_page(root, domain)


def read(root: Path, tag: str, domain: str) -> "Catalog":
    """Return a catalogue as its file has it; an empty one where there is none."""
    from babel.messages.catalog import Catalog

    path = file_of(root, tag, domain)
    if path.is_file() and path.stat().st_size:
        return read_po(path)
    new = Catalog(locale=tag.replace("-", "_"), fuzzy=False, charset="utf-8")
    new.header_comment = f"# {domain}, in the language {tag}."
    return new


def begin(root: Path, tag: str, page: str) -> Path:
    """Write the catalogue of a page that has none, to be filled in; return the file.

    Raises
    ------
    FileNotFoundError
        If the course has no such page.
    FileExistsError
        If the page has a catalogue.
    """
    sources.file_of(root, page)
    path = file_of(root, tag, page)
    if path.exists():
        raise FileExistsError(
            console.filled("{0} exists already; `natorussia translate --course` renews it", path)
        )
    path.parent.mkdir(parents=True, exist_ok=True)
    path.touch()
    return path


def renew(root: Path, tag: str) -> list[Path]:
    """Bring the catalogues of a language up to what the course says now; return their files.

    What is said stays; what was said of a text that has changed is kept as fuzzy, with the text
    that it was of.  A message that moves to another catalogue takes its translation along.
    """
    before = {domain: read(root, tag, domain) for domain in domains(root, tag)}
    memory = {_key(entry): entry for one in before.values() for entry in one if entry.string}
    written = []
    for domain, catalogue in before.items():
        template = _template(wanted(root, tag, domain))
        for entry in template:
            held = catalogue.get(entry.id, entry.context)
            if entry.id and (moved := memory.get(_key(entry))) and not (held and held.string):
                catalogue.add(
                    entry.id, moved.string, context=entry.context or None, flags=moved.flags
                )
        catalogue.update(template)
        catalogue.obsolete.clear()
        written.append(write_po(file_of(root, tag, domain), catalogue, in_order=True))
    return written


def _template(messages: list[Message]) -> "Catalog":
    from babel.messages.catalog import Catalog

    found = Catalog(charset="utf-8", fuzzy=False)
    for message in messages:
        comments = [message.place] if message.place else []
        found.add(message.text, context=message.context or None, auto_comments=comments)
    return found


def _key(entry: "Entry") -> tuple[str, str]:
    return str(entry.context or ""), str(entry.id)


def said(catalogue: "Catalog") -> dict[tuple[str, str], str]:
    """Return what a catalogue says, by context and text: nothing fuzzy, nothing empty."""
    return {
        _key(entry): str(entry.string)
        for entry in catalogue
        if entry.id and entry.string and not entry.fuzzy
    }


def states(root: Path, tag: str) -> list[State]:
    """Return how far each catalogue of a language is, those of pages that are not begun too."""
    return [state(root, tag, domain) for domain in [*sources.pages(root), sources.SHARED]]


def state(root: Path, tag: str, domain: str) -> State:
    """Return how far a catalogue is."""
    catalogue = read(root, tag, domain)
    keys = {(one.context, one.text) for one in wanted(root, tag, domain)}
    fuzzy = {_key(entry) for entry in catalogue if entry.id and entry.fuzzy}
    done = len(keys & said(catalogue).keys())
    return State(tag, domain, done, len(keys), len(keys & fuzzy))
