"""The report on accessibility: each criterion with its result, and the test that shows it.

Rows stand in a YAML file beside the page.  A row without a test says on which day it was checked by
hand; one whose test is gone fails the build.
"""

import ast
import datetime as dt
from pathlib import Path
from typing import Any

import yaml
from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective

from natorussia.book.metadata import fault
from natorussia.data.languages.catalogues import filled, gettext, noted
from natorussia.markup import citations

RESULTS = (noted("met"), noted("partly met"), noted("does not apply"))
_HEADS = (noted("Criterion"), noted("Result"), noted("How"), noted("Shown by"))


def problems(row: dict[str, Any], root: Path) -> list[str]:
    """Say what a row lacks, and which of its tests are nowhere.

    Parameters
    ----------
    row
        ``criterion``, ``level``, ``result``, ``how``, and ``tests`` (``path::name``) or ``by_hand``
        (a day).
    root
        The folder that the paths of tests start from.
    """
    name = row.get("criterion", "a row without criterion")
    found = [
        f"{name}: there is no test {test}; name one that shows it, or the day of a check by hand"
        for test in row.get("tests", [])
        if not _exists(test, root)
    ]
    if row.get("result") not in RESULTS:
        found.append(f"{name}: got result {row.get('result')!r}, expected {', '.join(RESULTS)}")
    if not row.get("tests") and not isinstance(row.get("by_hand"), dt.date):
        found.append(f"{name}: expected `tests`, or the day of a check by hand as `by_hand`")
    return found


def _exists(test: str, root: Path) -> bool:
    path, _, name = test.partition("::")
    file = root / path
    if not file.is_file():
        return False
    tree = ast.parse(file.read_text(encoding="utf-8"))
    return any(isinstance(node, ast.FunctionDef) and node.name == name for node in tree.body)


class ConformanceDirective(SphinxDirective):
    """A table of criteria, read from the YAML file that is named."""

    required_arguments = 1

    def run(self) -> list[nodes.Node]:
        """List the criteria in the order of the file."""
        page = Path(self.env.doc2path(self.env.docname))
        file, root = page.with_name(self.arguments[0]), Path(self.env.srcdir)
        rows = yaml.safe_load(file.read_text(encoding="utf-8"))
        self.env.note_dependency(str(file))
        for row in rows:
            for test in row.get("tests", []):
                self.env.note_dependency(str(root / test.partition("::")[0]))
            for problem in problems(row, root):
                fault(self.env, problem, self.lineno)
        return [_table([tuple(map(gettext, _HEADS)), *map(_cells, rows)])]


def _cells(row: dict[str, Any]) -> tuple[str, ...]:
    day = row.get("by_hand")
    shown = [filled("checked by hand, {0}", citations.date_words(str(day)))] if day else []
    return (
        f"{row['criterion']} ({row['level']})",
        gettext(row["result"]),
        row["how"],
        "; ".join([*row.get("tests", []), *shown]),
    )


def _table(rows: list[tuple[str, ...]]) -> nodes.table:
    made = [
        nodes.row("", *(nodes.entry("", nodes.paragraph("", cell)) for cell in row)) for row in rows
    ]
    group = nodes.tgroup("", *(nodes.colspec(colwidth=1) for _ in _HEADS), cols=len(_HEADS))
    group += [nodes.thead("", made[0]), nodes.tbody("", *made[1:])]
    return nodes.table("", group, classes=["nr-conformance"])


def setup(app: Sphinx) -> None:
    """Register the directive."""
    app.add_directive("conformance", ConformanceDirective)
