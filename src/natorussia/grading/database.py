"""The SQLite file of a folder of results: its tables, its transactions, its settings."""

import json
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Self

NAME = "grading.sqlite3"
_SCHEMA = """
create table if not exists settings (name text primary key, value text not null);
create table if not exists contents (digest text primary key, content blob not null);
create table if not exists runs (
    id integer primary key, student text not null, exercise text not null, digest text not null,
    seed integer, record text not null, at text not null);
create unique index if not exists versions on runs (student, exercise, digest);
create table if not exists newest (
    student text not null, exercise text not null, run integer not null references runs (id),
    primary key (student, exercise)) without rowid;
create table if not exists judged (
    student text not null, exercise text not null, place integer not null, question text not null,
    points real, max_points real not null, status text, message text not null,
    version text not null, first text not null, second text not null, earned real not null,
    primary key (student, exercise, question)) without rowid;
create table if not exists decisions (
    id integer primary key, at text not null, who text not null, kind text not null,
    student text not null, exercise text not null, question text not null,
    criterion text not null, points real, text text not null, rests_on text not null);
create table if not exists hand_ins (
    source text not null, place text not null, student text not null, exercise text not null,
    outcome text not null, late integer not null, modified real not null, files integer not null,
    primary key (source, place, student, exercise)) without rowid;
create table if not exists claims (
    student text not null, name text not null, number text not null,
    primary key (student, name, number)) without rowid;
"""


class Database:
    """The file of one folder of results; each step is one transaction, whole or not at all."""

    def __init__(self, folder: Path, *, read_only: bool = False) -> None:
        self.path = folder / NAME
        if read_only:
            self.base = _copied(self.path)
        else:
            folder.mkdir(parents=True, exist_ok=True)
            self.base = sqlite3.connect(self.path, timeout=30.0, isolation_level=None)
            self.base.execute("pragma journal_mode = wal")
            self.base.execute("pragma synchronous = full")
        self.base.executescript(_SCHEMA)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self.base.in_transaction:
            self.base.execute("rollback")
        self.base.close()

    @contextmanager
    def step(self) -> Iterator[None]:
        """Hold several changes together: all of them, or none.  A step within one is part of it."""
        if self.base.in_transaction:
            yield
            return
        self.base.execute("begin immediate")
        try:
            yield
        except BaseException:
            self.base.execute("rollback")
            raise
        self.base.execute("commit")

    def setting(self, name: str) -> Any:  # noqa: ANN401  any JSON
        """Return a setting, or None."""
        row = self.base.execute("select value from settings where name = ?", [name]).fetchone()
        return None if row is None else json.loads(row[0])

    def keep(self, name: str, value: object) -> None:
        """Keep a setting."""
        self.base.execute("replace into settings values (?, ?)", [name, json.dumps(value)])


def _copied(path: Path) -> sqlite3.Connection:
    """Return a copy in memory, in which a dry run can do what it likes."""
    copy = sqlite3.connect(":memory:", isolation_level=None)
    if path.exists():
        base = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)
        base.backup(copy)
        base.close()
    return copy


def now() -> str:
    """Return the time as it is kept: UTC, to the second."""
    return datetime.now(UTC).isoformat(timespec="seconds")
