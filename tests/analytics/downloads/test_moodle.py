"""Responses of Moodle become the answers of a class, and lose nobody."""

import zipfile

import pytest

from natorussia.analytics.downloads.items import Bank
from natorussia.analytics.readers import read
from natorussia.data import workbooks
from tests.analytics.downloads import shown
from tests.analytics.downloads.tables import (
    AVERAGE,
    IDLE,
    MOODLE,
    attempt,
    credits_of,
    responses,
    table,
)


def cut(bank):
    """Return what Moodle shows too little of to tell it: orders whose items begin alike."""
    held = Bank(bank)
    return {
        one["id"]
        for one in bank
        if one["kind"] == "order"
        and "a"
        not in held.tried(
            one["id"], shown.moodle_reply((form := shown.exported(one).form), shown.right(form))
        )
    }


@pytest.mark.parametrize("suffix", [".csv", ".xlsx", ".ods"])
def test_responses_of_moodle_are_read_in_each_format(tmp_path, bank, made, suffix):
    """In capitals, zipped or as a workbook; who made no attempt is named, and averages are not."""
    rows = responses(
        made,
        (attempt("Müller", "Zoë", "zoe@a.test"), shown.right),
        (attempt("Müller", "Zoë", "zoe2@a.test"), shown.wrong),
        (IDLE, None),
        (AVERAGE, None),
    )
    rows[-1][len(MOODLE) :] = [""] * (len(rows[-1]) - len(MOODLE))
    path = tmp_path / f"nato-responses{suffix}"
    if suffix == ".csv":
        path.write_bytes(table(rows).upper())
    else:
        workbooks.write(path, {"nato": rows})
    with zipfile.ZipFile(tmp_path / "all.zip", "w") as box:
        box.write(path, path.name)
    found = read([tmp_path / "all.zip"])
    assert [one.name.casefold() for one in found.readers] == ["zoë müller", "zoë müller (2)"]
    readable = [one for one in bank if one["id"] not in cut(bank)]
    assert set(credits_of(found.readers[0], readable).values()) == {1}
    assert max(credits_of(found.readers[1], readable).values()) < 1
    assert [one[0] for one in found.readers[0].points.values()] == [8.0]
    assert any("without an attempt: ida idle" in note.casefold() for note in found.notes)
    assert not any("average" in note.casefold() for note in found.notes)


def test_responses_in_another_language_are_read(tmp_path, made):
    """Columns are told by their numbers and their order, not by what they are called."""
    rows = responses(made, (attempt("Müller", "Zoë", "zoe@a.test", "8,00"), shown.right))
    names = {"Last name": "Nachname", "First name": "Vorname", "Email address": "E-Mail-Adresse"}
    names["Grade/10.00"] = "Bewertung/10,00"
    rows[0] = [
        names.get(one, one).replace("Question", "Frage").replace("Response", "Antwort")
        for one in rows[0]
    ]
    path = tmp_path / "a.csv"
    path.write_bytes(table(rows, ";", "cp1252"))
    (zoe,) = read([path]).readers
    assert zoe.name == "Zoë Müller"
    assert len(zoe.records["log"]) >= len(made) - 1
    assert list(zoe.points.values()) == [(8.0, 10.0)]


def test_responses_without_their_questions_say_what_to_choose(tmp_path, made):
    """Without the summary of the question nobody can tell what was asked; the grade is kept."""
    path = tmp_path / "a.csv"
    row = (attempt("Müller", "Zoë", "zoe@a.test"), shown.right)
    path.write_bytes(table(responses(made, row, asks=False)))
    found = read([path])
    assert found.readers[0].records["log"] == {}
    assert list(found.readers[0].points.values()) == [(8.0, 10.0)]
    assert any("choose the summary of the question" in note for note in found.notes)
