"""The chapters as their notebooks have them: prose, labels and what is cited."""

import json
import re
from functools import cache
from pathlib import Path

from natorussia.data import rows

ROOT = Path(__file__).resolve().parents[2]
SECTIONS = [row["id"] for row in rows("sections")]
LABEL = re.compile(r"^\(([a-z0-9-]+)\)=$")


@cache
def prose(section):
    """Return the Markdown of a section's chapter."""
    name = next(row["chapter"] for row in rows("sections") if row["id"] == section)
    notebook = json.loads((ROOT / "chapters" / f"{name}.ipynb").read_text(encoding="utf-8"))
    cells = [cell for cell in notebook["cells"] if cell["cell_type"] == "markdown"]
    return "\n\n".join("".join(cell["source"]) for cell in cells)


def lines(section):
    return prose(section).split("\n")


def labels(section):
    """Return the labels of a chapter in their order."""
    return [found[1] for line in lines(section) if (found := LABEL.match(line))]


def headings(section):
    """Return the labels that stand before a heading, alone or above another label."""
    found, above = set(), []
    for line in lines(section):
        if label := LABEL.match(line):
            above.append(label[1])
        elif line.strip():
            found |= set(above) if line.startswith("#") else set()
            above = []
    return found


def cited(section):
    """Return the ids of the sources that a chapter cites."""
    return set(re.findall(r"\{source\}`([a-z0-9-]+)`", prose(section)))
