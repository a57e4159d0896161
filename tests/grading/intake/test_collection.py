"""Every file that comes in ends as a student's hand-in, or as a leftover with a reason."""

import io
import json
import tarfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from natorussia.exercises.notebook import notebook
from natorussia.grading.files import ends
from natorussia.grading.intake import collect
from tests.grading.intake.hand_ins import FILES, NAME, OTHER, RIGHT, hand_ins, unpack, zipped
from tests.grading.samples import NINETIES

NAMES = st.sampled_from(
    [
        f"{NAME}.ipynb",
        f"{NAME} (2).ipynb",
        f"Copy of {NAME}.ipynb",
        f"{NAME.upper()}.IPYNB",
        f"{NAME}.ipynb.txt",
        f"{NAME}-1.ipynb",
        f"{NAME}_v2.ipynb",
        f"Jane Doe - {NAME}.ipynb",
        "work.zip",
        "work.tar.gz",
        "work.7z",
        "index.html",
        "report.pdf",
        "final FINAL.ipynb",
        "README.md",
        "helpers.py",
        "comments.txt",
        ".DS_Store",
        "müller.ipynb",
        "a_1_2_3.ipynb",
        f"amal_41_900_{NAME}.ipynb",
        f"amal_LATE_41_900_{NAME}.ipynb",
        "amal_41_text.html",
        f"Jane Doe_77_assignsubmission_file_{NAME}.ipynb",
    ]
)
FOLDERS = st.sampled_from(
    [
        "",
        "amal",
        "amal/exercises",
        "submitted/amal/nineties",
        "autograded/amal/nineties",
        "nineties-submissions/nineties-amal",
        "class/bo",
        "Jane Doe_77_assignsubmission_file_",
        "amal/.ipynb_checkpoints",
        "__MACOSX/amal",
        "amal/Jane Doe_77_assignsubmission_file_",
        NAME,
        "Submitted files/Jane Doe/Week 1/Version 2",
        "Working files/Jane Doe/Week 1",
        "12-345 - Jane Doe - Nov 29, 2026 953 AM",
        "Week 1/Doe, Jane(jdoe)/Submission attachment(s)",
        "Week 1/Doe, Jane(jdoe)",
        "Week 3/Submissions/Doe_Jane_jdoe_123",
        "Doe_Jane_jdoe/1_task",
        "Doe_Jane_jdoe/2_submissions",
    ]
)
TREES = st.dictionaries(
    st.tuples(FOLDERS, NAMES).map(lambda one: "/".join(filter(None, one))),
    st.sampled_from(sorted(FILES)),
    min_size=1,
    max_size=12,
)


def accounted(intake):
    """Return the places of all files that came in, as the intake tells them."""
    leftovers = [one.name for one in intake.leftovers for _ in range(one.files)]
    return sorted([*hand_ins(intake).values(), *leftovers])


@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(tree=TREES, packed=st.sampled_from(["folder", "zip", "tar"]))
def test_files_are_hand_ins_and_leftovers(tree, packed, tmp_path_factory):
    """The files that came in are the hand-ins and the leftovers: none twice, none nowhere."""
    folder = tmp_path_factory.mktemp("tree")
    files = {name: FILES[kind] for name, kind in tree.items()}
    source = folder / "in"
    if packed == "zip":
        zipped(source, files)
    elif packed == "tar":
        with tarfile.open(source, "w") as content:
            for name, one in files.items():
                member = tarfile.TarInfo(name)
                member.size = len(one)
                content.addfile(member, io.BytesIO(one))
    else:
        unpack(source, files)
    try:
        intake = collect(source)
    except FileNotFoundError:
        assert not any(name.endswith(".ipynb") and "/" in name for name in files if "_" not in name)
        return
    assert intake.files == len(files)
    assert len(accounted(intake)) == len(files)
    assert all(one.why for one in intake.leftovers)


@pytest.mark.parametrize(
    ("file", "content"),
    [
        ("Untitled.ipynb", RIGHT),
        ("01-NINETIES.IPYNB", RIGHT),
        (f"{NAME} (2).ipynb", RIGHT),
        (f"Copy of {NAME}.ipynb", RIGHT),
        (f"{NAME}.ipynb.txt", RIGHT),
        ("final.json", RIGHT),
        (f"deep/down/{NAME}.ipynb", RIGHT),
        (f"{OTHER.notebook}.ipynb", RIGHT),
        ("my nineties.ipynb", "{broken"),
    ],
)
def test_renamed_notebook_is_known(file, content, tmp_path):
    """A notebook is known by what it says, and where it says nothing by its name in any form."""
    unpack(tmp_path / "in", {f"amal/{file}": content.encode()})
    assert hand_ins(collect(tmp_path / "in")) == {("amal", NAME): f"amal/{file}"}


@pytest.mark.parametrize("gone", [("metadata",), ("ids",), ("metadata", "ids"), ("setup", "ids")])
def test_content_is_known_without_its_marks(gone, tmp_path):
    """Lost metadata, ids or a first cell leave headings and checks to know a notebook by."""
    found = notebook(NINETIES)
    if "metadata" in gone:
        found["metadata"] = {}
    if "setup" in gone:
        found["cells"] = [cell for cell in found["cells"] if cell["id"] != "setup"]
        found["metadata"] = {}
    if "ids" in gone:
        for number, cell in enumerate(found["cells"]):
            cell |= {"id": f"c{number}", "metadata": {}}
    unpack(tmp_path / "in", {"amal/work.ipynb": json.dumps(found).encode()})
    assert hand_ins(collect(tmp_path / "in")) == {("amal", NAME): "amal/work.ipynb"}


def test_versions_in_one_folder_are_one_students(tmp_path):
    """What somebody calls drafts and copies of one notebook tells no other student."""
    names = (f"{NAME} final", f"{NAME}_v2", f"{NAME} draft", f"my {NAME}", NAME)
    unpack(tmp_path / "in", {f"amal/{name}.ipynb": RIGHT.encode() for name in names})
    assert hand_ins(collect(tmp_path / "in")) == {("amal", NAME): f"amal/{NAME}_v2.ipynb"}


def test_student_who_left_nothing_but_a_checkpoint_has_a_row(tmp_path):
    """A folder in which only a tool left something is that of a student who handed in nothing."""
    files = {f"amal/.ipynb_checkpoints/{NAME}.ipynb": b"{}", f"bo/{NAME}.ipynb": RIGHT.encode()}
    unpack(tmp_path / "in", files)
    found = collect(tmp_path / "in")
    assert [(one.student, one.path is None) for one in found.submissions] == [
        ("amal", True),
        ("bo", False),
    ]


def test_teachers_notebook_among_folders_is_no_student(tmp_path):
    """Where students have folders, a notebook beside these belongs to nobody, whatever its name."""
    files = {f"amal/{NAME}.ipynb": RIGHT.encode(), f"{NAME}_solution.ipynb": RIGHT.encode()}
    unpack(tmp_path / "in", files)
    assert list(hand_ins(collect(tmp_path / "in"))) == [("amal", NAME)]


def test_pdf_and_text_entries_have_rows(tmp_path):
    """Who handed in a PDF or typed a text has a row that says so."""
    files = {
        f"amal_41_900_{NAME}.ipynb": RIGHT.encode(),
        "bo_42_901_report.pdf": FILES["pdf"],
        "chi_LATE_43_text.html": b"<p>Here it is",
        "anon_aB3_text.html": b"<p>Here it is",
    }
    found = {one.student: one for one in collect(zipped(tmp_path / "in", files)).submissions}
    assert sorted(found) == ["amal_41", "anon_aB3", "bo_42", "chi_43"]
    for student in ("bo_42", "chi_43"):
        with pytest.raises(OSError, match=r"is no notebook; hand in the \.ipynb"):
            found[student].content()
    assert found["chi_43"].late


def test_work_goes_before_the_starter(tmp_path):
    """Of two notebooks, one that was worked in counts; the other is named with what counts."""
    unpack(
        tmp_path / "in",
        {f"amal/{NAME}.ipynb": FILES["starter"], f"amal/Copy of {NAME}.ipynb": FILES["notebook"]},
    )
    intake = collect(tmp_path / "in")
    assert hand_ins(intake) == {("amal", NAME): f"amal/Copy of {NAME}.ipynb"}
    assert [(one.name, one.why) for one in intake.leftovers] == [
        (f"amal/{NAME}.ipynb", f"amal/Copy of {NAME}.ipynb counts in its place")
    ]


def test_links_are_no_way_out(tmp_path):
    """A link to a classmate's folder is a leftover, and gives nothing."""
    unpack(tmp_path / "in", {f"amal/{NAME}.ipynb": RIGHT.encode()})
    (tmp_path / "in" / "eve").symlink_to(tmp_path / "in" / "amal")
    intake = collect(tmp_path / "in")
    assert list(hand_ins(intake)) == [("amal", NAME)]
    assert [one.name for one in intake.leftovers] == ["eve"]


def test_other_folder_of_results_is_left_out(tmp_path):
    """The grader's own folder is nobody's, even among the students'."""
    unpack(tmp_path / "in", {f"amal/{NAME}.ipynb": RIGHT.encode(), "out/gradebook.csv": b"x"})
    assert collect(tmp_path / "in", out=Path(tmp_path / "in" / "out")).files == 1


def test_blanks_without_end_are_soon_read(tmp_path):
    """A file of nothing but blanks is no notebook, and is its student's unreadable hand-in."""
    unpack(tmp_path / "in", {f"amal/{NAME}.ipynb": b" " * 5_000_000})
    assert hand_ins(collect(tmp_path / "in")) == {("amal", NAME): f"amal/{NAME}.ipynb"}


def test_large_notebook_is_known_by_its_ends(tmp_path):
    """Renamed and full of plots, it is known by its first cell or its metadata."""
    found = notebook(NINETIES)
    plot = {"output_type": "display_data", "metadata": {}, "data": {"image/png": "A" * 9_000_000}}
    found["cells"][1]["outputs"] = [plot]
    for kept in ("metadata", "setup"):
        changed = found | ({"metadata": {}} if kept == "setup" else {})
        first = [] if kept == "metadata" else [found["cells"][1] | {"outputs": []}]
        content = json.dumps(changed | {"cells": [*first, *found["cells"][1:]]}).encode()
        unpack(tmp_path / kept, {"amal/work.ipynb": content})
        assert hand_ins(collect(tmp_path / kept)) == {("amal", NAME): "amal/work.ipynb"}
        assert len(ends(content)) < 8_100_000
