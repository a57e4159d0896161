"""Downloads of Canvas and Moodle become the answers of a class, and lose nobody."""

import csv
import io
import zipfile

import pytest

from natorussia import questions as asked
from natorussia.analytics.downloads.items import Bank
from natorussia.analytics.points import points
from natorussia.analytics.readers import read
from natorussia.data import workbooks
from tests.analytics.downloads import shown

SECTION = "nineties"
CANVAS = ["name", "id", "sis_id", "section", "section_id", "section_sis_id", "submitted", "attempt"]
MOODLE = ["Last name", "First name", "Institution", "Department", "Email address", "Status"]
MOODLE += ["Started", "Completed", "Duration", "Grade/10.00"]
START, END = "3 November 2026  10:00 AM", "3 November 2026  10:20 AM"


@pytest.fixture(scope="module")
def bank():
    """Give one question of each kind that other systems hold."""
    kinds = {one["kind"]: one for one in asked.load_bank(SECTION) if shown.has_form(one)}
    return list(kinds.values())


@pytest.fixture(scope="module")
def made(bank):
    """Give the same as exports have them."""
    return [shown.exported(one) for one in bank]


def table(rows, separator=",", encoding="utf-8-sig"):
    """Return rows as a program saves them."""
    text = io.StringIO()
    csv.writer(text, delimiter=separator).writerows(rows)
    return text.getvalue().encode(encoding)


def analysis(made, *students):
    """Return Student Analysis of a quiz, given for each student her columns and her answers."""
    asks = [
        cell
        for number, one in enumerate(made)
        for cell in (f"{900 + number}: {shown.canvas_question(one)}", f"{one.points:.1f}")
    ]
    rows = [[*CANVAS, *asks, "n correct", "n incorrect", "score"]]
    for who, give, score in students:
        cells = [
            cell for one in made for cell in (shown.canvas_reply(one.form, give(one.form)), "0.0")
        ]
        rows.append([*who, *cells, "0", "0", score])
    return rows


def who(name, number, attempt="1"):
    """Return the columns of a student of Canvas."""
    when = "2026-11-03 10:00:00 UTC"
    return [name, number, f"s{number}", "Section A", "17", "", when, attempt]


def credits_of(reader, bank):
    """Return the credit of the first answer to each question."""
    return {one["id"]: reader.records["log"][one["id"]][0]["c"] for one in bank}


@pytest.mark.parametrize("shape", [(",", "utf-8-sig"), (";", "utf-8-sig"), ("\t", "utf-16")])
def test_student_analysis_is_read_whatever_saved_it(tmp_path, bank, made, shape):
    """Every kind of answer is marked as the course marks it, and two of one name stay two."""
    rows = analysis(
        made,
        (who("Zoë Müller", "71"), shown.right, "20"),
        (who("Zoë Müller", "72"), shown.wrong, "1"),
        (who("", ""), shown.right, "20"),
        (who("Test Student", "99"), shown.right, "20"),
    )
    path = tmp_path / "Quiz Student Analysis Report.CSV"
    path.write_bytes(table(rows, *shape))
    found = read([tmp_path])
    assert [one.name for one in found.readers][:2] == ["Zoë Müller", "Zoë Müller (2)"]
    assert len(found.readers) == 3
    assert set(credits_of(found.readers[0], bank).values()) == {1}
    assert max(credits_of(found.readers[1], bank).values()) < 1
    assert "71" in found.readers[0].ids
    assert any("test student" in note for note in found.notes)
    table_ = points(found, bank).set_index(["student", "test"])
    most = sum(one.points for one in made)
    assert table_.loc[("Zoë Müller", SECTION), ["points", "possible"]].tolist() == [most, most]
    assert table_.loc[("Zoë Müller", str(path.relative_to(tmp_path))), "points"] == 20


def test_later_attempts_come_later(tmp_path, made):
    """Canvas writes the last attempt first: the first answer is the one that counts."""
    late = who("Ann", "7", "2")
    late[6] = "2026-11-03 11:00:00 UTC"
    rows = analysis(made, (late, shown.right, "20"), (who("Ann", "7"), shown.wrong, "0"))
    path = tmp_path / "a.csv"
    path.write_bytes(table(rows))
    (ann,) = read([path]).readers
    assert all([one["n"] for one in tries] == [1, 2] for tries in ann.records["log"].values())
    assert ann.points["a.csv" if "a.csv" in ann.points else str(path)][0] == 20


def test_what_is_no_question_here_is_named(tmp_path, made):
    """A question of somebody else's is said, and the others are read."""
    rows = analysis(made, (who("Ann", "7"), shown.right, "20"))
    at = len(CANVAS)
    rows = [
        [*row[:at], *extra, *row[at:]]
        for row, extra in zip(
            rows, (["55: What is the <capital> of\nPeru?", "1.0"], ["Lima", "1.0"]), strict=True
        )
    ]
    path = tmp_path / "a.csv"
    path.write_bytes(table(rows))
    found = read([path])
    assert len(found.readers[0].records["log"]) == len(made)
    assert any("not read: “55: What is the" in note for note in found.notes)


def test_answer_that_is_none_keeps_the_points_of_canvas(tmp_path, bank, made):
    """An option that was reworded since is said, and what Canvas gave for it stands."""
    rows = analysis(made[:1], (who("Ann", "7"), shown.right, "1"))
    at = len(CANVAS)
    rows[1][at : at + 2] = ["an option of last year", rows[0][at + 1]]
    path = tmp_path / "a.csv"
    path.write_bytes(table(rows))
    found = read([path])
    (one,) = found.readers[0].records["log"][bank[0]["id"]]
    assert one["c"] == 1
    assert "a" not in one
    assert any("could not be read as answers" in note for note in found.notes)


def responses(made, *students, asks=True):
    """Return Moodle's report of responses, in the order of its columns."""
    head, rows = list(MOODLE), []
    for number in range(1, len(made) + 1):
        head += [f"Question {number}"] * asks + [f"Response {number}"]
    for columns, give in students:
        row = list(columns)
        for one in made:
            row += [shown.moodle_question(one) if give else "-"] * asks
            row += [shown.moodle_reply(one.form, give(one.form)) if give else "-"]
        rows.append(row)
    return [head, *rows]


def attempt(last, first, mail, grade="8.00"):
    """Return the columns of an attempt in Moodle."""
    return [last, first, "", "", mail, "Finished", START, END, "20 mins", grade]


IDLE = ["Idle", "Ida", "", "", "ida@a.test", "-", "-", "-", "-", "-"]
AVERAGE = ["Overall average", "", "", "", "", "", "", "", "", "7.00"]


def cut(bank):
    """Return what Moodle shows too little of to tell it: orders whose items begin alike."""
    held = Bank(bank)
    return {
        one["id"]
        for one in bank
        if one["kind"] == "order"
        and "a"
        not in held.tried(
            one["id"], shown.moodle_reply((form := shown.exported(one).form), shown.right(form))
        )
    }


@pytest.mark.parametrize("suffix", [".csv", ".xlsx", ".ods"])
def test_responses_of_moodle_are_read_in_each_format(tmp_path, bank, made, suffix):
    """In capitals, zipped or as a workbook; who made no attempt is named, and averages are not."""
    rows = responses(
        made,
        (attempt("Müller", "Zoë", "zoe@a.test"), shown.right),
        (attempt("Müller", "Zoë", "zoe2@a.test"), shown.wrong),
        (IDLE, None),
        (AVERAGE, None),
    )
    rows[-1][len(MOODLE) :] = [""] * (len(rows[-1]) - len(MOODLE))
    path = tmp_path / f"nato-responses{suffix}"
    if suffix == ".csv":
        path.write_bytes(table(rows).upper())
    else:
        workbooks.write(path, {"nato": rows})
    with zipfile.ZipFile(tmp_path / "all.zip", "w") as box:
        box.write(path, path.name)
    found = read([tmp_path / "all.zip"])
    assert [one.name.casefold() for one in found.readers] == ["zoë müller", "zoë müller (2)"]
    readable = [one for one in bank if one["id"] not in cut(bank)]
    assert set(credits_of(found.readers[0], readable).values()) == {1}
    assert max(credits_of(found.readers[1], readable).values()) < 1
    assert [one[0] for one in found.readers[0].points.values()] == [8.0]
    assert any("without an attempt: ida idle" in note.casefold() for note in found.notes)
    assert not any("average" in note.casefold() for note in found.notes)


def test_responses_in_another_language_are_read(tmp_path, made):
    """Columns are told by their numbers and their order, not by what they are called."""
    rows = responses(made, (attempt("Müller", "Zoë", "zoe@a.test", "8,00"), shown.right))
    names = {"Last name": "Nachname", "First name": "Vorname", "Email address": "E-Mail-Adresse"}
    names["Grade/10.00"] = "Bewertung/10,00"
    rows[0] = [
        names.get(one, one).replace("Question", "Frage").replace("Response", "Antwort")
        for one in rows[0]
    ]
    path = tmp_path / "a.csv"
    path.write_bytes(table(rows, ";", "cp1252"))
    (zoe,) = read([path]).readers
    assert zoe.name == "Zoë Müller"
    assert len(zoe.records["log"]) >= len(made) - 1
    assert list(zoe.points.values()) == [(8.0, 10.0)]


def test_responses_without_their_questions_say_what_to_choose(tmp_path, made):
    """Without the summary of the question nobody can tell what was asked; the grade is kept."""
    path = tmp_path / "a.csv"
    row = (attempt("Müller", "Zoë", "zoe@a.test"), shown.right)
    path.write_bytes(table(responses(made, row, asks=False)))
    found = read([path])
    assert found.readers[0].records["log"] == {}
    assert list(found.readers[0].points.values()) == [(8.0, 10.0)]
    assert any("choose the summary of the question" in note for note in found.notes)


GRADEBOOK = [
    ["Student", "ID", "SIS Login ID", "Section", "Notes", "NATO and Russia: The Nineties (55)"],
    ["", "", "", "", "", "Manual Posting"],
    ["    Points Possible", "", "", "", "", "20.00"],
    ["Müller, Zoë", "71", "zmueller", "A", "", "17.50"],
    ["Kim, Li", "73", "lkim", "A", "", ""],
    ["Student, Test", "", "f00", "A", "", "3.00"],
]
GRADES = [
    [*MOODLE, "Q. 1 /5.00", "Q. 2 /5.00"],
    [*attempt("Müller", "Zoë", "zoe@a.test"), "5.00", "3.00"],
    [*AVERAGE, "5.00", "3.00"],
]


def test_gradebook_of_canvas_gives_points(tmp_path):
    """Points of this course are told with those to be had; columns of no concern are named."""
    from natorussia import data

    course = data.package()["title"]
    rows = [list(row) for row in GRADEBOOK]
    rows[0][-1] = f"{course}: a quiz (55)"
    path = tmp_path / "grades.csv"
    path.write_bytes(table(rows, ";"))
    found = read([path])
    assert [(one.name, list(one.points.values())) for one in found.readers] == [
        ("Müller, Zoë", [(17.5, 20.0)])
    ]
    assert any("“Notes”" in note for note in found.notes)


def test_grades_of_moodle_give_points_and_say_what_they_do_not(tmp_path):
    """The grade is kept under the name of the file; marks of numbered questions are not guessed."""
    path = tmp_path / "nato-grades.csv"
    path.write_bytes(table(GRADES))
    found = read([path])
    assert [list(one.points.values()) for one in found.readers] == [[(8.0, 10.0)]]
    assert any("“Q. 1 /5.00”" in note for note in found.notes)
    assert any("not what was answered" in note for note in found.notes)


def test_report_and_gradebook_are_of_one_student(tmp_path, made):
    """Who has the same number is the same, and nothing has to be said of it."""
    from natorussia import data

    (tmp_path / "a.csv").write_bytes(
        table(analysis(made, (who("Zoë Müller", "71"), shown.right, "9")))
    )
    rows = [list(row) for row in GRADEBOOK]
    rows[0][-1] = f"{data.package()['title']}: a quiz (55)"
    (tmp_path / "b.csv").write_bytes(table(rows))
    found = read([tmp_path])
    assert [one.name for one in found.readers] == ["Zoë Müller"]
    assert len(found.readers[0].points) == 2
    assert not any("put together" in note for note in found.notes)


def test_another_table_is_named_with_its_columns(tmp_path):
    """A table that tells of no class is skipped, with its columns, and hides no other file."""
    (tmp_path / "budget.csv").write_text("item,price\nchalk,3\n")
    found = read([tmp_path])
    assert found.readers == []
    assert "columns “item”, “price”" in found.notes[0]


def test_every_question_of_the_course_is_found_by_its_text():
    """What a platform shows of a question leads to that question, for the whole bank."""
    everything = [one for one in asked.load_course() if shown.has_form(one)]
    bank = Bank(everything)
    lost = [
        one["id"]
        for one in everything
        for made in [shown.exported(one)]
        for show in (shown.canvas_question, shown.moodle_question)
        if bank.find(show(made)) != one["id"]
    ]
    assert lost == []


def test_same_words_are_told_apart_by_the_answers():
    """Two questions that ask alike are told apart where the answers fit one of them alone."""
    base = {"section": "s", "kind": "single", "level": "recall", "prompt": "Which of them?"}
    first, second = (
        {**base, "id": name, "options": [{"text": a, "correct": True}, {"text": b}]}
        for name, a, b in (("x", "Paris", "Rome"), ("y", "Oslo", "Bonn"))
    )
    bank = Bank([first, second])
    assert bank.find("WHICH of them?", ["Oslo", "-"]) == "y"
    assert bank.find("Which of them?") is None
