"""What one run of the grader is asked to do."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from natorussia.grading.decisions import Request
from natorussia.grading.sandbox.client import Limits

Progress = Callable[[int, int], None]


@dataclass(frozen=True)
class Plan:
    """What to grade, where to put it, and with how much.

    Parameters
    ----------
    submissions
        A folder or an archive; None where only decisions are taken in.
    limits
        What a run may use; None for what the folder's results were run with.
    retry
        The statuses whose submissions are run again.
    wait
        How many seconds to wait where another command works on the folder.
    request
        What people decided: sheets, due dates, points to pay.
    markers
        Who marks essays; each gets a sheet, and two marks have to agree.
    """

    submissions: Path | None
    out: Path
    exercises: tuple[str, ...] = ()
    students: tuple[str, ...] = ()
    workers: int = 1
    limits: Limits | None = None
    seed: int | None = None
    roster: Path | None = None
    dask: str = ""
    dry_run: bool = False
    regrade: bool = False
    retry: frozenset[str] = frozenset()
    unsafe: bool = False
    without: frozenset[str] = frozenset()
    wait: float = 0.0
    request: Request = field(default_factory=Request)
    markers: tuple[str, ...] = ()
    anonymous: bool = False
    earlier: Path | None = None
