"""The jail under root and under an ordinary user, with and without its parts."""

import os
import shutil

import pytest

from natorussia.grading.sandbox.isolation import UnsafeError, doctor, lacking, require
from tests.grading.canary import SECRET, Canary, grade, hand_in_attacks
from tests.grading.samples import NINETIES, hand_in, right

KINDS = {
    "files-outside",
    "network",
    "processes",
    "solutions-by-file",
    "solutions-by-import",
    "parents-memory",
    "mutated-data",
    "kernel",
    "leftovers",
    "outliving",
}
USER = ("bwrap", "--unshare-user", "--uid", "1000", "--gid", "1000", "--dev-bind", "/", "/", "--")
SETTINGS = {
    "without-bubblewrap": ((), ("--without", "bubblewrap")),
    "without-landlock": ((), ("--without", "landlock")),
    "without-seccomp": ((), ("--without", "seccomp")),
    "without-namespaces": ((), ("--without", "bubblewrap", "--without", "namespaces")),
    "ordinary-user": (USER, ()),
    "ordinary-user-without-bubblewrap": (USER, ("--without", "bubblewrap")),
}


@pytest.mark.skipif(os.name != "posix" or not shutil.which("bwrap"), reason="needs bubblewrap")
@pytest.mark.parametrize("setting", SETTINGS)
def test_each_part_holds_alone(setting, tmp_path):
    """With a part missing, and as root or not, the others still hold."""
    tmp_path.parent.parent.chmod(0o755)
    before, options = SETTINGS[setting]
    canary = Canary(tmp_path / "canary")
    hand_in_attacks(tmp_path / "in", canary, KINDS)
    hand_in(tmp_path / "in", "honest", right())
    ran, rows = grade(tmp_path, *options, before=before)
    assert ran.returncode == 0, ran.stderr
    assert {row["points"] for row in rows if row["student"] != "honest"} == {"0"}
    assert sum(row["status"] == "correct" for row in rows) == len(NINETIES.questions)
    assert (tmp_path / "canary" / "secret").read_text() == SECRET
    assert [path.name for path in (tmp_path / "canary" / "open").iterdir()] == ["socket"]
    assert canary.reached == []
    assert not [row for row in rows if SECRET in row["message"]]


def test_no_jail_is_refused(tmp_path):
    """Where nothing guards files, network and processes, grading refuses and says why."""
    hand_in(tmp_path / "in", "honest", right())
    parts = ("bubblewrap", "namespaces", "landlock", "seccomp")
    options = [word for part in parts for word in ("--without", part)]
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "gradebook.csv").write_text("")
    ran, _ = grade(tmp_path, *options)
    assert ran.returncode == 1
    assert "neither bubblewrap nor Landlock" in ran.stderr
    assert "--unsafe" in ran.stderr
    ran, rows = grade(tmp_path, *options, "--unsafe")
    assert ran.returncode == 0
    assert rows[0]["status"] == "correct"
    assert ran.stderr.count("warning: files outside can be read") == 1


def test_gaps_are_named():
    """Each thing that is left open is named."""
    none = dict.fromkeys(("bubblewrap", "namespaces", "seccomp"), False) | {"landlock": 0}
    assert len(lacking(none)) == 3
    assert lacking(none | {"landlock": 3, "seccomp": True}) == []
    with pytest.raises(UnsafeError, match="apt install bubblewrap"):
        require(none)


def test_doctor_tells_each_part():
    """The doctor has a line for every mechanism."""
    text, _ = doctor()
    assert all(f"\n{part}" in text for part in ("bubblewrap", "landlock", "seccomp", "limits"))
