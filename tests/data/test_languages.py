"""Which language a course speaks, and what follows from that."""

import json
import sys

import pytest

from natorussia.data import course
from natorussia.data.dates import span
from natorussia.data.languages import arrow, current, decimal_sign, direction, is_english, using
from natorussia.data.languages.bundles import prelude
from natorussia.data.languages.catalogues import gettext

spoken = sys.modules["natorussia.data.languages.current"]


def tables(folder, config="", language=""):
    """Return the tables' folder of a course that names its language here or there."""
    data = folder / "data"
    data.mkdir()
    about = {"name": "x", **({"language": language} if language else {})}
    (data / "datapackage.json").write_text(json.dumps(about), encoding="utf-8")
    if config:
        (folder / "_config.yml").write_text(config, encoding="utf-8")
    return data


@pytest.mark.parametrize(
    ("config", "language", "expected"),
    [
        ("sphinx:\n  config:\n    language: de\n", "", "de"),
        ("language: pt_BR\n", "", "pt-BR"),
        ("title: x\n", "ru", "ru"),
        ("sphinx: [\n", "uk", "uk"),
        ("", "he", "he"),
        ("", "", "en-GB"),
    ],
)
def test_language_is_what_the_course_names(tmp_path, config, language, expected):
    """The configuration of the book says it, or else the tables; a course without is English."""
    with course.tables_of(tables(tmp_path, config, language)):
        assert current() == expected


def test_another_language_is_spoken_for_a_while(tmp_path):
    """A widget may speak another language than its course; afterwards all is as before."""
    with course.tables_of(tables(tmp_path, language="de")):
        with using("fr"), using(""):
            assert current() == "fr"
        assert (current(), is_english()) == ("de", False)


def test_english_is_spoken_where_babel_is_missing(tmp_path, monkeypatch):
    """A browser without the locale of a language says all in English, and fails at nothing."""
    monkeypatch.setattr(spoken, "find_spec", lambda _name: None)
    spoken._has_babel.cache_clear()
    decimal_sign.cache_clear()
    try:
        with course.tables_of(tables(tmp_path, language="he")):
            assert (current(), direction(), decimal_sign("en-ZA")) == ("en-GB", "ltr", ".")
            assert span("1999-03-24", "").words == "24 March 1999"
            assert gettext("Check") == "Check"
            assert (direction("he"), prelude("`Check`", "de")) == ("ltr", "")
    finally:
        monkeypatch.undo()
        spoken._has_babel.cache_clear()
        decimal_sign.cache_clear()


@pytest.mark.parametrize(
    ("tag", "way"),
    [
        ("ar", "rtl"),
        ("he-IL", "rtl"),
        ("az-Arab", "rtl"),
        ("az", "ltr"),
        ("de", "ltr"),
        ("ar-Latn", "ltr"),
        ("fa", "rtl"),
        ("ru", "ltr"),
        ("ur_PK", "rtl"),
        ("ku-Arab", "rtl"),
        ("en", "ltr"),
        ("xx", "ltr"),
    ],
)
def test_writing_has_a_direction(tag, way):
    """Arabic and Hebrew run from the right; a language in another script runs as that does."""
    assert direction(tag) == way


def test_arrow_leads_on_where_the_text_runs():
    """To the left in Hebrew."""
    with using("he"):
        assert arrow() == "←"
    assert arrow() == "→"


@pytest.mark.parametrize(
    ("tag", "sign"),
    [
        ("de", ","),
        ("de-CH", "."),
        ("ru", ","),
        ("fr", ","),
        ("en-GB", "."),
        ("en-ZA", ","),
        ("he", "."),
        ("uk", ","),
        ("xx", "."),
    ],
)
def test_decimals_are_signed_as_the_language_does(tag, sign):
    """A comma in most of Europe, a point in Switzerland and in English."""
    assert decimal_sign(tag) == sign


def test_dates_that_are_not_sure_are_said_shortly_beside_others():
    """In every language: a century beside another, and one day or year of a range."""
    with using("de"):
        assert span("13XX/14XX").words == "1300\u20131399 bis 1400\u20131499"
        assert span("-04XX~", "..").words == "seit um 500\u2013401 v. Chr."
        assert span("[1361..1370]").words == "frühestens 1361, spätestens 1370"
