"""The narrative of a chapter as a reader meets it: roles in words, dates at first mention."""

import re
from pathlib import Path

import nbformat

from natorussia.markup import mentions
from natorussia.markup.plain import plain

ROOT = Path(__file__).resolve().parents[2]
CHAPTERS = sorted(ROOT.glob("chapters/[0-9]*.ipynb"))
APART = {"further reading", "key terms", "exercise", "quiz"}
SOURCE = re.compile(r" ?\(?(?:\{source\}`[^`]*`(?:, )?)+\)?")
ADDRESS = re.compile(r"\]\(<[^>]*>\)|\]\([^)]*\)")


def cells(path):
    """Return the cells of prose without teaching notes, dated and in plain Markdown."""
    notebook = nbformat.read(path, as_version=4)
    mentions.of_notebook(notebook)
    prose = [SOURCE.sub("", cell.source) for cell in notebook.cells if cell.cell_type == "markdown"]
    return [plain(text, notes=False) for text in prose if "```{claims}" not in text]


def sections(path):
    """Return the text under each heading, without the heading."""
    text = "\n\n".join(cells(path))
    parts = re.split(r"^(#+ .*)$", text, flags=re.MULTILINE)
    return {
        head.lstrip("# ").strip(): ADDRESS.sub("]", body)
        for head, body in zip(parts[1::2], parts[2::2], strict=True)
    }


def narrative(path):
    """Return the story that a chapter tells: paragraphs, without head, lists and tables.

    The argument of the article, questions for discussion and further reading are no narrative.
    """
    told = []
    for head, body in sections(path).items():
        if head.lower() in APART | {"the argument", "discussion", "summary"}:
            continue
        told += [
            part
            for part in re.split(r"\n\s*\n", body)
            if part.strip() and not re.match(r"\s*([-*] |[>|]|\d+\. |\*\*\d+ minutes)", part)
        ]
    return told
