"""The modules that are copied for the jail are enough to read the tables."""

import os
import subprocess
import sys

from natorussia import data
from natorussia.grading.sandbox.staging import _copy_modules


def test_staged_modules_read_every_table(tmp_path):
    """Away from the package, each table has the rows that it has here."""
    _copy_modules(tmp_path)
    code = "from natorussia.data import rows, tables; print([len(rows(n)) for n in tables()])"
    found = subprocess.run(
        [sys.executable, "-S", "-c", code],
        env={**os.environ, "PYTHONPATH": str(tmp_path), "NATORUSSIA_DATA": str(data.folder())},
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=True,
    )
    assert found.stdout.strip() == str([len(data.rows(name)) for name in data.tables()])
