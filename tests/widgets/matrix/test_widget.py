"""The decision matrix in Python: what is asked, what is chosen, and how it prints."""

import json
import math

import pandas as pd
import pytest

from natorussia import Matrix, load
from natorussia.data.records import TableError
from tests.conftest import ROOT

RANKS = json.loads((ROOT / "tests" / "vectors" / "widgets" / "ranks.json").read_text("utf-8"))
PAIR = [{"id": "go", "title": "Go <now>"}, {"id": "stay", "title": "Stay"}]
CRITERIA = [
    {"id": "gain", "title": "Gain", "words": "what is gained?"},
    {"id": "ease", "title": "Ease", "words": "how easy?"},
]


def test_course_matrix_has_rows_of_the_table():
    """The alternatives are the article's recommendations, and four readers scored them all."""
    matrix = Matrix()
    assert [one["id"] for one in matrix.options] == load("recommendations")["id"].tolist()
    assert [one["id"] for one in matrix.readings] == ["article", "brussels", "moscow", "neighbours"]
    assert all(len(one["scores"]) == len(matrix.options) for one in matrix.readings)


def test_criteria_may_say_no_more_than_their_titles():
    """What a criterion asks may be left out, and one without a name is told by its place."""
    matrix = Matrix(PAIR, ["Gain", {"id": "ease", "title": "Ease <all>"}])
    assert matrix.criteria == [
        {"id": "Gain", "title": "Gain", "words": ""},
        {"id": "ease", "title": "Ease <all>", "words": ""},
    ]
    assert "<p>Gain; Ease &lt;all&gt;</p>" in matrix.fallback_html()
    for wrong in ({"words": "How much?"}, 3, " ", {"id": float("nan"), "title": None}):
        with pytest.raises(TableError, match=r"criterion 1 is .* expected its title"):
            Matrix(PAIR, ["Gain", wrong])
    with pytest.raises(TableError, match="both have the id 'Gain'"):
        Matrix(PAIR, ["Gain", "Gain"])
    with pytest.raises(TableError, match="the criteria are 'Gain'; expected a list"):
        Matrix(PAIR, "Gain")


def test_choices_weigh_scores():
    """The total is the weighted mean, and equals share a rank."""
    matrix = Matrix(PAIR, CRITERIA)
    matrix.scores = {"go": {"gain": 5, "ease": 1}, "stay": {"gain": 1, "ease": 3}}
    matrix.weights = {"gain": 1, "ease": 2}
    found = matrix.choices
    assert found["total"].round(4).tolist() == [2.3333, 2.3333]
    assert found["rank"].tolist() == [1, 1]
    assert found.loc["go", ["title", "gain", "ease"]].tolist() == ["Go <now>", 5, 1]


def test_unfilled_rows_have_no_rank():
    """An alternative without all its scores has neither total nor rank."""
    matrix = Matrix(PAIR, CRITERIA)
    matrix.scores = {"go": {"gain": 5}, "stay": {"gain": 1, "ease": 3}}
    assert matrix.choices["rank"].isna().tolist() == [True, False]
    matrix.weights = {"gain": 0, "ease": 0}
    assert matrix.choices["total"].isna().all()


def test_strange_scores_are_nothing():
    """What is no number counts as not given."""
    matrix = Matrix(PAIR, CRITERIA)
    matrix.scores = {"go": {"gain": "5", "ease": None}, "gone": {"gain": 1}}
    assert math.isnan(matrix.choices.loc["go", "gain"])


def test_frame_of_ones_own_is_asked():
    """A data frame of another subject works, its readers too."""
    frame = pd.DataFrame({"short": ["Tea", "Coffee"], "id": ["t", "c"]}).set_index("id")
    scores = [{"reader": "Ada", "recommendation": "t", "gain": 2, "ease": 3, "reason": "Hot."}]
    matrix = Matrix(frame, CRITERIA, scores, name="drinks")
    assert [(one["id"], one["title"]) for one in matrix.options] == [("t", "Tea"), ("c", "Coffee")]
    assert matrix.readings[0]["scores"] == {"t": {"gain": 2, "ease": 3}}


@pytest.mark.parametrize(
    ("frame", "scores", "said"),
    [
        (PAIR[:1], [], "got 1 alternatives; a decision is between two or more"),
        ([{"id": "a"}, *PAIR], [], "row 0 has no name"),
        ([PAIR[0], PAIR[0]], [], "both have the id 'go'"),
        (PAIR, [{"reader": "A", "recommendation": "go", "gain": 1}], "A on go: no score for ease"),
    ],
)
def test_unsound_tables_are_refused(frame, scores, said):
    """A table that is no decision is refused, and the message says why."""
    with pytest.raises(TableError, match=said):
        Matrix(frame, CRITERIA, scores)


def test_score_of_nothing_names_nearest():
    """A reading of an alternative that is not there names those that are."""
    with pytest.raises(LookupError, match="'goo'; the nearest: go"):
        Matrix(PAIR, CRITERIA, [{"reader": "A", "recommendation": "goo"}])


def test_print_has_cells_to_fill():
    """On paper there is a cell for each score and weight, and titles stay text."""
    html = Matrix(PAIR, CRITERIA, heading="A & B").fallback_html()
    assert html.count("nm-fill") == 6
    assert "Go &lt;now&gt;" in html
    assert "A &amp; B" in html


@pytest.mark.parametrize("case", RANKS, ids=lambda case: case["title"])
def test_ranks_are_those_of_the_vectors(case):
    """Python ranks as the shared vectors say, and so does the page: in binary no total is exact."""
    options = [{"id": name, "title": name} for name in case["scores"]]
    matrix = Matrix(options, [{"id": name, "title": name, "words": ""} for name in "ab"])
    matrix.scores, matrix.weights = case["scores"], case["weights"]
    found = matrix.choices
    for name, total in case["totals"].items():
        expected = math.nan if total is None else total
        assert found["total"][name] == pytest.approx(expected, nan_ok=True)
        rank = found["rank"][name]
        assert (None if pd.isna(rank) else rank) == case["ranks"][name]
