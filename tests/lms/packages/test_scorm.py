"""Packages of both editions of SCORM, played in scorm-again: restored, scored and reported."""

import json
import re

import pytest

from natorussia.analytics.scorm_results import response_of
from natorussia.lms.packages import package
from tests.lms.packages.conftest import files_of

EDITIONS = ["scorm12", "scorm2004"]
LIMITS = {"scorm12": 4096, "scorm2004": 64_000}
MOMENTS = {"scorm12": 50, "scorm2004": 8}
KINDS = {
    "single": ("choice", "choice"),
    "multiple": ("choice", "choice"),
    "order": ("sequencing", "sequencing"),
    "match": ("matching", "matching"),
    "reason": ("matching", "matching"),
    "numeric": ("numeric", "numeric"),
    "text": ("fill-in", "fill-in"),
    "blanks": ("fill-in", "fill-in"),
    "place": ("fill-in", "fill-in"),
    "poll": ("likert", "likert"),
}
# The strict forms of SCORM 1.2 (Run-Time Environment, 3.4.2.7), which scorm-again lets pass wider.
STRICT = {
    "choice": r"[a-z0-9](,[a-z0-9])*",
    "sequencing": r"[a-z0-9](,[a-z0-9])*",
    "matching": r"[a-z0-9]\.[a-z0-9](,[a-z0-9]\.[a-z0-9])*",
    "numeric": r"-?\d+(\.\d+)?",
    "fill-in": r".{1,255}",
    "likert": r"[a-z0-9]",
}


def kept_log(player):
    """Return the answers that a page holds."""
    return player.items()["natorussia/progress/v1"]["log"]


def in_no_order(items):
    """Return what a page holds, with drafts in no order, which their questions give them."""
    return {
        name: {**held, "given": dict(held["given"])} if "given" in held else held
        for name, held in items.items()
        # It follows from the answers.
        if "/due/" not in name
    }


def committed(player, condition="true"):
    """Wait until the platform has what the page tells it."""
    player.page.wait_for_function(f"() => kept['cmi.suspend_data'] && ({condition})")


@pytest.mark.parametrize("kind", EDITIONS)
def test_every_kind_is_reported(play, packed, kind):
    """All questions are answered; each is told in its type, and what they add up to as well."""
    player = play(kind, packed(kind, passes=0.6))
    player.open()
    player.frame.locator(".nr-quiz .nr-about", has_text="reported by your learning").wait_for()
    questions = player.questions()
    for question in questions:
        player.answer(question)
    done = "cmi.core.lesson_status" if kind == "scorm12" else "cmi.completion_status"
    committed(player, f"kept['{done}'] !== 'incomplete'")
    rows = player.told("rows")[0]
    bank = {one["id"]: one for one in bank_of("nineties")}
    assert {row["id"] for row in rows} == set(questions)
    edition = EDITIONS.index(kind)
    for row in rows:
        assert row["type"] == KINDS[bank[row["id"]]["kind"]][edition]
        said = row["student_response" if kind == "scorm12" else "learner_response"]
        if kind == "scorm12":
            assert re.fullmatch(STRICT[row["type"]], said), row
            assert re.fullmatch(r"[A-Za-z0-9_-]{1,255}", row["id"])
            # A number is told in the unit of its question, whichever was chosen.
            if row["type"] != "numeric":
                assert response_of(bank[row["id"]], said) == kept_log(player)[row["id"]][0]["a"]
    assert {bank[row["id"]]["kind"] for row in rows} == set(KINDS)
    assert {row["result"] for row in rows if row["type"] == "likert"} == {"neutral"}
    assert player.told("refused") == []
    kept = player.told("kept")
    assert len(kept["cmi.suspend_data"]) <= LIMITS[kind]
    check_standing(kind, kept, kept_log(player), bank)


def bank_of(section):
    """Return the questions of a section as a page shows them."""
    from natorussia.questions import load_bank, public

    return [public(one) for one in load_bank(section)]


def check_standing(kind, kept, log, bank):
    """Compare score and status with what the answers earned."""
    most = sum(one["points"] for one in bank.values())
    won = sum(bank[name]["points"] * tries[0]["c"] for name, tries in log.items())
    share = round(won / most, 4)
    if kind == "scorm12":
        assert float(kept["cmi.core.score.raw"]) == pytest.approx(100 * share, abs=0.01)
        assert kept["cmi.core.lesson_status"] == ("passed" if share >= 0.6 else "failed")
        assert re.fullmatch(r"\d{2,4}:\d\d:\d\d(\.\d{1,2})?", kept["cmi.core.session_time"])
    else:
        assert float(kept["cmi.score.scaled"]) == pytest.approx(share)
        assert float(kept["cmi.score.raw"]) == pytest.approx(100 * share, abs=0.01)
        assert (kept["cmi.score.min"], kept["cmi.score.max"]) == ("0", "100")
        assert kept["cmi.success_status"] == ("passed" if share >= 0.6 else "failed")
        assert (kept["cmi.completion_status"], kept["cmi.progress_measure"]) == ("completed", "1")


@pytest.mark.parametrize("kind", EDITIONS)
def test_nothing_is_lost_at_any_moment(play, packed, kind):
    """A package is closed at many moments, right after something was done: all is there again."""
    player = play(kind, packed(kind))
    player.open()
    questions = player.questions()
    for moment in range(MOMENTS[kind]):
        question = questions[moment * 5 % len(questions)]
        player.answer(question, moment, check=bool(moment % 3))
        before = in_no_order(player.items())
        player.close()
        player.open()
        assert in_no_order(player.items()) == before, moment
    assert player.told("stopped") == MOMENTS[kind]
    told = [row for visit in player.told("rows") for row in visit or []]
    assert len(told) == sum(len(tries) for tries in kept_log(player).values())
    assert player.told("refused") == []


def test_what_has_no_room_is_said(play, packed):
    """Over 4,096 characters the newest essentials are kept, and the page names what is not."""
    player = play("scorm12", packed("scorm12"))
    player.open()
    questions = player.questions()
    tries = {
        name: [
            {"t": 1_790_000_000_000 + 977 * n * n + number, "c": 0.5, "n": n + 1, "h": 0,
             "a": f"{name} {number} {n * 7919}", "v": f"{number:03}{n:04}"}
            for n in range(20)
        ]
        for number, name in enumerate(questions)
    }  # fmt: skip
    log = {"course": "natorussia", "version": 1, "log": tries}
    player.page.evaluate(
        "(log) => { const page = document.querySelector('iframe').contentWindow;"
        " page.localStorage.setItem('natorussia/progress/v1', log); }",
        json.dumps(log),
    )
    committed(player)
    player.frame.locator(".nr-lms", has_text="has no room for").wait_for()
    assert len(player.told("kept")["cmi.suspend_data"]) <= LIMITS["scorm12"]
    player.close()
    player.open()
    again = kept_log(player)
    assert set(again) == set(questions)
    assert all(again[name][-1]["t"] == tries[name][-1]["t"] for name in questions)
    assert player.told("refused") == []


@pytest.mark.parametrize("kind", EDITIONS)
def test_a_platform_that_does_not_save_loses_nothing(play, packed, kind):
    """While commits fail the page says so; they are tried again, and a later visit has all."""
    player = play(kind, packed(kind))
    player.open()
    first, second = player.questions()[:2]
    player.page.evaluate("failing = true")
    player.answer(first)
    player.frame.locator(".nr-lms", has_text="did not save").wait_for()
    player.page.evaluate("failing = false")
    committed(player, "(rows[0] ?? []).length === 1")
    player.frame.locator(".nr-lms", has_text="kept and reported").wait_for()
    player.page.evaluate("failing = true")
    player.answer(second)
    player.frame.locator(".nr-lms", has_text="did not save").wait_for()
    player.frame.locator(".nq-question").last.scroll_into_view_if_needed()
    player.until("page.scrollY > 500")
    player.until("page.document.querySelector('.nr-lms').getBoundingClientRect().top >= 0")
    player.close()
    player.page.evaluate("failing = false")
    player.open()
    assert set(kept_log(player)) == {first, second}
    committed(player, "(rows[1] ?? []).length === 1")
    assert player.told("rows")[1][0]["id"] == second


def test_a_review_is_not_recorded(play, packed):
    """A platform that shows a finished visit again hears of nothing."""
    player = play("scorm12", packed("scorm12"))
    player.page.evaluate("window.mode = 'review'")
    player.open()
    player.frame.locator(".nr-lms", has_text="not recorded").wait_for()
    player.answer(player.questions()[0])
    player.close()
    assert player.told("kept") == {}


def test_a_page_without_a_platform_says_so(play, packed):
    """From a disk, or in a platform of another standard, the page works and is not silent."""
    player = play("scorm2004", packed("scorm12"))
    player.open()
    player.frame.locator(".nr-lms", has_text="no learning platform was found").wait_for()
    player.answer(player.questions()[0])
    assert len(kept_log(player)) == 1


def test_chapter_is_played_without_a_network(play, book, tmp_path):
    """A chapter of the built book in a frame: its widgets work, and no file is missing."""
    package("scorm2004", tmp_path / "chapter.zip", "nineties", book=book)
    files = files_of(tmp_path / "chapter.zip")
    viewport = {"width": 390, "height": 844}
    player = play("scorm2004", files, start="chapters/01-nineties.html", viewport=viewport)
    player.open()
    assert player.frame.locator(".nr-timeline").count() > 0
    assert player.frame.locator("text=is not whole").count() == 0
    question = player.questions()[0]
    player.answer(question)
    committed(player, "rows[0]?.length === 1")
    player.close()
    player.open()
    assert list(kept_log(player)) == [question]
    player.frame.get_by_role("link", name="Go on where you were").click()
    player.until(f"page.location.hash === '#q-{question}'")
    player.until("page.document.documentElement.scrollWidth <= page.innerWidth")
