"""Message catalogues: what is said in English, and how another language says it.

A catalogue is a ``.po`` file of gettext's.  The package has one for each language it speaks, and a
course may correct it, or bring one of its own, in ``locale/LANG/LC_MESSAGES/natorussia.po`` beside
its ``data``: a message found there goes before the package's.  What no catalogue has stays English.
"""

import gettext as standard
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

from natorussia.data import course
from natorussia.data.languages import marking
from natorussia.data.languages.current import (
    base,
    current,
    is_english,
    known,
)

if TYPE_CHECKING:
    from babel.messages.catalog import Catalog, Message

SHIPPED = Path(__file__).resolve().parents[2] / "locale"
FILE = Path("LC_MESSAGES", "natorussia.po")
_BLANKS = (b"-Date: ", b"EMAIL@ADDRESS", b"LL@li.org", b"ORGANIZATION")
Forms = tuple[str, ...]


@dataclass(frozen=True)
class Catalogue:
    """The messages of a language.

    Attributes
    ----------
    tag
        The language, as a course names it.
    messages
        What is said for each English message: one form, or as many as the language has numbers.
    form
        Which form goes with a number.
    """

    tag: str
    messages: dict[str, Forms]
    form: Callable[[int], int]

    def said(self, message: str) -> str:
        """Return what is said for a message; itself where nothing is."""
        return self.messages.get(message, (message,))[0]

    def counted(self, one: str, many: str, number: int) -> str:
        """Return the form of a message that goes with a number."""
        forms = self.messages.get(one)
        if not forms or len(forms) == 1:
            return one if number == 1 else many
        return forms[min(self.form(number), len(forms) - 1)]


def gettext(message: str) -> str:
    """Return a message in the language that is spoken now; in English where it has no words."""
    found = catalogue()
    return _in_english(found, message, message) or found.said(message)


def ngettext(one: str, many: str, number: int) -> str:
    """Return the form of a message that goes with a number, in the language spoken now."""
    found = catalogue()
    said = found.counted(one, many, number)
    return _in_english(found, one, said) or said


def _in_english(found: Catalogue, message: str, said: str) -> str:
    """Return what is said for an English message that a language has no words for, marked."""
    wants = message not in found.messages and not is_english(found.tag)
    return marking.marked(said) if wants and marking.is_asked() and message in source() else ""


@cache
def source() -> "dict[str, Message]":
    """Return every English message, by its form for one."""
    found = read_po(SHIPPED / "natorussia.pot")
    return {one.id if isinstance(one.id, str) else one.id[0]: one for one in found if one.id}


def noted(message: str) -> str:
    """Return a message as it is: it is found for the catalogues, and said elsewhere."""
    return message


def catalogue(tag: str = "") -> Catalogue:
    """Return the catalogue of a language, or of the one spoken now; the course's own goes first."""
    return _catalogue(known(tag or current()), course.folder())


def files(tag: str) -> list[Path]:
    """Return the catalogues of a language that there are, the one that counts most last."""
    names = dict.fromkeys((base(tag), tag.replace("-", "_")))
    found = [place / name / FILE for place in _places() for name in names]
    return [file for file in found if file.is_file()]


def shipped() -> list[str]:
    """Return the languages of which the package has a catalogue, beside English."""
    return _held(SHIPPED)


def spoken_of() -> list[str]:
    """Return the languages of which the package or the course at hand has a catalogue."""
    return sorted({tag for place in _places() for tag in _held(place)})


def _places() -> list[Path]:
    """Return the folders of catalogues, the one that counts most last."""
    return list(dict.fromkeys([SHIPPED, course.folder().parent / "locale"]))


def _held(place: Path) -> list[str]:
    return sorted(folder.name for folder in place.glob("*") if (folder / FILE).is_file())


@cache
def _catalogue(tag: str, tables: Path) -> Catalogue:
    with course.tables_of(tables):
        found = [said_in(file) for file in files(tag)]
    messages = {name: forms for said, _ in found for name, forms in said.items()}
    form = standard.c2py(found[-1][1]) if found else lambda number: int(number != 1)
    return Catalogue(tag, messages, form)


def said_in(file: Path) -> tuple[dict[str, Forms], str]:
    """Return what a catalogue says for each message, and the rule of its language's numbers."""
    return _said_in(file, file.stat().st_mtime_ns)


@cache
def _said_in(file: Path, _changed: int) -> tuple[dict[str, Forms], str]:
    """Read a catalogue once: those of the package are the same for every course."""
    read = read_po(file)
    return spoken(read), str(read.plural_expr)


def read_po(file: Path) -> "Catalog":
    """Read a catalogue.

    Raises
    ------
    ValueError
        If the file is none; the message names it, and the line.
    """
    from babel.messages.pofile import PoFileError
    from babel.messages.pofile import read_po as read

    with file.open("rb") as stream:
        try:
            return read(stream, abort_invalid=True)
        except PoFileError as error:
            raise ValueError(f"{file} is no catalogue of gettext's: {error}") from error


def write_po(path: Path, catalogue: "Catalog", *, in_order: bool = False) -> Path:
    """Write a catalogue without the day of writing; its messages by file, or as they come."""
    from babel.messages.pofile import write_po as write

    path.parent.mkdir(parents=True, exist_ok=True)
    text = BytesIO()
    write(
        text,
        catalogue,
        width=100,
        sort_by_file=not in_order,
        include_lineno=False,
        include_previous=in_order,
    )
    lines = text.getvalue().splitlines(keepends=True)
    path.write_bytes(b"".join(line for line in lines if _is_kept(line)))
    return path


def _is_kept(line: bytes) -> bool:
    """Tell whether a line says anything: the day of writing would change where no message did."""
    return not any(blank in line for blank in _BLANKS)


def spoken(found: "Catalog") -> dict[str, Forms]:
    """Return the messages of a catalogue that are said: all forms are there, and none is fuzzy."""
    said: dict[str, Forms] = {}
    for message in found:
        name = message.id if isinstance(message.id, str) else message.id[0]
        text = message.string
        forms = (text,) if isinstance(text, str) else tuple(text or ())
        if name and forms and all(forms) and not message.fuzzy:
            said[name] = forms
    return said


def filled(message: str, *values: Any) -> str:  # noqa: ANN401
    """Return a message in the language spoken now, its places ``{0}``, ``{1}`` filled."""
    said = gettext(message)
    return said.format(*(marking.own(said, value) for value in values))
