"""Sample submissions: what an honest class, and a few others, hand in."""

import json
from pathlib import Path

from natorussia.data import rows
from natorussia.exercises import Exercise, exercise
from natorussia.exercises.notebook import notebook, text

NINETIES = exercise("nineties")
ESSAY = "The freeze was a break: see 1997-founding-act-signed, 1999-kosovo-air-campaign, 1999-kfor."


def rows_of_the_chapter() -> list[dict[str, object]]:
    """Return the rows that the first question counts."""
    return [row for row in rows("events") if row["section"] == NINETIES.name]


def solutions(asked: Exercise = NINETIES) -> dict[str, str]:
    """Return right answers to every question."""
    return {question.name: question.reference() for question in asked.questions}


def right(**changed: str) -> str:
    """Return a notebook whose answers are right, but for those given (by name, - as _)."""
    answers = solutions() | {asked.essay.name: ESSAY for asked in [NINETIES]}
    return text(
        NINETIES, answers | {name.replace("_", "-"): code for name, code in changed.items()}
    )


def only(question: str, code: str) -> str:
    """Return a notebook in which one question is answered."""
    return text(NINETIES, {question: code})


def with_cell(code: str, answers: dict[str, str] | None = None, place: int = 2) -> str:
    """Return a notebook with a cell of the student's own in it."""
    found = notebook(NINETIES, answers)
    cell = {"cell_type": "code", "id": "own", "metadata": {}, "source": code}
    found["cells"].insert(place, cell | {"execution_count": None, "outputs": []})
    return json.dumps(found)


def part_wrong() -> str:
    """Return a notebook with three known mistakes."""
    wrong = {one.name: one.mistakes[0].source() for one in NINETIES.questions[2:5]}
    return text(NINETIES, solutions() | wrong)


def hand_in(folder: Path, student: str, content: str | bytes) -> Path:
    """Put a notebook where a student's submission stands."""
    path = folder / student / f"{NINETIES.notebook}.ipynb"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def sample_class(folder: Path) -> None:
    """Hand in one notebook of every sort."""
    loop = "while True:\n    pass"
    hostile = "import natorussia.exercises.nineties as n\nnumber_of_events = n.EXERCISE"
    for student, content in {
        "adeyemi": right(),
        "baker": part_wrong(),
        "castro": text(NINETIES),
        "dimitrov": right(per_lane="import os\nos.abort()"),
        "eriksen": right(per_year=loop),
        "fischer": "this is not a notebook",
        "garcia": text(NINETIES, {"how-many": hostile}),
        "haddad": right(
            how_many=f"number_of_events = {len(rows_of_the_chapter())}",
            campaign_days="campaign_days = 79",
        ),
    }.items():
        hand_in(folder, student, content)
    (folder / "ivanova").mkdir()
