import csv
import re
from collections import Counter

import pytest

from natorussia.cli import main
from natorussia.data import UnknownNameError
from natorussia.lms import titles
from natorussia.lms.export import FORMATS, export, losses_path
from natorussia.questions import load_bank, load_course

FILES = {
    "moodle": "q.xml",
    "qti": "q.zip",
    "qti21": "q.zip",
    "qti3": "q.zip",
    "cartridge": "q.imscc",
    "d2l": "q.csv",
    "gift": "q.gift",
    "anki": "q.apkg",
}
ABSENT = {"gift": {"blanks"}, "d2l": {"blanks"}, "cartridge": {"blanks", "match", "order"}}


@pytest.mark.parametrize("name", FORMATS)
def test_every_question_is_accounted(name, tmp_path):
    """Each question of the bank is held whole, adapted, or left out with a reason."""
    found = export(name, tmp_path / FILES[name])
    assert [one.question for one in found] == [question["id"] for question in load_course()]
    assert all(one.why for one in found if one.held != "whole")
    counts = Counter(one.kind for one in found if one.held == "left out")
    assert set(counts) == {"poll"} | ABSENT.get(name, set())


@pytest.mark.parametrize("name", FORMATS)
def test_losses_stand_beside_file(name, tmp_path):
    """What was adapted or left out is listed in a file with the same name."""
    path = tmp_path / "deep" / FILES[name]
    found = export(name, path, ["nineties"])
    with losses_path(path).open(encoding="utf-8", newline="") as lines:
        listed = [(row["question"], row["held"]) for row in csv.DictReader(lines)]
    assert listed == [(one.question, one.held) for one in found if one.held != "whole"]
    assert listed


@pytest.mark.parametrize("name", sorted(set(FORMATS) - {"anki"}))
def test_same_questions_same_file(name, tmp_path):
    """Exporting twice gives the same bytes, so that a change shows."""
    for path in (tmp_path / "one", tmp_path / "two"):
        export(name, path, ["cfe"])
    assert (tmp_path / "one").read_bytes() == (tmp_path / "two").read_bytes()


@pytest.mark.parametrize("name", ["moodle", "gift", "d2l"])
def test_questions_run_as_their_language_does(name, tmp_path, monkeypatch):
    """A platform in English shows a question in Hebrew from the right, and one in English as is."""
    export(name, tmp_path / "en", ["nineties"])
    assert "rtl" not in (tmp_path / "en").read_text(encoding="utf-8-sig")
    monkeypatch.setattr(titles, "language", lambda: "he-IL")
    export(name, tmp_path / "he", ["nineties"])
    text = (tmp_path / "he").read_text(encoding="utf-8-sig")
    asked = [one for one in load_bank("nineties") if one["kind"] != "poll"]
    assert len(re.findall(r'dir\\?="+rtl', text)) >= len(asked)


@pytest.mark.parametrize("name", ["moodle", "gift"])
def test_no_role_is_left(name, tmp_path):
    """Roles in prompts, options and feedback have become words."""
    export(name, tmp_path / "q")
    text = (tmp_path / "q").read_text(encoding="utf-8")
    assert not [role for role in ("event", "when", "value", "source") if f"{{{role}}}`" in text]
    assert "#event=" not in text


def test_course_url_makes_links(tmp_path):
    """With the course's address, mentions of events lead to the course."""
    main(["export", "moodle", "--out", f"{tmp_path}/q", "--course-url", "https://example.org/x/"])
    text = (tmp_path / "q").read_text(encoding="utf-8")
    assert "https://example.org/x/chapters/01-nineties.html#event=1997-founding-act" in text


def test_sections_can_be_chosen(tmp_path, capsys):
    """Only the questions of the sections named are written."""
    assert main(["export", "gift", "--out", f"{tmp_path}/q", "--section", "cfe", "csto"]) == 0
    asked = len(load_bank("cfe")) + len(load_bank("csto"))
    assert f"of {asked} questions as GIFT" in capsys.readouterr().out


def test_left_out_is_said(tmp_path, capsys):
    """Each question left out is named on standard error."""
    main(["export", "anki", "--out", f"{tmp_path}/q.apkg", "--section", "cfe"])
    assert (
        "left out: cfe-should-nato-have-ratified (poll): nothing in it" in capsys.readouterr().err
    )


def test_strict_fails_on_loss(tmp_path):
    """With --strict the exit status says that a question was left out."""
    assert main(["export", "moodle", "--out", f"{tmp_path}/q", "--strict"]) == 3


def test_unknown_section_names_nearest(tmp_path, capsys):
    """A section that does not exist ends the export with the nearest names."""
    assert main(["export", "moodle", "--out", f"{tmp_path}/q", "--section", "ninties"]) == 1
    assert "the nearest: nineties" in capsys.readouterr().err
    assert not list(tmp_path.iterdir())


def test_unknown_format_names_all(tmp_path):
    """A format that does not exist is answered with those there are."""
    with pytest.raises(
        UnknownNameError, match="moodle, qti, qti21, qti3, cartridge, d2l, gift, anki"
    ):
        export("aiken", tmp_path / "q")


def test_file_that_would_be_empty_leaves_its_list(tmp_path, monkeypatch):
    """Where a format holds nothing, no file is written, and the list says why of each question."""
    charge = {"id": "a-charge", "kind": "numeric", "level": "recall", "prompt": "How much?"}
    tiny = load_bank([{**charge, "answer": 1.602e-19, "tolerance": 1e-21}])
    monkeypatch.setattr("natorussia.lms.export._questions", lambda _: tiny)
    with pytest.raises(ValueError, match="GIFT holds none of these questions"):
        export("gift", tmp_path / "deep" / "q.gift")
    assert [path.name for path in tmp_path.rglob("q*")] == ["q.gift.losses.csv"]
    told = losses_path(tmp_path / "deep" / "q.gift").read_text()
    assert "a-charge,numeric,left out,absent,the other system does not tell such numbers" in told
