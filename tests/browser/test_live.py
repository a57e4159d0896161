"""A live class in a browser: phones, a wall and a presenter, on a network that comes and goes."""

import json

import pytest
from playwright.sync_api import expect

from natorussia.live.presenting import Presenting
from natorussia.live.room import Room
from natorussia.live.store import Store
from tests.live.classes import do, running
from tests.live.questions import BANK, RIGHT, WRONG, asked_items
from tests.live.test_room import vote

PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True}
WALL = {"viewport": {"width": 1920, "height": 1080}}
LINE = ".nl-line"
HOSTILE = "<img src=x onerror=alert(1)>\u202e</span><script>alert(2)</script>"


@pytest.fixture
def live(tmp_path):
    """Serve a class."""
    with running(tmp_path / "class.sqlite") as served:
        yield served


@pytest.fixture
def visit(live, browser, static):
    """Give a function that opens a page of the class; complaints of a page fail the test.

    So does what the server's policy forbids and a page tries all the same.
    """
    contexts, complaints = [], []

    def open_page(path, context=None, **options):
        if context is None:
            context = browser.new_context(**options)
            contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("dialog", lambda dialog: complaints.append(dialog.message))
        page.on("console", lambda said: "violates" in said.text and complaints.append(said.text))
        page.goto(live.address + path)
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert complaints == []


def join(visit, live, name="", **options):
    """Open a phone as a QR code does, and join."""
    page = visit(f"#{live.room.code}", **PHONE, **options)
    page.get_by_label("Your name").fill(name)
    page.get_by_role("button", name="Join").click()
    expect(page.locator(LINE)).not_to_have_text("Joining …")
    return page


def ask(presenter, title):
    presenter.get_by_role("button", name=f"Ask: {title}").click()
    expect(presenter.locator(".nl-board")).to_have_attribute("data-phase", "open")


def see_the_second_vote(phone):
    expect(phone.get_by_text("Second vote, after the discussion")).to_be_visible()
    expect(phone.locator(".nl-answer")).to_be_enabled()


def test_a_class_votes_discusses_and_votes_again(visit, live, axe):
    """The whole way, as a presenter, a wall and three phones go it."""
    presenter = visit(f"present#{live.room.token}", **WALL)
    wall = visit(f"wall#{live.room.wall}", **WALL)
    phones = [join(visit, live) for _ in range(3)]
    expect(wall.locator(".nl-code")).to_have_text(live.room.code)
    expect(wall.locator(".nl-qr")).to_be_visible()
    expect(presenter.locator(".nl-count")).to_have_text("3 students here")
    ask(presenter, "Which?")
    for phone, choice in zip(phones, ["Right-hand", "Right-hand", "Wrong-hand"], strict=True):
        phone.get_by_label(choice).check()
        phone.get_by_label("Sure", exact=True).check()
        phone.get_by_role("button", name="Vote").click()
        expect(phone.locator(LINE)).to_contain_text("is kept")
    expect(wall.locator(".nl-count")).to_have_text("3 votes of 3 here")
    assert wall.locator(".nl-fill").count() == 0
    assert axe(phones[0]) == []
    presenter.get_by_role("button", name="Close the vote").click()
    expect(presenter.locator(".nl-cue")).to_contain_text("67 % right")
    expect(phones[0].get_by_label("Right-hand")).to_be_disabled()
    presenter.get_by_role("button", name="Let them discuss").click()
    expect(phones[0].locator(LINE)).to_contain_text("Talk it over")
    assert wall.locator(".nl-fill").count() == 0
    presenter.get_by_role("button", name="Open the second vote").click()
    for phone in phones:
        see_the_second_vote(phone)
        phone.get_by_label("Right-hand").check()
        phone.get_by_role("button", name="Vote").click()
        expect(phone.locator(LINE)).to_contain_text("is kept")
    expect(wall.get_by_text("Second vote, after the discussion")).to_have_text(
        "Second vote, after the discussion"
    )
    presenter.get_by_role("button", name="Close the vote").click()
    presenter.get_by_role("button", name="Show the votes").click()
    expect(wall.locator(".nl-shift")).to_contain_text("3 students voted twice")
    presenter.get_by_role("button", name="Show the answer").click()
    expect(wall.locator(".nl-told")).to_contain_text("Right-hand")
    expect(phones[2].locator(LINE)).to_have_text("Your vote was right.")
    expect(wall.locator(".nl-shift")).to_contain_text("Normalised gain 1.00")
    assert axe(wall) == []
    assert axe(presenter) == []
    with phones[0].expect_download() as taken:
        phones[0].get_by_role("button", name="Take my answers along").click()
    record = json.loads(taken.value.path().read_text())
    assert [one["c"] for one in record["log"]["one"]] == [1, 1]
    with presenter.expect_download() as results:
        presenter.get_by_role("button", name="Download the answers").click()
    assert results.value.path().read_bytes()[:2] == b"PK"


def test_reloads_tabs_and_lost_networks_neither_lose_nor_double(visit, live):
    presenter = visit(f"present#{live.room.token}", **WALL)
    phone = join(visit, live)
    ask(presenter, "Which?")
    phone.get_by_label("Wrong-hand").check()
    phone.context.set_offline(True)
    phone.get_by_role("button", name="Vote").click()
    phone.context.set_offline(False)
    expect(phone.locator(LINE)).to_contain_text("is kept")
    phone.reload()
    expect(phone.get_by_label("Wrong-hand")).to_be_checked()
    tab = visit("", context=phone.context)
    expect(tab.get_by_label("Wrong-hand")).to_be_checked()
    tab.get_by_label("Right-hand").check()
    tab.get_by_role("button", name="Change my vote").click()
    expect(phone.get_by_label("Right-hand")).to_be_checked()
    presenter.get_by_role("button", name="Close the vote").click()
    presenter.get_by_text("The votes (not on the wall yet)").click()
    expect(presenter.locator(".nl-number").first).to_be_visible()
    assert sum(len(votes) for votes in live.room.votes.values()) == 1
    [vote] = live.room.votes[live.room.stand.round].values()
    assert vote.response == RIGHT["one"]


def test_a_text_meant_to_break_the_wall_is_text(visit, live):
    presenter = visit(f"present#{live.room.token}", **WALL)
    wall = visit(f"wall#{live.room.wall}", **WALL)
    phone = join(visit, live, name=HOSTILE[:60])
    ask(presenter, "Who?")
    phone.get_by_label("Your answer").fill(HOSTILE)
    phone.keyboard.press("Enter")
    expect(phone.locator(LINE)).to_contain_text("is kept")
    presenter.get_by_role("button", name="Close the vote").click()
    presenter.get_by_role("button", name="Show the votes").click()
    expect(wall.locator(".nl-picture")).to_contain_text("1 answer not shown")
    presenter.locator(".nl-texts input").check()
    expect(wall.locator(".nl-bars .nl-label")).to_have_text(HOSTILE, use_inner_text=False)
    for page in (wall, presenter, phone):
        assert page.locator("img[src=x], .nl-board script, .nl-phone script").count() == 0


def test_what_a_presenter_unfolded_stays_so(visit, live):
    """Votes that are looked at before the class sees them stay in sight while texts are chosen."""
    presenter = visit(f"present#{live.room.token}", **WALL)
    phone = join(visit, live)
    ask(presenter, "Who?")
    phone.get_by_label("Your answer").fill("Somebody")
    phone.keyboard.press("Enter")
    expect(phone.locator(LINE)).to_contain_text("is kept")
    presenter.get_by_role("button", name="Close the vote").click()
    presenter.get_by_text("The votes (not on the wall yet)").click()
    expect(presenter.locator(".nl-picture")).to_contain_text("1 answer not shown")
    presenter.locator(".nl-texts input").check()
    expect(presenter.locator(".nl-bars .nl-label")).to_have_text("Somebody")
    expect(presenter.locator(".nl-bars .nl-label")).to_be_visible()


def test_every_kind_is_answered_by_keyboard_on_a_phone(visit, live):
    """Each form is filled in by what a keyboard can do, and each picture is drawn on the wall.

    What was filled in when the vote closed is still there when it is opened again.
    """
    presenter = visit(f"present#{live.room.token}", **WALL)
    wall = visit(f"wall#{live.room.wall}", **WALL)
    phone = join(visit, live)
    for number, one in enumerate(BANK):
        presenter.locator(".nl-items button").nth(number).click()
        expect(phone.locator(".nl-answer")).to_be_visible()
        expect(phone.locator(".nl-answer:enabled")).to_be_visible()
        fill(phone, one["kind"])
        presenter.get_by_role("button", name="Close the vote").click()
        presenter.get_by_role("button", name="Open the second vote").click()
        see_the_second_vote(phone)
        phone.get_by_role("button", name="Vote").press("Enter")
        expect(phone.locator(LINE)).to_contain_text("is kept")
        assert phone.evaluate("document.documentElement.scrollWidth") <= 390
        presenter.get_by_role("button", name="Close the vote").click()
        presenter.get_by_role("button", name="Show the answer").click()
        expect(wall.locator(".nl-picture")).to_have_count(2)
        expect(phone.locator(".nl-told h2")).to_be_visible()
        assert wall.evaluate("document.documentElement.scrollWidth") <= 1920


def fill(page, kind):
    """Fill in any answer, by the keyboard."""
    if kind in ("single", "poll", "multiple", "reason"):
        for group in ("radio", "checkbox"):
            names = page.locator(f".nl-answer input[type={group}]").evaluate_all(
                "(all) => [...new Set(all.map((one) => one.name))]"
            )
            for name in names:
                page.locator(f".nl-answer input[name='{name}']").first.press("Space")
    elif kind == "order":
        page.get_by_role("button", name="Move down").first.press("Enter")
    elif kind == "place":
        page.locator("input[type=range]").press("ArrowRight")
    else:
        for field in page.locator(".nl-answer select:visible").all():
            field.select_option(index=1)
        for field in page.locator(".nl-answer input:is([type=text]):visible").all():
            field.fill("12")


def test_a_scale_on_a_phone_has_its_ends_apart_and_marks_in_their_places(visit, live):
    """As beside a quiz of the book, under a policy that lets no attribute style an element."""
    do(live.room, "ask", "when")
    phone = join(visit, live)
    phone.locator(".nq-axis i").first.wait_for()
    left = "(found) => found.map((one) => one.getBoundingClientRect().left)"
    marks = phone.locator(".nq-axis i:not([hidden])").evaluate_all(left)
    assert len(marks) > 2
    assert marks == sorted(set(marks))
    earliest, latest = phone.locator(".nq-ends span").evaluate_all(left)
    assert latest - earliest > 200


def test_somebody_without_the_code_is_told_so(visit, live):
    page = visit("", **PHONE)
    page.get_by_label("Code on the wall").fill("WRONG2")
    page.get_by_role("button", name="Join").click()
    expect(page.locator(LINE)).to_contain_text("no class with this code")
    page.get_by_label("Code on the wall").fill(live.room.code.lower())
    page.get_by_role("button", name="Join").click()
    expect(page.locator(LINE)).to_contain_text("You are in")


def test_a_student_deletes_what_she_gave(visit, live):
    presenter = visit(f"present#{live.room.token}", **WALL)
    phone = join(visit, live, name="Ada")
    ask(presenter, "Which?")
    phone.get_by_label("Right-hand").check()
    phone.get_by_role("button", name="Vote").click()
    expect(phone.locator(LINE)).to_contain_text("is kept")
    phone.get_by_role("button", name="Delete what I gave").click()
    assert live.room.names != {}
    phone.get_by_role("button", name="Press again to delete it").click()
    expect(phone.locator(LINE)).to_contain_text("is deleted")
    assert live.room.names == {}
    assert (
        phone.evaluate("Object.keys(localStorage).filter((one) => /v1\\/./.test(one)).length") == 0
    )


def test_a_notebook_shows_joins_and_results_and_says_what_was_pressed(mount, tmp_path):
    """The widget's board follows its trait, and each press is a message to the kernel."""
    room = Room(asked_items(), Store(tmp_path / "class.sqlite"), "A class")

    def board(here):
        view = {**Presenting(room).board(presenter=True), "here": here, "role": "presenter"}
        return json.loads(json.dumps(view))

    page = mount("live", {"board": board(0), "proxied": "/user/ada/proxy/8642/"})
    page.evaluate("models[0].sent = []; models[0].send = (one) => models[0].sent.push(one); 0")
    expect(page.locator(".nl-code")).to_have_text(room.code)
    proxied = {**board(0), "address": "https://hub.test/user/ada/proxy/8642/"}
    page.evaluate("(board) => models[0].set('board', board)", proxied)
    expect(page.locator(".nl-address")).to_have_text("hub.test/user/ada/proxy/8642/")
    page.get_by_role("button", name="Ask: Which?").click()
    do(room, "ask", "one")
    for client, response in (("a", RIGHT["one"]), ("b", WRONG["one"])):
        vote(room, client, response)
    page.evaluate("(board) => models[0].set('board', board)", board(3))
    expect(page.locator(".nl-count")).to_have_text("2 votes of 3 here")
    do(room, "close")
    page.evaluate("(board) => models[0].set('board', board)", board(3))
    expect(page.locator(".nl-cue")).to_contain_text("50 % right")
    page.get_by_role("button", name="Show the votes").click()
    assert page.evaluate("models[0].sent") == [
        {"type": "do", "act": "ask", "item": "one"},
        {"type": "do", "act": "show"},
    ]
    room.store.close()
