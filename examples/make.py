"""Make one of the two courses of this folder, by the commands that anybody has.

python examples/make.py roman-republic FOLDER
"""

import json
import shutil
import sys
from pathlib import Path

from natorussia.authoring.exercise_notebooks import write_all
from natorussia.cli import main as natorussia
from natorussia.data import checksums

HERE = Path(__file__).parent
TITLES = {
    "roman-republic": ("republic", "The Roman republic: from the kings to Augustus"),
    "universe": ("universe", "The history of the universe"),
}


def make(name: str, folder: Path) -> Path:
    """Write a course into a new folder; its name there becomes the key of readers' progress.

    Parameters
    ----------
    name
        ``roman-republic`` or ``universe``.
    folder
        Where to; it must not exist.
    """
    section, title = TITLES[name]
    told = ["--title", title, "--year", "2026", "--licence", "CC-BY-4.0"]
    _run("new", "course", str(folder), *told, "--empty", "--chapter", section)
    for path in sorted((HERE / name).glob("*.csv")):
        shutil.copy(path, folder / "data")
    _add_head(folder / f"data/questions/{section}.yml", HERE / name / "questions.yml")
    _tell(folder / f"chapters/01-{section}.ipynb", HERE / name / "chapter.md")
    (folder / "exercises").mkdir(exist_ok=True)
    shutil.copy(HERE / name / "exercise.py", folder / f"exercises/{section}.py")
    checksums.refresh(folder / "data")
    write_all(folder)
    _run("chapter", "rename", section, "--course", str(folder), "--title", title.partition(":")[0])
    return folder


def _run(*words: str) -> None:
    if natorussia(words):
        raise SystemExit(1)


def _add_head(bank: Path, questions: Path) -> None:
    head = bank.read_text(encoding="utf-8").splitlines()[0]
    bank.write_text(f"{head}\n{questions.read_text(encoding='utf-8')}", encoding="utf-8")


def _tell(notebook: Path, prose: Path) -> None:
    """Put the prose in the place of what the empty chapter says."""
    whole = json.loads(notebook.read_text(encoding="utf-8"))
    story = next(cell for cell in whole["cells"] if cell["id"] == "story")
    story["source"] = prose.read_text(encoding="utf-8").splitlines(keepends=True)
    notebook.write_text(json.dumps(whole, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


if __name__ == "__main__":
    make(sys.argv[1], Path(sys.argv[2]))
