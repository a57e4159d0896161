"""A vote is kept once, the latest counts, and what is refused or deleted is not there."""

import sqlite3
import stat
from concurrent.futures import Future
from functools import partial

import pytest

from natorussia.live import tables
from natorussia.live.store import Store, StoreError
from natorussia.live.tables import Vote


@pytest.fixture
def store(tmp_path):
    made = Store(tmp_path / "class.sqlite")
    yield made
    made.close()


def begin(store):
    return store.run(partial(tables.open_round, item="one", turn=1, revision="v")).round


def give(store, number, response, seq=1, client="c"):
    return store.run(partial(tables.vote, given=Vote(number, client, seq, response, None)))


def kept(store):
    return [(vote.client, vote.seq, vote.response) for vote in store.run(tables.votes)]


def test_the_latest_vote_of_a_client_counts(store):
    number = begin(store)
    assert give(store, number, "a")
    assert give(store, number, "b", seq=2)
    assert kept(store) == [("c", 2, "b")]


def test_a_vote_sent_again_or_late_changes_nothing_and_is_no_error(store):
    number = begin(store)
    at = give(store, number, "b", seq=2)
    assert give(store, number, "b", seq=2) == at
    assert give(store, number, "a", seq=1) == at
    assert kept(store) == [("c", 2, "b")]


def test_a_closed_round_takes_no_vote(store):
    number = begin(store)
    give(store, number, "a")
    store.run(partial(tables.close_round, number=number))
    assert give(store, number, "b", seq=2) == 0
    assert give(store, number, "b", client="d") == 0
    assert kept(store) == [("c", 1, "a")]


def test_a_vote_sent_again_after_the_close_is_still_known(store):
    number = begin(store)
    at = give(store, number, "a")
    store.run(partial(tables.close_round, number=number))
    assert give(store, number, "a") == at


def test_a_round_that_was_never_opened_takes_no_vote(store):
    assert give(store, 7, "a") == 0


def test_no_two_votes_have_the_same_time(store):
    number = begin(store)
    times = [give(store, number, "a", client=str(client)) for client in range(50)]
    assert sorted(set(times)) == times


def test_what_fails_in_a_group_takes_nothing_else_with_it(store):
    number, results = begin(store), []
    done = Future()
    acts = [
        partial(tables.vote, given=Vote(number, "a", 1, "x", None)),
        lambda disk: disk.execute("SELECT nonsense"),
        partial(tables.vote, given=Vote(number, "b", 1, "y", None)),
    ]

    def hear(result):
        results.append(result)
        if len(results) == len(acts):
            done.set_result(None)

    for act in acts:
        store.submit(act, hear)
    done.result(60)
    assert isinstance(results[1], sqlite3.Error)
    assert kept(store) == [("a", 1, "x"), ("b", 1, "y")]


def test_results_come_after_the_commit(store):
    """Whoever hears that a vote is kept finds it by another connection."""
    number, found = begin(store), Future()

    def look(_result):
        other = sqlite3.connect(store.path)
        found.set_result(other.execute("SELECT count(*) FROM votes").fetchone()[0])
        other.close()

    store.submit(partial(tables.vote, given=Vote(number, "a", 1, "x", None)), look)
    assert found.result(60) == 1


def test_commits_reach_the_disk(store):
    """The write-ahead log is synchronised at each commit (2 is FULL)."""
    names = ("journal_mode", "synchronous")

    def ask(disk):
        return [disk.execute(f"PRAGMA {name}").fetchone()[0] for name in names]

    assert store.run(ask) == ["wal", 2]


def test_deleted_words_are_gone_from_the_files(store, tmp_path):
    number, done = begin(store), Future()
    give(store, number, "a word that nobody else would write")
    store.forget(partial(tables.forget_client, client="c"), done.set_result)
    done.result(60)
    files = list(tmp_path.glob("class.sqlite*"))
    assert files
    assert all(b"nobody else would write" not in path.read_bytes() for path in files)


def test_the_file_is_its_owner_s_alone(store):
    assert stat.S_IMODE(store.path.stat().st_mode) == 0o600


def test_a_class_goes_on_from_its_file(store):
    number = begin(store)
    give(store, number, "a")
    store.close()
    again = Store(store.path)
    assert [vote.response for vote in again.run(tables.votes)] == ["a"]
    again.close()


def test_another_file_is_refused(tmp_path):
    (tmp_path / "notes.txt").write_text("no database, but long enough to be taken for one" * 99)
    with pytest.raises(StoreError, match="--store"):
        Store(tmp_path / "notes.txt")
    other = sqlite3.connect(tmp_path / "other.sqlite")
    other.execute("CREATE TABLE mine (x)")
    other.close()
    with pytest.raises(StoreError, match="no live class"):
        Store(tmp_path / "other.sqlite")
