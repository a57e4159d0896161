"""Which of a student's other files go with a notebook that speaks of them."""

import pytest

from natorussia.grading.intake import collect
from natorussia.grading.intake.beside import MOST
from tests.grading.intake.hand_ins import NAME, RIGHT, unpack, zipped
from tests.grading.samples import only

CODE = "import helpers\nfrom tools.days import late\nopen('My Data.csv')\nnumber_of_events = 1"
NOTEBOOK = only("how-many", CODE).encode()
FILES = {
    f"{NAME}.ipynb": NOTEBOOK,
    "helpers.py": b"from more import *",
    "more.py": b"",
    "tools/__init__.py": b"",
    "tools/days.py": b"late = 1",
    "my data.csv": b"a\n1\n",
    "unused.py": b"",
    "report.pdf": b"%PDF",
}
SPOKEN_OF = {"My Data.csv", "helpers.py", "more.py", "tools/__init__.py", "tools/days.py"}


def beside(found):
    """Return the names of the files that go with each student's notebook."""
    return {one.student: {file.name for file in one.beside} for one in found.submissions}


@pytest.mark.parametrize(
    "folder",
    ["amal", "Jane Doe_77_assignsubmission_file_", "nineties-submissions/nineties-amal/exercises"],
)
@pytest.mark.parametrize("put", [zipped, unpack], ids=["zip", "unzipped"])
def test_files_that_a_notebook_speaks_of_go_along(folder, put, tmp_path):
    """What is imported or opened goes along, with what that needs; each file is accounted for."""
    put(tmp_path / "in", {f"{folder}/{name}": one for name, one in FILES.items()})
    found = collect(tmp_path / "in")
    assert list(beside(found).values()) == [SPOKEN_OF]
    assert found.files == len(FILES) == 1 + sum(one.files for one in found.leftovers)
    told = {one.name.rpartition("/")[2]: one.why for one in found.leftovers}
    assert told["helpers.py"].startswith("goes with ")
    assert not any("goes with" in told[name] for name in ("unused.py", "report.pdf"))


def test_files_of_a_flat_export_go_with_their_students_own_notebook(tmp_path):
    """Canvas' names tell what each file was called, a number of a later upload aside."""
    files = {f"doe_41_9_{NAME}.ipynb": NOTEBOOK, "doe_41_8_helpers-1.py": b"mine = 1"}
    others = {f"roe_42_7_{NAME}.ipynb": NOTEBOOK, "roe_42_6_helpers.py": b"theirs = 1"}
    found = collect(zipped(tmp_path / "in", files | others))
    assert beside(found) == {"doe_41": {"helpers.py"}, "roe_42": {"helpers.py"}}
    assert [one.files() for one in found.submissions] == [
        {"helpers.py": b"mine = 1"},
        {"helpers.py": b"theirs = 1"},
    ]


def test_folder_above_is_seen_and_no_other_student(tmp_path):
    """A module may lie one folder above the notebook; a classmate's folder is out of sight."""
    code = "import sys\nsys.path.append('..')\nimport helpers\nimport other\nnumber_of_events = 1"
    files = {f"amal/exercises/{NAME}.ipynb": only("how-many", code).encode()}
    files |= {"amal/helpers.py": b"", "bo/other.py": b"", f"bo/{NAME}.ipynb": RIGHT.encode()}
    unpack(tmp_path / "in", files)
    assert beside(collect(tmp_path / "in")) == {"amal": {"../helpers.py"}, "bo": set()}


def test_all_go_along_where_a_folder_is_listed_and_what_is_too_large_says_so(tmp_path):
    """Code that lists its folder finds what lies there, as far as that is not too much."""
    code = "from pathlib import Path\nnumber_of_events = len(list(Path().glob('*.csv')))"
    files = {f"amal/{NAME}.ipynb": only("how-many", code).encode(), "amal/a.csv": b"x"}
    unpack(tmp_path / "in", files | {"amal/large.csv": bytes(MOST + 1)})
    found = collect(tmp_path / "in")
    assert beside(found) == {"amal": {"a.csv"}}
    assert {one.name: one.why.split(":")[0] for one in found.leftovers} == {
        "amal/a.csv": f"goes with amal/{NAME}.ipynb, which may read it",
        "amal/large.csv": f"cannot go with amal/{NAME}.ipynb",
    }
