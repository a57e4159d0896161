"""Rosters: who is who, in whatever encoding, and who is missing."""

import unicodedata

import pytest

from natorussia.data import workbooks
from natorussia.grading.roster import Roster

CANVAS = "Student,ID,SIS User ID,SIS Login ID,Section\n"


def roster(folder, text, encoding="utf-8"):
    """Return a roster that is written as given."""
    path = folder / "roster.csv"
    path.write_bytes(text.encode(encoding))
    return Roster(path)


def person(found, student, claims=()):
    """Return the ID of the person that a hand-in leads to."""
    row = found.person(student, claims)
    return row and row["ID"]


@pytest.fixture
def canvas(tmp_path):
    """Return a roster as Canvas exports it, its row of possible points included."""
    people = (
        '"Doe, Jane",41,00123,jdoe@example.org,A\n"Müller, Jörg",2,00456,jm,A\n'
        '"Roe, Rick",43,j-9,rick_2,A\n'
    )
    return roster(tmp_path, CANVAS + "    Points Possible,,,,\n" + people)


@pytest.mark.parametrize(
    ("student", "wanted"),
    [
        ("00123", "41"),
        ("123", "41"),
        ("0000123", "41"),
        ("jdoe@example.org", "41"),
        ("JDOE@example.org", "41"),
        ("Jane Doe", "41"),
        ("doejane_41", "41"),
        ("doejane_2", None),
        ("lab_2", None),
        ("team 41", None),
        ("41", "41"),
        ("rick_2", "43"),
        ("Points Possible", None),
        (unicodedata.normalize("NFD", "Müller Jörg"), "2"),
    ],
)
def test_folders_lead_to_people(canvas, student, wanted):
    """A folder is known by an id, zeros lost or not, or a name; never by a number at its end."""
    assert person(canvas, student) == wanted


@pytest.mark.parametrize(
    ("student", "wanted"),
    [
        ("Doe_Jane_jdoe@example.org_1234", "41"),
        ("Mueller_Joerg_jm_1235", "2"),
        ("Muller_Jorg_jm", "2"),
        ("Jörg Müller (jm)", "2"),
        ("lab_2_jm", None),
        ("Doe_Jane_jm_1235", None),
        ("Doe_Jane_41", "41"),
        ("Roe_Jane_41_7", None),
    ],
)
def test_folders_that_end_with_a_login_lead_to_who_bears_both(canvas, student, wanted):
    """ILIAS and OpenOLAT put the login behind the name: both must be the same person's."""
    assert person(canvas, student) == wanted


def test_groups_pay_nobody_by_number(canvas):
    """A group whose name ends in a number leads to nobody, unless a name agrees with the number."""
    assert person(canvas, "lab_2_41", (("lab", "2"), ("lab_2", "41"))) is None
    assert person(canvas, "müllerjörg_2_7", (("müllerjörg", "2"), ("müllerjörg_2", "7"))) == "2"
    assert person(canvas, "doejane_41", (("doejane", "41"),)) == "41"
    assert person(canvas, "ghost_99", (("ghost", "99"),)) is None


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_spreadsheets_encodings_are_read(encoding, separator, tmp_path):
    """A table is read in the encodings and with the separators that spreadsheets write."""
    text = f"name{separator}ID\nJörg Müller{separator}7\n"
    assert person(roster(tmp_path, text, encoding), "müller jörg") is None
    assert person(roster(tmp_path, text, encoding), "Jörg Müller") == "7"


PEOPLE = {
    "moodle in german": ("Nachname,Vorname,ID-Nummer,E-Mail-Adresse", "Müller,Jörg,00123,jm@x.org"),
    "moodle in french": (
        "Nom de famille,Prénom,Numéro d'identification,Adresse de courriel",
        "Müller,Jörg,00123,jm@x.org",
    ),
    "moodle in spanish": ("Apellido(s),Nombre,Número de ID", "Müller,Jörg,00123"),
    "moodle in russian": ("Имя,Фамилия,Индивидуальный номер", "Jörg,Müller,00123"),
    "moodle in english": ("Surname,First name,ID number,Email address", "Müller,Jörg,00123,j@x"),
    "brightspace": ("OrgDefinedId,Username,Last Name,First Name", "#00123,#jm,Müller,Jörg"),
    "blackboard": ("Last Name,First Name,Username,Student ID", "Müller,Jörg,jm,00123"),
    "names before a column of names": ("Name,Vorname,Matrikelnummer", "Müller,Jörg,00123"),
    "capitals": ("NAME,ID", "Jörg Müller,00123"),
    "a heading in two lines": ('Full name,"Student\nID"', "Jörg Müller,00123"),
    "an id that became a decimal": ("name,id", "Jörg Müller,123.0"),
    "a decimal of another language": ("name,id", 'Jörg Müller,"123,00"'),
    "an id that is a formula": ("name,id", 'Jörg Müller,"=""00123"""'),
}


@pytest.mark.parametrize("system", PEOPLE)
@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le"])
def test_headings_of_other_systems_and_languages_are_known(system, encoding, tmp_path):
    """Names and ids are found under whatever heading, and lead to the same person."""
    heading, row = PEOPLE[system]
    found = roster(tmp_path, f"{heading}\n{row}\n", encoding)
    assert len(found.people) == 1
    for student in ("Jörg Müller", "00123", "123"):
        assert found.person(student) is found.people[0], student
    assert found.missing([], {}) != [""]
    assert found.missing(["Jörg Müller"], {}) == []


@pytest.mark.parametrize(
    "before", ["sep=;\n", "History 101\nExported on 30 November;;\n", "\n", "a;b\n"]
)
def test_lines_before_the_heading_are_skipped(before, tmp_path):
    """The heading is the line that tells most of who somebody is, and its separator counts."""
    found = roster(tmp_path, f"{before}name;id;mark\nJörg Müller;7;\nJane Doe;8;\n")
    assert found.columns == ["name", "id", "mark"]
    assert found.missing(["7"], {}) == ["8"]


def test_totals_and_test_students_are_nobody(tmp_path):
    """Canvas' rows for points and posting, its test student, and sums are not missing."""
    rows = ',,,,Manual Posting\n"    Points Possible",,,,\n"Student, Test",9,,x9,A\n'
    found = roster(tmp_path, f'{CANVAS}{rows}"Doe, Jane",41,,jd,A\nOverall average,,,,\n')
    assert found.missing([], {}) == ["doejane_41"]
    assert len(found.rows) == 5


def test_scores_stand_in_the_rows_as_they_were_given(tmp_path):
    """What is filled in goes into the table's own columns, in the form that it came in."""
    found = roster(tmp_path, "OrgDefinedId,Last Name,First Name\n#00123,Doe,Jane\n")
    changes, lost = found.fill({("00123", "01-nineties"): 3.0}, {})
    assert [one.after for one in changes] == ["3"]
    assert lost == []
    found.write(tmp_path / "out.csv")
    assert (tmp_path / "out.csv").read_text().splitlines()[1] == "#00123,Doe,Jane,3"


def test_workbook_is_a_table(tmp_path):
    """A workbook is read whatever its name says; for a damaged one the message says what to do."""
    path = tmp_path / "roster.xlsx"
    workbooks.write(path, {"Notes": [], "Course": [["name", "ID"], ["Jörg Müller", "00123"]]})
    path = path.rename(tmp_path / "roster.csv")
    assert person(Roster(path), "123") == "00123"
    path.write_bytes(b"PK\x03\x04")
    with pytest.raises(ValueError, match="save it again, or save it as CSV"):
        Roster(path)


@pytest.mark.parametrize("name", ["José Nuñez", "René Müller", "Jörg Jäger", "Zoë D’Été"])
def test_letters_of_an_older_mac_are_told_from_those_of_windows(name, tmp_path):
    """What Excel on a Mac saves is Mac Roman; names of other languages stay as Windows has them."""
    for encoding in ("mac_roman", "cp1252"):
        assert person(roster(tmp_path, f"name,ID\r{name},7\r", encoding), name) == "7"
    for other in ("Šimon Žižka", "KOVAŠ Žofie", "Ana Müller–Weiß", "Aleš O’Neill"):
        assert person(roster(tmp_path, f"name,ID\n{other},7\n", "cp1252"), other) == "7"


def test_rounded_ids_lead_to_nobody(tmp_path):
    """Ids that a spreadsheet has shortened are the same for many people; who has a name stays."""
    people = "Jane Doe,2.02312E+11\nRick Roe,2.02312E+11\n,1.5E+05\n"
    found = roster(tmp_path, f"name,student id\n{people}")
    for student in ("202312000000", "2.02312E+11", "150000", "202312345678"):
        assert found.person(student) is None
    assert found.person("Jane Doe") is found.people[0]
    assert found.missing(["Jane Doe"], {}) == ["Rick Roe", "1.5E+05"]
    [said] = found.notes()
    assert said.startswith("roster: 3 ids such as 2.02312E+11 have lost their last digits")


@pytest.mark.parametrize("rounded", ["2,02E+11", "2.02e+11", "2.02e11", "2E+11"])
def test_rounded_ids_are_known_however_programs_write_them(rounded, tmp_path):
    """With a comma, small letters, or no sign; but an id may have an e, and a column any name."""
    found = roster(tmp_path, f"name;id;rounded\nJane Doe;{rounded};3\nRick Roe;7e12;4\n")
    assert found.person(rounded) is None
    assert found.person("7e12") is found.people[1]
    [said] = found.notes()
    assert said.startswith(f"roster: 1 id, {rounded}, has lost")


def test_everybody_else_is_missing(canvas):
    """Who is on the roster and handed in nothing is named as the system would name the file."""
    claims = {"doejane_41": (("doejane", "41"),)}
    assert canvas.missing(["doejane_41", "ghost"], claims) == ["müllerjörg_2", "roerick_43"]


def test_shared_name_leads_to_nobody(tmp_path):
    """A name that two people have tells neither."""
    found = roster(tmp_path, "name,ID\nJo Poe,1\nJo Poe,2\n")
    assert person(found, "Jo Poe") is None


def test_moodles_group_before_a_name_hides_nobody(tmp_path):
    """Moodle puts a group's name before somebody's own; a hyphen in a name stays one."""
    path = tmp_path / "roster.csv"
    path.write_text("id,Full name\n1,Jane Doe\n2,Anna-Lena Li\n", encoding="utf-8")
    roster = Roster(path)
    for called, wanted in {
        "Group A-Jane Doe": "1",
        "A-1-Anna-Lena Li": "2",
        "Group A": None,
    }.items():
        found = roster.person(f"{called}_77", [(called, "77")])
        assert (found and found["id"]) == wanted
