"""Which English words stand in a text: those of the catalogue's source that German has not."""

import csv
import json
import re
import sqlite3
import warnings
import zipfile
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory

import yaml
from bs4 import BeautifulSoup, Comment, XMLParsedAsHTMLWarning

from natorussia.data.languages.catalogues import FILE, SHIPPED, read_po
from natorussia.questions import kinds
from tests.german import course

warnings.filterwarnings("ignore", category=XMLParsedAsHTMLWarning)

_WORD = re.compile(r"[^\W\d_]{2,}(?:['’][^\W\d_]+)?")
# What is no text for readers: code, addresses, ids and the names of files and commands.
_CODE = re.compile(
    r"`[^`]*`|\{\w+\}|\$\{\w+\}|https?://\S+|\S*[/\\@=<>]\S*|\b[\w-]+\.[a-z]{2,5}\b|\w+[-_]\w[\w-]*"
)
_HIDDEN = ["script", "style", "code", "pre", "kbd", "template", "cite"]
_SAID = ("aria-label", "title", "alt", "placeholder", "aria-description", "summary")

PHRASES = (
    "Robert Stephenson's locomotive Rocket wins the Rainhill Trials",
    "Robert Stephenson’s locomotive Rocket wins the Rainhill Trials",
    "The Rocket",
    "Stephenson's Rocket",
    "Liverpool & Manchester Railway Co",
    "Science Museum Group",
    "Grand Junction Railway",
    "Liverpool and Manchester",
    "optimal string alignment",
    "International Journal of Science Education",
)
"""What is left in English: titles of sources as published, names, and what has no other name."""

# Words of machines that a page shows: endings of files, names of columns, and kinds of questions.
OF_MACHINES = {"ipynb", "lane", "lanes", *kinds.names()}


def english():
    """Return the words of the English messages that no German text of the course has."""
    catalogue = read_po(SHIPPED / "de" / FILE)
    source, german = set(), set()
    for message in catalogue:
        if message.id:
            ours = (message.id,) if isinstance(message.id, str) else message.id
            theirs = (message.string,) if isinstance(message.string, str) else message.string
            source |= {word for text in ours for word in words(text)}
            german |= {word for text in theirs for word in words(text)}
    own = "\n".join([course.EVENTS, *_texts(yaml.safe_load(course.QUESTIONS))])
    return source - german - set(words(own))


def _texts(value, field=""):
    """Yield the texts of the course's questions, without the codes among them."""
    if isinstance(value, dict):
        for name, one in value.items():
            yield from _texts(one, name)
    elif isinstance(value, list):
        for one in value:
            yield from _texts(one, field)
    elif isinstance(value, str) and field not in ("id", "kind", "level", "event", "events"):
        yield value


def words(text):
    """Return the words of a text, in small letters, without code and addresses."""
    for phrase in PHRASES:
        text = text.replace(phrase, " ")
    return [word.lower() for word in _WORD.findall(_CODE.sub(" ", text))]


def found(text, known):
    """Return the English words of a text, each with what stands around it."""
    return sorted({word for word in words(text) if word in known})


def of_html(html):
    """Return what a page says: its text, and the texts of its attributes."""
    soup = BeautifulSoup(html, "html.parser")
    for element in soup(_HIDDEN):
        element.decompose()
    texts = [str(one) for one in soup.find_all(string=True) if not isinstance(one, Comment)]
    texts += [str(tag[name]) for name in _SAID for tag in soup.find_all(attrs={name: True})]
    return "\n".join(texts)


def of_file(path):
    """Return what a file that was exported says: of a zip, what its members say."""
    if path.suffix in _MARKED:
        return of_html(_MARKED[path.suffix](path))
    if zipfile.is_zipfile(path):
        with zipfile.ZipFile(path) as box:
            return "\n".join(
                of_text(Path(name).suffix, box.read(name).decode("utf-8", "replace"))
                for name in box.namelist()
                if name.endswith((".xml", ".html", ".json", ".csv", ".md"))
            )
    return of_text(path.suffix, path.read_text(encoding="utf-8-sig", errors="replace"))


def _of_gift(path):
    """Return the questions of a GIFT file, without comments, ids, and what marks a text as HTML."""
    lines = path.read_text(encoding="utf-8").splitlines()
    told = "\n".join(line for line in lines if not line.startswith("//"))
    return re.sub(r"^::[\w-]+::|\[html\]|^\$CATEGORY.*/top/", "", told, flags=re.MULTILINE)


def _of_d2l(path):
    """Return the cells of D2L's table behind those that name what a row is."""
    with path.open(encoding="utf-8-sig", newline="") as lines:
        rows = list(csv.reader(lines))
    named = ("ID", "Title", "Scoring", "NewQuestion")
    cells = [cell for row in rows if row and row[0] not in named for cell in row[1:]]
    return "\n".join(cell for cell in cells if cell != "HTML")


def _of_anki(path):
    """Return the notes of a deck, its names, and what its cards say; fields keep their names."""
    with TemporaryDirectory() as folder:
        with zipfile.ZipFile(path) as box:
            file = box.extract("collection.anki2", folder)
        with closing(sqlite3.connect(file)) as deck:
            notes = [one for (one,) in deck.execute("select flds from notes")]
            models, decks = deck.execute("select models, decks from col").fetchone()
    cards = [card["afmt"] for model in json.loads(models).values() for card in model["tmpls"]]
    said = [re.sub(r"\{\{.*?\}\}", "", card) for card in cards]
    fields = [field for note in notes for field in note.split("\x1f")[:-1]]
    names = [one["name"] for number, one in json.loads(decks).items() if number != "1"]
    return "\n".join([*fields, *said, *names])


_MARKED = {".gift": _of_gift, ".d2l": _of_d2l, ".anki": _of_anki}


def of_text(suffix, text):
    """Return what a file of a kind says; of XML and HTML the text alone."""
    if suffix not in (".xml", ".html"):
        return text
    # Feedback and prompts are HTML within XML.
    return of_html(of_html(text) if suffix == ".xml" else text)
