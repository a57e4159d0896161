"""Class results: what is said of students, questions, certainty and forecasts."""

import json
import re
import shutil
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from natorussia import cli
from natorussia import questions as asked
from natorussia.analytics.forecasts import wording
from natorussia.analytics.page import page
from natorussia.analytics.readers import Reader, Readers
from natorussia.commands import report
from natorussia.data.hashing import fnv1a
from natorussia.widgets.forecast.table import read as read_forecasts

ROOT = Path(__file__).resolve().parents[2]
DENO = shutil.which("deno") or str(Path(sys.executable).with_name("deno"))
BANK = [
    {
        "section": "nineties",
        "id": "x-where",
        "kind": "single",
        "level": "recall",
        "prompt": "Where *was* it?",
        "options": [{"text": "Paris", "correct": True}, {"text": "Rome & beyond"}],
    },
    {
        "section": "nineties",
        "id": "x-pairs",
        "kind": "match",
        "level": "recall",
        "pairs": [{"left": "PJC", "right": "1997"}, {"left": "NRC", "right": "2002"}],
    },
    {
        "section": "cfe",
        "id": "x-poll",
        "kind": "poll",
        "level": "recall",
        "prompt": "And you?",
        "options": [{"text": "Aye"}, {"text": "Nay"}],
    },
]


def attempt(number, answer, credit, *, t=0, n=1, **more):
    """Return a try at a question of the bank."""
    return {"t": t, "c": credit, "n": n, "h": 0, "a": answer, "v": revision(number), **more}


def revision(number):
    return asked.revision(BANK[number])


def option(number, words):
    """Return the id of an option by its words."""
    shown = asked.public(BANK[number])["options"]
    return next(one["id"] for one in shown if one["html"] == words)


def student(name, log=None, forecasts=None):
    records = {"log": log or {}, "forecasts": forecasts or {}, "decisions": {}}
    return Reader(name, [f"{name}.json"], records)


@pytest.fixture
def klass():
    """Give a class: half of it right at once and sure, the others wrong first."""
    right, wrong = option(0, "Paris"), option(0, "Rome &amp; beyond")
    swapped = dict.fromkeys(asked.key(BANK[1])["answer"], "2002")
    readers = []
    for number in range(6):
        tries = (
            [attempt(0, right, 1, s=2)]
            if number % 2
            else [
                attempt(0, wrong, 0, s=2),
                attempt(0, right, 1, t=5, n=2),
            ]
        )
        pairs = asked.key(BANK[1])["answer"] if number % 2 else swapped
        log = {"x-where": tries, "x-pairs": [attempt(1, pairs, 1 if number % 2 else 0.5)]}
        readers.append(student(f"student {number}", log))
    return Readers(readers)


def test_answers_are_in_words(klass):
    """A try is told in the words of the question, and so is what was wrong in it."""
    frame = report.responses(klass, BANK).query("student == 'student 0'")
    assert frame["prompt"].unique().tolist() == ["Where was it?", "Match what belongs together."]
    assert frame["answer"].tolist() == ["Rome & beyond", "Paris", "PJC: 2002; NRC: 2002"]
    assert frame["astray"].tolist() == [["Rome & beyond"], [], ["PJC: 2002"]]
    assert frame["first"].tolist() == [True, False, True]


@pytest.mark.parametrize("section", asked.bank.banks())
def test_every_answer_has_words(section):
    """Each question's right answer can be said, and nothing in it is astray."""
    for question in asked.load_bank(section):
        answer = asked.key(question)["answer"]
        if question["kind"] != "poll":
            assert asked.said(question, answer), question["id"]
            assert asked.astray(question, answer) == [], question["id"]
        for strange in (None, True, 7, "?", [[]], {"a": []}, ["?"]):
            assert all(isinstance(piece, str) for piece in asked.said(question, strange))


def test_unknown_questions_are_kept():
    """An answer to a question that is no longer asked is in the table, and disturbs no count."""
    frame = report.responses(Readers([student("Ada", {"gone": [attempt(0, "zzz", 1)]})]), BANK)
    assert frame["question"].tolist() == ["gone"]
    assert report.items(frame).empty
    assert report.chapters(frame).empty


def test_asking_for_the_answer_is_no_answer():
    """Who gives up earns nothing by it and has said nothing; that is no try more."""
    given = attempt(0, option(0, "Paris"), 0.5)
    lapse = {"t": given["t"] + 1, "c": 0, "n": 1, "h": 0, "g": 1}
    frame = report.responses(Readers([student("Ada", {"x-where": [given, lapse]})]), BANK)
    assert list(frame["answer"])[1] == ""
    assert list(frame["astray"])[1] == []
    assert report.items(frame).loc["x-where", ["tries", "facility"]].tolist() == [1, 0.5]


def test_first_tries_make_facility(klass):
    """How hard a question is follows from first tries; who got there in the end is told apart."""
    found = report.items(report.responses(klass, BANK)).loc["x-where"]
    assert found["facility"] == 0.5
    assert found["right"] == 1
    assert found["discrimination"] == pytest.approx(1)


def test_few_students_discriminate_nothing(klass):
    """Four students are too few for a correlation."""
    klass.readers = klass.readers[:4]
    assert report.items(report.responses(klass, BANK))["discrimination"].isna().all()


def test_commonest_mistakes_come_first(klass):
    """Wrong pieces are counted by student, not by try."""
    found = report.mistakes(report.responses(klass, BANK))
    assert found["wrong"].tolist() == ["PJC: 2002", "Rome & beyond"]
    assert found["students"].tolist() == [3, 3]
    assert found["share"].tolist() == [0.5, 0.5]


def test_certainty_counts_first_tries(klass):
    """Six were sure and three of them right."""
    sure = report.certainty(report.responses(klass, BANK), BANK).loc["Sure"]
    assert (sure["answers"], sure["right"]) == (6, 0.5)
    assert (sure["least"], sure["most"]) == (0.8, 1)


def test_chapters_count_best_tries(klass):
    """Who got a question right at last has it right."""
    found = report.chapters(report.responses(klass, BANK)).loc[("student 0", "nineties")]
    assert (found["answered"], found["right"], found["credit"]) == (2, 1, 0.75)


def forecast(one, share, t=0):
    version = wording(one.question, one.horizon)
    return {"t": t, "c": 0, "n": 1, "h": 0, "a": share, "v": version}


def test_forecasts_have_scores():
    """The first forecast of the present wording is scored, and the class beside rivals."""
    yes = next(one for one in read_forecasts() if one.resolution == "yes")
    entry = f"forecast:{yes.id}"
    stale = {**forecast(yes, 0.1), "v": "0"}
    ada = student("Ada", None, {entry: [stale, forecast(yes, 0.8, 1), forecast(yes, 0.9, 2)]})
    ben = student("Ben", None, {entry: [forecast(yes, 0.6)], "forecast:none": [stale]})
    frame = report.forecasts(Readers([ada, ben]))
    assert frame["brier"].round(4).tolist() == [0.04, 0.16]
    table = report.forecasters(frame)
    assert table.loc["The class together", "brier"] == pytest.approx(0.09)
    assert table.loc["Always 50 %", "brier"] == 0.25


def test_wording_is_that_of_the_page():
    """Python and the page give a text the same number."""
    texts = ["", "a", "Žižek \u2013 👩‍👧", "What?\n31 December 2007"]
    script = f"""import {{ hash }} from "./shared/random.ts";
    console.log(JSON.stringify({json.dumps(texts)}.map(hash)))"""
    command = [DENO, "eval", "--ext=ts", script]
    done = subprocess.run(
        command, cwd=ROOT / "frontend", capture_output=True, text=True, check=True
    )
    assert json.loads(done.stdout) == [fnv1a(text) for text in texts]


def test_page_is_one_escaped_file(klass):
    """The page has everything, asks for nothing, and shows names as they were typed."""
    klass.readers[0].name = "<script>bad()</script>"
    klass.notes.append("<b>x.json</b> was skipped.")
    html = page(klass, BANK, today=date(2026, 1, 5))
    assert "6 students in 6 files, with 15 tries at 2 questions. Made on 5 January 2026." in html
    assert "&lt;script&gt;bad" in html
    assert "<script" not in html
    assert "&lt;b&gt;x.json" in html
    assert "Rome &amp; beyond" in html
    assert re.findall(r'(?:src|href)="(?!#)', html) == []
    assert html.count("<svg") == 2


def test_empty_class_has_a_page():
    """A student without answers is on the page, with nothing to tell."""
    assert "Ada" in page(Readers([student("Ada")]), BANK, today=date(2026, 1, 5))


def test_command_writes_page_and_table(tmp_path, capsys):
    """The command names what it skipped, and writes what there is."""
    text = json.dumps({"course": "natorussia", "version": 1, "log": {"gone": [attempt(0, "a", 1)]}})
    (tmp_path / "ada.json").write_text(text)
    (tmp_path / "photo.json").write_text("no")
    out, csv = tmp_path / "out.html", tmp_path / "out.csv"
    assert cli.main(["report", str(tmp_path), "--out", str(out), "--csv", str(csv)]) == 0
    assert "photo.json was skipped" in capsys.readouterr().err
    assert "ada" in out.read_text("utf-8")
    assert "gone" in csv.read_text("utf-8")


def test_command_without_files_says_so(tmp_path, capsys):
    """Where nothing can be read, the command says what to ask for."""
    assert cli.main(["report", str(tmp_path)]) == 1
    assert "Export on the Progress page" in capsys.readouterr().err


def test_name_is_no_formula(tmp_path):
    """A student's own name is not run by the spreadsheet that opens the table."""
    log = {"gone": [attempt(0, "a", 1)]}
    text = json.dumps({"course": "natorussia", "version": 1, "name": "=1+1", "log": log})
    (tmp_path / "ada.json").write_text(text)
    csv = tmp_path / "out.csv"
    cli.main(["report", str(tmp_path), "--out", str(tmp_path / "x.html"), "--csv", str(csv)])
    assert "'=1+1" in csv.read_text("utf-8")


def test_roster_tells_who_is_missing(tmp_path, capsys):
    """Who is in the LMS's list and handed in nothing is named, by name or by number."""
    for label, moment in (("muellerzoe_71_90_natorussia-progress.json", 1), ("x.json", 2)):
        log = {"gone": [attempt(0, "a", moment)]}
        name = {"name": "Ben Ade"} if label == "x.json" else {}
        text = json.dumps({"course": "natorussia", "version": 1, "log": log, **name})
        (tmp_path / label).write_text(text)
    roster = tmp_path / "roster.csv"
    lines = [
        "Student,ID",
        "    Points Possible,",
        '"Müller, Zoë",71',
        '"Ade, Ben",72',
        '"Kim, Li",73',
    ]
    roster.write_text("\n".join(lines), "utf-8")
    out = str(tmp_path / "x.html")
    assert cli.main(["report", str(tmp_path), "--out", out, "--roster", str(roster)]) == 0
    said = capsys.readouterr().out
    assert "missing: kimli_73" in said
    assert said.count("missing") == 1


def test_points_of_tests_are_on_the_page(klass):
    """Where a test was handed in, each student's points stand on the page, of how many."""
    assert "Points in tests" not in page(klass, BANK, today=date(2026, 1, 5))
    klass.asked = {"x-where", "x-pairs"}
    klass.readers[0].points = {"Quiz <1>": (7.25, 10.0), "Quiz 2": (3.0, None)}
    html = page(klass, BANK, today=date(2026, 1, 5))
    rows = re.findall(
        r"<tr>.*?</tr>", html.partition("Points in tests")[2].partition("</table>")[0]
    )
    cells = [re.findall(r"<t[hd][^>]*>(?:<bdi>)?(.*?)(?:</bdi>)?</t[hd]>", row) for row in rows]
    assert cells[0][2:] == ["Quiz &lt;1&gt;", "Quiz 2"]
    assert cells[1] == ["student 0", "0.5 of 2", "7.25 of 10", "3"]
    assert cells[2] == ["student 1", "2 of 2", "–", "–"]


def test_roster_and_points_of_a_platform(tmp_path, capsys):
    """Who is in a gradebook's download is not missing, and her points are written to a table."""
    from natorussia import data

    grades = tmp_path / "grades.csv"
    title = f"{data.package()['title']}: quiz (5)"
    lines = [
        f'Student,ID,"{title}"',
        "    Points Possible,,20",
        '"=Ade, Ben",72,11',
        '"Kim, Li",73,',
    ]
    grades.write_text("\n".join(lines), "utf-8")
    out, csv = str(tmp_path / "x.html"), tmp_path / "points.csv"
    command = ["report", str(grades), "--out", out, "--points", str(csv), "--roster", str(grades)]
    assert cli.main(command) == 0
    assert "missing: " in (said := capsys.readouterr().out)
    assert said.count("missing") == 1
    assert "73" in said
    assert "'=Ade, Ben" in csv.read_text("utf-8")
    assert ",11.0,20.0," in csv.read_text("utf-8")
