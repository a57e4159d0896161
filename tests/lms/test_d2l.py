import csv
from dataclasses import replace

import pytest

from natorussia.lms import d2l
from natorussia.lms.forms import item
from natorussia.lms.links import Links
from natorussia.questions import items as forms
from natorussia.questions import load_bank
from tests.lms import hostile
from tests.lms.readers import D2l, plain

# The names of the sample file's rows, by type of question, and the columns that each may fill.
ROWS = {
    "MC": {"Option": 5},
    "MS": {"Scoring": 2, "Option": 5},
    "SA": {"InputBox": 3, "Answer": 3},
    "M": {"Scoring": 2, "Choice": 4, "Match": 4},
    "O": {"Scoring": 2, "Item": 4},
}
COMMON = {"NewQuestion": 2, "ID": 2, "Title": 2, "QuestionText": 3, "Points": 2}
COMMON |= {"Hint": 3, "Feedback": 3}
FORMULA = ("=", "+", "-", "@", "\t")


def written(items, path):
    """Write items, and return the rows of each."""
    d2l.write(items, path, Links())
    found = []
    with path.open(encoding="utf-8-sig", newline="") as file:
        for row in csv.reader(file):
            if row and row[0] == "NewQuestion":
                found.append([])
            if row:
                found[-1].append(row)
    return {dict(map(tuple, (r[:2] for r in rows)))["ID"]: rows for rows in found}


@pytest.fixture(scope="module")
def questions(course, tmp_path_factory):
    held = [one for one in [*course, *hostile.items()] if d2l.holds(one)]
    return written(held, tmp_path_factory.mktemp("d2l") / "q.csv")


def test_rows_are_those_of_the_sample(questions):
    """Every row has a name that its type of question knows, and fills only its columns."""
    for rows in questions.values():
        known = COMMON | ROWS[rows[0][1]]
        for row in rows:
            assert len(row) == 5
            assert max(i for i, cell in enumerate(row, 1) if cell) <= known[row[0]]


def test_file_says_that_it_is_utf_8(course, tmp_path):
    """The file begins with the mark that Excel and the import look for."""
    d2l.write(course[:1], tmp_path / "q.csv", Links())
    assert (tmp_path / "q.csv").read_bytes().startswith(b"\xef\xbb\xbfNewQuestion,")


def test_no_cell_is_a_formula(questions):
    """A sheet that opens the file calculates nothing; a number below nought is no formula."""
    cells = [cell for rows in questions.values() for row in rows for cell in row]
    risky = [one for one in cells if one.startswith(FORMULA)]
    assert not [one for one in risky if not one[1:].replace(".", "").isdecimal()]


def test_texts_come_back(questions):
    """Markup and commas come back as they went in."""
    for one in hostile.items():
        if d2l.holds(one):
            rows = questions[one.id]
            (asked,) = [row[1] for row in rows if row[0] == "QuestionText"]
            assert plain(asked).strip().startswith(plain(one.prompt).strip())
        if one.id == "hostile-single":
            told = [(plain(row[2]), row[4].strip()) for row in rows if row[0] == "Option"]
            expected = [(plain(o.html), plain(o.feedback).strip()) for o in one.form.options]
            assert told == expected


def test_numbers_are_words():
    """A number is right in digits, and so is each whole number within the tolerance."""
    one = load_bank(
        [
            {
                "id": "a-b",
                "kind": "numeric",
                "level": "recall",
                "prompt": "?",
                "answer": 50.5,
                "tolerance": 1,
            }
        ]
    )[0]
    made = item(one, Links())
    rows = d2l._rows(made)
    assert [row[2] for row in rows if row[0] == "Answer"] == ["50.5", "50", "51"]
    assert D2l(rows).typed("50.5")
    assert not D2l(rows).typed("52")


def test_formula_as_answer_is_left_out(course):
    """A typed answer that a sheet would calculate is left out, and a number is not."""
    one = next(one for one in course if isinstance(one.form, forms.Words))
    assert not d2l.holds(replace(one, form=forms.Words(("=1+1",), ())))
    assert d2l.holds(replace(one, form=forms.Words(("-5",), ())))
