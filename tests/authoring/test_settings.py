"""Tests of what is said of a course's settings."""

import pytest

from natorussia.authoring.settings import unknown_language


@pytest.mark.parametrize(
    "tag", ["de", "en-GB", "pt_BR", "zh-Hans-TW", "sr-Latn", "abq", "sgs", "de-1996"]
)
def test_language_of_any_people_is_taken(tag):
    """Those that CLDR has no data of, such as Abaza, may be taught in as well."""
    assert unknown_language(tag) == ""


@pytest.mark.parametrize(
    ("tag", "near"),
    [("xq", "en-GB"), ("german", "de"), ("de DE", "de-DE"), ("", "fr"), (7, "en-GB")],
)
def test_what_is_no_language_is_told_with_the_nearest(tag, near):
    """The message says what was got, and which tag may be meant."""
    said = unknown_language(tag)
    assert said.startswith(f"got {tag!r}, expected the tag of a language, such as ")
    assert near in said
