"""The language of the course: British spelling, and a level that first-year students can read.

Hunspell's dictionary knows the words; codespell knows what is British, and the common slips.
"""

import re
from functools import cache
from pathlib import Path

import codespell_lib
import nbformat
import pyphen
import pytest
import yaml
from hunspell import Hunspell

from natorussia import data

ROOT = Path(__file__).resolve().parents[2]
PAGES = [*sorted(ROOT.glob("chapters/*.ipynb")), *sorted(ROOT.glob("chapters/*.md"))]
CHAPTERS = [path for path in PAGES if path.name[0].isdigit()]
WORD_LIST = ROOT / "tests/content/words.txt"
LISTS = Path(codespell_lib.__file__).with_name("data")
CODE = re.compile(
    r"^```\w.*?^```$|^```[^\n]*|^:\w+:[^\n]*|^\([a-z0-9-]+\)=$", re.DOTALL | re.MULTILINE
)
ROLE = re.compile(r"\{[\w-]+\}`(?:([^`<]+) <[^`]*>|[^`]*)`|\[([^\]]*)\]\([^)]*\)|`[^`]*`|<[^>]*>")
WORD = re.compile(r"(?<!\w)[^\W\d_]+(?:['\u2019][^\W\d_]+)*(?!\w)")
TEXTS = {
    "actors": ["description"],
    "claims": ["claim", "evidence", "note"],
    "council-rules": ["rule"],
    "documents": [
        "title",
        "author",
        "addressee",
        "form",
        "force",
        "says",
        "omits",
        "distance",
        "note",
    ],
    "events": ["title", "summary", "note"],
    "forecasts": ["question", "outcome", "base_rate_class", "note"],
    "passages": ["about"],
    "recommendations": ["recommendation", "evidence"],
    "terms": ["definition"],
    "voices": ["speaker", "said"],
}
LOWEST_GRADE, HIGHEST_GRADE = 4, 9
PYPHEN = pyphen.Pyphen(lang="en_GB")
SPELLER = Hunspell()
NAMES = {"actors": ["name"], "sources": ["title", "publisher"], "terms": ["term", "abbreviation"]}


def plain(text):
    """Return Markdown without code, addresses and ids; the words of links stay."""
    text = re.sub(r"\{\{\w+\}\}|[\w-]+(?:/[\w,-]+){2}", " ", text)
    return ROLE.sub(lambda role: role[1] or role[2] or " ", CODE.sub(" ", text))


def prose(path):
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".ipynb":
        cells = nbformat.reads(text, as_version=4).cells
        text = "\n\n".join(cell.source for cell in cells if cell.cell_type == "markdown")
    return plain(text)


def strings(value):
    """Return the texts of a question bank, without ids and places."""
    if isinstance(value, dict):
        skipped = {"id", "kind", "events", "event", "reread", "section", "answer"}
        skipped |= {"after", "documents", "skill"}
        return [text for key, part in value.items() if key not in skipped for text in strings(part)]
    if isinstance(value, list):
        return [text for part in value for text in strings(part)]
    return [value] if isinstance(value, str) else []


def texts():
    """Return everything that a reader reads, by where it stands."""
    found = {path.name: prose(path) for path in PAGES}
    for table, columns in TEXTS.items():
        found[table] = plain("\n".join(row[c] for row in data.rows(table) for c in columns))
    for path in sorted(ROOT.glob("data/questions/*.yml")):
        found[path.name] = plain("\n".join(strings(yaml.safe_load(path.read_text("utf-8")))))
    return found


def pairs(name):
    lines = (LISTS / name).read_text(encoding="utf-8").splitlines()
    return [line.split("->") for line in lines if "->" in line]


@cache
def british():
    """Return British words by their American forms; words that are right in both are left out."""
    both = {"judgment", "license", "licensed", "practice", "program", "stories", "story"}
    return {us: gb for gb, us in pairs("dictionary_en-GB_to_en-US.txt") if us not in both}


@cache
def names():
    """Return the words of all names in the tables."""
    cells = [row[c] for table, cs in NAMES.items() for row in data.rows(table) for c in cs]
    states = [
        row.get("state", "") for name in ("nato-bids", "nato-members") for row in data.rows(name)
    ]
    return {word for cell in cells + states for word in WORD.findall(cell) if word[0].isupper()}


@cache
def known():
    words = WORD_LIST.read_text(encoding="utf-8").split()
    return {*words, *british().values(), *names()}


@cache
def is_word(word):
    word = word.replace("\u2019", "'")
    bare = re.sub(r"'s?$", "", word)
    forms = {word, bare, bare.lower(), bare.capitalize()}
    return bool(forms & known()) or any(SPELLER.spell(f) for f in forms if f.isascii())


def unknown(text):
    return sorted({word for word in WORD.findall(text) if not is_word(word)})


def american(text):
    """Return American forms; names keep their capitals, and quotations their spelling."""
    words = WORD.findall(re.sub(r"[\"“][^\"”\n]*[\"”]", " ", text))
    return {word: british()[word] for word in words if word in british()}


@cache
def slips():
    """Return what is meant by the common slips that codespell knows."""
    return dict(pairs("dictionary.txt"))


def misspelt(text):
    """Return the common slips of a text, with what is meant."""
    return {word: slips()[word.lower()] for word in WORD.findall(text) if word.lower() in slips()}


def syllables(word):
    return PYPHEN.inserted(word).count("-") + 1


def grade(text):
    """Return the school grade of a text (Kincaid and others, 1975), with Pyphen's syllables."""
    paragraphs = re.sub(r"^#.*$|^\|.*$", " ", text, flags=re.MULTILINE)
    sentences = [part for part in re.split(r"[.!?]\s", paragraphs) if len(WORD.findall(part)) > 2]
    words = [word for part in sentences for word in WORD.findall(part)]
    spoken = sum(map(syllables, words)) / len(words)
    return 0.39 * len(words) / len(sentences) + 11.8 * spoken - 15.59


TEXTS_READ = texts()


def test_american_spelling_is_found():
    """American forms are found, but not in a quotation or a name."""
    assert american("The color of the Defense center") == {"color": "colour", "center": "centre"}
    assert not american('He called it "a waning organization".')


def test_unknown_word_is_found():
    """A word that no dictionary, list or table has is found; a name from a table is known."""
    assert unknown("Putin went to Gabala withh a plan") == ["withh"]


@pytest.mark.parametrize("place", TEXTS_READ)
def test_spelling_is_british(place):
    """Every word is in a dictionary, the tables' names or the course's list, in British form."""
    text = TEXTS_READ[place]
    assert unknown(text) == []
    assert american(text) == {}
    assert misspelt(text) == {}


def test_word_list_is_needed():
    """The course's own words are sorted, each once, and every one of them is in use."""
    words = WORD_LIST.read_text(encoding="utf-8").split()
    assert words == sorted(set(words), key=str.casefold)
    used = {
        re.sub("['\u2019]s?$", "", word)
        for text in TEXTS_READ.values()
        for word in WORD.findall(text)
    }
    assert [word for word in words if not {word, word.capitalize()} & used] == []


def test_grade_grows_with_difficulty():
    """Long words in long sentences are a higher grade than short ones in short sentences."""
    easy = "The men met. They sat and ate. Then they went home again."
    hard = "Institutional interoperability presupposes considerable organisational compatibility."
    assert grade(easy) < LOWEST_GRADE
    assert grade(hard) > HIGHEST_GRADE


@pytest.mark.parametrize("path", CHAPTERS, ids=lambda path: path.stem)
def test_chapter_reads_easily(path):
    """A chapter reads like a good newspaper: neither a primer nor a learned journal."""
    assert LOWEST_GRADE <= grade(prose(path)) <= HIGHEST_GRADE
