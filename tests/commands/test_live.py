"""``natorussia live``: what it asks, where it is open, what it writes and what it deletes."""

import io
import json
import os
import re
import signal
import subprocess
import sys
import zipfile
from argparse import ArgumentParser

import pytest

from natorussia.cli import main
from natorussia.commands import live
from tests.live.classes import WAIT, Board, Phone
from tests.live.questions import BANK, RIGHT


class Served:
    """What a phone needs to know of a class in another process."""

    def __init__(self, port, code):
        self.url = f"ws://127.0.0.1:{port}/ws"
        self.room = type("Codes", (), {"code": code})


def parsed(*words):
    parser = ArgumentParser()
    live.arguments(parser)
    return parser.parse_args(words)


@pytest.mark.parametrize("ending", [signal.SIGINT, signal.SIGTERM])
def test_a_class_is_asked_and_its_answers_are_written_at_the_end(ending, tmp_path):
    """The printed links lead in, a signal ends it, and the results are there."""
    bank = tmp_path / "bank.yml"
    bank.write_text(json.dumps({"section": "nineties", "questions": BANK[:1]}))
    command = [sys.executable, "-m", "natorussia.cli", "live", str(bank), "--port", "0"]
    command += ["--results", "class.zip", "--names"]
    process = subprocess.Popen(
        command,
        cwd=tmp_path,
        stderr=subprocess.PIPE,
        text=True,
        # A suite that runs in the background passes on that interrupts are ignored.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),  # noqa: PLW1509
    )
    printed = ""
    while "--delete" not in printed:
        line = process.stderr.readline()
        assert line, printed
        printed += line
    port, code = re.search(r"http://127\.0\.0\.1:(\d+)/#(\w+)", printed).groups()
    token = re.search(r"/present#(\S+)", printed)[1]
    assert "open to this machine alone" in printed
    served = Served(port, code)
    presenter, phone = Board(served, token), Phone(served, name="Ada")
    presenter.do("ask", item="one")
    assert phone.vote(RIGHT["one"])["type"] == "kept"
    process.send_signal(ending)
    _, rest = process.communicate(timeout=WAIT)
    assert process.returncode == 0, rest
    assert "natorussia report class.zip" in rest
    packed = zipfile.ZipFile(io.BytesIO((tmp_path / "class.zip").read_bytes()))
    assert json.loads(packed.read("student 1.json"))["name"] == "Ada"
    [store] = tmp_path.glob("live-bank-*.sqlite")
    assert main(["live", "--delete", str(store)]) == 0
    assert not list(tmp_path.glob("*.sqlite*"))


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ([], "nothing to ask"),
        (["no-such-section"], "no-such-section"),
        (["nineties", "--network", "203.0.113.9"], "without --network"),
        (["nineties", "--certificate", "c.pem"], "TLS needs both"),
        (["--delete", "no-such.sqlite"], "is not there"),
    ],
)
def test_what_cannot_be_done_is_said(words, said, capsys):
    assert main(["live", *words]) == 1
    assert said in capsys.readouterr().err


def test_claims_and_forecasts_of_a_section_are_added():
    items = live._items(parsed("--claims", "cfe", "--forecasts", "cfe"))
    assert {item.kind for item in items} == {"single", "forecast"}


def test_the_store_is_named_by_what_is_asked_and_the_day():
    assert re.fullmatch(
        r"live-cfe-\d{4}-\d\d-\d\d\.sqlite", str(live._named(parsed("--claims", "cfe")))
    )


def test_a_missing_package_is_named_with_what_to_do():
    code = "import sys; sys.modules['starlette'] = None; from natorussia.cli import main;"
    code += "sys.exit(main(['live', 'nineties']))"
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=False, env=os.environ
    )
    assert done.returncode == 1
    assert "starlette" in done.stderr
    assert "make lab" in done.stderr
