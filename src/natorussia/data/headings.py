"""What the columns of a roster are called: by each system, in the languages that it speaks.

Headings are compared by their letters alone.  Moodle writes them in its user's language.
"""

import re
import unicodedata
from collections.abc import Iterable

NUMBERS = ("ID", "Identifier", "id")
IDS = (
    "SIS Login ID",
    "Username",
    "github_username",
    "login",
    "SIS User ID",
    "ID number",
    "Email address",
    "email",
    "student",
    "identifier",
    *NUMBERS,
)
NAMES = ("Student", "Full name", "name", "student")
PARTS = ("First name", "Last name")
_MOODLE = {
    "First name": "first name, Vorname, prénom, nombre, nome, voornaam, имя, ім'я, imię",
    "Last name": "last name, surname, Nachname, nom de famille, apellido(s), cognome, achternaam, "
    "apelido, sobrenome, фамилия, прізвище, nazwisko",
    "Full name": "full name, vollständiger Name, nom complet, nombre completo, nome completo, "
    "полное имя, повне ім'я",
    "ID number": "ID number, ID-Nummer, numéro d'identification, número de ID, "
    "numero ID, ID-nummer, número de identificação, индивидуальный номер, ID-номер",
    "Email address": "email address, E-Mail-Adresse, adresse de courriel, adresse e-mail, "
    "dirección de correo, indirizzo email, e-mailadres, endereço de email, "
    "адрес электронной почты, електронна пошта",
}
_OTHERS = {
    "First name": "given name, forename, first names",
    "Last name": "family name, Familienname, last names, nom, apellidos",
    "ID number": "student ID, student number, Matrikelnummer, Matrikel-Nr., matriculation number, "
    "numéro étudiant, matrícula, OrgDefinedId, person number, SIS ID, SID, external ID",
    "Username": "username, user name, Benutzername, Nutzername, Nutzernamen, login ID, user ID, "
    "Kennung, nom d'utilisateur, NetID, SIS login, логин",
    "email": "e-mail, mail, courriel, correo, email, institutional email, почта",
    "name": "display name, student name, Studierende, étudiant, name of student, ФИО",
}
_TOTALS = {
    *("total", "totals", "sum", "average", "overallaverage", "mean", "median", "count", "maximum"),
    *("summe", "gesamt", "durchschnitt", "gesamtdurchschnitt", "moyenne", "moyennegénérale"),
    *("pointspossible", "outof", "maxpoints", "среднее", "итого", "всего"),
}
_TESTERS = {"studenttest", "teststudent", "testuser", "usertest", "studentview", "previewuser"}


def letters(text: str) -> str:
    """Return a text's letters and digits, in one case, however they are composed."""
    return re.sub(r"[\W_]+", "", unicodedata.normalize("NFC", text)).casefold()


def _by_letters(words: dict[str, str]) -> dict[str, str]:
    return {letters(one): role for role, told in words.items() for one in told.split(",")}


_MOODLES = _by_letters(_MOODLE)
_KNOWN = {letters(one): one for one in ("ID", "student", "login", *IDS[:6], *NAMES[1:3])}
_ANY = {**_by_letters(_OTHERS), **_KNOWN, **_MOODLES}


def role(column: str) -> str:
    """Return what a column is, in the words of `IDS`, `NAMES` and `PARTS`, or its own name."""
    return column if column in {*IDS, *NAMES, *PARTS} else _ANY.get(letters(column), column)


def roles(columns: Iterable[str]) -> dict[str, str]:
    """Return what each column is: beside first names, a name is the last one."""
    found = {column: role(column) for column in columns}
    parts = set(found.values())
    if "First name" in parts and "Last name" not in parts:
        found = {one: "Last name" if what == "name" else what for one, what in found.items()}
    return found


def tell(columns: Iterable[str]) -> int:
    """Return how many columns tell who somebody is."""
    return len({*IDS, *NAMES, "Last name"} & set(roles(columns).values()))


def are_moodles(columns: Iterable[str]) -> bool:
    """Whether Moodle calls columns so, in one of its languages."""
    found = {_MOODLES.get(letters(one)) for one in columns}
    return bool({"ID number", "Email address", "Full name"} & found | {"Identifier"} & set(columns))


def is_person(names: Iterable[str], ids: Iterable[str]) -> bool:
    """Whether a row is somebody's: no totals, no points that are possible, no test student."""
    named = {letters(name) for name in names}
    return bool(named or list(ids)) and not named & {*_TOTALS, *_TESTERS}
