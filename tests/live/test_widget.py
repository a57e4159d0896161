"""The class in a notebook: votes come in, the board follows, and rows come out."""

import json
import threading

import pytest

from natorussia import Forecast, Live, Quiz
from tests.live.classes import WAIT, Phone
from tests.live.questions import BANK, RIGHT


class Served:
    """What `tests.live.classes.Phone` needs to know of a widget."""

    def __init__(self, live):
        self.url = f"ws://127.0.0.1:{live.place.port}/ws"
        self.room = live.room


def until(live, **wanted):
    """Wait until the board shows what is wanted."""
    there = threading.Event()

    def look(change):
        if wanted.items() <= change["new"].items():
            there.set()

    live.observe(look, "board")
    look({"new": live.board})
    assert there.wait(WAIT), live.board
    live.unobserve(look, "board")


@pytest.fixture
def live():
    made = Live(BANK)
    yield made
    made.close()


def test_votes_come_to_the_board_and_out_as_rows(live):
    until(live, phase="rest")
    live.do({"type": "do", "act": "ask", "item": "one"})
    until(live, phase="open")
    phone = Phone(Served(live), name="Ada")
    phone.vote(RIGHT["one"], sure=2)
    until(live, votes=1, here=1)
    live.do({"type": "do", "act": "close"})
    until(live, phase="closed")
    assert live.board["pictures"]["1"][0]["bars"]
    [row] = live.responses.to_dict("records")
    assert (row["name"], row["credit"], row["confidence"]) == ("Ada", 1, 2)


def test_what_cannot_be_done_is_said(live):
    said = []
    live.send = said.append
    live.do({"type": "do", "act": "close"})
    live.do({"type": "do", "act": "ask", "item": "one"})
    until(live, phase="open")
    assert [message["type"] for message in said] == ["refused"]


def test_the_board_is_open_to_this_machine_alone(live):
    assert live.address == f"http://127.0.0.1:{live.place.port}/#{live.room.code}"
    assert live.room.code in live.fallback_html()
    assert live.room.token not in json.dumps([live.board, live.fallback_html()])


def test_quizzes_and_forecasts_are_asked_as_they_are():
    quiz, forecast = Quiz(BANK), Forecast(section="cfe")
    asked = [Live(quiz), Live(forecast)]
    assert list(asked[0].room.items) == [one["id"] for one in BANK]
    assert len(asked[1].room.items) == len(forecast.questions)
    for one in asked:
        one.close()


def test_a_hub_s_proxy_is_found(monkeypatch):
    monkeypatch.setenv("JUPYTERHUB_SERVICE_PREFIX", "/user/ada/")
    made = Live(BANK)
    assert made.proxied == f"/user/ada/proxy/{made.place.port}/"
    made.close()


def test_the_board_follows_the_address_that_a_proxy_has(live):
    until(live, phase="rest")
    live.do({"type": "do", "act": "address", "address": "https://hub.example/user/ada/proxy/1/"})
    until(live, address="https://hub.example/user/ada/proxy/1/")
    assert live.address == f"https://hub.example/user/ada/proxy/1/#{live.room.code}"


def test_what_was_kept_in_a_folder_of_its_own_is_gone_at_the_end():
    made = Live(BANK)
    path = made.room.store.path
    assert path.is_file()
    made.close()
    assert not path.parent.exists()


def test_a_file_of_one_s_own_stays(tmp_path):
    made = Live(BANK, store=tmp_path / "mine.sqlite")
    code = made.room.code
    made.close()
    again = Live(BANK, store=tmp_path / "mine.sqlite")
    assert again.room.code == code
    again.close()
