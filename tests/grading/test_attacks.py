"""Hostile submissions, graded by the real command in one class with honest ones."""

import csv
import os
import socket
import subprocess
import sys
import threading
from pathlib import Path

import pytest

import natorussia
from natorussia.exercises.notebook import text
from tests.grading.attacks import ATTACKS
from tests.grading.samples import NINETIES, hand_in, right, with_cell

CASES = [
    pytest.param(f"{kind.replace(' ', '-')}-{number}", id=f"{kind.replace(' ', '-')}-{number}")
    for kind, cells in ATTACKS.items()
    for number, _ in enumerate(cells)
]
HONEST = ("aaa", "mmm", "zzz")


class Canary:
    """Files to be left alone, and sockets nobody should reach."""

    def __init__(self, folder):
        self.folder = folder
        (folder / "open").mkdir(parents=True)
        (folder / "open").chmod(0o777)
        folder.chmod(0o755)
        (folder / "secret").write_text("secret")
        (folder / "gradebook.csv").write_text("student")
        self.reached = []
        self.tcp = socket.create_server(("127.0.0.1", 0))
        self.port = self.tcp.getsockname()[1]
        self.udp = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        self.udp.bind(("127.0.0.1", self.port))
        self.unix = socket.socket(socket.AF_UNIX)
        self.unix.bind(str(folder / "open" / "socket"))
        os.chmod(folder / "open" / "socket", 0o777)
        self.unix.listen()
        for one in (self.tcp, self.unix):
            threading.Thread(target=self.listen, args=(one,), daemon=True).start()

    def listen(self, one):
        """Note whoever calls."""
        while True:
            self.reached.append(one.accept()[1])


def grade(folder, *options):
    """Run the command in a process of its own, and return it with the gradebook's rows."""
    command = [sys.executable, "-m", "natorussia.cli", "grade", str(folder / "in")]
    command += ["--out", str(folder / "out"), "--timeout", "1", "--workers", "2", *options]
    source = str(Path(natorussia.__file__).parents[1])
    ran = subprocess.run(
        command, capture_output=True, text=True, timeout=300, env=os.environ | {"PYTHONPATH": source}
    )
    with (folder / "out" / "gradebook.csv").open(encoding="utf-8", newline="") as lines:
        return ran, list(csv.DictReader(lines))


@pytest.fixture(scope="module")
def attacked(tmp_path_factory):
    """Grade all attacks at once, with honest classmates before, among and after them."""
    folder = tmp_path_factory.mktemp("attacked")
    folder.parent.chmod(0o755)
    canary = Canary(folder / "canary")
    package = str(Path(natorussia.__file__).parent)
    for kind, cells in ATTACKS.items():
        for number, code in enumerate(cells):
            filled = code.replace("PORT", str(canary.port)).replace("PACKAGE", package)
            filled = filled.replace("CANARY", str(canary.folder))
            hand_in(folder / "in", f"{kind.replace(' ', '-')}-{number}", with_cell(filled))
    for student in HONEST:
        hand_in(folder / "in", student, right())
    ran, rows = grade(folder)
    assert ran.returncode == 0, ran.stderr
    return canary, rows


def test_suite_is_wide_enough():
    """There are at least sixty hostile cells in fifteen classes."""
    assert len(ATTACKS) >= 15
    assert len(CASES) >= 60


@pytest.mark.parametrize("student", CASES)
def test_attack_earns_nothing(attacked, student):
    """A hostile cell in a blank notebook gets a row for each question, and no point."""
    rows = [row for row in attacked[1] if row["student"] == student]
    assert len(rows) == len(NINETIES.questions) + 1
    assert {row["points"] for row in rows} == {"0"}
    assert all(row["status"] for row in rows)


@pytest.mark.parametrize("student", HONEST)
def test_classmates_keep_their_marks(attacked, student):
    """Nobody else's mark changes, whatever is graded beside it."""
    rows = [row for row in attacked[1] if row["student"] == student]
    assert [row["status"] for row in rows] == ["correct"] * len(NINETIES.questions) + ["pending"]


def test_nothing_outside_is_touched(attacked):
    """Files outside the scratch folder stay as they were, and no new ones appear."""
    folder = attacked[0].folder
    assert (folder / "secret").read_text() == "secret"
    assert (folder / "secret").stat().st_mode & 0o777 != 0o777
    assert (folder / "gradebook.csv").read_text() == "student"
    assert [path.name for path in (folder / "open").iterdir()] == ["socket"]
    assert not Path("/tmp/natorussia-left-behind").exists()
    assert not Path("/dev/shm/natorussia-left-behind").exists()


def test_nobody_is_called(attacked):
    """No connection, datagram or socket of the machine is reached."""
    canary = attacked[0]
    canary.udp.setblocking(False)
    with pytest.raises(BlockingIOError):
        canary.udp.recv(1)
    assert canary.reached == []


def test_nothing_survives(attacked):
    """No process that a submission started is there afterwards."""
    commands = []
    for process in Path("/proc").glob("[0-9]*/cmdline"):
        try:
            commands.append(process.read_bytes())
        except OSError:
            continue
    assert not [one for one in commands if b"sleep\x003333" in one]
    assert not [one for one in commands if b"natorussia.grading.runner" in one]


def test_secret_stays_out_of_the_book(attacked):
    """What stands in files outside appears in no message."""
    assert not [row for row in attacked[1] if "secret" in row["message"].replace("CANARY/secret", "")
                and "Errno" not in row["message"]]


def test_blank_starter_earns_nothing(tmp_path):
    """The starter as it was handed out earns nothing, so that the attacks' zeros mean something."""
    hand_in(tmp_path / "in", "blank", text(NINETIES))
    _, rows = grade(tmp_path)
    assert {row["status"] for row in rows} == {"not-attempted"}
