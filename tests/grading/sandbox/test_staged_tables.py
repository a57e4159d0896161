"""The modules that are copied for the jail are enough to read the tables."""

import ast
import os
import subprocess
import sys

from natorussia import data
from natorussia.grading.sandbox import placeholders
from natorussia.grading.sandbox.staging import PACKAGE, _copy_modules, absent_modules


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


def imported(path):
    """Return the names that a module imports of the package, wherever it does."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (one.name for one in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{one.name}" for one in node.names)


def is_module(folder, name):
    """Whether a folder holds the module of a dotted name."""
    found = folder / name.replace(".", "/")
    return found.with_suffix(".py").exists() or (found / "__init__.py").exists()


def test_every_import_of_a_staged_module_is_staged(tmp_path):
    """What a copied module of the grader or the tables imports of the package is copied, too."""
    _copy_modules(tmp_path)
    for path in (tmp_path / "natorussia").glob("*/**/*.py"):
        mine = {name for name in imported(path) if is_module(PACKAGE.parent, name)}
        assert not {name for name in mine if not is_module(tmp_path, name)}, path.name


def test_stand_ins_only_show():
    """A module that shows something is stood in for; one that is needed, or unknown, is not."""
    names = absent_modules()
    assert "natorussia.maps" in names
    assert "natorussia.exercises.reference" not in names
    finder = placeholders.Finder(names)
    assert finder.find_spec("natorussia.maps", None) is not None
    for name in ("natorussia.data.absent", "natorussia.exercises.model", "natorussia.absent"):
        assert finder.find_spec(name, None) is None
