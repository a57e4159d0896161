"""The command line finds each command's module, and loads no other."""

import subprocess
import sys
from importlib import import_module

import pytest

from natorussia.cli import COMMANDS, main


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_explains_itself(name, capsys):
    """``natorussia NAME --help`` says what the command is for."""
    with pytest.raises(SystemExit) as ended:
        main([name, "--help"])
    assert ended.value.code == 0
    assert COMMANDS[name][0].split()[0].capitalize() in capsys.readouterr().out


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_both_functions(name):
    """A command's module takes arguments and runs."""
    module = import_module(COMMANDS[name][1])
    assert callable(module.arguments)
    assert callable(module.run)


def test_unknown_command_lists_known_ones(capsys):
    """A mistyped command is answered with the ones there are."""
    with pytest.raises(SystemExit):
        main(["graed"])
    assert "grade" in capsys.readouterr().err


def test_help_loads_no_command():
    """The list of commands costs no import of what they do."""
    code = (
        "import sys; from natorussia.cli import _parser; _parser([]);"
        "print(*(name for name in sys.modules if name.startswith('natorussia.commands.')))"
    )
    out = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert out.stdout.split() == ["natorussia.commands.parsing"]


def test_missing_folder_is_said(tmp_path, capsys):
    """An error is one line that names what was got, and the status is 1."""
    assert main(["grade", str(tmp_path / "none"), "--out", str(tmp_path / "out")]) == 1
    said = capsys.readouterr().err
    assert "none" in said.splitlines()[-1]
