"""Archives of a student's own are opened, and damage in one stops nobody."""

import io
import tarfile
import zipfile

import pytest

from natorussia.grading.intake import collect
from tests.grading.intake.hand_ins import NAME, RIGHT, hand_ins, unpack, zipped

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
