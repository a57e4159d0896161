"""Pages and headers, foreign origins, and the file of results."""

import gzip
import io
import re
import zipfile
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import pytest
from websockets.exceptions import InvalidStatus
from websockets.sync.client import connect

from natorussia.live.server import FILES, SCRIPTS
from tests.live.classes import Board, Phone
from tests.live.questions import RIGHT


def get(live, path, **headers):
    with urlopen(Request(live.address + path, headers=headers), timeout=60) as answer:
        return answer.read(), answer.headers


@pytest.mark.parametrize("path", [*SCRIPTS, *FILES])
def test_every_page_is_locked_down(live, path):
    _, headers = get(live, path)
    policy = headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert "frame-ancestors 'none'" in policy
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "no-referrer"
    assert "Set-Cookie" not in headers
    assert "Access-Control-Allow-Origin" not in headers


@pytest.mark.parametrize("path", SCRIPTS)
def test_every_address_in_a_page_is_relative(live, path):
    body, _ = get(live, path)
    links = re.findall(r'(?:href|src)="([^"]*)"', body.decode())
    assert links
    assert all(re.fullmatch(r"[a-z]+\.(?:js|css)", link) for link in links)


def test_a_phone_s_page_weighs_at_most_40_kilobytes(live):
    sizes = [
        len(get(live, path, **{"Accept-Encoding": "gzip"})[0])
        for path in ("", "phone.js", "phone.css")
    ]
    assert sum(sizes) <= 40_000


def test_what_is_packed_is_what_is_not(live):
    packed, headers = get(live, "phone.js", **{"Accept-Encoding": "gzip"})
    assert headers["Content-Encoding"] == "gzip"
    assert gzip.decompress(packed) == get(live, "phone.js")[0]


@pytest.mark.parametrize("path", ["nothing", "../pyproject.toml", "static/phone.js", "phone.ts"])
def test_nothing_else_is_there(live, path):
    with pytest.raises(HTTPError) as refused:
        get(live, path)
    assert refused.value.code == 404


def test_foreign_pages_are_turned_away(live):
    with pytest.raises(InvalidStatus) as refused:
        connect(live.url, origin="https://elsewhere.example", proxy=None, legacy=True)
    assert refused.value.response.status_code == 403
    with pytest.raises(InvalidStatus):
        connect(live.url, origin="null", proxy=None, legacy=True)


def test_own_pages_are_let_in_also_behind_a_proxy(live):
    connect(live.url, origin=live.address.rstrip("/"), proxy=None, legacy=True).close()
    host = {"X-Forwarded-Host": "hub.example"}
    connect(
        live.url, origin="https://hub.example", additional_headers=host, proxy=None, legacy=True
    ).close()


@pytest.mark.parametrize("token", ["", "Bearer ", "Bearer wrong"])
def test_results_need_the_presenter_s_token(live, token):
    for path in ("results", "results?names=yes"):
        with pytest.raises(HTTPError) as refused:
            get(live, path, Authorization=token)
        assert refused.value.code == 403
    with pytest.raises(HTTPError):
        get(live, "results", Authorization=f"Bearer {live.room.wall}")


def test_results_bear_names_only_when_asked(live):
    presenter, phone = Board(live, live.room.token), Phone(live, name="Ada")
    presenter.do("ask", item="one")
    phone.vote(RIGHT["one"])
    presenter.do("close")
    presenter.until("board", phase="closed")
    token = f"Bearer {live.room.token}"
    for path, named in (("results", False), ("results?names=yes", True)):
        body, headers = get(live, path, Authorization=token)
        assert headers["Cache-Control"] == "no-store"
        [text] = [zipfile.ZipFile(io.BytesIO(body)).read("student 1.json")]
        assert (b"Ada" in text) is named
