"""Courses and chapters of one's own: sound before a word is changed."""

import csv
import json

import nbformat
import pytest

from natorussia import Quiz, Timeline
from natorussia import questions as asked
from natorussia.cli import main
from natorussia.data.checksums import stale
from natorussia.data.languages.marking import marking
from natorussia.data.validation import problems


@pytest.fixture
def railways(tmp_path, monkeypatch):
    """Begin a course on another subject, and go into its folder."""
    monkeypatch.delenv("NATORUSSIA_DATA", raising=False)
    assert main(["new", "course", str(tmp_path / "railways"), "--title", "Railways"]) == 0
    monkeypatch.chdir(tmp_path / "railways")
    return tmp_path / "railways"


def test_new_course_is_sound(railways):
    """Tables, checksums, timeline and quiz of a new course are sound as they stand."""
    assert problems(railways / "data") == []
    assert stale(railways / "data") == []
    assert len(Timeline(section="early-railways").events["id"]) > 5
    assert len(Quiz("early-railways").questions) >= 5


def test_progress_bears_the_courses_key(railways):
    """A course's progress is kept under its own name, and another's under another."""
    assert Quiz("early-railways").course == "railways"
    path = railways / "data/datapackage.json"
    path.write_text(path.read_text().replace('"name": "railways"', '"name": "trains"', 1))
    from natorussia.data import loading

    loading._read_json.cache_clear()
    assert Quiz("early-railways").course == "trains"


def test_new_chapter_is_sound(railways):
    """A second chapter has rows of its own, and the course stays sound."""
    assert main(["new", "chapter", "canals", "--title", "Canals"]) == 0
    assert problems(railways / "data") == []
    assert len(Timeline(section="canals").events["id"]) > 5
    assert (railways / "chapters/02-canals.ipynb").is_file()
    assert "file: chapters/02-canals" in (railways / "_toc.yml").read_text()


def test_template_leaves_nothing_to_fill(railways):
    """Nothing of the template's own marks is left, and the notebook is sound."""
    for path in [*railways.rglob("*.ipynb"), *railways.rglob("*.yml"), *railways.rglob("*.csv")]:
        assert "${" not in path.read_text(encoding="utf-8"), path
    nbformat.validate(nbformat.read(railways / "chapters/01-early-railways.ipynb", as_version=4))


def test_own_events_replace_the_sample(railways):
    """A course's own rows are what its timeline shows."""
    path = railways / "data/events.csv"
    with path.open(newline="") as lines:
        rows = list(csv.DictReader(lines))
    with path.open("w", newline="") as lines:
        writer = csv.DictWriter(lines, rows[0], lineterminator="\n")
        writer.writeheader()
        writer.writerow(rows[0] | {"title": "A canal is proposed"})
    assert Timeline(section="early-railways").events["title"] == ["A canal is proposed"]


def test_second_chapter_of_a_name_is_refused(railways, capsys):
    """A section that exists is named, and nothing is written."""
    before = (railways / "data/events.csv").read_bytes()
    assert main(["new", "chapter", "early-railways"]) == 1
    assert "a section 'early-railways' already" in capsys.readouterr().err
    assert (railways / "data/events.csv").read_bytes() == before


def test_full_folder_is_refused(tmp_path, capsys):
    """A course begins in a folder of its own."""
    (tmp_path / "full").mkdir()
    (tmp_path / "full/mine.txt").write_text("mine")
    assert main(["new", "course", str(tmp_path / "full")]) == 1
    assert "name a folder that does not exist yet" in capsys.readouterr().err


def test_folder_without_course_is_refused(tmp_path, capsys):
    """A chapter needs a course, and the message says how to begin one."""
    assert main(["new", "chapter", "canals", "--course", str(tmp_path)]) == 1
    assert "natorussia new course DIR" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("name", "nearest"),
    [
        ("Canals", "canals"),
        ("1830", "early-railways"),
        ("Zwei Wörter", "zwei-worter"),
        ("../canals", "canals"),
    ],
)
def test_awkward_names_are_refused(railways, name, nearest, capsys):
    """A name that would not do as an id or a file is refused with the nearest one that will."""
    assert main(["new", "chapter", name]) == 1
    told = capsys.readouterr().err
    assert f"got the name {name!r}" in told
    assert told.endswith(f"; call it {nearest}\n")


def test_a_course_is_named_by_its_folder_and_its_year_is_one(tmp_path, capsys):
    """What will not do is refused with what will, and a language as systems write it is read."""
    assert main(["new", "course", str(tmp_path / "123")]) == 1
    assert capsys.readouterr().err.endswith("; call it my-course\n")
    assert main(["new", "course", str(tmp_path / "rome"), "--year", "soon"]) == 1
    assert "got the year 'soon', expected one such as 2026, or 2024-2026" in capsys.readouterr().err
    told = ["--year", "2024-2026", "--language", "de_AT"]
    assert main(["new", "course", str(tmp_path / "rome"), *told]) == 0
    settings = (tmp_path / "rome/_config.yml").read_text("utf-8")
    assert "copyright: 2024-2026\n" in settings
    assert "language: de-AT\n" in settings


def test_chapter_joins_a_course_in_parts(railways):
    """Where contents come in parts, the chapter follows the last one that has a number."""
    contents = railways / "_toc.yml"
    contents.write_text(
        "format: jb-book\nroot: chapters/index\nparts:\n"
        "- chapters:\n  - file: chapters/01-early-railways\n"
        "- chapters:\n  - file: chapters/sources\n"
    )
    main(["new", "chapter", "canals"])
    first = contents.read_text().split("- chapters:")[1]
    assert "chapters/02-canals" in first


def test_description_names_no_other_course(railways):
    """A new course's data package speaks of that course."""
    described = json.loads((railways / "data/datapackage.json").read_text())
    assert described["title"] == "Railways"
    assert "NATO" not in json.dumps(described | {"resources": []})


@pytest.mark.parametrize(
    ("tag", "told"),
    [("ar", "no words in العربية (ar)"), ("pl", "no words in Polski (pl)"), ("abq", "(abq)")],
)
def test_language_without_words_is_told_at_once(tag, told, tmp_path, capsys):
    """By `new course`, by `validate` as no fault, and no more once a catalogue says all."""
    folder = tmp_path / "course"
    assert main(["new", "course", str(folder), "--language", tag]) == 0
    assert told in capsys.readouterr().out
    assert main(["validate", str(folder)]) == 0
    said = capsys.readouterr().out
    assert "no faults" in said
    assert "`natorussia translate" in said
    config = folder / "_config.yml"
    config.write_text(
        config.read_text("utf-8").replace(f"language: {tag}", "language: de"), "utf-8"
    )
    assert main(["validate", str(folder)]) == 0
    assert capsys.readouterr().out.endswith("keine Fehler\n")


@pytest.mark.parametrize(("tag", "side"), [("ar", ' dir="ltr"'), ("pl", "")])
def test_questions_of_a_language_without_words_are_told_to_be_in_english(
    tag, side, tmp_path, monkeypatch
):
    """What is asked, options and feedback, as the widget has them, and their sides with it."""
    folder = tmp_path / "course"
    assert main(["new", "course", str(folder), "--language", tag]) == 0
    monkeypatch.setenv("NATORUSSIA_DATA", str(folder / "data"))
    with marking():
        bank = asked.load_bank("early-railways")
        question = next(one for one in bank if one["kind"] == "single")
        shown, key = asked.public(question), asked.key(question)
    told = f'<span lang="en"{side}>'
    assert shown["prompt"].startswith(told)
    assert all(option["html"].startswith(told) for option in shown["options"])
    assert all(html.startswith(f'<p lang="en"{side}>') for html in key["feedback"].values() if html)
