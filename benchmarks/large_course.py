"""A large course beside a tenth of it: validated, searched, exported, graded and built.

Run from the project's root: ``python benchmarks/large_course.py [share] [build]``.  The large one
has 100 chapters, 20,000 events and 3,000 questions; a share of 0.1 makes both a tenth of that.
``build`` builds both books too, then one changed chapter of each, which takes long.  Time may grow
11-fold, peak memory 4-fold, a chapter's page by a tenth, and one changed chapter may take 3 times
as long; only ratios compare.
"""

import contextlib
import csv
import io
import json
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import yaml

from natorussia.cli import main as natorussia
from natorussia.data import checksums

CHAPTERS, EVENTS, QUESTIONS, TENTH = 100, 20_000, 3_000, 0.1
MOST = {"seconds": 11.0, "memory": 4.0, "page": 1.1, "one chapter": 3.0}
PYTHON = sys.executable
NATORUSSIA = Path(PYTHON).with_name("natorussia")
BOOK = Path(PYTHON).with_name("jupyter-book")
WORK = {
    "validate": [NATORUSSIA, "validate", "{course}"],
    "search": [PYTHON, "-c", "from natorussia import Timeline; t = Timeline(); t.filters = {'query': 'event 7'}; assert t.visible"],  # noqa: E501
    "export": [NATORUSSIA, "export", "moodle", "--out", "{course}/q.xml"],
    "grade": [NATORUSSIA, "check", "{course}/exercises/01-chapter-1.ipynb"],
}  # fmt: skip


def make(folder: Path, share: float) -> Path:
    """Write a made-up course: events in order of time, shared evenly among the chapters."""
    chapters = max(2, round(CHAPTERS * share))
    events, questions = (round(whole * share / chapters) for whole in (EVENTS, QUESTIONS))
    _run("new", "course", folder, "--empty", "--chapter", "chapter-1")
    for number in range(2, chapters + 1):
        _run("new", "chapter", f"chapter-{number}", "--empty", "--course", folder)
    _fill(folder / "data", chapters, events, questions)
    _run("new", "exercise", "chapter-1", "--course", folder)
    return folder


def _run(*words: object) -> None:
    with contextlib.redirect_stdout(io.StringIO()):
        assert natorussia([str(word) for word in words]) == 0


def _fill(data: Path, chapters: int, events: int, questions: int) -> None:
    rows = [
        {
            "id": f"{1000 + chapter * 8 + n % 8:04}-event-{chapter}-{n}",
            "date": f"{1000 + chapter * 8 + n % 8:04}-{1 + n % 12:02}-{1 + n % 28:02}",
            "title": f"The event {n} of chapter {chapter}",
            "summary": f"What happened as event {n} of chapter {chapter} is told in a sentence.",
            "section": f"chapter-{chapter}",
            "lane": ("one", "two")[n % 2],
            "sources": "a-source",
            "confidence": "secondary",
        }
        for chapter in range(1, chapters + 1)
        for n in range(events)
    ]
    rows.sort(key=lambda row: (row["date"], row["id"]))
    _write(data / "events.csv", rows)
    _write(data / "lanes.csv", [{"id": one, "title": one.title()} for one in ("one", "two")])
    source = {"id": "a-source", "title": "A source", "publisher": "A publisher"}
    _write(data / "sources.csv", [source | {"date": "undated", "kind": "secondary"}])
    for chapter in range(1, chapters + 1):
        asked = [_question(chapter, n) for n in range(questions)]
        text = yaml.safe_dump({"section": f"chapter-{chapter}", "questions": asked})
        (data / f"questions/chapter-{chapter}.yml").write_text(text, encoding="utf-8")
    checksums.refresh(data)


def _question(chapter: int, n: int) -> dict[str, object]:
    options = [{"text": "Right", "correct": True}]
    options += [{"text": f"Wrong {m}", "feedback": "Look again."} for m in range(3)]
    common = {"id": f"q-{chapter}-{n}", "kind": "single", "level": "recall"}
    return common | {"prompt": f"What is question {n} of chapter {chapter}?", "options": options}


def _write(path: Path, rows: list[dict[str, str]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as lines:
        writer = csv.DictWriter(lines, list(rows[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def measure(command: list[object], course: Path) -> tuple[float, float]:
    """Return the seconds and the peak memory (MB) of a command, run in a process of its own."""
    words = [str(word).replace("{course}", str(course)) for word in command]
    watched = [PYTHON, __file__, "--watched", *words]
    done = subprocess.run(watched, cwd=course, check=True, capture_output=True, text=True)
    found = json.loads(done.stdout.splitlines()[-1])
    return found["seconds"], found["memory"]


def watch(words: list[str]) -> None:
    """Run a command, and print what it took."""
    start = time.perf_counter()
    subprocess.run(words, check=True, stdout=subprocess.DEVNULL)
    seconds = time.perf_counter() - start
    memory = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    print(json.dumps({"seconds": seconds, "memory": memory}))


def change(course: Path) -> None:
    """Change a line of prose in the last chapter."""
    path = max(course.glob("chapters/[0-9]*.ipynb"))
    notebook = json.loads(path.read_text(encoding="utf-8"))
    notebook["cells"][1]["source"].append("\n\nA line more.")
    path.write_text(json.dumps(notebook), encoding="utf-8")


def report(name: str, large: float, small: float, most: float) -> bool:
    met = large <= most * small
    print(
        f"{name:24} {large:10.1f} {small:10.1f}  {large / small:5.2f}-fold, at most {most:g}: "
        f"{'met' if met else 'NOT MET'}"
    )
    return met


def main(share: float, *, build: bool) -> int:
    with tempfile.TemporaryDirectory() as name:
        small, large = (
            make(Path(name, key), part)
            for key, part in (("small", share * TENTH), ("large", share))
        )
        met = []
        work = WORK | ({"build": [BOOK, "build", "{course}"]} if build else {})
        for what, command in work.items():
            (slow, most), (quick, least) = (measure(command, one) for one in (large, small))
            met.append(report(f"{what}, seconds", slow, quick, MOST["seconds"]))
            met.append(report(f"{what}, megabytes", most, least, MOST["memory"]))
        if build:
            pages = [
                one.joinpath("_build/html/chapters/01-chapter-1.html").stat().st_size / 1e3
                for one in (large, small)
            ]
            met.append(report("a page, kB", *pages, MOST["page"]))
            for one in (large, small):
                change(one)
            again = [measure(work["build"], one)[0] for one in (large, small)]
            met.append(report("one chapter, seconds", *again, MOST["one chapter"]))
    return 0 if all(met) else 1


if __name__ == "__main__":
    if sys.argv[1:2] == ["--watched"]:
        watch(sys.argv[2:])
        sys.exit(0)
    told = [word for word in sys.argv[1:] if word != "build"]
    sys.exit(main(float(told[0]) if told else 1.0, build="build" in sys.argv))
