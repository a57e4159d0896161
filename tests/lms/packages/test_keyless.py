"""Tests without their key: nothing in a package tells it, and answers are marked afterwards."""

import copy
import csv
import json
import re

import pytest

from natorussia import questions as asked
from natorussia.analytics.points import points
from natorussia.analytics.readers import read
from natorussia.cli import main
from natorussia.lms.packages import KINDS, package
from tests.lms.packages.conftest import ANSWER, files_of
from tests.lms.packages.record_store import RecordStore

SECTION = "nineties"
KEYLESS = {"test": True, "keyed": False}
EDITIONS = {"scorm12": ("student_response", "cmi.core"), "scorm2004": ("learner_response", "cmi")}
# Cards of a test bear no id: they are answered by their place.
FILL = ANSWER.replace(
    "page.document.getElementById(`q-${id}`)", 'page.document.querySelectorAll(".nq-question")[id]'
)
BY_KEY = {"answer", "accept", "feedback", "explanation", "tolerance", "until", "correct", "wrong"}


def turned(options):
    """Return options of which others are right."""
    flags = [bool(one.get("correct")) for one in options]
    return [
        {**one, "correct": flag} for one, flag in zip(options, flags[1:] + flags[:1], strict=True)
    ]


def swapped(pairs):
    rights = [pair["right"] for pair in pairs]
    return [
        {**pair, "right": right} for pair, right in zip(pairs, rights[1:] + rights[:1], strict=True)
    ]


def misled(question):
    """Return a question that looks the same and has another key, feedback, hints and sources."""
    kind, one = question["kind"], copy.deepcopy(question)
    change = {
        "single": lambda: {"options": turned(one["options"])},
        "multiple": lambda: {"options": turned(one["options"])},
        "reason": lambda: {"reasons": turned(one["reasons"]), "verdict": not one["verdict"]},
        "match": lambda: {"pairs": swapped(one["pairs"])},
        "order": lambda: {"items": one["items"][::-1]},
        "numeric": lambda: {"answer": 12345, "tolerance": 7, "wrong": []},
        "text": lambda: {"accept": ["something else"], "wrong": []},
        "blanks": lambda: {"blanks": {n: other(b) for n, b in one["blanks"].items()}},
        "place": lambda: {"full": 0, "zero": 9},
    }.get(kind, dict)()
    for part in (one.get("options", []), one.get("reasons", []), one.get("pairs", [])):
        for piece in part:
            piece["feedback"] = "Quite another thing."
    more = {"explanation": "Because of that.", "hints": ["Think."], "events": [], "reread": ""}
    return {**one, **more, **change}


def other(blank):
    """Return a blank that accepts something else of what may be chosen."""
    accepted = [one for one in blank.get("options", ["no"]) if one not in blank["accept"]][:1]
    return {**blank, "accept": accepted, "feedback": "Not so."}


@pytest.fixture
def misleading(monkeypatch):
    """Give a function that puts other keys behind the same questions."""
    bank = [misled(one) for one in asked.load_bank(SECTION)]
    return lambda: monkeypatch.setattr(asked, "load_bank", lambda *_: bank)


@pytest.mark.parametrize("kind", KINDS)
def test_package_is_the_same_whatever_its_key(tmp_path, misleading, kind):
    """Another key behind the same questions changes no byte: so nothing tells which it is."""
    package(kind, tmp_path / "a.zip", SECTION, quiz=True, **KEYLESS)
    package(kind, tmp_path / "marked.zip", SECTION, quiz=True, test=True)
    misleading()
    package(kind, tmp_path / "b.zip", SECTION, quiz=True, **KEYLESS)
    package(kind, tmp_path / "misled.zip", SECTION, quiz=True, test=True)
    one, other_, marked, misled_ = (
        files_of(tmp_path / f"{name}.zip") for name in ("a", "b", "marked", "misled")
    )
    assert one == other_
    assert marked != misled_


def test_page_has_no_field_of_a_key(packed):
    """The state has neither a key nor what a key is made of, and no hints."""
    page = packed("scorm12", **KEYLESS)["index.html"].decode()
    states = re.search(r'<script id="nr-page"[^>]*>(.*?)</script>', page, re.DOTALL)[1]
    state = json.loads(states)["models"]["quiz"]["state"]
    assert (state["key"], state["later"]) == ("", True)
    assert all(not BY_KEY & set(one) and one["hints"] == [] for one in state["questions"])
    for question in asked.load_bank(SECTION):
        key = asked.key(question)
        assert asked.revision(question) not in page
        assert not key["explanation"] or key["explanation"] not in page


def test_what_makes_no_sense_is_refused(tmp_path, capsys):
    """Practice without a key, and a pass mark where nothing is marked; ``--with-key`` marks."""
    out = tmp_path / "q.zip"
    with pytest.raises(ValueError, match="needs its key"):
        package("scorm12", out, SECTION, quiz=True, keyed=False)
    words = ["export", "scorm12", "--quiz", "--section", SECTION, "--out", str(out)]
    assert main([*words, "--test", "--pass", "60"]) == 1
    assert "--with-key" in capsys.readouterr().err
    assert main([*words, "--with-key"]) == 1
    assert main([*words, "--test"]) == 0
    assert b'"later":true' in files_of(out)["index.html"]
    assert main([*words, "--test", "--with-key"]) == 0
    assert b'"later":true' not in files_of(out)["index.html"]


def hand_in(player, script, frame):
    """Fill in all questions but the first, and hand the test in; return how many there are."""
    many = frame.locator(".nq-question").count()
    for at in range(1, many):
        player.evaluate(script, [at, at, False])
    submit = frame.get_by_role("button", name="Submit all answers")
    submit.click()
    frame.get_by_text("Not answered yet: 1.").wait_for()
    submit.click()
    return many


def marks_of(log):
    """Return what answers earn by the course's own bank, where anything is right or wrong."""
    bank = {one["id"]: one for one in asked.load_bank(SECTION) if asked.worth(one)}
    return {
        name: asked.score(bank[name]["kind"], asked.key(bank[name]), tries[0]["a"]).credit
        if "a" in tries[0]
        else 0
        for name, tries in log.items()
        if name in bank
    }


def earned(log):
    """Return the points of answers, of how many."""
    worth = {one["id"]: asked.worth(one) for one in asked.load_bank(SECTION)}
    return sum(worth[name] * credit for name, credit in marks_of(log).items()), sum(worth.values())


@pytest.mark.parametrize("kind", EDITIONS)
def test_test_is_handed_in_and_marked_afterwards(play, packed, tmp_path, kind):
    """Each answer is reported as neutral, completion is set and no score; the report marks them."""
    said, core = EDITIONS[kind]
    player = play(kind, packed(kind, **KEYLESS))
    player.open()
    many = hand_in(player.page, FILL, player.frame)
    player.frame.get_by_text("Your answers are marked later").wait_for()
    assert player.frame.locator(".nq-verdict.nq-later").count() == many
    done = f"{core}.{'lesson_status' if kind == 'scorm12' else 'completion_status'}"
    player.page.wait_for_function(f"() => kept['{done}'] === 'completed'")
    rows = player.told("rows")[0]
    assert {row["result"] for row in rows} == {"neutral"}
    assert len(rows) == many
    assert not any("correct_responses" in name for row in rows for name in row)
    assert not any("score" in name for name in player.told("kept"))
    log = player.items()["natorussia/progress/v1"]["log"]
    player.close()
    player.open()
    player.frame.get_by_text("Your answers are marked later").wait_for()
    assert player.frame.get_by_role("button", name="Submit all answers").count() == 0
    player.close()
    assert sum(len(visit or []) for visit in player.told("rows")) == many
    assert player.told("refused") == []
    if kind == "scorm12":
        check_report(tmp_path / "report.csv", rows, said, log)


def check_report(path, rows, said, log):
    """Read the rows as Moodle reports them, and compare the points with those of the page's log."""
    head = ["Name", "Email address", "Attempt", "Started on", "Last accessed on", "Score"]
    started = "Sunday, 29 November 2026, 10:24 PM"
    row = ["Ann", "ann@a.test", "1", started, started, "-"]
    for number, one in enumerate(rows):
        head += [f"Question {number}", f"Response {number}", f"Result {number}"]
        row += [one["id"], one.get(said, ""), one["result"]]
    with path.open("w", newline="", encoding="utf-8") as file:
        csv.writer(file).writerows([head, row])
    check_points(path, log)


def check_points(path, log):
    """Compare what a report says that a student earned with the marks of the answers in her log."""
    found = read([path])
    told = points(found).set_index("test").loc[SECTION]
    assert (told["points"], told["possible"]) == pytest.approx(earned(log))
    assert told["answered"] < told["asked"]
    told_of = found.readers[0].records["log"]
    assert {name: told_of[name][0]["c"] for name in marks_of(log)} == pytest.approx(marks_of(log))


def test_record_store_is_told_no_score_and_its_statements_are_marked(
    browser, packed, tmp_path, faults_of
):
    """Statements of a test say what was answered and that it is complete, and nothing of marks."""
    store = RecordStore(packed("cmi5", **KEYLESS))
    page = browser.new_page()
    page.goto(store.launch())
    page.locator(".nr-mount [data-ready=true]").first.wait_for()
    inside = FILL.replace('document.querySelector("iframe").contentWindow', "window")
    many = hand_in(page, inside, page)
    store.wait(lambda: "completed" in store.verbs())
    log = json.loads(page.evaluate("localStorage.items['natorussia/progress/v1']"))["log"]
    page.close()
    assert store.verbs().count("answered") == many
    assert not {"passed", "failed"} & set(store.verbs())
    assert not any({"score", "success"} & set(one.get("result", {})) for one in store.statements)
    assert "correctResponsesPattern" not in json.dumps(store.statements)
    assert faults_of(store.statements) == [[]] * len(store.statements)
    (tmp_path / "statements.json").write_text(json.dumps(store.statements), encoding="utf-8")
    store.close()
    check_points(tmp_path / "statements.json", log)
