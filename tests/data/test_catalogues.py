"""Message catalogues: what the package says in which language, and what a course corrects."""

import gzip
import json
import re

import pytest
from babel import Locale

from natorussia.data import course
from natorussia.data.dates import span
from natorussia.data.languages import bundles, catalogues, using
from natorussia.data.languages.bundles import short
from natorussia.data.languages.catalogues import FILE, SHIPPED, gettext, ngettext, read_po

TEMPLATE = read_po(SHIPPED / "natorussia.pot")
MESSAGES = {m.id if isinstance(m.id, str) else m.id[0]: m for m in TEMPLATE if m.id}
HOLES = re.compile(r"\{\d\}")
MANY = re.compile(
    r"\{\d\} (?:more )?(?:answers|cells|entries|events|files|minutes|pages|points|questions"
    r"|scores|seconds|statements|students|texts|tries|years|are|do|have|share|stand)\b"
)
NEVER_ONE = {
    "a notebook has a list of at most {0} cells": "the limit",
    "{0} events at once": "several by their nature",
    "{0} events, {1}: {2}": "several by their nature",
    "{0} more minutes": "five",
    "Chromium was still printing after {0} seconds; try again, or print less": "the limit",
    "got {0} seconds; expected {1} to {2}": "as it was given",
    "its fields {0} are left out": "names",
    "sheet {0}: its columns {1} and {2} are both called {3}; remove or rename one of them": "two",
    "the answers {0} and {1} are compared as one; drop one of them": "two",
    "{0} and {1} are compared as one; drop or reword one of them": "two",
    "{0}: its columns {1} and {2} are both called {3}; remove or rename one of them": "two",
    "{0} of {1} files kept": "all files of a course",
    "{0} of {1} scores given": "options by criteria",
    "{0} points less": "five",
    "{0} points more": "five",
    "{0} questions answered": "“all”, or so many of several",
    "{0} share tries, and were put together.": "files",
    "{0} years": "ten thousand at least",
}


@pytest.mark.parametrize("tag", catalogues.shipped())
def test_shipped_catalogue_says_every_message(tag):
    """None is missing, none is in doubt, and each has the places of the English one."""
    said = catalogues.spoken(read_po(SHIPPED / tag / FILE))
    assert set(MESSAGES) - set(said) == set()
    for name, forms in said.items():
        many = MESSAGES[name].id
        wanted = set(HOLES.findall(name if isinstance(many, str) else many[1]))
        for form in forms:
            assert set(HOLES.findall(form)) <= wanted, name
            if isinstance(many, str):
                assert sorted(HOLES.findall(form)) == sorted(HOLES.findall(name)), name


@pytest.mark.parametrize("tag", catalogues.shipped())
def test_shipped_catalogue_has_a_form_for_each_number(tag):
    """Every category of numbers that CLDR knows for whole numbers leads to a form that is there."""
    said = catalogues.spoken(read_po(SHIPPED / tag / FILE))
    order = bundles.plural_order(tag)
    assert set(order) == {Locale.parse(tag).plural_form(n) for n in [*range(200), 10**6]}
    counted = [forms for name, forms in said.items() if not isinstance(MESSAGES[name].id, str)]
    assert {len(forms) for forms in counted} == {max(order.values()) + 1}


def test_message_holds_where_its_number_is_one():
    """What may be one is counted by forms, or said without a plural: “Points: 1 of 1”."""
    plain = [name for name, message in MESSAGES.items() if isinstance(message.id, str)]
    assert {name for name in plain if MANY.search(name)} <= NEVER_ONE.keys()


@pytest.mark.parametrize("tag", catalogues.shipped())
def test_message_stands_apart_from_what_it_is_joined_to(tag):
    """A space or a sign at its edge parts it from other words in English, and so it does here."""
    for name, forms in catalogues.spoken(read_po(SHIPPED / tag / FILE)).items():
        for form in forms:
            assert name[0] not in " ,;:" or form[0] in " \xa0,;:", name
            assert name.endswith(" ") == form.endswith(" "), name


def test_french_signs_stay_with_their_word():
    """No line may break before a colon, semicolon, question mark or closing quotation mark."""
    loose = re.compile(r"«(?!\xa0)| [:;?!»]| %(?![(rs])")
    said = catalogues.spoken(read_po(SHIPPED / "fr" / FILE))
    assert [form for forms in said.values() for form in forms if loose.search(form)] == []


def test_messages_have_names_of_their_own():
    """No two messages share the short name under which a bundle has them; if so, reword one."""
    said = [
        name
        for name, message in MESSAGES.items()
        if any(place.startswith("frontend/") for place, _ in message.locations)
    ]
    assert len({short(name) for name in said}) == len(said)


def test_messages_are_said_in_german():
    """A message, a counted one, and one that no catalogue has."""
    with using("de"):
        assert gettext("Check") == "Prüfen"
        assert [ngettext("{0} day", "{0} days", n) for n in (1, 2)] == ["{0} Tag", "{0} Tage"]
        assert gettext("What nobody says") == "What nobody says"
    assert gettext("Check") == "Check"


def test_region_speaks_its_language():
    """Austria has the German catalogue, and what it corrects goes first."""
    with using("de-AT"):
        assert gettext("Check") == "Prüfen"


def test_course_corrects_a_message(tmp_path):
    """A catalogue in the course's folder goes before the package's; the rest stays."""
    data, own = tmp_path / "data", tmp_path / "locale" / "de" / FILE
    own.parent.mkdir(parents=True)
    data.mkdir()
    (data / "datapackage.json").write_text(json.dumps({"name": "x", "language": "de"}))
    own.write_text('msgid ""\nmsgstr ""\n\nmsgid "Check"\nmsgstr "Kontrollieren"\n')
    with course.tables_of(data):
        assert (gettext("Check"), gettext("Answer")) == ("Kontrollieren", "Antwort")


def test_each_course_words_a_date_its_own_way(tmp_path):
    """A date is worded once for each course: another one's catalogue says nothing of ours."""
    said = []
    for name, words in (("a", "{0}, Tag offen"), ("b", "{0}, der Tag fehlt")):
        own = tmp_path / name / "locale" / "de" / FILE
        own.parent.mkdir(parents=True)
        own.write_text(f'msgid ""\nmsgstr ""\n\nmsgid "{{0}}, day unknown"\nmsgstr "{words}"\n')
        with course.tables_of(tmp_path / name / "data"), using("de"):
            said.append(span("2007-06-XX").words)
    assert said == ["Juni 2007, Tag offen", "Juni 2007, der Tag fehlt"]


def test_broken_catalogue_is_named(tmp_path):
    """Whoever edits a catalogue is told where it is no longer one."""
    broken = tmp_path / "natorussia.po"
    broken.write_text('msgid "Check"\nKontrollieren\n')
    with pytest.raises(ValueError, match=r"natorussia\.po is no catalogue"):
        read_po(broken)


@pytest.mark.parametrize(
    ("date", "end", "words"),
    [
        ("1999-03-24", "", "24. März 1999"),
        ("1999-03", "", "März 1999"),
        ("1999", "", "1999"),
        ("1999-03-24", "1999-06-10", "24. März 1999 bis 10. Juni 1999"),
        ("1992~", "", "um 1992"),
        ("-0043", "", "44 v. Chr."),
        ("199X", "", "die 1990er Jahre"),
        ("2007-06-XX", "", "Juni 2007, Tag unbekannt"),
        ("1997", "..", "seit 1997"),
        ("0098-01-27", "", "27. Januar 98 n. Chr."),
        ("1999-03-2X", "", "frühestens 20. März 1999, spätestens 29. März 1999"),
    ],
)
def test_dates_are_said_in_german(date, end, words):
    """Dates have the names, the order and the eras of CLDR."""
    with using("de"):
        assert span(date, end).words == words
    assert span("1999-03-24", "1999-06-10").words == "24 March to 10 June 1999"


@pytest.mark.parametrize(
    ("tag", "date", "end", "words"),
    [
        ("ru", "1999-03", "1999-06", "март 1999 г. — июнь 1999 г."),
        ("ru", "1997-05-27", "..", "27 мая 1997 г. — по настоящее время"),
        ("ru", "..", "1997-05", "не позднее чем май 1997 г."),
        ("uk", "1997-05~", "", "приблизно травень 1997 р."),
        ("uk", "200X", "", "десятиліття 2000-х"),
        ("uk", "0098-01-27", "", "27 січня 98 н. е."),
        ("fr", "1997-05-27", "..", "27 mai 1997 à ce jour"),
        ("fr", "1999-03-24", "1999-06-10", "24 mars 1999 – 10 juin 1999"),
        ("he", "{1997,1999}", "", "1997 וגם 1999"),
        ("he", "0098-01-27", "", "27 בינואר 98 לספירה"),
    ],
)
def test_dates_stand_in_words_that_ask_for_no_case(tag, date, end, words):
    """Months stand alone or after a day; nothing around them wants another case or an article."""
    with using(tag):
        assert span(date, end).words.replace("\u202f", " ").replace("\xa0", " ") == words


@pytest.mark.parametrize("tag", catalogues.shipped())
@pytest.mark.parametrize("name", ["timeline", "quiz", "progress", "forecast", "matrix"])
def test_bundle_takes_what_it_says_along(tag, name):
    """A widget has its own messages alone, in no more than 4 kB gzipped."""
    script = (catalogues.SHIPPED.parent / "static" / name / f"{name}.js").read_text("utf-8")
    said = bundles.prelude(script, tag)
    told = told_by(said)
    assert (told["tag"], len(told["words"]) > 40) == (tag, True)
    assert len(gzip.compress(said.encode(), 9)) <= 4 * 1024
    assert bundles.prelude(script, "en-GB") == ""


def test_bundle_names_the_language_of_what_it_shows_where_that_is_another():
    """German beside English texts, English beside German ones; nothing where both are the same."""
    script = "x`Check`"
    for tag, own in (("de", "en-GB"), ("en-GB", "de")):
        told = told_by(bundles.prelude(script, tag, own))
        assert (told["tag"], told["own"]) == (tag, own)
    assert "own" not in told_by(bundles.prelude(script, "de", "de-AT"))


def test_what_a_language_has_no_words_for_stays_whole_in_a_text_from_the_right():
    """It is said in English between isolates, counted or not, by which a page knows it."""
    script = 'x`Check`;y(n,"{0} day","{0} days")'
    words = told_by(bundles.prelude(script, "ar"))["words"]
    assert words[short("Check")] == "\u200e\u2066Check\u2069\u200e"
    counted = words[short("{0} day")]
    assert counted.count("\u200e\u2066{0} day\u2069\u200e") == 1
    assert set(counted) == {"\u200e\u2066{0} day\u2069\u200e", "\u200e\u2066{0} days\u2069\u200e"}
    assert told_by(bundles.prelude(script, "he"))["words"][short("Check")] == "בדיקה"


def told_by(prelude):
    """Return what goes before a bundle, as data."""
    return json.loads(prelude.removeprefix("var NR_LANGUAGE=").removesuffix(";\n"))


def test_bundle_says_a_message_where_it_has_it_as_such():
    """Whole, counted, or as a template; a word within other words is none."""
    script = 'x`Check`;y(n,"{0} day","{0} days");z(n,"vote");x`${a} of ${b}, late`;q("you and all")'
    for message in ("Check", "{0} day", "{0} vote", "{0} of {1}, late"):
        assert f'"{short(message)}"' in said_by(script, message), message
    for message in ("and", "all", "{0} of {1}", "day {0}"):
        assert f'"{short(message)}"' not in said_by(script, message), message


def said_by(script, message):
    """Return what goes before a bundle in a language of one message."""
    return bundles._prelude("de", script, ((message, ("Ja",)),))
