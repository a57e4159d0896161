"""The store: one SQLite file a folder of results, from which everything else is written.

It holds what every hand-in gave (its values, and its bytes), what was judged, and what people
decided, each with who and when.  Nothing is deleted: a later decision stands above an earlier one.
"""

import json
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from natorussia.grading.database import Database, now

Record = dict[str, Any]
Key = tuple[str, str]


@dataclass(frozen=True)
class Decision:
    """What a person decided.

    Parameters
    ----------
    kind
        ``points`` (for an essay or in place of a judged answer), ``agreed`` (after two markers
        differed), ``criterion``, ``comment``, ``keeps`` (of a late hand-in), ``due``,
        ``extension`` or ``renamed``.
    rests_on
        The version of the text that it was given for; empty where it stands for any.
    """

    kind: str
    student: str
    exercise: str
    question: str = ""
    criterion: str = ""
    points: float | None = None
    text: str = ""
    rests_on: str = ""
    who: str = ""
    at: str = ""
    id: int = 0


class Store(Database):
    """The results of one folder: runs, judged values, decisions, hand-ins."""

    def append(self, record: Record, content: bytes | None = None) -> None:
        """Keep what a submission gave, as its student's newest, with its bytes."""
        who = [record["student"], record["exercise"], record["digest"]]
        with self.step():
            self.base.execute(
                "insert into runs (student, exercise, digest, seed, record, at)"
                " values (?, ?, ?, ?, ?, ?) on conflict (student, exercise, digest)"
                " do update set seed = excluded.seed, record = excluded.record, at = excluded.at",
                [*who, record.get("seed"), json.dumps(record, sort_keys=True), now()],
            )
            if content is not None:
                packed = zlib.compress(content)
                self.base.execute(
                    "insert or ignore into contents values (?, ?)", [record["digest"], packed]
                )
            self.choose((who[0], who[1]), record["digest"])

    def choose(self, key: Key, digest: str) -> None:
        """Let a version that has been run be its student's newest."""
        self.base.execute(
            "replace into newest select student, exercise, id from runs"
            " where student = ? and exercise = ? and digest = ?",
            [*key, digest],
        )

    def version(self, key: Key, digest: str) -> Record | None:
        """Return what this very version of a submission gave, if it has been run."""
        return self._one(
            "select student, record from runs where student = ? and exercise = ? and digest = ?",
            [*key, digest],
        )

    def newest(self, key: Key) -> Record | None:
        """Return what the newest version of a student's submission gave."""
        return self._one(
            "select newest.student, record from newest join runs on runs.id = newest.run"
            " where newest.student = ? and newest.exercise = ?",
            key,
        )

    def _one(self, query: str, values: Iterable[str]) -> Record | None:
        """Return a record, under the name that its student has now."""
        row = self.base.execute(query, tuple(values)).fetchone()
        return None if row is None else json.loads(row[1]) | {"student": row[0]}

    def graded(self) -> set[Key]:
        """Return the students and exercises that there are results of."""
        return set(self.base.execute("select student, exercise from newest"))

    def records(self) -> Iterator[Record]:
        """Yield what the newest versions gave, sorted by student and exercise."""
        for key in sorted(self.graded()):
            record = self.newest(key)
            if record is not None:
                yield record

    def earlier(self, key: Key) -> list[Record]:
        """Return what earlier versions of a submission gave, the latest first."""
        rows = self.base.execute(
            "select record from runs where student = ? and exercise = ? and id not in"
            " (select run from newest) order by id desc",
            key,
        )
        return [json.loads(row[0]) for row in rows]

    def content(self, digest: str) -> bytes:
        """Return a hand-in's bytes, or none where they were not kept."""
        row = self.base.execute("select content from contents where digest = ?", [digest])
        found = row.fetchone()
        return b"" if found is None else zlib.decompress(found[0])

    def forget_missing(self, kept: set[Key]) -> None:
        """Drop the rows of those who had handed in nothing, but for those who still have not."""
        for record in list(self.records()):
            key = record["student"], record["exercise"]
            if record["problem"] and record["problem"][0] == "missing" and key not in kept:
                for table in ("newest", "judged"):
                    self.base.execute(
                        f"delete from {table} where student = ? and exercise = ?",  # noqa: S608
                        key,
                    )

    def judge(self, key: Key, marks: Iterable[tuple[Any, ...]]) -> None:
        """Keep what was judged, in the columns of the table from `question` on."""
        with self.step():
            self.base.execute("delete from judged where student = ? and exercise = ?", key)
            self.base.executemany(
                "insert into judged values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                [(*key, place, *mark) for place, mark in enumerate(marks)],
            )

    def judged(self) -> list[tuple[Any, ...]]:
        """Return what was judged, without the column `place`, sorted."""
        return self.base.execute(
            "select student, exercise, question, points, max_points, status, message, version,"
            " first, second, earned from judged order by student, exercise, place"
        ).fetchall()

    def decide(self, decisions: Iterable[Decision], who: str) -> None:
        """Keep what a person decided, with who and when, in one step."""
        with self.step():
            self.base.executemany(
                "insert into decisions (at, who, kind, student, exercise, question, criterion,"
                " points, text, rests_on) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                [
                    (
                        now(),
                        one.who or who,
                        one.kind,
                        one.student,
                        one.exercise,
                        one.question,
                        one.criterion,
                        one.points,
                        one.text,
                        one.rests_on,
                    )
                    for one in decisions
                ],
            )

    def decisions(self) -> list[Decision]:
        """Return every decision, in the order in which they were taken."""
        rows = self.base.execute(
            "select kind, student, exercise, question, criterion, points, text, rests_on, who, at,"
            " id from decisions order by id"
        )
        return [Decision(*row) for row in rows]

    def rename(self, old: str, new: str, who: str) -> None:
        """Give a student's decisions to the name that the student has now."""
        with self.step():
            self.base.execute("update decisions set student = ? where student = ?", [new, old])
            for table in ("runs", "newest", "judged"):
                self.base.execute(
                    f"update or ignore {table} set student = ? where student = ?",  # noqa: S608
                    [new, old],
                )
            for table in ("newest", "judged"):
                self.base.execute(f"delete from {table} where student = ?", [old])  # noqa: S608
            self.decide([Decision("renamed", new, "", text=old)], who)

    def take_in(self, source: str, rows: Iterable[tuple[Any, ...]]) -> None:
        """Keep what came in from one folder or archive, in place of what it held before."""
        with self.step():
            self.base.execute("delete from hand_ins where source = ?", [source])
            self.base.executemany(
                "insert or replace into hand_ins values (?, ?, ?, ?, ?, ?, ?, ?)",
                [(source, *row) for row in rows],
            )

    def hand_ins(self) -> list[tuple[Any, ...]]:
        """Return source, place, student, exercise, outcome, late, modified and files, sorted."""
        return self.base.execute(
            "select * from hand_ins order by source, student, exercise, place"
        ).fetchall()

    def claim(self, claims: dict[str, tuple[tuple[str, str], ...]]) -> None:
        """Keep how the names of students' files can be read."""
        rows = [(student, *one) for student, found in claims.items() for one in found]
        self.base.executemany("insert or ignore into claims values (?, ?, ?)", rows)

    def claims(self) -> dict[str, list[tuple[str, str]]]:
        """Return by student the pairs of name and number that the files' names can be read as."""
        found: dict[str, list[tuple[str, str]]] = {}
        for student, *claim in self.base.execute("select * from claims"):
            found.setdefault(student, []).append((claim[0], claim[1]))
        return found
