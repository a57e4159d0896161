"""What goes over the wire: who is let in, what each may hear, and what is refused."""

import json

import pytest
from websockets.exceptions import ConnectionClosed

from natorussia.live import limits
from tests.live.classes import Board, Phone, running
from tests.live.questions import BANK, RIGHT, WRONG

SECRETS = ["Secret-explanation", '"right"', '"count"', '"answer"', '"credit"', '"feedback"']
SECRETS += ['"verdict":', '"pictures"', '"votes"', '"key"']


def keys(value):
    if isinstance(value, dict):
        return {*value, *(name for one in value.values() for name in keys(one))}
    return {name for one in value for name in keys(one)} if isinstance(value, list) else set()


def test_nothing_of_key_or_tally_reaches_a_phone_before_it_may(live):
    """Whole frames are read: of all ten kinds, while the vote is open, closed, and talked over."""
    presenter = Board(live, live.room.token)
    presenter.until("board")
    phone, other = Phone(live), Phone(live)
    for one in BANK:
        presenter.do("ask", item=one["id"])
        assert phone.vote(RIGHT[one["id"]])["type"] == "kept"
        assert other.vote(WRONG[one["id"]])["type"] == "kept"
        presenter.do("close")
        phone.until("state", phase="closed")
        presenter.do("show")
        phone.until("state", phase="closed")
        presenter.do("discuss")
        phone.until("state", phase="discuss")
        heard = "\n".join(phone.heard)
        told = keys([json.loads(text)["told"] for text in phone.heard if '"told"' in text])
        assert not told
        found = keys([json.loads(text) for text in phone.heard if '"mine"' not in text])
        forbidden = {"right", "count", "answer", "credit", "feedback", "pictures", "votes", "key"}
        assert not found & forbidden, one["id"]
        assert "Secret-explanation" not in heard
        phone.heard.clear()
    for guest in (presenter, phone, other):
        guest.close()


def test_the_wall_hears_no_tally_before_it_is_shown(live):
    wall, presenter, phone = Board(live, live.room.wall), Board(live, live.room.token), Phone(live)
    presenter.until("board")
    presenter.do("ask", item="one")
    phone.vote(RIGHT["one"])
    presenter.do("close")
    wall.until("board", phase="closed")
    assert all("pictures" not in json.loads(text) for text in wall.heard)
    assert all("items" not in json.loads(text) for text in wall.heard)
    presenter.do("show")
    assert wall.until("board", shown=True)["pictures"]["1"][0]["right"] == []
    presenter.do("tell")
    phone.until("state", told=live.room.items["one"].told())
    assert phone.until("mine")["verdict"] == "right"


def test_the_wall_may_do_nothing(live):
    wall = Board(live, live.room.wall)
    wall.until("board")
    wall.do("ask", item="one")
    wall.say(type="ping")
    phone = Phone(live)
    assert phone.until("state")["phase"] == "rest"


def test_a_wrong_code_stays_out_and_the_right_one_may_follow(live):
    phone = Phone(live, code="WRONG2")
    assert phone.until("out")["why"] == "code"
    phone.say(type="join", code=live.room.code.lower(), client=phone.token, name="")
    assert phone.until("in")


def test_codes_cannot_be_guessed_at_leisure(live):
    phone = Phone(live, code="WRONG2")
    tries = 1
    while phone.until("out")["why"] == "code":
        phone.say(type="join", code="WRONG3", client=phone.token)
        tries += 1
    assert phone.heard[-1] == '{"type": "out", "why": "guesses"}'
    assert limits.WRONG_CODES < tries < 10 * limits.WRONG_CODES


def test_a_student_who_is_known_comes_back_in_spite_of_guesses(live):
    first = Phone(live)
    first.until("state")
    for _ in range(limits.WRONG_CODES + 1):
        Phone(live, code="WRONG2").until("out")
    again = Phone(live, token=first.token)
    assert again.until("in")


def test_only_so_many_may_join(tmp_path):
    with running(tmp_path / "class.sqlite", clients=2) as live:
        guests = [Phone(live) for _ in range(2)]
        for guest in guests:
            guest.until("state")
        late = Phone(live)
        assert late.until("out")["why"] == "full"
        assert Phone(live, token=guests[0].token).until("in")


@pytest.mark.parametrize("token", ["", "x" * 24, "é" * 24])
def test_boards_need_their_token(live, token):
    board = Board(live, token)
    assert board.until("out")["why"] == "token"
    with pytest.raises(ConnectionClosed):
        board.until("board")


@pytest.mark.parametrize(
    "text",
    [
        "no JSON",
        "[]",
        "1",
        '{"type": "vote", "round": 1}',
        '{"type": "do", "act": "forget"}',
        '{"type": "join", "client": "short"}',
        '{"type": "join", "client": ["x"]}',
        "[" * 5000,
    ],
)
def test_who_is_not_in_is_heard_no_further(live, text):
    guest = Board(live, "")
    guest.until("out")
    other = Phone.__new__(Phone)
    super(Phone, other).__init__(live)
    other.socket.send(text)
    with pytest.raises(ConnectionClosed):
        other.until("state")
    assert live.room.names == {}


def test_half_an_emoji_breaks_no_wall(live):
    """A field that is full cuts one in two, and UTF-8 has no halves: others hear a sign for it."""
    presenter, phone = Board(live, live.room.token), Phone(live, name="A\ud83d")
    presenter.do("ask", item="word")
    assert phone.vote("yes \ud83d")["type"] == "kept"
    presenter.do("close")
    board = presenter.until("board", phase="closed")
    assert [one["text"] for one in board["texts"]] == ["yes ?"]
    whole = Phone(live)
    presenter.do("ask", item="word")
    assert whole.vote("\U0001f600")["type"] == "kept"
    presenter.do("close")
    board = presenter.until("board", phase="closed", votes=1)
    assert [one["text"] for one in board["texts"]] == ["\U0001f600"]
    assert {*live.room.names.values()} == {"A?", ""}
    for guest in (presenter, phone, whole):
        guest.close()


def test_a_message_that_is_too_large_ends_the_connection(live):
    phone = Phone(live)
    phone.until("state")
    phone.say(type="vote", response="x" * limits.LARGEST)
    with pytest.raises(ConnectionClosed):
        phone.until("refused")
    assert Phone(live, token=phone.token).until("in")


def test_a_client_that_sends_too_much_is_slowed_on_all_its_connections(live):
    presenter = Board(live, live.room.token)
    presenter.do("ask", item="one")
    phone = Phone(live)
    number = phone.until("state", phase="open")["round"]
    tab = Phone(live, token=phone.token)
    tab.until("state", phase="open")
    for seq in range(1, limits.MESSAGES * 3):
        phone.say(type="vote", round=number, seq=seq, response=RIGHT["one"], sure=None)
    phone.until("refused", why="slow")
    assert tab.vote_in(number, RIGHT["one"], seq=1).get("why", "slow") == "slow"


def test_a_second_tab_and_a_reload_neither_lose_nor_double(live):
    presenter = Board(live, live.room.token)
    presenter.do("ask", item="one")
    phone = Phone(live)
    number = phone.until("state", phase="open")["round"]
    tab = Phone(live, token=phone.token)
    tab.until("state", phase="open")
    phone.vote_in(number, WRONG["one"], seq=1)
    assert tab.until("mine")["response"] == WRONG["one"]
    tab.vote_in(number, RIGHT["one"], seq=2)
    assert phone.until("mine", seq=2)["response"] == RIGHT["one"]
    phone.close()
    reloaded = Phone(live, token=phone.token)
    assert reloaded.until("mine")["response"] == RIGHT["one"]
    assert reloaded.vote_in(number, RIGHT["one"], seq=2)["type"] == "kept"
    presenter.do("close")
    picture = presenter.until("board", phase="closed")["pictures"]["1"][0]
    assert sum(bar["count"] for bar in picture["bars"]) == 1


def test_a_count_down_closes_the_vote(live):
    presenter = Board(live, live.room.token)
    presenter.do("ask", item="one")
    presenter.until("board", phase="open")
    presenter.do("count", seconds=1)
    assert 0 < presenter.until("board", phase="open", votes=0)["left"] <= 1
    assert presenter.until("board", phase="closed")


@pytest.mark.parametrize(
    ("act", "more"),
    [
        ("nonsense", {}),
        ("ask", {"item": "no such"}),
        ("ask", {"item": 3}),
        ("ask", {}),
        ("count", {"seconds": "x"}),
        ("count", {"seconds": 1e9}),
        ("address", {"address": "javascript:alert(1)"}),
        ("address", {"address": "http://" + "x" * 400}),
        ("close", {}),
    ],
)
def test_what_a_presenter_cannot_do_is_said(live, act, more):
    presenter = Board(live, live.room.token)
    presenter.until("board")
    presenter.do(act, **more)
    assert presenter.until("refused")["why"]
    presenter.do("ask", item="one")
    assert presenter.until("board", phase="open")


def test_the_code_on_the_wall_leads_to_the_address_that_the_page_knows(live):
    presenter = Board(live, live.room.token)
    assert presenter.until("board")["qr"] == ""
    presenter.do("address", address="https://hub.example/user/x/proxy/8642/")
    presenter.do("ask", item="one")
    board = presenter.until("board", phase="open")
    assert board["address"] == "https://hub.example/user/x/proxy/8642/"
    assert board["qr"].startswith("data:image/svg+xml")


def test_a_student_takes_along_what_was_told_and_nothing_else(live):
    presenter, phone = Board(live, live.room.token), Phone(live, name="  Ada   Lovelace ")
    for name in ("one", "word"):
        presenter.do("ask", item=name)
        phone.vote(RIGHT[name], sure=2)
    presenter.do("ask", item="one")
    phone.vote(RIGHT["one"])
    presenter.do("close")
    presenter.until("board", phase="closed")
    presenter.do("tell")
    phone.until("state", phase="closed", told=live.room.items["one"].told())
    phone.say(type="take")
    record = json.loads(phone.until("record")["text"])
    assert record["name"] == "Ada Lovelace"
    assert list(record["log"]) == ["one"]


def test_a_student_deletes_what_is_hers(live):
    presenter, phone = Board(live, live.room.token), Phone(live, name="Ada")
    presenter.do("ask", item="one")
    phone.vote(RIGHT["one"])
    phone.say(type="forget")
    phone.until("forgotten")
    assert live.room.names == {}
    assert live.room.votes[live.room.stand.round] == {}
