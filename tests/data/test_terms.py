"""One term for one thing: the catalogues keep to the words of the table for translators."""

import re
from pathlib import Path

import pytest

from natorussia.data.languages.catalogues import FILE, SHIPPED, read_po, spoken

TABLE = Path(__file__).resolve().parents[2] / "CONTRIBUTING.md"
TAGS = ("de", "fr", "ru", "uk", "he")
STEMS = {
    "timeline": ("Zeitleiste", "frise", "лент", "стріч[кц]", "ציר|צירי"),
    "lane": ("Spur", "piste", "дорож", "доріж", "מסלול"),
    "quiz": ("Quiz", "quiz", "вопрос", "запитан", "בוחן|בחנים"),
    "hint": ("Hinweis", "indice", "подсказ", "підказ", "רמז"),
    "forecast": ("Prognose", "prévision", "прогноз", "прогноз", "תחזי"),
    "claim": ("Behauptung", "affirmation", "утвержден", "твердж", "טענ"),
    "live class": ("Live-Stunde", "vote en classe", "голосован", "голосуван", "הצבעה בכיתה"),
    "chapter": ("Kapitel", "chapitre", "глав", "розділ", "פרק"),
    "exercise": ("Übung", "exercice", "упражнен", "вправ", "תרגיל"),
    "essay": ("Aufsatz", "rédaction", "эссе", "есе", "חיבור"),
    "notebook": ("Notebook", "notebook", "блокнот", "блокнот", "מחבר"),
    "kernel": ("Kernel", "noyau", "ядр", "ядр", "ליבה"),
    "blank": ("Lücke", "trou", "пропуск", "пропуск", "השלמ|השלימו"),
    "verdict": ("Urteil", "verdict", "вердикт", "вердикт", "קביעה"),
    "discrimination": (
        *("Trennschärfe", "discrimination", "дискриминативност", "дискримінативн"),
        "כושר הבחנה",
    ),
    "event": ("Ereignis", "événement", "событи", "поді", "אירוע"),
    "glossary": ("Glossar", "glossaire", "глоссари", "глосарі", "מילון ה?מונחים"),
}
"""How the forms of a term begin in each language, by the term in English."""
# Code, and the places of a message, hold no words of ours.
_CODE = re.compile(r"`[^`]*`|\{[^}]*\}|\]\([^)]*\)")
_PLATFORM = re.compile("Canvas|Moodle")


@pytest.mark.parametrize("tag", TAGS)
def test_a_term_is_said_by_its_own_word(tag):
    """Wherever the English message has the term, each form of the translation has its word.

    What a platform calls its own (a quiz of Moodle) is called as that platform does.
    """
    wanted = {term: stems[TAGS.index(tag)] for term, stems in STEMS.items()}
    said = spoken(read_po(SHIPPED / tag / FILE))
    strayed = [
        (term, name, form)
        for name, forms in said.items()
        if not _PLATFORM.search(name)
        for term, stem in wanted.items()
        if re.search(rf"\b{term}(?:s|es|zes)?\b", _CODE.sub(" ", name), re.IGNORECASE)
        for form in forms
        if not re.search(stem, form, re.IGNORECASE)
    ]
    assert strayed == []


@pytest.mark.parametrize("term", STEMS)
def test_table_for_translators_has_the_word(term):
    """The row of the term has, in the same place of each cell, what the catalogues say."""
    lines = TABLE.read_text(encoding="utf-8").splitlines()
    rows = [line.strip("| ").split(" | ") for line in lines if line.count(" | ") == len(TAGS)]
    (cells,) = [row for row in rows if term in re.split("[,;] ", row[0])]
    place = re.split("[,;] ", cells[0]).index(term)
    for tag, stem, cell in zip(TAGS, STEMS[term], cells[1:], strict=True):
        assert re.search(stem, re.split("[,;] ", cell)[place], re.IGNORECASE), tag
