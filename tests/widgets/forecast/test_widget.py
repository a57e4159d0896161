"""The forecast widget in the kernel."""

import json

import pandas as pd
import pytest

from natorussia import Forecast, load
from natorussia.data import UnknownNameError, rows
from natorussia.widgets.veil import veiled

ASKED = [
    {"id": "a", "question": "Will it rain?", "resolution": "yes", "outcome": "It poured."},
    {"id": "b", "question": "Will it snow?", "resolution": "no", "base_rate": 0.1},
    {"id": "c", "question": "If it hails, will it hurt?", "resolution": "void"},
]


@pytest.fixture(autouse=True)
def _live(monkeypatch):
    monkeypatch.delenv("NATORUSSIA_BOOK", raising=False)


def test_live_state_holds_no_outcome():
    """What a notebook saves tells nothing before a forecast is committed."""
    forecast = Forecast(ASKED)
    state = {name: value for name, value in forecast.get_state().items() if name[0] != "_"}
    assert "It poured" not in json.dumps(state)
    assert "resolution" not in json.dumps(state)
    assert forecast.key == ""


def test_book_state_holds_the_key(monkeypatch):
    """A page without a kernel tells by a key that is out of sight."""
    monkeypatch.setenv("NATORUSSIA_BOOK", "1")
    key = json.loads(veiled(Forecast(ASKED).key))
    assert key["a"]["outcome"] == "It poured."


def test_commitment_brings_the_outcome():
    """Only what is committed is revealed, and unknown ids are passed over."""
    forecast = Forecast(ASKED)
    forecast.committed = {"a": 0.9, "stranger": 0.1}
    assert list(forecast.revealed) == ["a"]
    assert forecast.revealed["a"]["resolution"] == "yes"


def test_responses_are_a_frame():
    """A row for each forecast with its scores; a void question has none."""
    forecast = Forecast(ASKED)
    forecast.committed = {"c": 0.5, "a": 0.9}
    assert list(forecast.responses.index) == ["a", "c"]
    assert forecast.responses["brier"]["a"] == pytest.approx(0.01)
    assert pd.isna(forecast.responses["log"]["c"])


def test_scores_stand_beside_rivals():
    """The reader, simple rivals and the base rates are scored on the same questions."""
    forecast = Forecast(ASKED)
    forecast.committed = {"a": 0.9, "b": 0.2, "c": 0.5}
    assert forecast.scores["brier"]["you"] == pytest.approx(0.025)
    assert forecast.scores["brier"]["half"] == 0.25
    assert forecast.scores["brier"]["base rates"] == pytest.approx(0.13)


def test_group_is_told_together_and_counts_once():
    """An outcome that would give another question away waits until that one is committed too."""
    war = {"resolution": "yes", "group": "war"}
    first, second = ({"id": name, "question": f"Will {name}?", **war} for name in ("x", "y"))
    forecast = Forecast([*ASKED, first, second])
    forecast.committed = {"b": 0.2, "x": 0.8}
    assert list(forecast.revealed) == ["b"]
    forecast.committed = {"b": 0.2, "x": 0.8, "y": 0.8}
    assert list(forecast.revealed) == ["b", "x", "y"]
    assert forecast.scores["brier"]["you"] == pytest.approx(0.04)
    assert forecast.scores["brier"]["optimist"] == pytest.approx((0.64 + 0.04) / 2)


def test_nothing_committed_is_empty():
    """Before the first forecast both frames are empty and have their columns."""
    forecast = Forecast()
    assert len(forecast.responses) == len(forecast.scores) == 0
    assert list(forecast.scores.columns) == ["brier", "log"]


def test_frame_asks_as_rows_do():
    """A data frame, with or without the id as index, is the same as the course's own rows."""
    own, frame = Forecast(), load("forecasts")
    assert Forecast(frame).questions == own.questions
    indexed = Forecast(frame.set_index("id"))
    ids = [one["id"] for one in own.questions]
    for one in (own, indexed):
        one.committed = dict.fromkeys(ids, 0.5)
    assert indexed.revealed == own.revealed


def test_section_keeps_its_questions():
    """A chapter may ask its own."""
    expected = [row["id"] for row in rows("forecasts") if row["section"] == "cfe"]
    assert [one["id"] for one in Forecast(section="cfe").questions] == expected


def test_unknown_section_names_nearest():
    """The error lists what there is."""
    with pytest.raises(UnknownNameError, match="cfe"):
        Forecast(section="cfee")


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ({"resolution": "yes"}, "row 0 has no question"),
        ({"question": "Will it?", "resolution": "perhaps"}, "got the resolution 'perhaps'"),
        ({"question": "Will it?", "resolution": "no", "base_rate": 7}, "base rate '7'"),
    ],
)
def test_unsound_row_is_named(row, message):
    """An error names the row and what was expected."""
    with pytest.raises(ValueError, match=message):
        Forecast([row])


def test_repeated_id_is_refused():
    """Forecasts are kept by id, so that each needs its own."""
    with pytest.raises(ValueError, match="both have the id 'a'"):
        Forecast([ASKED[0], ASKED[0]])


def test_text_is_no_table():
    """A section given in the wrong place gets a word about the right one."""
    with pytest.raises(ValueError, match="section='rome'"):
        Forecast("cfe")


def test_printed_outcomes_come_last():
    """On paper all questions come before any outcome, and texts stay texts."""
    hostile = {"question": "<script>alert(1)</script>?", "resolution": "no"}
    page = Forecast([*ASKED, hostile]).fallback_html()
    assert page.index("&lt;script&gt;") < page.index("What happened") < page.index("It poured.")
    assert "<script" not in page


def test_dates_are_said_in_words():
    """Days of any kind are words, and what is no date stands as it is."""
    whens = ["2012-12-31", pd.Timestamp("2012-12-31"), "some day"]
    asked = [{"question": "Will it?", "resolution": "no", "horizon": when} for when in whens]
    found = [one["horizon"] for one in Forecast(asked).questions]
    assert found == ["31 December 2012", "31 December 2012", "some day"]
