"""Decks imported by Anki's own backend: what comes in, and what stays when they come again."""

from dataclasses import replace
from itertools import count

import pytest
from anki.collection import (
    Card,
    Collection,
    ImportAnkiPackageOptions,
    ImportAnkiPackageRequest,
)
from anki.scheduler.v3 import CardAnswer

from natorussia.lms import anki
from natorussia.lms.forms import item
from natorussia.lms.links import Links
from natorussia.questions import load_bank

genanki = pytest.importorskip("genanki", reason="genanki is missing: pip install natorussia[lms]")


@pytest.fixture
def collection(tmp_path):
    opened = Collection(str(tmp_path / "collection.anki2"))
    yield opened
    opened.close()


@pytest.fixture
def bring(collection, tmp_path, monkeypatch):
    """Return a function that exports items, each time later than before, and imports the deck."""
    clock = count(1_800_000_000, 60)
    monkeypatch.setattr("genanki.package.time.time", lambda: next(clock))

    def imported(items, **options):
        anki.write(items, tmp_path / "q.apkg", Links())
        request = ImportAnkiPackageRequest(
            package_path=str(tmp_path / "q.apkg"), options=ImportAnkiPackageOptions(**options)
        )
        return collection.import_anki_package(request).log

    return imported


@pytest.fixture
def items():
    return [item(one, Links()) for one in load_bank("cfe") if one["kind"] != "poll"][:4]


def note_of(collection, question):
    (found,) = (
        n for n in map(collection.get_note, collection.find_notes("")) if n["Id"] == question
    )
    return found


def review(collection, note):
    """Answer a note's card once, as a learner does."""
    (card,) = note.cards()
    collection.decks.select(card.did)
    queued = collection.sched.get_queued_cards(fetch_limit=99).cards
    found = next(one for one in queued if one.card.id == card.id)
    shown = Card(collection, backend_card=found.card)
    shown.start_timer()
    answer = collection.sched.build_answer(card=shown, states=found.states, rating=CardAnswer.GOOD)
    collection.sched.answer_card(answer)


def test_every_question_comes_in(collection, bring, course):
    """Anki takes every question as a note with one card, whose sides it can draw."""
    log = bring(course)
    assert len(log.new) == len(course)
    for note in map(collection.get_note, collection.find_notes("")):
        (card,) = note.cards()
        drawn = card.render_output()
        assert note["Front"].split("<details>")[0] in drawn.question_text
        assert note["Back"] in drawn.answer_text


def test_corrected_text_arrives_and_history_stays(collection, bring, items):
    """A second import brings the corrected text, and leaves what was learnt as it was."""
    bring(items)
    before = note_of(collection, items[0].id)
    review(collection, before)
    (card,) = before.cards()
    log = bring([replace(items[0], after="<p>Corrected.</p>"), *items[1:]])
    assert (len(log.new), len(log.updated), len(log.conflicting)) == (0, len(items), 0)
    after = note_of(collection, items[0].id)
    (same,) = after.cards()
    assert after["Explanation"] == "<p>Corrected.</p>"
    assert (same.id, same.reps, same.due, same.did) == (card.id, 1, card.due, card.did)
    assert collection.db.scalar("select count() from revlog where cid = ?", card.id) == 1


def test_question_is_found_by_its_new_section(collection, bring, items):
    """A question that moves to another section has that section's tag, and keeps its history.

    Anki's import never moves a card to another deck: the tag says where it belongs.
    """
    bring(items)
    review(collection, note_of(collection, items[0].id))
    bring([*items[1:], replace(items[0], section="csto")])
    (found,) = collection.find_cards("tag:csto")
    assert collection.get_card(found).reps == 1
    assert len(collection.find_cards("tag:cfe")) == len(items) - 1


def test_new_look_arrives(collection, bring, items, monkeypatch):
    """Templates and styles may change: corrected text and the new look come in together."""
    bring(items)
    monkeypatch.setattr(anki, "_CSS", ".card { color: teal }")
    monkeypatch.setattr(anki, "_BACK", anki._BACK + "<hr>")
    log = bring([replace(items[0], after="<p>Corrected.</p>"), *items[1:]])
    assert not log.conflicting
    note = note_of(collection, items[0].id)
    assert note["Explanation"] == "<p>Corrected.</p>"
    assert "teal" in note.note_type()["css"]
    assert note.note_type()["tmpls"][0]["afmt"].endswith("<hr>")


def test_added_field_needs_the_learner(collection, bring, items, monkeypatch):
    """A new field stops corrections until the learner merges note types: so there are none new.

    What a card gains goes into the fields that there are; this is why the list is fixed.
    """
    assert anki.FIELDS == ("Front", "Back", "Explanation", "Link", "Id")
    assert anki.MODEL == 1994199720
    bring(items)
    monkeypatch.setattr(anki, "FIELDS", (*anki.FIELDS, "More"))
    monkeypatch.setattr(anki, "_note", with_more(anki._note))
    corrected = [replace(items[0], after="<p>Corrected.</p>"), *items[1:]]
    assert len(bring(corrected).conflicting) == len(items)
    assert note_of(collection, items[0].id)["Explanation"] == items[0].after
    assert len(bring(corrected, merge_notetypes=True).updated) == len(items)
    assert note_of(collection, items[0].id)["Explanation"] == "<p>Corrected.</p>"


def with_more(make):
    def noted(*given):
        made = make(*given)
        made.fields = [*made.fields, "more"]
        return made

    return noted
