"""Other systems than Linux, as far as they can be played here: modules and calls taken away."""

import subprocess
import sys

import pytest

WITHOUT = """
import importlib.abc, os, sys

GONE = {gone!r}

class Gone(importlib.abc.MetaPathFinder):
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] in GONE:
            raise ModuleNotFoundError(f"No module named {{name!r}}", name=name)

sys.meta_path.insert(0, Gone())
"""
UNIX = ("fcntl", "resource", "pwd", "grp", "termios", "_posixsubprocess", "_posixshmem")
WINDOWS = """
import ctypes

def refuse(*arguments, **options):
    raise TypeError("there is no program to look into")

ctypes.CDLL = refuse
for name in ("fork", "getuid", "getgid", "setsid"):
    delattr(os, name)
sys.platform = "win32"
"""
BROWSER = (*UNIX, "subprocess", "multiprocessing", "select", "socket", "tqdm", "IPython")


def python(code):
    """Run some code in a process of its own."""
    return subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)


def test_doctor_works_without_unix():
    """Where Unix's modules and calls are absent, the doctor says so and calls it no jail."""
    gone = tuple(name for name in UNIX if name != "_posixsubprocess")
    ran = python(
        f"import os, sys, subprocess, asyncio\n{WITHOUT.format(gone=gone)}{WINDOWS}"
        "from natorussia.cli import main\nprint(main(['doctor']))"
    )
    assert ran.returncode == 0, ran.stderr
    assert "system       win32" in ran.stdout
    assert "cannot fork; use WSL2" in ran.stdout
    assert "refused without --unsafe\n1\n" in ran.stdout


def test_grading_names_what_it_needs():
    """Where processes cannot be forked, a runner says what it needs instead of failing oddly."""
    ran = python(
        "import os, sys\nimport natorussia.grading.sandbox.client as running\n"
        "del os.fork\nsys.platform = 'win32'\n"
        "running.Runner(None, [], running.Setting(())).start()"
    )
    assert "StartError: this system (win32) cannot fork" in ran.stderr
    assert "WSL2" in ran.stderr


@pytest.mark.parametrize("system", ["darwin", "freebsd14"])
def test_jail_without_linux_enters_nothing(system):
    """On another Unix the jail claims no mechanism that it has not, and lets the child run."""
    ran = python(
        "import sys\nfrom natorussia.grading.sandbox.jail import Jail\n"
        f"sys.platform = {system!r}\n"
        "settings = {'without': [], 'bubblewrap': False, 'user': None, 'folders': []}\n"
        "jail = Jail(settings)\nfound = jail.prepare()\njail.enter({})\n"
        "print(sorted(name for name in found if found[name] and name != 'user'))"
    )
    assert ran.stdout == "[]\n", ran.stderr


def test_checks_need_no_processes():
    """A check works where there is no Unix, no process and no IPython, as in JupyterLite."""
    ran = python(
        "import pandas\nfrom pathlib import Path\nimport sys\n"
        "sys.modules.pop('subprocess', None)\n"
        f"{WITHOUT.format(gone=BROWSER)}"
        "from natorussia.exercises import check, use\nuse('nineties')\n"
        "print(check('how-many', {'number_of_events': -1}).status)"
    )
    assert ran.stdout == "incorrect\n", ran.stderr


def test_missing_pandas_is_told():
    """Without pandas, loading a table says what to install, and the rows are there all the same."""
    ran = python(
        f"{WITHOUT.format(gone=('pandas', 'numpy'))}"
        "import natorussia\nprint(len(natorussia.rows('events')) > 9)\nnatorussia.load('events')"
    )
    assert ran.stdout == "True\n"
    assert "needs pandas" in ran.stderr
    assert "rows(" in ran.stderr
