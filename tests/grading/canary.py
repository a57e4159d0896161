"""Hostile submissions, and what they should leave alone."""

import csv
import json
import os
import socket
import subprocess
import sys
import threading
from pathlib import Path

import natorussia
from natorussia.data.course import shipped
from natorussia.exercises.notebook import notebook, text
from natorussia.exercises.reference import expected
from tests.grading.samples import NINETIES, hand_in, solutions

SECRET = "swordfish"
# Hostile code by class, cells parted by a line of dashes; words in capitals are filled in.
ATTACKS = {
    f"{path.stem}-{number}": code
    for path in sorted(Path(__file__).with_name("attacks").glob("*.txt"))
    for number, code in enumerate(path.read_text(encoding="utf-8").split("\n---\n"))
}
# Classes that are tried in cells of their own, too: above all others, and below them.
ANYWHERE = {"asking", "candidates", "looking-around", "patched-libraries", "remembering"}
PLACES = ("front", "end")


class Canary:
    """Files to be left alone, and sockets nobody should reach."""

    def __init__(self, folder):
        self.folder = folder
        (folder / "open").mkdir(parents=True)
        (folder / "open").chmod(0o777)
        folder.chmod(0o755)
        (folder / "secret").write_text(SECRET)
        (folder / "gradebook.csv").write_text("student")
        self.reached = []
        self.seconds = str(3_000_000 + os.getpid())  # for how long what is left behind sleeps
        self.tcp = socket.create_server(("127.0.0.1", 0))
        self.port = self.tcp.getsockname()[1]
        self.udp = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        self.udp.bind(("127.0.0.1", self.port))
        self.unix = socket.socket(socket.AF_UNIX)
        self.unix.bind(str(folder / "open" / "socket"))
        (folder / "open" / "socket").chmod(0o777)
        self.unix.listen()
        for one in (self.tcp, self.unix):
            threading.Thread(target=self.listen, args=(one,), daemon=True).start()

    def listen(self, one):
        """Note whoever calls."""
        while True:
            self.reached.append(one.accept()[1])


def grade(folder, *options, before=(), temporary=None):
    """Run the command in a process of its own, and return it with the gradebook's rows.

    Where a folder for temporary files is given, every runner has it in its command line.
    """
    command = [*before, sys.executable, "-m", "natorussia.cli", "grade", str(folder / "in")]
    command += ["--out", str(folder / "out"), "--timeout", "1", "--workers", "2", *options]
    source = str(Path(natorussia.__file__).parents[1])
    environment = os.environ | {"PYTHONPATH": source}
    environment |= {} if temporary is None else {"TMPDIR": str(temporary)}
    ran = subprocess.run(command, capture_output=True, text=True, check=False, env=environment)
    with (folder / "out" / "gradebook.csv").open(encoding="utf-8", newline="") as lines:
        return ran, list(csv.DictReader(lines))


RIGHT = expected(NINETIES)["how-many"][1]


def hostile(code, place="answer"):
    """Return a notebook with hostile code in an answer's cell or its own, and no other answers."""
    answers = {question.name: "pass" for question in NINETIES.questions}
    if place == "answer":
        return text(NINETIES, answers | {"how-many": code})
    found = notebook(NINETIES, answers)
    cells = found["cells"]
    cells.insert(0 if place == "front" else len(cells), own(code))
    return json.dumps(found)


def own(code):
    """Return a cell that is the student's own."""
    return {"cell_type": "code", "metadata": {}, "source": code}


def control():
    """Return what a hostile notebook would be without its hostility: one answer, which is paid."""
    return hostile('number_of_events = len(events[events["section"] == "nineties"])')


def controls():
    """Return by place what hostile notebooks would be with all honest answers in that one cell."""
    honest = "\n\n".join(solutions().values())
    return {f"control-{place}": hostile(honest, place) for place in ("answer", *PLACES)}


def attempts():
    """Yield each attack's name with its code and its place."""
    for name, code in ATTACKS.items():
        yield name, code, "answer"
        for place in PLACES if name.rpartition("-")[0] in ANYWHERE else ():
            yield f"{name}-{place}", code, place


def hand_in_attacks(folder, canary, kinds=()):
    """Hand in all attacks, or those of some classes."""
    for student, code, place in attempts():
        if not kinds or any(student.startswith(f"{kind}-") for kind in kinds):
            filled = located(code).replace("PORT", str(canary.port))
            filled = filled.replace("RIGHT", str(RIGHT)).replace("SECONDS", canary.seconds)
            filled = filled.replace("CANARY", str(canary.folder))
            hand_in(folder, student, hostile(filled, place))


def located(code):
    """Return an attack that knows where the package and the solutions are."""
    package = str(Path(natorussia.__file__).parent)
    return code.replace("PACKAGE", package).replace("COURSE", str(shipped()))
