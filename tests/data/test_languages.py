"""Which language a course speaks, and what follows from that."""

import json

import pytest

from natorussia.data import course
from natorussia.data.languages import current, decimal_sign, direction, is_english, using


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
