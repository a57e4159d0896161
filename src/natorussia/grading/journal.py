"""The journal: each submission's values, appended as they come, so that nothing is lost."""

import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Self

Record = dict[str, Any]
Key = tuple[str, str]


class Journal:
    """Lines of JSON, one a graded submission; a torn last line, left by a kill, is cut off."""

    def __init__(self, path: Path, *, read_only: bool = False) -> None:
        self.path = Path(os.devnull) if read_only and not path.exists() else path
        self.places: dict[Key, tuple[int, str, int | None]] = {}
        if not read_only:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.touch()
        whole = self._read()
        if not read_only:
            os.truncate(self.path, whole)
        self._lines = self.path.open("rb" if read_only else "ab")

    def _read(self) -> int:
        """Note where the records are; return where the last whole one ends."""
        whole = 0
        with self.path.open("rb") as lines:
            for line in lines:
                record = _parsed(line)
                if record is None:
                    break
                self.places[record["student"], record["exercise"]] = whole, *_rests_on(record)
                whole += len(line)
        return whole

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._lines.close()

    def append(self, record: Record) -> None:
        """Write one submission's record through to the disk."""
        place = self._lines.tell()
        self._lines.write(json.dumps(record, sort_keys=True).encode() + b"\n")
        self._lines.flush()
        os.fdatasync(self._lines.fileno())
        self.places[record["student"], record["exercise"]] = place, *_rests_on(record)

    def holds(self, key: Key, digest: str, seed: int) -> bool:
        """Whether this very submission has been run already, on the tables of this seed."""
        return key in self.places and self.places[key][1:] == (digest, seed)

    def seed(self, key: Key) -> int | None:
        """Return the seed of the changed tables on which a submission was run."""
        return self.places[key][2]

    def records(self) -> Iterator[Record]:
        """Read the newest record of each submission, sorted by student and exercise."""
        with self.path.open("rb") as lines:
            for key in sorted(self.places):
                lines.seek(self.places[key][0])
                record = _parsed(lines.readline())
                if record is not None:
                    yield record


def _rests_on(record: Record) -> tuple[str, int | None]:
    return record["digest"], record.get("seed")


def _parsed(line: bytes) -> Record | None:
    if not line.endswith(b"\n"):
        return None
    try:
        found: Record = json.loads(line)
    except ValueError:
        return None
    return found
