"""Whose a file is, by the names that each system gives."""

import pytest

from natorussia.grading.intake import collect
from tests.grading.intake.hand_ins import FILES, NAME, OTHER, RIGHT, hand_ins, unpack, zipped

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
    "brightspace day first": (
        f"12-345 - Jane Doe - 29 November, 2026 953 AM/{NAME}.ipynb",
        "Jane Doe_12",
    ),
    "brightspace flat": (f"12-345 - Jane Doe - Nov 29, 2026 953 AM - {NAME}.ipynb", "Jane Doe_12"),
    "number before": (f"1234567_{NAME}.ipynb", "1234567"),
    "copy, then renamed": (f"Copy of Jane Doe - {NAME}.ipynb", "Jane Doe"),
    "sakai": (f"Doe, Jane(jdoe)/Submission attachment(s)/{NAME}.ipynb", "jdoe"),
    "ilias": (f"Doe_Jane_jdoe_1234/{NAME}.ipynb", "Doe_Jane_jdoe_1234"),
    "openolat": (f"Task_7/Doe_Jane_jdoe/2_submissions/{NAME}.ipynb", "Doe_Jane_jdoe"),
    "drive, counted": (f"{NAME}/Jane Doe - {NAME} (1).ipynb", "Jane Doe"),
    "teams": (f"Student Work/Submitted files/Jane Doe/Week 1/{NAME}.ipynb", "Jane Doe"),
    "google classroom": (f"{NAME}/Jane Doe - {NAME}.ipynb", "Jane Doe"),
    "google drive": (f"{NAME}/Jane Doe - Copy of {NAME}.ipynb", "Jane Doe"),
    "exercises around students": (f"nineties/amal/{NAME}.ipynb", "amal"),
    "nbgrader's exchange": (f"amal+nineties+2026-11-30 10:00:00 UTC+x/{NAME}.ipynb", "amal"),
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


def test_nbgraders_exchange_has_attempts_of_one_student(tmp_path):
    """Of what the exchange holds of a student, the last counts."""
    folders = [
        f"amal+nineties+2026-11-{day} 10:00:00 UTC+{code}"
        for day, code in (("30", "a"), ("29", "b"))
    ]
    unpack(tmp_path / "in", {f"{one}/{NAME}.ipynb": RIGHT.encode() for one in folders})
    assert hand_ins(collect(tmp_path / "in")) == {("amal", NAME): f"{folders[0]}/{NAME}.ipynb"}


def test_later_attempt_counts(tmp_path):
    """Of Canvas' uploads the one with the highest number counts, whatever its file is called."""
    files = {f"amal_41_{n}_{NAME}-{9 - n}.ipynb": RIGHT.encode() for n in (3, 1, 2)}
    assert hand_ins(collect(zipped(tmp_path / "in", files)))["amal_41", NAME].startswith(
        "amal_41_3"
    )


def test_what_was_not_handed_in_is_left_out(tmp_path):
    """Teams' working files are leftovers, and of its versions the highest counts."""
    folder = "Submitted files/Jane Doe/Week 1"
    files = [f"{folder}/Version {n}/{NAME}.ipynb" for n in (10, 9)]
    files += [f"Working files/Jane Doe/Week 1/{NAME}.ipynb"]
    unpack(tmp_path / "in", {name: RIGHT.encode() for name in files})
    found = collect(tmp_path / "in")
    assert list(hand_ins(found).values()) == [f"Jane Doe/Week 1/Version 10/{NAME}.ipynb"]
    assert "was worked on, and not handed in" in {one.why for one in found.leftovers}


@pytest.mark.parametrize("put", [zipped, unpack], ids=["zip", "unzipped"])
def test_folders_around_a_class_are_no_student(put, tmp_path):
    """What ILIAS packs has two folders around the students' own, and the time before the name."""
    people = {"Doe_Jane_jdoe_123": "20261103101112", "Li_Bo_bli_124": "20261103101113"}
    put(
        tmp_path / "in",
        {f"Week 3/Abgaben/{who}/{at}_{NAME}.ipynb": RIGHT.encode() for who, at in people.items()},
    )
    assert {student for student, _ in hand_ins(collect(tmp_path / "in"))} == set(people)


@pytest.mark.parametrize("put", [zipped, unpack], ids=["zip", "unzipped"])
@pytest.mark.parametrize("beside", ["Week 3/Week_3.xlsx", "Week 3/status.csv", "index.html"])
def test_tables_beside_a_class_make_nobody_of_it(beside, put, tmp_path):
    """A table or a page that a system puts beside the folders of a class is left over alone."""
    people = {"Doe_Jane_jdoe_123", "Li_Bo_bli_124"}
    for around in ("Week 3", "Week 3/Submissions"):
        files = {f"{around}/{who}/{NAME}.ipynb": RIGHT.encode() for who in people}
        put(tmp_path / around.replace("/", "-"), files | {beside: b"x"})
        found = collect(tmp_path / around.replace("/", "-"))
        assert {student for student, _ in hand_ins(found)} == people
        assert [one.name for one in found.leftovers] == [beside.rpartition("/")[2]]


@pytest.mark.parametrize("put", [zipped, unpack], ids=["zip", "unzipped"])
def test_what_tutors_and_systems_put_there_is_no_hand_in(put, tmp_path):
    """OpenOLAT's tasks and corrections and Sakai's feedback never stand for a student's own."""
    olat = {f"Doe_Jane_jdoe/{n}/{NAME}.ipynb": RIGHT.encode() for n in ("1_task", "3_corrections")}
    olat |= {f"Li_Bo_bli/1_task/{NAME}.ipynb": FILES["starter"]}
    olat |= {f"Doe_Jane_jdoe/{n}/{NAME}.ipynb": RIGHT.encode() for n in ("2_submissions",)}
    put(tmp_path / "olat", olat)
    assert hand_ins(collect(tmp_path / "olat")) == {
        ("Doe_Jane_jdoe", NAME): f"Doe_Jane_jdoe/2_submissions/{NAME}.ipynb"
    }
    put(tmp_path / "later", olat | {f"Doe_Jane_jdoe/4_revisions_1/{NAME}.ipynb": RIGHT.encode()})
    assert "revisions" in hand_ins(collect(tmp_path / "later"))["Doe_Jane_jdoe", NAME]
    doe = "Doe, Jane(jdoe)"
    sakai = {f"{doe}/Submission attachment(s)/{NAME}.ipynb": RIGHT.encode()}
    sakai |= {f"{doe}/Feedback Attachment(s)/{NAME}.ipynb": RIGHT.encode()}
    put(tmp_path / "sakai", sakai | {"Li, Bo(bli)/comments.txt": b""})
    found = collect(tmp_path / "sakai")
    assert hand_ins(found) == {("jdoe", NAME): f"{doe}/Submission attachment(s)/{NAME}.ipynb"}
    assert [one.student for one in found.submissions] == ["bli", "jdoe"]


@pytest.mark.parametrize("own", ["20261103", "12", "v2", "2"])
def test_a_day_or_a_version_is_no_students_number(own, tmp_path):
    """A date or a version beside a notebook's name tells nobody."""
    unpack(tmp_path / "in", {f"{NAME}_{own}.ipynb": RIGHT.encode(), "a/b.txt": b""})
    assert not any(student == own for student, _ in hand_ins(collect(tmp_path / "in")))


@pytest.mark.parametrize("put", [zipped, unpack], ids=["zip", "unzipped"])
@pytest.mark.parametrize("around", ["", "class/"])
def test_notebooks_called_after_students_alone_are_theirs(around, put, tmp_path):
    """Where no exercise stands in a name, the content tells it, and the name whose it is."""
    files = {f"{around}{one}.ipynb": RIGHT.encode() for one in ("bo_li", "Exercises - Jane Doe")}
    put(tmp_path / "in", files)
    assert list(hand_ins(collect(tmp_path / "in"))) == [
        ("Exercises - Jane Doe", NAME),
        ("bo_li", NAME),
    ]


def test_names_that_say_nothing_make_no_student(tmp_path):
    """A notebook that is called a notebook, or a version of one, is nobody's among others."""
    names = ("bo_li", "Untitled1", "final FINAL", "Homework 3", f"Copy of {NAME}")
    unpack(tmp_path / "in", {f"{name}.ipynb": RIGHT.encode() for name in names})
    assert list(hand_ins(collect(tmp_path / "in"))) == [("bo_li", NAME)]


def test_ones_own_versions_make_no_class(tmp_path):
    """Somebody's folder with several notebooks stays one person's, as long as one is named so."""
    names = (f"{NAME}", "on the train", "before the talk")
    unpack(tmp_path / "in", {f"amal/{name}.ipynb": RIGHT.encode() for name in names})
    assert {student for student, _ in hand_ins(collect(tmp_path / "in"))} == {"amal"}


@pytest.mark.parametrize("put", [zipped, unpack], ids=["zip", "unzipped"])
def test_table_deep_beside_a_class_makes_nobody_of_it(put, tmp_path):
    """A table two folders deep, beside the folder of the class, hides no student."""
    people = {"Doe_Jane_jdoe_123", "Li_Bo_bli_124"}
    files = {f"all/Week 3/Abgaben/{who}/{NAME}.ipynb": RIGHT.encode() for who in people}
    put(tmp_path / "in", files | {"all/Week 3/Week_3.xlsx": b"x"})
    assert {student for student, _ in hand_ins(collect(tmp_path / "in"))} == people
