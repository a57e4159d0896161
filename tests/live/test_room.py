"""What the presenter may do when, and who sees what before and after."""

import json

import pytest

from natorussia.live import tables, views
from natorussia.live.room import Room
from natorussia.live.stand import RefusedError
from natorussia.live.store import Store
from tests.live.classes import do
from tests.live.questions import RIGHT, WRONG, asked_items


def vote(room, client, response, seq=1, sure=None):
    replies = []
    message = {"round": room.stand.round, "seq": seq, "response": response, "sure": sure}
    room.join(client, "", lambda _error: None)
    room.vote(client, message, replies.append)
    room.store.run(lambda _disk: None)
    return replies[-1]


def counts(view, turn=1):
    return [bar["count"] for bar in view["pictures"][turn][0]["bars"]]


def test_a_vote_is_asked_closed_shown_and_told(room):
    do(room, "ask", "one")
    assert vote(room, "a", RIGHT["one"])["type"] == "kept"
    assert "pictures" not in views.board(room, presenter=True)
    do(room, "close")
    assert sorted(counts(views.board(room, presenter=True))) == [0, 1]
    assert "pictures" not in views.board(room, presenter=False)
    do(room, "show")
    wall = views.board(room, presenter=False)
    assert sorted(counts(wall)) == [0, 1]
    assert wall["pictures"][1][0]["right"] == []
    do(room, "tell")
    assert views.board(room, presenter=False)["pictures"][1][0]["right"] == [RIGHT["one"]]
    assert "Right-hand" in views.phone(room)["told"]["answer"]


def test_a_closed_vote_takes_nothing(room):
    do(room, "ask", "one")
    do(room, "close")
    assert vote(room, "a", RIGHT["one"])["why"] == "closed"


def test_a_vote_for_another_round_is_refused(room):
    do(room, "ask", "one")
    old = room.stand.round
    do(room, "ask", "word")
    replies = []
    room.vote("a", {"round": old, "seq": 1, "response": "Kohl", "sure": None}, replies.append)
    assert replies[0]["why"] == "closed"


@pytest.mark.parametrize(
    "strange",
    [
        {"seq": -1},
        {"seq": True},
        {"seq": 2**53},
        {"round": None},
        {"sure": 3},
        {"sure": True},
        {"sure": "2"},
        {"response": "no such option"},
        {"response": None},
    ],
)
def test_strange_votes_are_refused(room, strange):
    do(room, "ask", "one")
    message = {"round": room.stand.round, "seq": 1, "response": RIGHT["one"], "sure": 1}
    replies = []
    room.vote("a", {**message, **strange}, replies.append)
    assert [reply["type"] for reply in replies] == ["refused"]
    assert room.store.run(tables.votes) == []


def test_changing_one_s_mind_is_free_until_the_close(room):
    do(room, "ask", "one")
    vote(room, "a", WRONG["one"], seq=1)
    vote(room, "a", RIGHT["one"], seq=2)
    vote(room, "a", WRONG["one"], seq=1)
    do(room, "close")
    do(room, "tell")
    assert views.mine(room, "a")["credit"] == 1
    assert sum(counts(views.board(room, presenter=True))) == 1


def test_two_phones_of_a_student_are_two_clients(room):
    do(room, "ask", "one")
    vote(room, "a", RIGHT["one"])
    vote(room, "b", RIGHT["one"])
    assert views.board(room, presenter=True)["votes"] == 2


def test_a_discussion_hides_the_votes_and_a_second_vote_shows_who_moved(room):
    do(room, "ask", "one")
    for client, response in zip("abcd", [RIGHT["one"], *[WRONG["one"]] * 3], strict=True):
        vote(room, client, response, sure=0)
    do(room, "close")
    board = views.board(room, presenter=True)
    assert board["cue"]["advice"] == "explain"
    assert board["cue"]["right"][0] == 0.25
    do(room, "show")
    do(room, "discuss")
    assert "pictures" not in views.board(room, presenter=False)
    do(room, "again")
    for client in "abc":
        vote(room, client, RIGHT["one"], sure=2)
    do(room, "close")
    do(room, "tell")
    shift = views.board(room, presenter=False)["shift"]
    assert shift["twice"] == 3
    assert shift["paired"] == {"both": 1, "lost": 0, "won": 2, "neither": 0}
    assert shift["gain"][0] == 1
    assert shift["sure"] == [[4, 0, 0], [0, 0, 3]]
    assert {"before": "Wrong-hand", "after": "Right-hand", "many": 2} in shift["moves"]


def test_moves_name_no_option_as_right_before_the_answer_is_told(room):
    do(room, "ask", "one")
    vote(room, "a", WRONG["one"])
    do(room, "close")
    do(room, "again")
    vote(room, "a", RIGHT["one"])
    do(room, "close")
    do(room, "show")
    shift = views.board(room, presenter=False)["shift"]
    assert shift["moves"] == [{"before": "Not right", "after": "Right", "many": 1}]


def test_a_second_vote_comes_once_and_after_the_first(room):
    with pytest.raises(RefusedError):
        room.again()
    do(room, "ask", "one")
    with pytest.raises(RefusedError):
        room.again()
    do(room, "close")
    do(room, "again")
    do(room, "close")
    with pytest.raises(RefusedError, match="once"):
        room.again()


@pytest.mark.parametrize("act", ["close", "again", "discuss", "show", "tell"])
def test_nothing_is_done_out_of_turn(room, act):
    with pytest.raises(RefusedError, match="rest"):
        getattr(room, act)()


def test_asking_the_next_thing_closes_what_is_open(room):
    do(room, "ask", "one")
    do(room, "ask", "word")
    assert [one.closed is None for one in room.store.run(tables.rounds)] == [False, True]


def test_asking_again_later_begins_anew(room):
    for client in "ab":
        do(room, "ask", "one")
        vote(room, client, RIGHT["one"])
        do(room, "close")
    assert sum(counts(views.board(room, presenter=True))) == 1


def test_typed_answers_wait_for_the_presenter(room):
    do(room, "ask", "word")
    vote(room, "a", "Kohl")
    vote(room, "b", "<script>alert(1)</script>")
    do(room, "close")
    do(room, "show")
    assert views.board(room, presenter=False)["pictures"][1][0]["bars"] == []
    texts = views.board(room, presenter=True)["texts"]
    assert [one["allowed"] for one in texts] == [False, False]
    do(room, "allow", "=kohl")
    wall = json.dumps(views.board(room, presenter=False))
    assert "Kohl" in wall
    assert "script" not in wall
    do(room, "allow", "=kohl", allowed=False)
    assert "Kohl" not in json.dumps(views.board(room, presenter=False))


def test_a_class_goes_on_where_it_stood(room, tmp_path):
    do(room, "ask", "one")
    vote(room, "a", RIGHT["one"])
    codes = room.code, room.token, room.wall
    room.store.close()
    again = Room(asked_items(), Store(tmp_path / "class.sqlite"))
    assert (again.code, again.token, again.wall) == codes
    assert (again.stand, again.names) == (room.stand, room.names)
    assert again.votes == room.votes
    again.store.close()


def test_a_student_s_own_deletion_takes_all_of_hers(room):
    do(room, "ask", "one")
    vote(room, "a", RIGHT["one"])
    vote(room, "b", WRONG["one"])
    gone = []
    room.forget_client("a", lambda: gone.append(True))
    room.store.run(lambda _disk: None)
    assert gone
    assert [one.client for one in room.store.run(tables.votes)] == ["b"]
    assert list(room.store.run(tables.names)) == ["b"] == list(room.names)


def test_forgetting_deletes_everything_but_the_codes(room):
    code = room.code
    do(room, "ask", "one")
    vote(room, "a", RIGHT["one"])
    do(room, "forget")
    for read in (tables.votes, tables.rounds, tables.names):
        assert not room.store.run(read)
    assert (room.code, room.stand.phase, room.votes) == (code, "rest", {})


def test_codes_can_be_read_out(room):
    assert len(room.code) == 6
    assert not set(room.code) & set("AEIOU01")
