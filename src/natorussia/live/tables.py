"""The tables of a live class's file, and all that is read from them and written to them.

Times are in milliseconds since 1970, and no two votes have the same, so that a vote can be told
from all others in the files that are made of them.
"""

import json
import sqlite3
import time
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from natorussia.data.languages import console

FORM = 1
_TABLES = """
CREATE TABLE facts (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE clients (
    client TEXT PRIMARY KEY, name TEXT NOT NULL, joined INTEGER NOT NULL
) WITHOUT ROWID;
CREATE TABLE rounds (
    round INTEGER PRIMARY KEY AUTOINCREMENT, item TEXT NOT NULL, turn INTEGER NOT NULL,
    revision TEXT NOT NULL, opened INTEGER NOT NULL, closed INTEGER
);
CREATE TABLE votes (
    round INTEGER NOT NULL, client TEXT NOT NULL, seq INTEGER NOT NULL, response TEXT NOT NULL,
    sure INTEGER, time INTEGER NOT NULL, PRIMARY KEY (round, client)
) WITHOUT ROWID;
CREATE INDEX of_client ON votes (client);
CREATE INDEX by_time ON votes (time);
"""


@dataclass(frozen=True, slots=True)
class Vote:
    """What a client answered in a round; ``seq`` counts its changes of mind."""

    round: int
    client: str
    seq: int
    response: Any
    sure: int | None
    time: int = 0


@dataclass(frozen=True, slots=True)
class Round:
    """A vote on an item: the first (``turn`` 1) or, after a discussion, the second."""

    round: int
    item: str
    turn: int
    revision: str
    opened: int
    closed: int | None


def now() -> int:
    """Return the time in milliseconds since 1970."""
    return time.time_ns() // 1_000_000


def client_of(token: str) -> str:
    """Return the name that a client has here: its token itself is not kept."""
    return sha256(token.encode()).hexdigest()[:32]


def make(disk: sqlite3.Connection) -> None:
    """Make the tables where there are none.

    Raises
    ------
    ValueError
        If the file has other tables, or is of a form that is not known.
    """
    disk.execute("PRAGMA journal_mode=WAL")
    disk.execute("PRAGMA synchronous=FULL")
    disk.execute("PRAGMA secure_delete=ON")
    form = disk.execute("PRAGMA user_version").fetchone()[0]
    if form == FORM:
        return
    if form or disk.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]:
        raise ValueError(console.filled("its form is {0}, and {1} is known", form, FORM))
    disk.executescript(f"BEGIN; {_TABLES} PRAGMA user_version={FORM}; COMMIT;")


def facts(disk: sqlite3.Connection) -> dict[str, Any]:
    """Return what is kept of the class as a whole: its codes, and where it stands."""
    return {
        name: json.loads(value) for name, value in disk.execute("SELECT name, value FROM facts")
    }


def set_facts(disk: sqlite3.Connection, **found: Any) -> None:  # noqa: ANN401
    """Keep something of the class as a whole."""
    disk.executemany(
        "INSERT INTO facts VALUES (?, ?) ON CONFLICT DO UPDATE SET value = excluded.value",
        [(name, json.dumps(value)) for name, value in found.items()],
    )


def join(disk: sqlite3.Connection, client: str, name: str) -> None:
    """Keep that a client joined, and the name that it gives; no name leaves the one before."""
    disk.execute(
        "INSERT INTO clients VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET name = excluded.name"
        " WHERE excluded.name != ''",
        (client, name, now()),
    )


def names(disk: sqlite3.Connection) -> dict[str, str]:
    """Return all clients with the names that they gave, in the order in which they joined."""
    return dict(disk.execute("SELECT client, name FROM clients ORDER BY joined, client"))


def open_round(disk: sqlite3.Connection, item: str, turn: int, revision: str) -> Round:
    """Begin a vote."""
    opened = now()
    made = disk.execute(
        "INSERT INTO rounds (item, turn, revision, opened) VALUES (?, ?, ?, ?)",
        (item, turn, revision, opened),
    )
    return Round(int(made.lastrowid or 0), item, turn, revision, opened, None)


def close_round(disk: sqlite3.Connection, number: int) -> None:
    """End a vote: what comes after this is refused."""
    disk.execute("UPDATE rounds SET closed = ? WHERE round = ? AND closed IS NULL", (now(), number))


def rounds(disk: sqlite3.Connection) -> list[Round]:
    """Return all votes that were begun, in their order."""
    return [Round(*row) for row in disk.execute("SELECT * FROM rounds ORDER BY round")]


def vote(disk: sqlite3.Connection, given: Vote) -> int:
    """Keep a vote, unless its round is closed, and return its time; 0 if it was refused.

    The latest vote of a client counts.  The same one once more, or an older one that comes late,
    changes nothing, is no error, and gets the time of what is kept.
    """
    last = disk.execute("SELECT max(time) FROM votes").fetchone()[0] or 0
    at = max(last + 1, now())
    row = (given.round, given.client, given.seq, json.dumps(given.response), given.sure, at)
    done = disk.execute(
        "INSERT INTO votes SELECT ?, ?, ?, ?, ?, ? WHERE EXISTS"
        " (SELECT 1 FROM rounds WHERE round = ? AND closed IS NULL)"
        " ON CONFLICT DO UPDATE SET seq = excluded.seq, response = excluded.response,"
        " sure = excluded.sure, time = excluded.time WHERE excluded.seq > votes.seq",
        (*row, given.round),
    )
    if done.rowcount:
        return at
    known = "SELECT time FROM votes WHERE round = ? AND client = ? AND seq >= ?"
    found = disk.execute(known, (given.round, given.client, given.seq)).fetchone()
    return int(found[0]) if found else 0


def votes(disk: sqlite3.Connection) -> list[Vote]:
    """Return all votes that are kept, by time."""
    rows = disk.execute("SELECT * FROM votes ORDER BY time")
    return [Vote(r, c, q, json.loads(given), sure, at) for r, c, q, given, sure, at in rows]


def forget_client(disk: sqlite3.Connection, client: str) -> None:
    """Delete what a client gave, and its name."""
    disk.execute("DELETE FROM votes WHERE client = ?", (client,))
    disk.execute("DELETE FROM clients WHERE client = ?", (client,))


def forget(disk: sqlite3.Connection) -> None:
    """Delete all votes, names and rounds; the codes stay, so that the class can go on."""
    for table in ("votes", "clients", "rounds"):
        disk.execute(f"DELETE FROM {table}")  # noqa: S608
