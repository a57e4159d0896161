"""Folders and archives that hold several students' work are nobody's hand-in."""

import pytest

from natorussia.grading.intake import collect
from tests.grading.intake.hand_ins import NAME, RIGHT, hand_ins, unpack, zipped
from tests.grading.intake.test_layouts import LAYOUTS

SECTIONS = {
    "archives": ("A.zip", "B.zip"),
    "weeks": ("week1", "week2"),
    "within a class": ("all/Mon 10", "all/Tue 12"),
}


@pytest.mark.parametrize("layout", ["canvas", "moodle folders", "moodle flat", "name before"])
@pytest.mark.parametrize("packed", [True, False], ids=["archives", "folders"])
def test_sections_of_a_system_are_no_students(layout, packed, tmp_path):
    """So it is with what a system has named, if only some sections have several people's work."""
    place, student = LAYOUTS[layout]
    others = [
        place.replace("doejane_41", f"li{n}_9{n}").replace("Jane Doe_77", f"Bo_8{n}")
        for n in range(2)
    ]
    first, second = (other.replace("amal_", f"bo{n}_") for n, other in enumerate(others))
    if packed:
        a = zipped(tmp_path / "a", {one: RIGHT.encode() for one in (place, first)}).read_bytes()
        b = zipped(tmp_path / "b", {second: RIGHT.encode()}).read_bytes()
        files = {"A.zip": a, "B.zip": b}
    else:
        files = {f"A/{one}": RIGHT.encode() for one in (place, first)}
        files |= {f"B/{second}": RIGHT.encode()}
    unpack(tmp_path / "in", files)
    people = {student for student, _ in hand_ins(collect(tmp_path / "in"))}
    assert student in people
    assert len(people) == 3
    assert not people & {"A", "B"}


@pytest.mark.parametrize("around", SECTIONS.values(), ids=SECTIONS)
def test_sections_are_no_students(around, tmp_path):
    """Folders or archives that hold several people's folders each are nobody's hand-in."""
    first, second = around
    files = {}
    for place, people in ((first, ("amal", "bo")), (second, ("cleo", "dai"))):
        inner = {f"{who}/{NAME}.ipynb": RIGHT.encode() for who in people}
        if place.endswith(".zip"):
            files[place] = zipped(tmp_path / place, inner).read_bytes()
        else:
            files |= {f"{place}/{name}": one for name, one in inner.items()}
    unpack(tmp_path / "in", files)
    people = [student for student, _ in hand_ins(collect(tmp_path / "in"))]
    assert people == ["amal", "bo", "cleo", "dai"]


def test_folders_of_a_template_are_no_sections(tmp_path):
    """Folders that everybody has, or that tell versions, leave a student one person."""
    twice = [f"{who}/{inner}/{NAME}.ipynb" for who in ("amal", "bo") for inner in ("a", "b")]
    unpack(tmp_path / "template", {name: RIGHT.encode() for name in twice})
    drafts = [f"amal/{inner}/{NAME}.ipynb" for inner in ("draft", "final", "attempt 2")]
    drafts += [f"bo/{inner}/{NAME}.ipynb" for inner in ("old", "new")]
    unpack(tmp_path / "drafts", {name: RIGHT.encode() for name in drafts})
    for folder in ("template", "drafts"):
        found = {student for student, _ in hand_ins(collect(tmp_path / folder))}
        assert found == {"amal", "bo"}, folder


def test_namesakes_of_two_sections_are_never_one(tmp_path):
    """Where a name stands in two sections, nobody's work is taken for another's."""
    files = [f"{at}/{who}/{NAME}.ipynb" for at in ("A", "B") for who in ("amal", f"bo-{at}")]
    unpack(tmp_path / "in", {name: RIGHT.encode() for name in files})
    assert "amal" not in {student for student, _ in hand_ins(collect(tmp_path / "in"))}
