"""Reading submitted notebooks: repairs, and whatever else comes in such a file."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from natorussia.data.course import tables_of
from natorussia.data.languages.catalogues import FILE
from natorussia.exercises.notebook import notebook, text
from natorussia.grading.intake.recognition import by_content, is_notebook
from natorussia.grading.notebooks import MAX_BYTES, UnreadableError, read
from tests.grading.samples import NINETIES, solutions

RIGHT = text(NINETIES, solutions())
ANSWERS = [f"{question.name}-answer" for question in NINETIES.questions]


def changed(change):
    """Return what is read from a right notebook after a change to its cells."""
    found = notebook(NINETIES, solutions())
    change(found)
    return read(json.dumps(found).encode(), NINETIES)


def order(found):
    """Return the questions in the order in which they are run."""
    return [name for cell in found.cells for name in cell["questions"]]


def test_right_notebook_needs_no_repair():
    """A notebook whose answers alone were written is taken as it is."""
    found = read(RIGHT.encode(), NINETIES)
    assert found.repairs == []
    assert order(found) == list(solutions())


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_a_notebook_in_another_encoding_is_one(encoding):
    """Editors put a mark before the text, and Windows' shell writes UTF-16."""
    content = RIGHT.encode(encoding)
    assert is_notebook(content)
    assert by_content(content) == NINETIES.notebook
    assert order(read(content, NINETIES)) == list(solutions())


def test_deleted_cells_are_restored():
    """A deleted first cell is put back; a deleted answer is not attempted."""
    found = changed(lambda nb: nb["cells"].__delitem__(slice(1, 4)))
    assert "setup: was deleted and has been restored" in found.repairs
    assert "how-many-answer: was deleted" in found.repairs
    assert found.cells[0]["source"] == NINETIES.first_cell()
    assert found.untouched == ["how-many"]


def test_text_that_shows_code_takes_no_answers_place():
    """Code in a cell of text counts where nothing else answers, and is text otherwise."""
    shown = {"cell_type": "markdown", "metadata": {}, "source": "```\nnumber_of_events = 3\n```"}
    found = changed(lambda nb: nb["cells"].insert(4, shown))
    assert [cell["source"] for cell in found.cells if "= 3" in cell["source"]] == []
    blank = NINETIES.questions[0].starter()
    found = changed(lambda nb: [nb["cells"][3].update(source=blank), nb["cells"].insert(4, shown)])
    assert "number_of_events = 3" in [cell["source"].strip() for cell in found.cells]


def test_duplicated_cell_is_noted():
    """A cell that stands there twice runs twice, so that the last one counts, and this is said."""
    found = changed(lambda nb: nb["cells"].insert(4, nb["cells"][3]))
    assert order(found).count("how-many") == 2
    assert any("more than once" in repair for repair in found.repairs)


def test_cells_run_as_they_stand():
    """Cells in another order run in the notebook's own, and this is said."""
    found = changed(lambda nb: nb["cells"].reverse())
    assert order(found) == list(solutions())[::-1]
    assert any("another order" in repair for repair in found.repairs)


def test_retyped_cell_is_code_again():
    """An answer that became text is run as code."""
    found = changed(lambda nb: nb["cells"][3].update(cell_type="markdown"))
    assert "how-many" in order(found)
    assert any("turned back into code" in repair for repair in found.repairs)


def test_changed_check_is_run():
    """What a student wrote into a check's cell is run where it stands, and this is said."""
    found = changed(lambda nb: nb["cells"][4].update(source="number_of_events = 3"))
    assert "how-many-check: was changed; what stands there is run" in found.repairs
    assert order(found)[:2] == ["how-many", "how-many"]


def test_starter_left_below_takes_no_answers_place():
    """A starter that was left as it was runs before all answers, wherever it stands."""

    def answer_above(nb):
        nb["cells"].insert(2, dict(nb["cells"][3], id="mine", metadata={}))
        nb["cells"][4]["source"] = "number_of_events = ..."

    found = changed(answer_above)
    assert found.cells[1]["starter"]
    assert order(found).count("how-many") == 1
    assert "how-many-answer: answered in a cell of its own" in found.repairs


def test_essay_is_found_in_new_cells():
    """An essay in cells of its own below the question is put together."""

    def in_two_cells(nb):
        for part in ("It was a freeze.", "It was no break."):
            nb["cells"].append({"cell_type": "markdown", "metadata": {}, "source": part})

    found = changed(in_two_cells)
    assert found.essay == "It was a freeze.\n\nIt was no break."


ESSAY_TEXT = "The freeze was a break, and here is why. " * 5


@pytest.mark.parametrize(
    "code",
    [
        f'essay = """{ESSAY_TEXT}"""\nprint(len(essay.split()))',
        f'print("{ESSAY_TEXT}")',
        f'from IPython.display import Markdown\nMarkdown("""{ESSAY_TEXT}""")',
        f'"""{ESSAY_TEXT}"""',
        f'essay = ("{ESSAY_TEXT}"\n  "")',
    ],
)
@pytest.mark.parametrize("in_its_cell", [True, False])
def test_essay_in_code_is_found(code, in_its_cell):
    """An essay that was given a name or printed is found, in its cell and below."""

    def in_code(nb):
        if in_its_cell:
            nb["cells"].pop()
        nb["cells"].append({"cell_type": "code", "metadata": {}, "source": code})
        if in_its_cell:
            nb["cells"][-1]["id"] = f"{NINETIES.essay.name}-answer"

    assert changed(in_code).essay == ESSAY_TEXT.strip()


@pytest.mark.parametrize("starter", ["*Write here.*", "*Пишите здесь.*", "*Schreiben Sie hier.*"])
def test_essay_cell_that_was_left_as_it_was_holds_no_essay(starter):
    """So it is in an edition of the course in another language, and below it one may write."""

    def left(nb):
        nb["cells"][-1]["source"] = starter

    def begun(nb):
        nb["cells"][-1]["source"] = f"{starter}\n\nIt was a break."

    assert changed(left).essay == ""
    assert changed(begun).essay == "It was a break."


def test_essay_cell_of_a_language_that_only_the_course_speaks_holds_no_essay(tmp_path):
    """A course may bring a catalogue for an edition, and be graded in its own language."""
    data, own = tmp_path / "data", tmp_path / "locale" / "eo" / FILE
    data.mkdir()
    own.parent.mkdir(parents=True)
    own.write_text('msgid ""\nmsgstr "Language: eo\\n"\n\nmsgid "*Write here.*"\n'
                   'msgstr "*Skribu tie.*"\n')  # fmt: skip
    with tables_of(data):
        assert changed(lambda nb: nb["cells"][-1].update(source="*Skribu tie.*")).essay == ""


def test_cells_without_ids_are_recognised():
    """Where a tool took ids and metadata, cells are known by what they say or define."""

    def strip(nb):
        for cell in nb["cells"]:
            cell.pop("id")
            cell["metadata"] = {}

    assert order(changed(strip)) == list(solutions())


def test_own_cells_run_where_they_stand():
    """A cell of the reader's own runs after the cell that it was put behind."""
    own = {"cell_type": "code", "metadata": {}, "source": "mine = 1"}
    found = changed(lambda nb: nb["cells"].insert(4, own))
    sources = [cell["source"] for cell in found.cells]
    assert sources.index("mine = 1") == sources.index(solutions()["how-many"]) + 1


def test_format_three_is_read():
    """A notebook of the old format, with worksheets and inputs, is read."""
    cells = [
        {"cell_type": "code", "input": [code], "metadata": {}, "language": "python"}
        for code in solutions().values()
    ]
    old = {"nbformat": 3, "nbformat_minor": 0, "metadata": {}, "worksheets": [{"cells": cells}]}
    assert order(read(json.dumps(old).encode(), NINETIES)) == list(solutions())


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"", "empty"),
        (b"\xff\xfe\x00n", "UTF-8"),
        (b"{", "JSON"),
        (b"[]", "JSON object"),
        (b'{"nbformat": 2}', "formats 3 and 4"),
        (b'{"nbformat": 4}', "list"),
        (b'{"nbformat": 4, "cells": [7]}', "cell 1"),
        (b'{"nbformat": 4, "cells": [{"source": 7}]}', "cell 1"),
        (b"[" * 200_000, "JSON"),
        (b'{"a":' * 200_000, "JSON"),
        (b'{"nbformat": ' + b"9" * 10_000 + b"}", "JSON"),
        (b" " * (MAX_BYTES + 1), "at most"),
        (json.dumps({"nbformat": 4, "cells": [{}] * 2000}).encode(), "cells"),
    ],
    ids=lambda value: value[:12] if isinstance(value, bytes) else value,
)
def test_unreadable_says_why(content, told):
    """What cannot be read as a notebook is refused with the reason."""
    with pytest.raises(UnreadableError, match=told):
        read(content, NINETIES)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=10),
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4)
    ),
    max_leaves=20,
)
CELL = st.fixed_dictionaries(
    {"cell_type": st.sampled_from(["code", "markdown", "raw", 3]), "source": JSON},
    optional={"id": st.sampled_from(ANSWERS) | JSON, "metadata": JSON, "outputs": JSON},
)


def tolerates(content):
    """Read, and accept one outcome besides a notebook: a reasoned refusal."""
    try:
        found = read(content, NINETIES)
    except UnreadableError:
        return
    assert all(isinstance(cell["source"], str) for cell in found.cells)


@given(st.binary(max_size=300))
def test_any_bytes_are_answered(content):
    """Whatever bytes come are read or refused."""
    tolerates(content)


@given(st.lists(CELL | JSON, max_size=6), st.sampled_from([3, 4, 4.0, "4", None]))
@settings(max_examples=150)
def test_any_cells_are_answered(cells, version):
    """Whatever stands where cells should be is read or refused."""
    tolerates(json.dumps({"nbformat": version, "cells": cells, "worksheets": cells}).encode())


@given(st.integers(0, len(RIGHT)), st.integers(0, 40), st.text(max_size=5))
@settings(max_examples=150)
def test_any_damage_is_answered(at, length, instead):
    """A notebook that was cut, or written over, is read or refused."""
    tolerates((RIGHT[:at] + instead + RIGHT[at + length :]).encode("utf-8", "replace"))
    tolerates(RIGHT[:at].encode())


def test_stumbling_reader_names_its_fault(monkeypatch):
    """What nobody foresaw makes one notebook unreadable, and stops nobody else's grading."""

    def stumble(*_):
        raise ZeroDivisionError

    monkeypatch.setattr("natorussia.grading.notebooks.mended", stumble)
    with pytest.raises(UnreadableError, match="ZeroDivisionError"):
        read(RIGHT.encode(), NINETIES)
