"""Notebooks as they are stored: code and prose, and of the outputs only the text that teaches.

A cell tagged ``nbval-check-output`` keeps its text, which nbval compares with a fresh run.  Images,
widgets, counts and times differ from run to run and are not stored.

    python -m natorussia.authoring.notebooks chapters
"""

import sys
from pathlib import Path
from typing import Any

import nbformat

CHECKED = "nbval-check-output"
_KERNEL = {"display_name": "Python 3", "language": "python", "name": "python3"}


def tidy(notebook: nbformat.NotebookNode) -> nbformat.NotebookNode:
    """Return the notebook as it is stored; cells keep their ids, tags and other metadata."""
    kept = {key: value for key, value in notebook.metadata.items() if key not in ("widgets", "toc")}
    kept |= {"kernelspec": _KERNEL, "language_info": {"name": "python"}}
    notebook.metadata = nbformat.from_dict(kept)
    for cell in notebook.cells:
        if cell.cell_type == "code":
            tidy_cell(cell)
    return notebook


def tidy_cell(cell: nbformat.NotebookNode) -> None:
    """Strip a code cell of what is not stored."""
    cell.metadata.pop("execution", None)
    checked = CHECKED in cell.metadata.get("tags", [])
    cell.outputs = [text for output in cell.outputs if checked and (text := _text(output))]
    # nbval takes outputs without a count for those of a cell that was never run.
    cell.execution_count = 1 if cell.outputs else None


def _text(output: Any) -> Any:  # noqa: ANN401
    if output.output_type == "stream" and output.name == "stdout":
        return output
    if "text/plain" not in output.get("data", {}):
        return None
    output.data = {"text/plain": output.data["text/plain"]}
    output.metadata = {}
    if "execution_count" in output:
        output.execution_count = 1
    return output


def main(arguments: list[str]) -> int:
    """Tidy every notebook in the folders named, and print those that changed."""
    for folder in arguments:
        for path in sorted(Path(folder).glob("*.ipynb")):
            before = path.read_text(encoding="utf-8")
            after = nbformat.writes(tidy(nbformat.reads(before, as_version=4))) + "\n"
            if after != before:
                path.write_text(after, encoding="utf-8")
                sys.stdout.write(f"tidied {path}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
