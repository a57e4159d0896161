"""Build times of the book, cold, warm and with one changed chapter, beside a stock build.

Run from the project's root: ``python benchmarks/build.py [rounds]``.  The stock build is Jupyter
Book's own, of the same notebooks, without the course's extension.  Medians; only ratios compare.
"""

import json
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import yaml

ROOT = Path(__file__).resolve().parents[1]
BUILD = [Path(sys.executable).with_name("jupyter-book"), "build", ".", "--keep-going"]
TARGETS = {
    "cold over stock, at most": ("cold", "stock", 1.1, "at most"),
    "cold over warm, at least": ("cold", "warm", 10, "at least"),
    "cold over one chapter, at least": ("cold", "one chapter", 5, "at least"),
}


def copy_book(folder: Path) -> None:
    for name in ("chapters", "exercises", "data"):
        shutil.copytree(ROOT / name, folder / name)
    for name in ("_config.yml", "_toc.yml"):
        shutil.copy(ROOT / name, folder)


def make_stock(folder: Path) -> None:
    config = yaml.safe_load((folder / "_config.yml").read_text(encoding="utf-8"))
    config["sphinx"] = {"config": {"language": "en-GB", "html_show_copyright": False}}
    (folder / "_config.yml").write_text(yaml.safe_dump(config), encoding="utf-8")


def build(folder: Path) -> float:
    start = time.perf_counter()
    subprocess.run(BUILD, cwd=folder, check=True, capture_output=True)
    return time.perf_counter() - start


def change_chapter(folder: Path) -> None:
    """Change a line of prose and a line of code, so that the notebook runs again."""
    chapter = min(folder.glob("chapters/*.ipynb"))
    notebook = json.loads(chapter.read_text(encoding="utf-8"))
    code = next(cell for cell in notebook["cells"] if cell["cell_type"] == "code")
    code["source"] = ["changed = True\n", *code["source"]]
    notebook["cells"][1]["source"] = [*notebook["cells"][1]["source"], "\n\nA new line."]
    chapter.write_text(json.dumps(notebook), encoding="utf-8")


def measure() -> dict[str, float]:
    with tempfile.TemporaryDirectory() as name:
        ours, stock = Path(name, "ours"), Path(name, "stock")
        for folder in (ours, stock):
            copy_book(folder)
        make_stock(stock)
        times = {"stock": build(stock), "cold": build(ours), "warm": build(ours)}
        change_chapter(ours)
        return times | {"one chapter": build(ours)}


def main(rounds: int) -> int:
    found = [measure() for _ in range(rounds)]
    medians = {name: statistics.median(each[name] for each in found) for name in found[0]}
    for name, seconds in medians.items():
        print(f"{name:<12} {seconds:7.1f} s  (median of {rounds})")
    missed = 0
    for label, (over, under, target, sense) in TARGETS.items():
        ratio = medians[over] / medians[under]
        met = ratio <= target if sense == "at most" else ratio >= target
        missed += not met
        print(f"{label} {target}: {ratio:.2f} {'met' if met else 'MISSED'}")
    return min(missed, 1)


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 3))
