"""A course of three pages, two of which are translated into Russian."""

import pytest

from natorussia.data.languages.catalogues import read_po, write_po
from natorussia.translations import catalogues
from tests.book.conftest import Course, write_table

BANK = """
section: night
questions:
  - id: night-where
    kind: single
    level: recall
    prompt: Where did it begin?
    options:
      - text: In a bakery
        correct: true
      - text: In a church
        feedback: The churches burned later.
  - id: night-how-long
    kind: text
    level: recall
    prompt: How long did it burn, by {term}`Fire`?
    accept: [four days, for four days]
"""
TOC = "format: jb-book\nroot: index\nchapters:\n- file: night\n- file: glossary\n"
GLOSSARY = "# Glossary\n\n```{terms}\n```\n"
PROSE = "In {value}`sections/night/start` came {event}`the flames <1666-fire>` of a {term}`Fire`."
SAID = {
    "A night": "Ночь",
    "Glossary": "Глоссарий",
    "introductory": "начальный",
    "none": "ничего",
    "tell what happened": "рассказать, что произошло",
    PROSE: (
        "В {value}`sections/night/start` году — {event}`пламя <1666-fire>` {term}`пожара <Пожар>`."
    ),
    "events/1666-fire/title": "Город горит",
    "events/1666-fire/summary": "Четыре дня.",
    "sections/night/title": "Ночь",
    "claims/night-four-days/claim": "Он горел четыре дня.",
    "claims/night-four-days/evidence": "Дневник согласен.",
    "passages/night-baker/about": "где началось",
    "terms/fire/term": "Пожар",
    "terms/fire/definition": "То, что горит.",
    "questions/night-where/prompt": "Где началось?",
    "questions/night-where/options/1/text": "В пекарне",
    "questions/night-where/options/2/text": "В церкви",
    "questions/night-where/options/2/feedback": "Церкви горели позже.",
    "questions/night-how-long/prompt": "Сколько длился {term}`Пожар`?",
    "questions/night-how-long/accept": "четыре дня; 4 дня; 4 суток",
    "documents/1666-diary/title": "Дневник",
    "documents/1666-diary/author": "Сэмюэл Пипс",
    "documents/1666-diary/addressee": "Он сам",
    "documents/1666-diary/form": "Дневник, стенография",
    "documents/1666-diary/force": "Никакой",
    "documents/1666-diary/says": "Утро: виден пожар;Вечер: он не погас",
    "documents/1666-diary/omits": "Кто поджёг",
    "documents/1666-diary/distance": "Часы",
    "page/index": "Дом",
    "_config/title": "Ночь пожара",
}


def fill(root, said, domains=("night", "glossary", "course")):
    """Say messages by their texts or contexts in the Russian catalogues of a course."""
    for domain in domains:
        path = catalogues.file_of(root, "ru", domain)
        found = read_po(path)
        for entry in found:
            told = said.get(entry.context) or said.get(entry.id)
            if entry.id and told:
                entry.string = told
        write_po(path, found, in_order=True)


@pytest.fixture
def course(tmp_path):
    """Write the course, with a catalogue of its chapter that is filled in."""
    made = Course(tmp_path / "course")
    config = made.folder / "_config.yml"
    text = config.read_text(encoding="utf-8")
    config.write_text(text.replace("NATO and Russia: a turning point", "A fire"), encoding="utf-8")
    made.write(PROSE)
    (made.folder / "data/questions").mkdir()
    (made.folder / "data/questions/night.yml").write_text(BANK, encoding="utf-8")
    rows = [{"id": "ash", "term": "Ash", "definition": "What is left.", "sources": "diary"}]
    rows.append({"id": "fire", "term": "Fire", "definition": "What burns.", "sources": "diary"})
    write_table(made.folder / "data", "terms", *rows)
    (made.folder / "_toc.yml").write_text(TOC, encoding="utf-8")
    (made.folder / "index.md").write_text("# Home\n\nCome in.\n", encoding="utf-8")
    (made.folder / "glossary.md").write_text(GLOSSARY, encoding="utf-8")
    for page in ("night", "glossary"):
        catalogues.begin(made.folder, "ru", page)
    catalogues.renew(made.folder, "ru")
    fill(made.folder, SAID)
    return made
