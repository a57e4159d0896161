"""Decks of Anki (.apkg): short backs become questions, long ones terms, clozes blanks."""

import json
import re
import sqlite3
import tempfile
import zipfile
from collections.abc import Iterator
from pathlib import Path

from natorussia.authoring.imports.drafts import Drafts, ImportFileError, has_media, plain
from natorussia.authoring.imports.questions import Answer, Asked, Bank
from natorussia.data.languages import console

_NEWEST, _OLDER = "collection.anki21b", ("collection.anki21", "collection.anki2")
_CLOZE = re.compile(r"\{\{c\d+::(.*?)(?:::(.*?))?\}\}", re.DOTALL)
_OPENING = re.compile(r"\{\{c\d+::")
_INNERMOST = re.compile(r"\{\{c\d+::((?:(?!\{\{c\d+::|\}\}).)*)\}\}", re.DOTALL)
_DRAWN = re.compile(r"\{\{c\d+::image-occlusion:")
_FORMULA = re.compile(r"\[latex\]|\[\$\$?\]|\\[(\[]")
_LINE = re.compile(r"<(?:br|div|p|li|tr)\b[^>]*>", re.IGNORECASE)
_SOUND = re.compile(r"\[sound:[^\]]*\]")
_SHORT, _TYPED = 60, 8
_SEPARATOR = "\x1f"
_LARGEST = 2**31


def of_deck(path: Path) -> Drafts:
    """Return the notes of a deck as questions and terms.

    Raises
    ------
    ImportFileError
        If the archive holds no deck.
    """
    drafts = Drafts(console.gettext("a deck of Anki"))
    bank = Bank(drafts)
    for number, (names, fields, tags, cards) in enumerate(_notes(path), 1):
        named = [
            *names,
            *(
                console.filled("field {0}", place)
                for place in range(len(names) + 1, len(fields) + 1)
            ),
        ]
        _note(bank, drafts, number, dict(zip(named, fields, strict=False)))
        if tags.strip():
            drafts.lose(
                console.gettext("tags"), console.filled("left out, such as {0}", tags.split()[0])
            )
        if cards > 1 and not any(map(_CLOZE.search, fields)):
            drafts.lose(
                console.filled("note {0}", number),
                console.filled("one of its {0} cards is asked, front before back", cards),
            )
    drafts.lose(
        console.gettext("dates of review"), console.gettext("left out: a course keeps its own")
    )
    return drafts


_Row = tuple[list[str], list[str], str, int]


def _notes(path: Path) -> Iterator[_Row]:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "collection")
        file.write_bytes(_collection(path))
        try:
            yield from _rows(file)
        except sqlite3.Error as error:
            raise ImportFileError(
                console.filled("{0}: its deck cannot be read ({1})", path.name, error)
            ) from error


def _collection(path: Path) -> bytes:
    with zipfile.ZipFile(path) as box:
        names = box.namelist()
        if _NEWEST in names:
            from zstandard import ZstdDecompressor

            with box.open(_NEWEST) as packed:
                return bytes(ZstdDecompressor().stream_reader(packed).read(_LARGEST))
        for name in _OLDER:
            if name in names:
                return box.read(name)
    raise ImportFileError(
        console.filled(
            "{0}: it holds no deck of Anki; export the deck as .apkg, without a schedule", path.name
        )
    )


def _rows(file: Path) -> Iterator[_Row]:
    """Yield the names of the fields, the fields, the tags and the number of cards of each note."""
    with sqlite3.connect(file) as base:
        base.create_collation(
            "unicase", lambda a, b: (a.lower() > b.lower()) - (a.lower() < b.lower())
        )
        tables = {name for (name,) in base.execute("select name from sqlite_master")}
        kinds: dict[int, list[str]] = {}
        if "fields" in tables:
            for kind, name in base.execute("select ntid, name from fields order by ntid, ord"):
                kinds.setdefault(kind, []).append(name)
        else:
            [(models,)] = base.execute("select models from col")
            for kind, model in json.loads(models).items():
                kinds[int(kind)] = [field["name"] for field in model["flds"]]
        cards = dict(base.execute("select nid, count(*) from cards group by nid"))
        for note, kind, fields, tags in base.execute(
            "select id, mid, flds, tags from notes order by id"
        ):
            yield kinds.get(kind, []), fields.split(_SEPARATOR), tags, cards.get(note, 1)


def _note(bank: Bank, drafts: Drafts, number: int, fields: dict[str, str]) -> None:
    filled = [(name, text.strip()) for name, text in fields.items() if text.strip()]
    if not filled:
        return
    where, front = console.filled("note {0}", number), filled[0][1]
    if any(_FORMULA.search(text) for _, text in filled):
        drafts.lose(
            where, console.gettext("it was not kept: its formula in LaTeX is not set in questions")
        )
        return
    if _DRAWN.search(front):
        drafts.lose(where, console.gettext("it was not kept: it hides parts of an image"))
        return
    front = _flat(front)
    name = plain(_SOUND.sub("", _CLOZE.sub("…", front)))[:60]
    asked = Asked(name or where, front)
    if any(has_media(text) or _SOUND.search(text) for _, text in filled):
        drafts.lose(where, console.gettext("its images and sounds are left out"))
    if _CLOZE.search(front):
        more = "<br><br>".join(text for _, text in filled[1:])
        _blanks(bank, asked, _SOUND.sub("", front), _SOUND.sub("", more))
        return
    words = [(name, plain(_SOUND.sub("", text))) for name, text in filled]
    kept = [(name, text) for name, text in words if text]
    if len(kept) < 2:  # noqa: PLR2004  a front and a back
        drafts.lose(where, console.gettext("it was not kept: it has a front and no back in words"))
        return
    (_, front), (_, back), *rest = kept
    if rest:
        drafts.lose(
            where,
            console.filled("its fields {0} are left out", ", ".join((name for name, _ in rest))),
        )
    written = dict(filled)[kept[1][0]]
    several = sum(bool(plain(one)) for one in _LINE.split(written)) > 1
    if len(back) <= _SHORT and len(back.split()) <= _TYPED and not several:
        bank.typed(Asked(asked.name, front), [Answer(back, 1.0)])
    else:
        drafts.terms.append((front, back))


def _flat(text: str) -> str:
    """Return a text without the marks of gaps that are in another gap; their words stay."""
    for found in _INNERMOST.finditer(text):
        before = text[: found.start()]
        if len(_OPENING.findall(before)) > before.count("}}"):
            return _flat(before + found[1].partition("::")[0] + text[found.end() :])
    return text


def _blanks(bank: Bank, asked: Asked, text: str, explained: str) -> None:
    gaps: dict[str, dict[str, object]] = {}

    def gap(found: re.Match[str]) -> str:
        name = f"gap{len(gaps) + 1}"
        gaps[name] = {"accept": [plain(found[1])]}
        if found[2]:
            bank.lose(
                asked, console.filled("the hint {0} of a gap is left out", repr(plain(found[2])))
            )
        return f"{{{{{name}}}}}"

    bank.blanks(Asked(asked.name, "", explained), _CLOZE.sub(gap, text), gaps)
