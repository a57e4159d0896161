"""Message catalogues: what is said in English, and how another language says it.

A catalogue is a ``.po`` file of gettext's.  The package has one for each language it speaks, and a
course may correct it, or bring one of its own, in ``locale/LANG/LC_MESSAGES/natorussia.po`` beside
its ``data``: a message found there goes before the package's.  What no catalogue has stays English.
"""

import gettext as standard
import json
import re
import string
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

from natorussia.data import course
from natorussia.data.hashing import fnv1a
from natorussia.data.languages.current import (
    base,
    current,
    direction,
    is_english,
    known,
    locale,
    of_course,
)

if TYPE_CHECKING:
    from babel.messages.catalog import Catalog

SHIPPED = Path(__file__).resolve().parents[2] / "locale"
FILE = Path("LC_MESSAGES", "natorussia.po")
_HOLE = re.compile(r"\{\d+\}")
_ESCAPE = re.compile(r"\\(?:u([0-9a-fA-F]{4})|x([0-9a-fA-F]{2})|([`$\\]))")
_BLANKS = (b"-Date: ", b"EMAIL@ADDRESS", b"LL@li.org", b"ORGANIZATION")
_DIGITS = string.digits + string.ascii_lowercase
_ONE_OF_EACH = (*range(200), 1_000_000)
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
    """Return a message in the language that is spoken now."""
    return catalogue().said(message)


def ngettext(one: str, many: str, number: int) -> str:
    """Return the form of a message that goes with a number, in the language spoken now."""
    return catalogue().counted(one, many, number)


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
        read = [read_po(file) for file in files(tag)]
    messages = {name: forms for one in read for name, forms in spoken(one).items()}
    form = standard.c2py(str(read[-1].plural_expr)) if read else lambda number: int(number != 1)
    return Catalogue(tag, messages, form)


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


def prelude(script: str, tag: str = "", own: str = "") -> str:
    """Return what goes before a bundle so that it speaks a language; nothing for bare English.

    It has those messages that the bundle says, under short names: see ``shared/language.ts``.

    Parameters
    ----------
    script
        The bundle.
    tag
        The language; by default the one spoken now.
    own
        The language of the texts that the bundle shows; nothing where it is not known.
    """
    found = catalogue(tag)
    own = own if base(own) != base(found.tag) else ""
    if is_english(found.tag) and not found.messages and not own:
        return ""
    return _prelude(found.tag, script, tuple(sorted(found.messages.items())), own)


def spoken_script(bundle: Path) -> str:
    """Return the text of a bundle that speaks the language spoken now."""
    script = bundle.read_text(encoding="utf-8")
    return prelude(script, own=of_course(course.folder())) + script


@cache
def _prelude(tag: str, script: str, messages: tuple[tuple[str, Forms], ...], own: str = "") -> str:
    plain = _ESCAPE.sub(lambda m: m[3] or chr(int(m[1] or m[2], 16)), script)
    said = {
        short(name): forms[0] if len(forms) == 1 else list(forms)
        for name, forms in messages
        if _says(plain, name)
    }
    order = {} if is_english(tag) else plural_order(tag)
    wanting = {} if is_english(tag) else _wanting(tag, plain, frozenset(dict(messages)))
    told = {"tag": tag, "dir": direction(tag), "plurals": order, "words": wanting | said}
    told |= {"own": own} if own else {}
    return f"var NR_LANGUAGE={json.dumps(told, ensure_ascii=False, separators=(',', ':'))};\n"


def _wanting(tag: str, script: str, known: frozenset[str]) -> dict[str, str | list[str]]:
    """Return the messages of a bundle that the language has no words for, as English ones.

    They stand between isolates, so that a text from the right does not turn them round, and the
    page can tell that they are in English.
    """
    if base(tag) in shipped():
        return {}
    one = plural_order(tag).get("one")
    count = max(plural_order(tag).values()) + 1
    found: dict[str, str | list[str]] = {}
    for name, many in _all_messages():
        if name not in known and _says(script, name):
            forms = [name if at == one else many for at in range(count)]
            found[short(name)] = list(map(isolated, forms)) if many else isolated(name)
    return found


@cache
def _all_messages() -> tuple[tuple[str, str], ...]:
    """Return every English message of the front end, each with its form for many, if any."""
    return tuple(
        (one.id, "") if isinstance(one.id, str) else (one.id[0], one.id[1])
        for one in read_po(SHIPPED / "natorussia.pot")
        if one.id and any(place.startswith("frontend/") for place, _ in one.locations)
    )


def isolated(text: str) -> str:
    """Return a text from the left as it stands whole in a text from the right."""
    return f"\u2066{text}\u2069"


def _says(script: str, message: str) -> bool:
    """Tell whether a bundle says a message: as a text, counted or not, or as a template."""
    texts = {message, message.removeprefix("{0} ")}  # counted things lack their number
    if any(f"{mark}{text}{mark}" in script for text in texts for mark in "\"'`"):
        return True
    first, *pieces = _HOLE.split(message)
    ends = [
        f"`{first}${{",
        *(f"}}{one}${{" for one in pieces[:-1]),
        *(f"}}{one}`" for one in pieces[-1:]),
    ]
    return bool(pieces) and all(end in script for end in ends)


def short(message: str) -> str:
    """Return the name of a message in a bundle: four letters, since names weigh as texts do."""
    number, name = fnv1a(message) % 36**4, ""
    while number:
        number, digit = divmod(number, 36)
        name = _DIGITS[digit] + name
    return name or _DIGITS[0]


def plural_order(tag: str) -> dict[str, int]:
    """Return which form of a message goes with which of CLDR's categories of numbers."""
    form = catalogue(tag).form
    categories = _categories(base(tag))
    return {category: form(number) for category, number in categories.items()}


@cache
def _categories(language: str) -> dict[str, int]:
    """Return a number of each category that whole numbers have in a language."""
    rule = locale(language).plural_form
    return _firsts((str(rule(number)), number) for number in _ONE_OF_EACH)


def _firsts(pairs: Iterable[tuple[str, int]]) -> dict[str, int]:
    found: dict[str, int] = {}
    for category, number in pairs:
        found.setdefault(category, number)
    return found


def filled(message: str, *values: Any) -> str:  # noqa: ANN401
    """Return a message in the language spoken now, its places ``{0}``, ``{1}`` filled."""
    return gettext(message).format(*values)
