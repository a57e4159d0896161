"""Every exercise, graded in one go by the real command."""

import csv

import pytest

from natorussia.cli import main
from natorussia.exercises import exercise, exercise_names
from natorussia.exercises.notebook import text
from natorussia.exercises.reference import expected
from natorussia.grading.store import Store
from tests.grading.samples import solutions

EXERCISES = [exercise(name) for name in exercise_names()]


def plain(value):
    """Return the plain value that an encoded one stands for, as Python code."""
    kind, *rest = value
    if kind in {"list", "set"}:
        return "[" + ", ".join(map(plain, rest[0])) + "]"
    if kind in {"dict", "series"}:
        pairs = ", ".join(f"{plain(key)}: {plain(one)}" for key, one in rest[0])
        return f"{{{pairs}}}" if kind == "dict" else f"__import__('pandas').Series({{{pairs}}})"
    return {"float": "float({!r})", "none": "None"}.get(kind, "{!r}").format(*rest)


def typed_in(asked):
    """Return answers with the right values as literals, a function's from a list of them."""
    values = expected(asked)
    answers = {}
    for question in asked.questions:
        value = plain(values[question.name])
        answers[question.name] = f"{question.answer} = {value}"
        if question.is_function:
            code = (
                f"typed = iter({value})\ndef {question.answer}(*_, **__):\n    return next(typed)"
            )
            answers[question.name] = code
    return answers


def mistaken(asked, number):
    """Return answers that make the mistake of this number, where a question has so many."""
    return {
        question.name: question.mistakes[number].source()
        for question in asked.questions
        if number < len(question.mistakes)
    }


def hand_in(folder, student, asked, answers):
    """Put a notebook of any exercise where a student's submission stands."""
    path = folder / student / f"{asked.notebook}.ipynb"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text(asked, answers), encoding="utf-8")


@pytest.fixture(scope="module")
def graded(tmp_path_factory):
    """Grade all that is known of every exercise; return the folder and the gradebook's rows."""
    folder = tmp_path_factory.mktemp("all")
    for asked in EXERCISES:
        hand_in(folder / "in", "right", asked, solutions(asked))
        hand_in(folder / "in", "typed", asked, typed_in(asked))
        hand_in(folder / "in", "blank", asked, {})
        for number in range(max(len(question.mistakes) for question in asked.questions)):
            hand_in(folder / "in", f"mistaken-{number}", asked, mistaken(asked, number))
    command = ["grade", str(folder / "in"), "--out", str(folder / "out"), "--workers", "2"]
    assert main([*command, "--seed", "2007"]) == 0
    with (folder / "out" / "gradebook.csv").open(encoding="utf-8", newline="") as lines:
        found = {
            (row["student"], row["exercise"], row["question"]): row for row in csv.DictReader(lines)
        }
    return folder, found


@pytest.mark.parametrize("asked", EXERCISES, ids=exercise_names())
def test_right_earns_all(graded, asked):
    """The reference solutions earn every point."""
    for question in asked.questions:
        row = graded[1]["right", asked.notebook, question.name]
        assert (row["status"], float(row["points"])) == ("correct", question.points), row


@pytest.mark.parametrize("asked", EXERCISES, ids=exercise_names())
def test_typed_in_is_hard_coded(graded, asked):
    """Right values that were typed in earn nothing, unless the answer rests on reading."""
    for question in asked.questions:
        row = graded[1]["typed", asked.notebook, question.name]
        assert row["status"] == ("hard-coded" if question.from_data else "correct"), row


@pytest.mark.parametrize("asked", EXERCISES, ids=exercise_names())
def test_mistake_gets_its_hint(graded, asked):
    """Each named wrong answer, graded by the command, gets the hint meant for it."""
    for question in asked.questions:
        for number, mistake in enumerate(question.mistakes):
            row = graded[1][f"mistaken-{number}", asked.notebook, question.name]
            assert " ".join(mistake.hint.split()) in row["message"], (question.name, row)
            assert row["status"] in {"incorrect", "partial"}, row
            assert float(row["points"]) < question.points, row


@pytest.mark.parametrize("asked", EXERCISES, ids=exercise_names())
def test_blank_is_not_attempted(graded, asked):
    """The starter as it is handed out is not attempted throughout."""
    names = [one.name for one in (*asked.questions, asked.essay)]
    assert {graded[1]["blank", asked.notebook, name]["status"] for name in names} == {
        "not-attempted"
    }


def test_each_exercise_has_its_seed(graded):
    """The run's record and each result hold the seed of each exercise's tables."""
    with Store(graded[0] / "out") as store:
        seeds = store.setting("run")["seeds"]
        assert sorted(seeds) == [asked.notebook for asked in EXERCISES]
        for record in store.records():
            assert record["seed"] == seeds[record["exercise"]]


def test_later_exercise_gets_its_own(tmp_path):
    """An exercise that comes later finds its seed; those that are there keep theirs."""
    command = ["grade", str(tmp_path / "in"), "--out", str(tmp_path / "out"), "--seed", "1"]
    seeds = []
    for asked in (EXERCISES[2], EXERCISES[8]):
        hand_in(tmp_path / "in", "amal", asked, typed_in(asked))
        assert main(command) == 0
        with Store(tmp_path / "out") as store:
            seeds.append(store.setting("run")["seeds"])
            results = len(store.graded())
    assert seeds[0].items() < seeds[1].items()
    assert results == 2
