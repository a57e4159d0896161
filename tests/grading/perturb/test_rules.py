"""Changed copies of the tables."""

import filecmp
import re
from dataclasses import replace

import pytest

from natorussia import data, load
from natorussia.data.course import tables_of
from natorussia.exercises import exercise, exercise_names
from natorussia.exercises.comparison import compare
from natorussia.exercises.reference import expected
from natorussia.grading.perturb import drawing
from natorussia.grading.perturb.operations import combination
from natorussia.grading.perturb.rule import Rule, rules
from natorussia.grading.perturb.rules import Change, change, copy_tables, read_source
from natorussia.grading.sandbox.staging import staged

EXERCISES = [exercise(name) for name in exercise_names()]
DAY = re.compile(r"\d{4}-\d\d-\d\d")
RULES = rules(data.folder())
KEEP = frozenset[str]().union(*(one.keep for one in EXERCISES))
SOURCE = read_source(data.folder())


@pytest.fixture(scope="module")
def loaded():
    """Load the course's tables by name."""
    return {name: load(name) for name in data.tables()}


@pytest.fixture(scope="module")
def read():
    """Read the rows of the course's tables by name."""
    return {name: data.rows(name) for name in data.tables()}


def changed(folder, seed):
    """Write a changed copy of the course's tables into a folder, and return it."""
    copy_tables(data.folder(), folder)
    Change(SOURCE, seed, KEEP).write(folder)
    return folder


@pytest.mark.parametrize("seed", range(20))
def test_changed_tables_can_be_loaded(seed, loaded, tmp_path):
    """Whatever the seed, every changed table has the same rows, ids and a valid date in each."""
    before = loaded
    with tables_of(changed(tmp_path, seed)):
        after = {name: load(name) for name in data.tables()}
    assert all(len(before[name]) == len(after[name]) for name in before)
    assert list(before["events"]["id"]) == list(after["events"]["id"])
    assert (before["events"]["start"].dt.year == after["events"]["start"].dt.year).all()
    kept = before["events"]["id"].isin(KEEP)
    assert list(after["events"]["section"][kept]) == list(before["events"]["section"][kept])


@pytest.mark.parametrize("seed", range(12))
def test_invariants_stay(seed, read, tmp_path):
    """What code may expect of the course's tables is so on a changed copy as well."""
    before = read
    with tables_of(changed(tmp_path, seed)):
        after = {name: data.rows(name) for name in data.tables()}
    for name, rows in before.items():
        for column in rows[0] if rows else ():
            pairs = [
                (one[column], other[column]) for one, other in zip(rows, after[name], strict=True)
            ]
            assert_alike(name, column, pairs)
    assert spans(before["events"]) == spans(after["events"])
    for name, rule in RULES.items():
        for names in [*rule.present, *((column,) for column in rule.redrawn)]:
            there = {combination(row, names) for row in before[name]}
            assert there <= {combination(row, names) for row in after[name]}, (name, names)
    joined = {row["iso3"]: row["accession"] for row in after["nato-members"]}
    for row in after["nato-size"]:
        if len(row["date"]) == 10:
            assert sum(day <= row["date"] for day in joined.values()) == int(row["members"])


def assert_alike(name, column, pairs):
    """Figures keep sign and order, days their year and order, within a column of figures."""
    numbers = [pair for pair in pairs if all(isinstance(one, int | float) for one in pair)]
    if numbers and RULES.get(name, Rule()).figures != "" and not RULES.get(name, Rule()).dealt:
        assert all((one > 0) - (one < 0) == (two > 0) - (two < 0) for one, two in numbers)
    days = [pair for pair in pairs if DAY.fullmatch(str(pair[0]))]
    if len(days) == len(pairs) and name != "bloc-memberships":
        assert all(one[:4] == two[:4] for one, two in days), (name, column)
        order = sorted(range(len(days)), key=lambda at: days[at][0])
        assert [days[at][1] for at in order] == sorted(two for _, two in days), (name, column)


def spans(rows):
    """Return each section's first and last year."""
    years = {}
    for row in rows:
        years.setdefault(row["section"], []).append(row["date"][:4])
    return {section: (min(found), max(found)) for section, found in years.items()}


def test_same_seed_changes_the_same(tmp_path):
    """A seed stands for one copy, another seed for another one."""
    for name, seed in (("one", 1), ("same", 1), ("other", 2)):
        change(data.folder(), tmp_path / name, seed, KEEP)
    assert filecmp.cmp(tmp_path / "one/events.csv", tmp_path / "same/events.csv", shallow=False)
    assert not filecmp.cmp(
        tmp_path / "one/events.csv", tmp_path / "other/events.csv", shallow=False
    )


def test_tables_may_be_written_in_turn(tmp_path):
    """Some tables first and the others later are what all at once are: kin change together."""
    folders = [tmp_path / name for name in ("at-once", "in-turn")]
    for folder in folders:
        copy_tables(data.folder(), folder)
    change(data.folder(), folders[0], 3, KEEP)
    in_turn = Change(SOURCE, 3, KEEP)
    for name in reversed(list(SOURCE.tables)):
        in_turn.write(folders[1], {name})
    one, other = ([path.read_bytes() for path in sorted(at.glob("*.csv"))] for at in folders)
    assert one == other


@pytest.mark.parametrize("asked", EXERCISES, ids=exercise_names())
def test_every_answer_is_another(asked, tmp_path):
    """On the tables that are drawn, an answer typed in from the course's is wrong."""
    drawn_from = drawing.Drawing(asked, data.folder(), SOURCE)
    before = expected(asked)
    for first in (1, 100, 10_000):
        drawn = drawn_from.draw(tmp_path / "drawn", first)
        drawn.change.write(tmp_path / "drawn")
        assert drawn.change.seed - first < 40
        with tables_of(tmp_path / "drawn"):
            after = expected(asked)
        for question in asked.questions:
            share = compare(question, before[question.name], after[question.name]).share
            assert share < 0.5 if question.from_data else share == 1


def test_known_seeds_are_used():
    """A seed that is on record is used as it is; another exercise gets one of its own."""
    first, second = EXERCISES[:2]
    with staged([first, second], 1, {first.notebook: 77}) as stage:
        assert stage.seeds[first.notebook] == 77
        assert 1 <= stage.seeds[second.notebook] < 77


def test_unchanged_question_is_named(monkeypatch):
    """A question that no draw changes is named, with what it should say."""
    monkeypatch.setattr(drawing, "_MOST_DRAWS", 2)
    asked = EXERCISES[0]
    fixed = replace(
        asked.questions[0], name="fixed", answer="fixed", solution="fixed = 1", calls=()
    )
    with (
        pytest.raises(RuntimeError, match=r"01-nineties.*fixed.*from_data=False"),
        staged([replace(asked, questions=(fixed,))], 1),
    ):
        pass
