"""The right place comes first, or nearly so, whatever words a reader has for it."""

import json

import pytest

from natorussia import data
from natorussia.book.search.entry import COLUMNS
from tests.search.asking import answers, index_of, share, wanted


@pytest.fixture(scope="module")
def index(book):
    """Return the rows of the index of the built book."""
    text = index_of(book).read_text(encoding="utf-8")
    found = json.loads(text.removeprefix("self.nrIndex=").rstrip(";\n"))
    assert found["columns"] == list(COLUMNS)
    return [dict(zip(COLUMNS, row, strict=True)) for row in found["rows"]]


@pytest.fixture(scope="module")
def answered(book, tmp_path_factory):
    """Ask everything once."""
    return answers(index_of(book), wanted(), tmp_path_factory.mktemp("asked"))


def test_other_names_belong_to_rows():
    """Each name that readers may have for a thing is that of a row of the course."""
    tables = {"event": "events", "term": "terms", "actor": "actors", "chapter": "sections"}
    named = {(row["kind"], row["of"]) for row in data.rows("names")}
    there = {(kind, id_) for kind, table in tables.items() for id_ in data.index(table)}
    assert named - there == set()


def test_queries_ask_for_what_there_is(index):
    """Every place that is right is in the index."""
    there = {f"{row['kind']}:{row['id']}" for row in index}
    assert {place for places in wanted().values() for place in places} - there == set()


def test_right_place_comes_first(answered):
    """Of the queries that were written down first, 85 in 100 have the right place at the top."""
    wrong = {
        ask: answered[ask][:3] for ask, right in wanted().items() if answered[ask][0] not in right
    }
    assert share(answered, wanted(), 1) >= 0.85, wrong


def test_right_place_is_among_first_three(answered):
    """And 95 in 100 have it among the first three."""
    assert share(answered, wanted(), 3) >= 0.95


def test_every_event_and_term_can_be_found(index):
    """The events and terms of the course are all there, where a page shows them."""
    found = {
        kind: {row["id"] for row in index if row["kind"] == kind} for kind in ("event", "term")
    }
    assert found["event"] == {row["id"] for row in data.rows("events")}
    assert found["term"] == {row["id"] for row in data.rows("terms")}


def test_addresses_lead_somewhere(book, index):
    """Each place names a page of the book, and an anchor of it that the page has."""
    pages = {path: path.read_text(encoding="utf-8") for path in book.rglob("*.html")}
    lost = []
    for row in index:
        path, _, anchor = row["url"].partition("#")
        text = pages.get(book / path, "")
        if not text or (anchor and f'id="{anchor}"' not in text):
            lost.append(row["url"])
    assert lost == []


def test_index_gives_nothing_away(index):
    """No outcome of a forecast and no word of a teaching note is in the index."""
    texts = " ".join(" ".join(map(str, row.values())) for row in index)
    outcomes = [row["outcome"] for row in data.rows("forecasts") if row["outcome"]]
    assert [outcome for outcome in outcomes if outcome in texts] == []
    assert "Misconceptions" not in texts
