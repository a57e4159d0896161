"""Progress files: read whatever has become of them, and put together without loss."""

import json
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from natorussia.analytics.progress_files import PARTS, ProgressError, merge, parse
from natorussia.analytics.readers import read

ATTEMPT = {"t": 1_700_000_000_000, "c": 1, "n": 1, "h": 0}
TRIES = st.fixed_dictionaries(
    {
        "t": st.integers(0, 10**13),
        "c": st.sampled_from([0, 0.25, 0.5, 1]),
        "n": st.integers(1, 4),
        "h": st.integers(0, 2),
    },
    optional={"s": st.sampled_from([0, 1, 2]), "a": st.text(max_size=3) | st.integers()},
)
NAMES = st.sampled_from(["a", "b", "__proto__", "constructor"])
LOGS = st.dictionaries(NAMES, st.lists(TRIES, min_size=1, max_size=5)).map(lambda a: merge(a, {}))


def file(**more):
    """Return the text of a progress file."""
    return json.dumps({"course": "natorussia", "version": 2, "log": {}, **more})


def at(moment, **more):
    """Return a record with one try at a time."""
    return {"q": [{**ATTEMPT, "t": moment, **more}]}


@given(LOGS, LOGS, LOGS)
def test_records_merge_in_any_order(a, b, c):
    """The union is the same in either order and grouping, and merging again changes nothing."""
    assert merge(a, b) == merge(b, a)
    assert merge(merge(a, b), c) == merge(a, merge(b, c))
    assert merge(merge(a, b), b) == merge(a, b)


@given(LOGS, LOGS)
def test_merging_loses_no_try(a, b):
    """Every try of both records is in the union."""
    both = merge(a, b)
    assert all(one in both[name] for log in (a, b) for name, tries in log.items() for one in tries)


@given(LOGS, LOGS, LOGS)
def test_files_are_read_as_written(log, forecasts, decisions):
    """What the page packs comes back whole."""
    parts = dict(zip(PARTS, (log, forecasts, decisions), strict=True))
    assert parse(file(name=" Ada  L. ", **parts), "natorussia") == ("Ada L.", parts, 0)


def test_half_an_emoji_is_read_as_a_sign_that_can_be_written(tmp_path):
    """A name or an answer that was cut in two spoils no report of the class."""
    log = at(1_700_000_000_000, a="so \ud83d")
    (tmp_path / "a.json").write_text(file(name="Ada \ud83d", log=log), encoding="utf-8")
    [reader] = read([tmp_path]).readers
    assert reader.name == "Ada ?"
    assert reader.records["log"]["q"][0]["a"] == "so ?"


@given(st.text() | st.recursive(st.none() | st.integers(), st.lists).map(json.dumps))
def test_anything_else_is_refused(text):
    """Whatever a file holds, it is refused with words."""
    with pytest.raises(ProgressError, match="no progress file"):
        parse(text, "natorussia")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (file()[:-4], "only a part of one"),
        (file(course="alchemy"), "“alchemy”, and this is “natorussia”"),
        (file(version=4), "version 4, and versions 1 to 3 are known"),
        ("[" * 100_000, "no progress file"),
    ],
)
def test_bad_files_are_named(tmp_path, text, said):
    """A file that is broken, foreign or too new is named, and the others are read."""
    (tmp_path / "bad.json").write_text(text)
    (tmp_path / "good.json").write_text(file(log=at(1)))
    found = read([tmp_path])
    assert [reader.name for reader in found.readers] == ["good"]
    assert len(found.notes) == 1
    assert found.notes[0].startswith("bad.json was skipped: ")
    assert said in found.notes[0]


def test_sound_tries_of_damage_stay(tmp_path):
    """A damaged record loses what cannot be read and nothing else."""
    log = {"q": [ATTEMPT, {"t": "now"}, 7], "r": "what"}
    (tmp_path / "a.json").write_text(file(log=log))
    found = read([tmp_path])
    assert found.readers[0].records["log"] == {"q": [ATTEMPT]}
    assert found.notes == ["a.json is damaged; tries that could not be read: 3. The rest was read."]


@pytest.mark.parametrize("version", [1, 2, 3])
def test_every_version_is_read(version):
    """Files of older pages are read, and the reader's own notes are left to her."""
    notes = {"1999-kfor": {"t": 1, "pin": True, "text": "mine"}}
    _, records, lost = parse(file(version=version, log=at(1), notes=notes), "natorussia")
    assert (records["log"], lost) == (at(1), 0)
    assert set(records) == set(PARTS)


def test_missing_file_is_named(tmp_path):
    """A path that leads nowhere is named."""
    assert "gone.json was skipped: No such file" in read([tmp_path / "gone.json"]).notes[0]


def test_zip_and_folders_are_read(tmp_path):
    """Files are found in zip files and at any depth."""
    (tmp_path / "in" / "ben").mkdir(parents=True)
    (tmp_path / "in" / "ben" / "natorussia-progress.json").write_text(file(log=at(2)))
    with zipfile.ZipFile(tmp_path / "in" / "all.zip", "w") as box:
        box.writestr("ada/natorussia-progress (1).json", file(log=at(1)))
        box.writestr("__MACOSX/._x.json", "no")
    assert sorted(reader.name for reader in read([tmp_path / "in"]).readers) == ["ada", "ben"]


class Unflagged(zipfile.ZipInfo):
    """A member whose name is UTF-8 and does not say so, as many systems write it."""

    def _encodeFilenameFlags(self):  # noqa: N802
        return self.filename.encode(), 0


@pytest.mark.parametrize(
    ("label", "name"),
    [
        ("Student B_2_assignsubmission_file_/PROGRESS.JSON", "Student B"),
        ("Zoë Müller_17_assignsubmission_file_natorussia-progress.json", "Zoë Müller"),
        ("muellerzoe_4711_90210_natorussia-progress-1.json", "muellerzoe"),
        ("muellerzoe_LATE_4711_90210_natorussia-progress.json", "muellerzoe"),
    ],
)
def test_downloads_keep_names(label, name, tmp_path):
    """What Moodle and Canvas name after a student is read under that name, zipped or not."""
    (tmp_path / "plain" / label).parent.mkdir(parents=True)
    (tmp_path / "plain" / label).write_text(file(log=at(1)))
    with zipfile.ZipFile(tmp_path / "all.zip", "w") as box:
        box.writestr(Unflagged(label), file(log=at(2)))
    for place in ("plain", "all.zip"):
        assert [reader.name for reader in read([tmp_path / place]).readers] == [name]


@pytest.mark.parametrize(
    ("packed", "name"),
    [
        ("muellerzoe_4711_90210_progress.zip", "muellerzoe"),
        ("Zoë Müller_17_assignsubmission_file/progress.ZIP", "Zoë Müller"),
    ],
)
def test_packed_twice_is_read(packed, name, tmp_path):
    """A zip that a student handed in is read within that of the class; a third one is named."""
    with zipfile.ZipFile(tmp_path / "inner.zip", "w") as box:
        box.writestr("natorussia-progress.json", file(log=at(1)))
        box.writestr("deeper.zip", b"PK")
    with zipfile.ZipFile(tmp_path / "all.zip", "w") as box:
        box.writestr(packed, (tmp_path / "inner.zip").read_bytes())
        box.writestr("broken.zip", b"PK")
    found = read([tmp_path / "all.zip"])
    assert [reader.name for reader in found.readers] == [name]
    assert sorted(note.split(": ")[1] for note in found.notes) == [
        "File is not a zip file.",
        "it is packed three times; unpack it first.",
    ]


def test_two_exports_are_one_student(tmp_path):
    """An earlier export adds nothing, and one of another device is put together with it."""
    (tmp_path / "1.json").write_text(file(log=at(1)))
    (tmp_path / "2.json").write_text(file(log={**at(1), "r": [ATTEMPT]}, name="Ada"))
    (tmp_path / "3.json").write_text(file(log=at(1)))
    found = read([tmp_path])
    assert [(reader.name, len(reader.files)) for reader in found.readers] == [("Ada", 3)]
    assert set(found.readers[0].records["log"]) == {"q", "r"}
    assert any("3.json holds nothing that" in note for note in found.notes)


def test_bridge_joins_two_students_known(tmp_path):
    """Two files that seemed strangers are put together by a third that has tries of both."""
    both = {"q": [*at(1)["q"], *at(2)["q"]]}
    for name, log in (("1", at(1)), ("2", at(2)), ("3", both)):
        (tmp_path / f"{name}.json").write_text(file(log=log))
    assert len(read([tmp_path]).readers) == 1


def test_shared_tries_under_two_names(tmp_path):
    """Two names on the same tries stay two students, and somebody is told to look."""
    (tmp_path / "1.json").write_text(file(log=at(1), name="Ada"))
    (tmp_path / "2.json").write_text(file(log=at(1), name="Ben"))
    found = read([tmp_path])
    assert [reader.name for reader in found.readers] == ["Ada", "Ben"]
    assert "bear different names; shared tries: 1." in found.notes[0]


def test_namesakes_are_kept_apart(tmp_path):
    """Two students of one name, with nothing in common, are told apart."""
    for number in (1, 2):
        (tmp_path / f"{number}.json").write_text(file(log=at(number), name="Ada"))
    assert [reader.name for reader in read([tmp_path]).readers] == ["Ada", "Ada (2)"]
