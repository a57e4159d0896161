"""Hostile submissions, graded by the real command in one class with honest ones."""

import contextlib
import os
import tempfile
from pathlib import Path

import pytest

from natorussia.exercises.notebook import text
from natorussia.exercises.reference import namespace
from tests.grading.canary import (
    ATTACKS,
    RIGHT,
    SECRET,
    Canary,
    attempts,
    control,
    controls,
    grade,
    hand_in_attacks,
    located,
)
from tests.grading.samples import NINETIES, hand_in, right

HONEST = ("aaa", "mmm", "zzz")


@pytest.fixture(scope="module")
def attacked(tmp_path_factory):
    """Grade all attacks at once, with honest classmates before, among and after them."""
    folder = tmp_path_factory.mktemp("attacked")
    folder.parent.chmod(0o755)
    canary = Canary(folder / "canary")
    hand_in_attacks(folder / "in", canary)
    for student in HONEST:
        hand_in(folder / "in", student, right())
    for student, content in {"control": control(), **controls()}.items():
        hand_in(folder / "in", student, content)
    with tempfile.TemporaryDirectory(prefix="natorussia-attacked-") as temporary:
        Path(temporary).chmod(0o755)
        ran, rows = grade(folder, temporary=temporary)
    assert ran.returncode == 0, ran.stderr
    canary.temporary = temporary
    return canary, rows


def test_suite_is_wide_enough():
    """There are at least sixty hostile cells in fifteen classes."""
    assert len({name.rpartition("-")[0] for name in ATTACKS}) >= 15
    assert len(ATTACKS) >= 60


@pytest.mark.parametrize("student", [name for name, _, _ in attempts()])
def test_attack_earns_nothing(attacked, student):
    """Hostile code in place of answers gets a row for each question, and no point."""
    rows = [row for row in attacked[1] if row["student"] == student]
    assert len(rows) == len(NINETIES.questions) + 1
    assert {row["points"] for row in rows} == {"0"}
    assert all(row["status"] for row in rows)


def test_control_is_paid(attacked):
    """The same notebook with an honest answer in the hostile cell's place is paid for it."""
    rows = {row["question"]: row for row in attacked[1] if row["student"] == "control"}
    assert rows["how-many"]["status"] == "correct"
    assert sum(float(row["points"]) for row in rows.values()) == 1


@pytest.mark.parametrize("student", controls())
def test_control_of_each_place_is_paid_for_every_answer(attacked, student):
    """Honest answers to all questions, in the one cell where attacks stand, are paid in full."""
    rows = [row for row in attacked[1] if row["student"] == student]
    paid = [row for row in rows if row["question"] != NINETIES.essay.name]
    assert [row["status"] for row in paid] == ["correct"] * len(NINETIES.questions)


def finds_the_answer(code, folder):
    """Return whether a process that is in no jail finds the answer by this code."""
    child = os.fork()
    if child == 0:
        status = 1
        with contextlib.suppress(BaseException):
            os.chdir(folder)
            names = namespace(NINETIES)
            exec(located(code), names)
            status = int(names.get("number_of_events") != RIGHT)
        os._exit(status)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0


@pytest.mark.parametrize("name", [name for name in ATTACKS if name.startswith("solutions-by")])
def test_solutions_are_where_the_attacks_look(name, tmp_path):
    """Outside the jail, the code that looks for the solutions finds the right answer by them."""
    assert finds_the_answer(ATTACKS[name], tmp_path)


@pytest.mark.parametrize("student", HONEST)
def test_classmates_keep_their_marks(attacked, student):
    """Nobody else's mark changes, whatever is graded beside it."""
    rows = [row for row in attacked[1] if row["student"] == student]
    assert [row["status"] for row in rows] == ["correct"] * len(NINETIES.questions)


def test_nothing_outside_is_touched(attacked):
    """Files outside the scratch folder stay as they were, and no new ones appear."""
    folder = attacked[0].folder
    assert (folder / "secret").read_text() == SECRET
    assert (folder / "secret").stat().st_mode & 0o777 != 0o777
    assert (folder / "gradebook.csv").read_text() == "student"
    assert [path.name for path in (folder / "open").iterdir()] == ["socket"]
    assert not Path("/tmp/natorussia-left-behind").exists()
    assert not Path("/dev/shm/natorussia-left-behind").exists()


def test_nobody_is_called(attacked):
    """No connection, datagram or socket of the machine is reached."""
    canary = attacked[0]
    canary.udp.settimeout(0)
    with pytest.raises(BlockingIOError):
        canary.udp.recv(1)
    assert canary.reached == []


def test_nothing_survives(attacked):
    """No process that a submission of this class started, and no runner, is there afterwards."""
    canary, commands = attacked[0], []
    for process in Path("/proc").glob("[0-9]*/cmdline"):
        try:
            commands.append(process.read_bytes())
        except OSError:
            continue
    assert not [one for one in commands if canary.seconds.encode() in one]
    assert not [one for one in commands if canary.temporary.encode() in one]


def test_secret_stays_out_of_the_book(attacked):
    """What stands in files outside appears in no message."""
    assert not [row for row in attacked[1] if SECRET in row["message"]]


def test_blank_starter_earns_nothing(tmp_path):
    """The starter as it was handed out earns nothing, so that the attacks' zeros mean something."""
    hand_in(tmp_path / "in", "blank", text(NINETIES))
    _, rows = grade(tmp_path)
    assert {row["status"] for row in rows} == {"not-attempted"}
