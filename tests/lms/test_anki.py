import json
import sqlite3
import zipfile

import pytest

from natorussia.lms import anki
from natorussia.lms.forms import item
from natorussia.lms.links import Links
from natorussia.questions import load_bank

pytest.importorskip("genanki", reason="genanki is not installed: pip install natorussia[lms]")


def written(items, folder, name="q.apkg"):
    anki.write(items, folder / name, Links("https://example.org/nato"))
    with zipfile.ZipFile(folder / name) as package:
        package.extract("collection.anki2", folder)
    with sqlite3.connect(folder / "collection.anki2") as collection:
        rows = collection.execute("select guid, mid, flds, tags from notes").fetchall()
        decks, models = collection.execute("select decks, models from col").fetchone()
    notes = {flds.split("\x1f")[4]: (guid, mid, *flds.split("\x1f")) for guid, mid, flds, _ in rows}
    return notes, json.loads(decks), json.loads(models)


def test_each_question_is_card(course, tmp_path):
    """Each question is one note with a front, a back, and a link to its chapter."""
    notes, decks, models = written(course, tmp_path)
    assert set(notes) == {one.id for one in course}
    for one in course:
        _, _, front, back, after, link, _ = notes[one.id]
        assert front.startswith(one.prompt.replace("{{", "{&#123;"))
        assert back.strip()
        assert after == one.after
        assert link.startswith("https://example.org/nato/chapters/")
    assert "NATO and Russia: a turning point::The 1990s" in {
        deck["name"] for deck in decks.values()
    }
    assert [field["name"] for field in models[str(anki.MODEL)]["flds"]][:4] == [
        "Front",
        "Back",
        "Explanation",
        "Link",
    ]


def test_importing_again_updates_cards(course, tmp_path):
    """Notes, decks and the note type keep their ids when a question is reworded or one is added."""
    before, decks, _ = written(course[1:], tmp_path)
    from dataclasses import replace

    after, again, _ = written([replace(course[0], prompt="<p>new</p>"), *course[1:]], tmp_path)
    assert {name: note[:2] for name, note in before.items()}.items() <= {
        name: note[:2] for name, note in after.items()
    }.items()
    assert set(decks) <= set(again)


def test_front_gives_nothing_away(course, tmp_path):
    """What is to be filled in or typed does not stand on the front."""
    notes, *_ = written(course, tmp_path)
    for one in course:
        front, back = notes[one.id][2:4]
        if one.kind in ("text", "numeric"):
            assert back not in front
        if one.kind == "order":
            places = [front.index(f"<li>{item}</li>") for item in one.form.items]
            assert places != sorted(places)


@pytest.mark.parametrize(
    ("fields", "back"),
    [
        ({"kind": "text", "accept": ["50 <%", "half"]}, "<p>50 &lt;%; or: half</p>"),
        ({"kind": "numeric", "answer": 9.81, "tolerance": 0.01}, "<p>9.81 (give or take 0.01)</p>"),
        ({"kind": "numeric", "answer": 3, "unit": "km"}, "<p>3 km</p>"),
        (
            {"kind": "blanks", "text": "In {{a}}.", "blanks": {"a": {"accept": ["1949", "'49"]}}},
            "<p>In <b>1949 / '49</b>.</p>",
        ),
    ],
)
def test_back_says_all_that_is_right(fields, back, tmp_path):
    """The learner is the judge, so a card tells each accepted answer and how far off is right."""
    asked = {"id": "a-b", "level": "recall", "prompt": "What?", **fields}
    notes, *_ = written([item(one, Links()) for one in load_bank([asked])], tmp_path)
    assert notes["a-b"][3] == back
