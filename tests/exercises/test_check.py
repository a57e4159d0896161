"""Checks in the notebook."""

from dataclasses import make_dataclass

import numpy as np
import pandas as pd
import pytest

from natorussia.exercises import check, exercise, use
from natorussia.exercises.readings import figure
from natorussia.exercises.reference import namespace


@pytest.fixture
def names():
    """Return the names of a notebook whose first cell has run."""
    use("nineties")
    return namespace(exercise("nineties"))


def in_section(names):
    return names["events"][names["events"]["section"] == "nineties"]


def test_numpy_integer_counts(names):
    """A NumPy integer, and one in a Series of its own, are as good as an int."""
    right = len(in_section(names))
    for value in (right, float(right), np.int64(right), np.array(right), pd.Series([right])):
        assert check("how-many", names | {"number_of_events": value}).status == "correct"


def test_any_mapping_counts(names):
    """Series, dictionaries, tables of two columns: one mapping in several coats."""
    counts = in_section(names)["lane"].value_counts()
    apart = [{lane: count} for lane, count in counts.items()]
    for value in (counts, counts.to_dict(), counts.reset_index(), counts.sort_index(), apart):
        assert check("per-lane", names | {"events_per_lane": value}).status == "correct"


def test_any_sequence_counts(names):
    """A list, a set, an array, a Series: one list, whatever its order."""
    cited = in_section(names)["sources"].explode().value_counts()
    right = list(cited[cited >= 2].index)
    for value in (right, right[::-1], set(right), np.array(right), pd.Series(right), tuple(right)):
        assert check("shared-sources", names | {"shared_sources": value}).status == "correct"


def test_some_of_it_counts_partly(names):
    """An answer that is right for most keys is partly right, and earns some of its points."""
    counts = in_section(names)["lane"].value_counts().to_dict()
    counts[next(iter(counts))] += 1
    found = check("per-lane", names | {"events_per_lane": counts})
    assert found.status == "partly"
    assert 0 < found.points < found.max_points


def test_parts_that_are_wrong_are_counted(names):
    """What a list has too much and too little of is said in words that hold for one."""
    cited = in_section(names)["sources"].explode().value_counts()
    right = list(cited[cited >= 2].index)
    found = check("shared-sources", names | {"shared_sources": [*right[1:], "no-source"]})
    assert f"Entries: {len(right)}; 1 extra, 1 missing." in found.message
    counts = in_section(names)["lane"].value_counts().to_dict()
    found = check("per-lane", names | {"events_per_lane": counts | {"no-lane": 1}})
    assert f"Right entries: {len(counts)} of {len(counts)}; extra: 1." in found.message


def test_typo_in_name_is_named(names):
    """A misspelt variable is found, and the message says which one."""
    found = check("how-many", names | {"number_of_event": 51})
    assert found.status == "could not be checked"
    assert "number_of_event:" in found.message


def test_wrong_type_is_named(names):
    """Text in place of a number is told apart from a wrong number."""
    found = check("how-many", names | {"number_of_events": "fifty-one"})
    assert found.status == "incorrect"
    assert "is text; a number is asked for" in found.message


def test_number_written_as_text_is_that_number(names):
    """A number that was formatted is the number; a wrong one, or one among words, is not."""
    right = len(in_section(names))
    shown = (f" {right}.0 ", f"{right:.6e}", f"{right:.2f}%", f"{right:.0f} %")
    shown = (*shown, f"{right} per cent", f"{right}.00 percent")
    for text, status in (*((one, "correct") for one in shown), (f"{right + 1}", "incorrect")):
        assert check("how-many", names | {"number_of_events": text}).status == status
    assert check("how-many", names | {"number_of_events": f"{right} events"}).status == "incorrect"


@pytest.mark.parametrize(
    ("text", "shown"),
    [("1,234.5", 1234.5), ("-12,345,678", -12345678), ("1e-05", 1e-05), ("1,5", None), ("%", None)],
)
def test_numbers_are_read_as_programs_show_them(text, shown):
    """Thousands may be grouped, and a small number has an exponent; a decimal comma is none."""
    assert figure(["str", text]) == shown


def test_table_as_dictionaries_is_the_table(names):
    """What `to_dict` makes of a table counts as the table does; rows that differ make none."""
    table = in_section(names)["lane"].value_counts().reset_index()
    for shape in ("records", "list", "dict"):
        found = check("per-lane", names | {"events_per_lane": table.to_dict(shape)})
        assert found.status == "correct", shape
    uneven = [{"lane": "relations", "count": 1}, {"lane": "capitals"}]
    assert check("per-lane", names | {"events_per_lane": uneven}).status == "incorrect"
    assert check("per-lane", names | {"events_per_lane": {"lane": [1], "count": []}}).points == 0


def test_rows_of_a_data_class_are_a_table(names):
    """Instances of a class of the reader's own count as rows, as keys with a number, and alone."""
    counts = in_section(names)["lane"].value_counts()
    lane = make_dataclass("Lane", ["name", "events"])
    tally = make_dataclass("Tally", ["events"])
    rows = [lane(name, int(number)) for name, number in counts.items()]
    tallies = {name: tally(int(number)) for name, number in counts.items()}
    for found in (rows, tallies):
        assert check("per-lane", names | {"events_per_lane": found}).status == "correct"
    right = len(in_section(names))
    for number, status in ((right, "correct"), (right + 1, "incorrect")):
        found = check("how-many", names | {"number_of_events": tally(number)})
        assert found.status == status


def test_table_with_a_style_is_the_table(names):
    """A table that was given a style to be shown counts as it is."""
    table = in_section(names)["lane"].value_counts().to_frame()
    for style in (table.style, table.style.format("{:.1f}").highlight_max()):
        assert check("per-lane", names | {"events_per_lane": style}).status == "correct"
    wrong = check("per-lane", names | {"events_per_lane": (table + 1).style})
    assert wrong.status == "incorrect"


def test_forgotten_return_is_named(names):
    """A function that returns nothing gets the likely cause."""
    found = check("days-between", names | {"days_between": lambda first, second: None})
    assert "did you forget a `return`" in found.message


def test_failing_function_names_the_call(names):
    """A function that raises is told for which input, and how."""

    def days_between(first, second):
        raise KeyError(first)

    found = check("days-between", names | {"days_between": days_between})
    assert 'days_between("1997-founding-act-signed"' in found.message
    assert "KeyError" in found.message


def test_value_not_function_is_named(names):
    """A number where a function is asked for is told so."""
    found = check("days-between", names | {"days_between": 52})
    assert "is a number; the function days_between(first, second) is asked for" in found.message


def test_unknown_question_lists_known(names):
    """A question that does not exist is answered by those that do."""
    with pytest.raises(LookupError, match="it has: how-many"):
        check("how-much", names)


def test_equal_to_everything_is_wrong(names):
    """An object that claims to equal everything is a wrong answer, since values are compared."""

    class Anything:
        def __eq__(self, other):
            return True

        __hash__ = None

    found = check("how-many", names | {"number_of_events": Anything()})
    assert found.status == "incorrect"


def test_result_escapes_its_text(names):
    """What a reader's value brings into the message is shown, not run."""
    found = check("no-longer-adversaries", names | {"document": "<script>alert(1)</script>"})
    assert "<script>" not in found.as_html()
    assert found.status == "incorrect"


def test_calls_speak_of_what_the_first_cell_has_made():
    """A name of the first cell, or of Python's own, that means something else later harms none."""
    use("missile-defence")
    asked = exercise("missile-defence")
    names = namespace(asked)
    exec(asked.question("distance").reference(), names)
    changed = {"place": "Warsaw", "capitals": {}, "ranges": None}
    assert check("distance", names | changed).status == "correct"
    use("hindsight")
    asked = exercise("hindsight")
    names = namespace(asked)
    exec(asked.question("brier").reference(), names)
    assert check("brier", names | {"happened": [], "list": [1], "len": 3}).status == "correct"


@pytest.mark.parametrize("around", [list, tuple, iter], ids=["list", "tuple", "iterator"])
def test_list_alone_in_another_is_that_list(names, around):
    """A list, or a set, that stands alone in another one is the list."""
    cited = in_section(names)["sources"].explode().value_counts()
    right = list(cited[cited >= 2].index)
    for value in (right, set(right)):
        assert check("shared-sources", names | {"shared_sources": around([value])}).status == (
            "correct"
        )


def test_number_beside_nothing_is_that_number(names):
    """A Series whose other entries are missing, as `diff` gives it, is its only value."""
    right = len(in_section(names))
    value = pd.Series([0, right]).diff()
    assert check("how-many", names | {"number_of_events": value}).status == "correct"
    assert check("how-many", names | {"number_of_events": value.fillna(0)}).status == "incorrect"
