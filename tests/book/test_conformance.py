"""The report on accessibility: rows that rest on a test that exists, or on a day."""

import datetime as dt

import pytest
import yaml

from natorussia.book.conformance import problems
from tests.conftest import ROOT

A = """1.1.1 1.2.1 1.2.2 1.2.3 1.3.1 1.3.2 1.3.3 1.4.1 1.4.2 2.1.1 2.1.2 2.1.4 2.2.1 2.2.2 2.3.1
2.4.1 2.4.2 2.4.3 2.4.4 2.5.1 2.5.2 2.5.3 2.5.4 3.1.1 3.2.1 3.2.2 3.2.6 3.3.1 3.3.2 3.3.7 4.1.2"""
AA = """1.2.4 1.2.5 1.3.4 1.3.5 1.4.3 1.4.4 1.4.5 1.4.10 1.4.11 1.4.12 1.4.13 2.4.5 2.4.6 2.4.7
2.4.11 2.5.7 2.5.8 3.1.2 3.2.3 3.2.4 3.3.3 3.3.4 3.3.8 4.1.3"""
ROW = {"criterion": "2.1.1 Keyboard", "level": "A", "result": "met", "how": "By keys."}


@pytest.fixture(scope="module")
def rows():
    return yaml.safe_load((ROOT / "chapters/accessibility.yml").read_text(encoding="utf-8"))


def test_report_has_every_criterion_once(rows):
    """The report takes each criterion of WCAG 2.2 at the levels A and AA, in their order."""
    wanted = {number: level for level, all_ in (("A", A), ("AA", AA)) for number in all_.split()}
    found = {row["criterion"].split()[0]: row["level"] for row in rows}
    assert found == wanted
    assert len(rows) == len(wanted)
    assert list(found) == sorted(found, key=lambda number: [*map(int, number.split("."))])


def test_report_rests_on_tests_that_exist(rows):
    """Every row of the report is sound."""
    assert [problem for row in rows for problem in problems(row, ROOT)] == []


def test_deleted_test_is_named(tmp_path):
    """A row whose test is gone says which, as the build does."""
    (tmp_path / "tests").mkdir()
    file = tmp_path / "tests" / "test_keys.py"
    file.write_text("def test_tab():\n    pass\n")
    row = {**ROW, "tests": ["tests/test_keys.py::test_tab"]}
    assert problems(row, tmp_path) == []
    file.write_text("def test_other():\n    pass\n")
    assert "there is no test tests/test_keys.py::test_tab" in problems(row, tmp_path)[0]
    file.unlink()
    assert len(problems(row, tmp_path)) == 1


def test_row_needs_test_or_day(tmp_path):
    """A row without a test says on which day it was checked by hand."""
    assert "expected `tests`" in problems(ROW, tmp_path)[0]
    assert problems({**ROW, "by_hand": dt.date(2026, 11, 29)}, tmp_path) == []
    strange = {**ROW, "by_hand": dt.date(2026, 11, 29), "result": "perhaps"}
    assert "got result 'perhaps'" in problems(strange, tmp_path)[0]
