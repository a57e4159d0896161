"""Kernels that are forked from a warm server behave as those that Jupyter starts."""

import os
import sys
from contextlib import contextmanager

import pytest
from jupyter_client.manager import KernelManager

from natorussia.book import kernels


@contextmanager
def kernel(**options):
    """Start a kernel and yield a function that runs code in it and returns what it prints."""
    manager = KernelManager(kernel_name="python3")
    manager.start_kernel(**options)
    client = manager.blocking_client()
    client.start_channels()
    client.wait_for_ready(timeout=60)

    def run(code):
        printed = []
        client.execute_interactive(code, timeout=60, output_hook=printed.append)
        return "".join(note["content"].get("text", "") for note in printed).strip()

    try:
        yield run, manager
    finally:
        client.stop_channels()
        if manager.is_alive():
            manager.shutdown_kernel()


@pytest.fixture(autouse=True)
def _warm(monkeypatch):
    if not hasattr(os, "pidfd_open"):
        pytest.skip("kernels are not forked on this system")
    monkeypatch.setenv("JUPYTER_DEFAULT_PROVISIONER_NAME", kernels.NAME)


def test_kernel_finds_its_packages_imported():
    with kernel() as (run, _):
        assert run("import sys; print('pandas' in sys.modules, __name__)") == "True __main__"


def test_kernels_share_nothing():
    with kernel() as (first, _), kernel() as (second, _):
        first("import pandas; pandas.kept = 1; kept = 1")
        assert second("print(hasattr(pandas, 'kept') if 'pandas' in dir() else 'no')") == "no"
        assert second("import pandas; print(hasattr(pandas, 'kept'))") == "False"


def test_kernel_has_the_folder_and_variables_it_was_given(tmp_path):
    given = {**os.environ, "NATORUSSIA_EXAMPLE": "given"}
    with kernel(cwd=str(tmp_path), env=given) as (run, _):
        asked = "import os; print(os.getcwd(), os.environ['NATORUSSIA_EXAMPLE'])"
        assert run(asked) == f"{tmp_path} given"


def test_kernel_draws_into_its_notebook():
    with kernel() as (run, _):
        drawn = "import matplotlib.pyplot as plt; plt.plot([1]); print(plt.get_backend())"
        assert "inline" in run(drawn)


def test_kernel_that_is_shut_down_has_ended():
    with kernel() as (run, manager):
        number = int(run("import os; print(os.getpid())"))
        manager.shutdown_kernel()
        assert not manager.is_alive()
        with pytest.raises(ProcessLookupError):
            os.kill(number, 0)


def test_kernel_that_is_killed_is_seen_to_be_dead():
    with kernel() as (run, manager):
        process = manager.provisioner.process
        os.kill(int(run("import os; print(os.getpid())")), 9)
        assert process.wait() == 0
        assert not manager.is_alive()


@pytest.mark.parametrize(
    ("command", "environment"),
    [
        (["julia", "-m", "ipykernel_launcher"], {}),
        ([sys.executable, "-m", "another_kernel"], {}),
        ([sys.executable, "-m", "ipykernel_launcher"], {"PYTHONPATH": "elsewhere"}),
    ],
)
def test_other_kernels_start_as_jupyter_starts_them(command, environment, monkeypatch):
    monkeypatch.delenv("PYTHONPATH", raising=False)
    assert not kernels._is_ours(command, environment)
