"""Notes of an Anki deck become questions and terms, or the loss is said."""

import zipfile

import genanki
import pytest

from natorussia.authoring.imports.detection import read
from tests.authoring.imports.banks import by_name


def test_notes_of_anki_that_are_no_words_are_named(tmp_path):
    """Gaps in gaps are one, what stands on the back explains; images and formulas are listed."""
    deck = genanki.Deck(1, "Rome")
    for model, fields in (
        (genanki.CLOZE_MODEL, ["{{c1::Julius {{c2::Caesar::who}}}} fell", "On the Ides"]),
        (genanki.CLOZE_MODEL, ["{{c1::image-occlusion:rect:left=.1}}", "<img src='a.png'>"]),
        (genanki.BASIC_MODEL, ["Area?", "[$]a^2[/$]"]),
        (genanki.BASIC_MODEL, ["Both?", "<ul><li>one</li><li>two</li></ul>"]),
    ):
        deck.add_note(genanki.Note(model, fields))
    genanki.Package(deck).write_to_file(tmp_path / "t.apkg")
    drafts = read(tmp_path / "t.apkg")
    [blanks] = by_name(drafts).values()
    assert (blanks["name"], blanks["text"]) == ("… fell", "{{gap1}} fell")
    assert blanks["blanks"] == {"gap1": {"accept": ["Julius Caesar"]}}
    assert blanks["explanation"] == "On the Ides"
    assert drafts.terms == [("Both?", "one two")]
    said = "\n".join(drafts.notes)
    assert "note 2: it was not kept: it hides parts of an image" in said
    assert "note 3: it was not kept: its formula in LaTeX is not set in questions" in said


@pytest.mark.parametrize("packed", [False, True])
def test_a_deck_of_anki_becomes_questions_and_terms(tmp_path, packed):
    """Short backs are typed, long ones are terms, clozes are blanks; packed anew it is the same."""
    basic, cloze = genanki.BASIC_MODEL, genanki.CLOZE_MODEL
    deck = genanki.Deck(1, "Rome")
    long = "An officer whom the plebeians chose, and who could stop what the others did in office."
    for model, fields in (
        (basic, ["Who crossed the <b>Rubicon</b>?", "Caesar"]),
        (basic, ["Tribune", long]),
        (cloze, ["{{c1::Scipio}} won at {{c2::Zama::a place}}", ""]),
        (basic, ["A sound [sound:x.mp3]", "[sound:y.mp3]"]),
    ):
        deck.add_note(genanki.Note(model, fields))
    both = genanki.BASIC_AND_REVERSED_CARD_MODEL
    deck.add_note(genanki.Note(both, ["1066", "Hastings"], tags=["war"]))
    path = tmp_path / "t.apkg"
    genanki.Package(deck).write_to_file(path)
    if packed:
        _pack(path)
    drafts = read(path)
    found = by_name(drafts)
    assert found["Who crossed the Rubicon?"]["accept"] == ["Caesar"]
    assert drafts.terms == [("Tribune", long)]
    [blanks] = [one for one in found.values() if one["kind"] == "blanks"]
    assert blanks["text"] == "{{gap1}} won at {{gap2}}"
    assert blanks["blanks"]["gap2"] == {"accept": ["Zama"]}
    said = "\n".join(drafts.notes)
    assert "tags: left out, such as war" in said
    assert "note 5: one of its 2 cards is asked, front before back" in said
    assert "the hint 'a place' of a gap is left out" in said
    assert "note 4: its images and sounds are left out" in said


def _pack(path):
    """Store the collection as newer versions do: packed by Zstandard, under another name."""
    from zstandard import ZstdCompressor

    with zipfile.ZipFile(path) as box:
        collection = box.read("collection.anki2")
    with zipfile.ZipFile(path, "w") as box:
        box.writestr("collection.anki2", b"an older version's notice")
        box.writestr("collection.anki21b", ZstdCompressor().compress(collection))
