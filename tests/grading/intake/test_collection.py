"""Every file that comes in ends as a student's hand-in, or as a leftover with a reason."""

import io
import json
import tarfile
import zipfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from natorussia.exercises import exercise
from natorussia.exercises.notebook import notebook, text
from natorussia.grading.intake import collect
from tests.grading.samples import NINETIES, right

NAME = NINETIES.notebook
OTHER = exercise("new-start")
RIGHT = right()
FILES = {
    "notebook": RIGHT.encode(),
    "starter": text(NINETIES).encode(),
    "other": text(OTHER).encode(),
    "broken": b'{"cells": [',
    "pdf": b"%PDF-1.7 \xff",
    "empty": b"",
    "text": b"see my notebook",
}
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
    ]
)
TREES = st.dictionaries(
    st.tuples(FOLDERS, NAMES).map(lambda one: "/".join(filter(None, one))),
    st.sampled_from(sorted(FILES)),
    min_size=1,
    max_size=12,
)


def unpack(folder, files):
    """Write files below a folder."""
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)


def zipped(path, files):
    """Write files into a zip file."""
    with zipfile.ZipFile(path, "w") as content:
        for name, one in files.items():
            content.writestr(name, one)
    return path


def hand_ins(intake):
    """Return the place of what counts, by student and exercise."""
    return {(one.student, one.exercise): one.place for one in intake.submissions if one.path}


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


LAYOUTS = {
    "canvas": (f"doejane_41_900_{NAME}.ipynb", "doejane_41"),
    "canvas late": (f"doejane_LATE_41_900_{NAME}.ipynb", "doejane_41"),
    "canvas anonymous": (f"anon_aB3dE_900_{NAME}.ipynb", "anon_aB3dE"),
    "canvas anonymous late": (f"LATE_anon_aB3dE_900_{NAME}.ipynb", "anon_aB3dE"),
    "canvas group": (f"lab_2_41_900_{NAME}.ipynb", "lab_2_41"),
    "moodle folders": (f"Jane Doe_77_assignsubmission_file_/{NAME}.ipynb", "Jane Doe_77"),
    "moodle newer folders": (f"Jane Doe_77_assignsubmission_file/{NAME}.ipynb", "Jane Doe_77"),
    "moodle flat": (f"Jane Doe_77_assignsubmission_file_{NAME}.ipynb", "Jane Doe_77"),
    "moodle anonymous": (f"Participant_77_assignsubmission_file/{NAME}.ipynb", "Participant_77"),
    "classroom": (f"nineties-submissions/nineties-amal/exercises/{NAME}.ipynb", "amal"),
    "blackboard": (f"Week 3_jdoe_attempt_2026-11-29-20-00-00_{NAME}.ipynb", "jdoe"),
    "name before": (f"amal_{NAME}.ipynb", "amal"),
    "name behind": (f"{NAME} Jane Doe.ipynb", "Jane Doe"),
    "brightspace": (f"12-345 - Jane Doe - Nov 29, 2026 953 AM/{NAME}.ipynb", "Jane Doe_12"),
    "sakai": (f"Doe, Jane(jdoe)/Submission attachment(s)/{NAME}.ipynb", "jdoe"),
    "teams": (f"Student Work/Submitted files/Jane Doe/Week 1/{NAME}.ipynb", "Jane Doe"),
    "google classroom": (f"{NAME}/Jane Doe - {NAME}.ipynb", "Jane Doe"),
    "google drive": (f"{NAME}/Jane Doe - Copy of {NAME}.ipynb", "Jane Doe"),
    "exercises around students": (f"nineties/amal/{NAME}.ipynb", "amal"),
    "nbgrader": (f"submitted/amal/nineties/{NAME}.ipynb", "amal"),
}


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("packed", [True, False], ids=["zip", "unzipped"])
def test_layouts_tell_the_student(layout, packed, tmp_path):
    """The names that each system gives tell whose a file is, packed and unpacked."""
    place, student = LAYOUTS[layout]
    source = tmp_path / "in"
    if packed:
        zipped(source, {place: RIGHT.encode()})
    else:
        unpack(source, {place: RIGHT.encode()})
    assert list(hand_ins(collect(source))) == [(student, NAME)]


@pytest.mark.parametrize("layout", ["canvas", "moodle folders", "moodle flat"])
def test_folder_around_an_archive_is_no_student(layout, tmp_path):
    """A folder that holds what a system has packed is stepped into."""
    place, student = LAYOUTS[layout]
    zipped(tmp_path / "in", {f"submissions/{place}": RIGHT.encode()})
    assert list(hand_ins(collect(tmp_path / "in"))) == [(student, NAME)]


ARCHIVES = {
    "by name": ("amal.zip", "amal"),
    "canvas": ("doejane_LATE_41_900_work.zip", "doejane_41"),
    "moodle": ("Jane Doe_77_assignsubmission_file/work.zip", "Jane Doe_77"),
    "moodle flat": ("Jane Doe_77_assignsubmission_file_work.zip", "Jane Doe_77"),
    "in a folder": ("amal/work/all of it.ZIP", "amal"),
}
TARS = {"amal.tar.gz": "w:gz", "amal/work.tgz": "w:gz", "amal/a.tar": "w", "amal/a.tar.xz": "w:xz"}


@pytest.mark.parametrize("archive", ARCHIVES)
@pytest.mark.parametrize("packed", [True, False], ids=["zip", "unzipped"])
def test_zip_file_of_a_students_own_is_opened(archive, packed, tmp_path):
    """A notebook is found in a zip file that a student handed in, among whatever is beside it."""
    place, student = ARCHIVES[archive]
    mine = io.BytesIO()
    with zipfile.ZipFile(mine, "w") as content:
        content.writestr(f"my work/{NAME}.ipynb", RIGHT)
        content.writestr("my work/mine.csv", "to do")
        content.writestr("__MACOSX/._x", "x")
    files = {place: mine.getvalue(), f"bo_42_901_{NAME}.ipynb": RIGHT.encode()}
    (zipped if packed else unpack)(tmp_path / "in", files)
    found = collect(tmp_path / "in")
    places = hand_ins(found)
    assert places[student, NAME] == f"{place}/my work/{NAME}.ipynb"
    [one] = [one for one in found.submissions if one.student == student]
    assert one.content() == RIGHT.encode()
    assert found.files == 4
    assert sorted(one.why for one in found.leftovers) == [
        "is no notebook",
        "left by a tool or a system",
    ]


def packed(files, mode="w"):
    """Return the bytes of a tar file."""
    written = io.BytesIO()
    with tarfile.open(fileobj=written, mode=mode) as content:
        for name, one in files.items():
            member = tarfile.TarInfo(name)
            member.size = len(one)
            content.addfile(member, io.BytesIO(one))
    return written.getvalue()


@pytest.mark.parametrize("place", TARS)
@pytest.mark.parametrize("put", [zipped, unpack], ids=["zip", "unzipped"])
def test_tar_file_of_a_students_own_is_opened(place, put, tmp_path):
    """A notebook is found in a tar file as in a zip file, packed or not."""
    mine = packed({f"my work/{NAME}.ipynb": RIGHT.encode()}, TARS[place])
    put(tmp_path / "in", {place: mine, f"bo/{NAME}.ipynb": RIGHT.encode()})
    found = collect(tmp_path / "in")
    assert hand_ins(found)["amal", NAME] == f"{place}/my work/{NAME}.ipynb"
    assert {one.content() for one in found.submissions} == {RIGHT.encode()}


def test_archive_in_an_archive_is_opened(tmp_path):
    """A zip file in a student's zip file is opened; a bottomless one comes to an end."""
    inner = b""
    for name, content in ((f"{NAME}.ipynb", RIGHT.encode()), ("work.zip", None), ("all.zip", None)):
        written = io.BytesIO()
        with zipfile.ZipFile(written, "w") as one:
            one.writestr(name, content or inner)
        inner = written.getvalue()
    unpack(tmp_path / "in", {"amal/mine.zip": inner, f"bo/{NAME}.ipynb": RIGHT.encode()})
    found = collect(tmp_path / "in")
    assert hand_ins(found)["amal", NAME] == f"amal/mine.zip/all.zip/work.zip/{NAME}.ipynb"
    assert {one.content() for one in found.submissions} == {RIGHT.encode()}


def test_other_archives_say_what_to_do(tmp_path):
    """An archive that is not read has its student's row; one of a class says to unpack it."""
    seven = b"7z\xbc\xaf\x27\x1c"
    unpack(tmp_path / "in", {"amal/work.7z": seven, f"bo/{NAME}.ipynb": RIGHT.encode()})
    [one] = [one for one in collect(tmp_path / "in").submissions if one.student == "amal"]
    with pytest.raises(OSError, match=r"work.7z is no notebook; hand in the .ipynb"):
        one.content()
    (tmp_path / "class.7z").write_bytes(seven)
    with pytest.raises(FileNotFoundError, match="unpack it, and grade the folder"):
        collect(tmp_path / "class.7z")


@pytest.mark.parametrize("around", ["class", NAME, "Week 1/all"])
@pytest.mark.parametrize("put", [zipped, unpack], ids=["zip", "unzipped"])
def test_folder_around_named_files_is_no_student(around, put, tmp_path):
    """A folder whose files tell students by their names is stepped into, whatever it is called."""
    files = {f"{around}/Anna Li - {NAME}.ipynb": RIGHT.encode()}
    put(tmp_path / "in", files | {f"{around}/bo_{NAME}.ipynb": RIGHT.encode()})
    assert list(hand_ins(collect(tmp_path / "in"))) == [("Anna Li", NAME), ("bo", NAME)]


@pytest.mark.parametrize("put", [zipped, unpack], ids=["zip", "unzipped"])
def test_what_gradescope_exports_is_told_apart(put, tmp_path):
    """Beside the folders of the submissions there is a file about them, which is nobody's."""
    files = {f"assignment_7_export/submission_{n}/{NAME}.ipynb": RIGHT.encode() for n in (101, 102)}
    put(tmp_path / "in", files | {"assignment_7_export/submission_metadata.yml": b"x: 1"})
    intake = collect(tmp_path / "in")
    assert list(hand_ins(intake)) == [("submission_101", NAME), ("submission_102", NAME)]
    assert [one.name for one in intake.leftovers] == ["submission_metadata.yml"]
    put(tmp_path / "one", dict([files.popitem()]))
    assert list(hand_ins(collect(tmp_path / "one"))) == [("submission_102", NAME)]


def test_versions_in_one_folder_are_one_students(tmp_path):
    """What somebody calls drafts and copies of one notebook tells no other student."""
    names = (f"{NAME} final", f"{NAME}_v2", f"{NAME} draft", f"my {NAME}", NAME)
    unpack(tmp_path / "in", {f"amal/{name}.ipynb": RIGHT.encode() for name in names})
    assert hand_ins(collect(tmp_path / "in")) == {("amal", NAME): f"amal/{NAME}_v2.ipynb"}


def test_exercises_folders_are_no_students(tmp_path):
    """A folder for each exercise is stepped into; nameless files in it say that they are."""
    files = {f"{NAME}/amal/{NAME}.ipynb": RIGHT.encode()}
    files |= {f"new-start/amal/{OTHER.notebook}.ipynb": FILES["other"]}
    unpack(tmp_path / "in", files)
    assert list(hand_ins(collect(tmp_path / "in"))) == [("amal", NAME), ("amal", OTHER.notebook)]
    nameless = {f"{NAME}/{NAME}{n}.ipynb": RIGHT.encode() for n in ("", " (1)")}
    unpack(tmp_path / "nameless", nameless)
    with pytest.raises(FileNotFoundError, match="its name tells none"):
        collect(tmp_path / "nameless")


def test_later_upload_counts_and_namesakes_stay_apart(tmp_path):
    """Of Brightspace's uploads the last counts; two people of one name are two students."""
    days = {
        "12-1": "Nov 30, 2026 1015 AM",
        "12-2": "Nov 29, 2026 953 PM",
        "13-3": "Nov 29, 2026 953 AM",
    }
    places = [f"{ids} - Jane Doe - {day}/{NAME}.ipynb" for ids, day in days.items()]
    unpack(tmp_path / "in", {place: RIGHT.encode() for place in places} | {"index.html": b"x"})
    assert hand_ins(collect(tmp_path / "in")) == {
        ("Jane Doe_12", NAME): places[0],
        ("Jane Doe_13", NAME): places[2],
    }


def test_what_was_not_handed_in_is_left_out(tmp_path):
    """Teams' working files are leftovers, and of its versions the highest counts."""
    folder = "Submitted files/Jane Doe/Week 1"
    files = [f"{folder}/Version {n}/{NAME}.ipynb" for n in (10, 9)]
    files += [f"Working files/Jane Doe/Week 1/{NAME}.ipynb"]
    unpack(tmp_path / "in", {name: RIGHT.encode() for name in files})
    found = collect(tmp_path / "in")
    assert list(hand_ins(found).values()) == [f"Jane Doe/Week 1/Version 10/{NAME}.ipynb"]
    assert "was worked on, and not handed in" in {one.why for one in found.leftovers}


def test_archive_that_holds_no_notebook_is_a_hand_in_itself(tmp_path):
    """A zip file without a notebook, or with damage, has its student's row, which says so."""
    broken = io.BytesIO()
    with zipfile.ZipFile(broken, "w") as content:
        content.writestr("notes.txt", "to do")
    files = {"amal/a.zip": broken.getvalue(), "bo/b.zip": b"PK\x03\x04 damaged"}
    unpack(tmp_path / "in", files | {f"cleo/{NAME}.ipynb": RIGHT.encode()})
    found = collect(tmp_path / "in")
    assert found.files == 3
    for one in found.submissions[:2]:
        with pytest.raises(OSError, match="is no notebook"):
            one.content()


@pytest.mark.parametrize("system", ["canvas", "moodle flat", "blackboard"])
def test_folder_around_a_class_is_no_student(system, tmp_path):
    """A folder with the files of several students, as a system names them, is stepped into."""
    place, student = LAYOUTS[system]
    other = place.replace("doejane_41", "libo_42").replace("Jane Doe_77", "Bo_78")
    files = {f"all/{one}": RIGHT.encode() for one in (place, other.replace("jdoe", "bli"))}
    unpack(tmp_path / "in", files)
    found = collect(tmp_path / "in")
    assert len(found.submissions) == 2
    assert student in {one.student for one in found.submissions}


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


def test_damaged_member_stops_nobody(tmp_path):
    """A member that cannot be unpacked is unreadable, and the others are read."""
    files = {f"s{n}_{n}_9_{NAME}.ipynb": RIGHT.encode() for n in range(3)}
    path = tmp_path / "in.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as content:
        for name, one in files.items():
            content.writestr(name, one)
    with zipfile.ZipFile(path) as content:
        start = content.getinfo(f"s1_1_9_{NAME}.ipynb").header_offset
    damaged = bytearray(path.read_bytes())
    damaged[start + 90 : start + 140] = b"\xff" * 50
    path.write_bytes(damaged)
    found = {one.student: one for one in collect(path).submissions}
    with pytest.raises(OSError, match="member cannot be read"):
        found["s1_1"].content()
    assert found["s0_0"].content() == found["s2_2"].content() == RIGHT.encode()


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


def test_later_attempt_counts(tmp_path):
    """Of Canvas' uploads the one with the highest number counts, whatever its file is called."""
    files = {f"amal_41_{n}_{NAME}-{9 - n}.ipynb": RIGHT.encode() for n in (3, 1, 2)}
    assert hand_ins(collect(zipped(tmp_path / "in", files)))["amal_41", NAME].startswith(
        "amal_41_3"
    )


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
