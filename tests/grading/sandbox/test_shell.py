"""The shell that cells run in: what it keeps of IPython's ways, and what it leaves out."""

import json
import subprocess
import sys

import pytest

PROGRAM = """
import json, sys
from natorussia.grading.sandbox.shell import warm_shell
shell, found = warm_shell(sys.argv[1]), []
for source in json.load(sys.stdin):
    shell.reset()
    error = shell.execute(source)
    kept = [one["traceback"] for one in shell.history_manager.exceptions.values()]
    found.append([repr(error), shell.user_ns.get("found"), kept])
print(json.dumps(found))
"""
FAILS = "def half(of):\n    return of / 0\nhalf(1)"
GIVE_42 = (
    "x = 7\n%time found = x * 6\n",
    "x = 7\nif x:\n    %time found = x * 6\n",
    "files = !ls\nfound = 42 + len(files)\n",
    "len?\nfound = 42\n",
    "  x = 7\n  found = x * 6\n",
    ">>> x = 7\n>>> found = x * 6\n",
    "In [1]: x = 7\nIn [2]: found = x * 6\n",
    "x = 142\nfound = x % 100\n",
    "x = 7\nfound = (x\n  * 6)\n",
    "x = 84\nfound = (x\n  / 2)\n",
    "await __import__('asyncio').sleep(0)\nfound = 42\n",
)


@pytest.fixture(scope="module")
def ran(tmp_path_factory):
    """Return by cell what it raised, what it left as ``found``, and the tracebacks kept."""
    command = [sys.executable, "-c", PROGRAM, str(tmp_path_factory.mktemp("ipython"))]
    cells = json.dumps([FAILS, *GIVE_42])
    done = subprocess.run(command, input=cells, capture_output=True, text=True, check=True)
    return dict(zip([FAILS, *GIVE_42], json.loads(done.stdout.splitlines()[-1]), strict=True))


def test_error_is_kept_as_the_line_that_is_shown(ran):
    """No traceback of many lines is made, which would take longer than most answers."""
    error, _, kept = ran[FAILS]
    assert error == "ZeroDivisionError('division by zero')"
    assert kept == [["ZeroDivisionError: division by zero"]]


@pytest.mark.parametrize("cell", GIVE_42)
def test_cell_is_read_as_in_jupyter(ran, cell):
    """Signs of magics, commands, help and prompts are read wherever IPython reads them."""
    error, found, _ = ran[cell]
    assert (error, found) == ("None", 42)
