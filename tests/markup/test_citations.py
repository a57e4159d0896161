"""Rows in words."""

import pytest

from natorussia.data import UnknownNameError
from natorussia.markup import citations


def test_event_text_has_title_and_date():
    """An event is named by its title and its date in words."""
    text = citations.event_text("1999-kosovo-air-campaign")
    assert text.endswith("(24 March to 10 June 1999)")


def test_event_link_escapes_words():
    """Words of one's own stay text."""
    link = citations.event_html("1999-kosovo-air-campaign", "<b>war</b>")
    assert "&lt;b&gt;war&lt;/b&gt;" in link
    assert 'href="#event=1999-kosovo-air-campaign"' in link


def test_value_has_thousands_separators():
    """A number is shown as people write it, a text as it stands."""
    assert (
        citations.value_text("peacekeeping-strengths/IFOR,Russia,1996-01,actual/value") == "1,500"
    )
    assert citations.value_text("sections/cfe/start") == "1989"


@pytest.mark.parametrize(
    ("path", "message"),
    [
        ("events/1999-kosovo", "expected table/key/column"),
        ("event/1999-kosovo-air-campaign/title", "the nearest: events"),
        ("events/1999-kosovo-air/title", "1999-kosovo-air-campaign"),
        ("events/1999-kosovo-air-campaign/titel", "the nearest: title"),
        ("events/1999-primakov-turns-back/end", "is an empty cell"),
    ],
)
def test_wrong_value_says_what_is_right(path, message):
    """A value that is not there names what is."""
    with pytest.raises((LookupError, ValueError), match=message):
        citations.value_text(path)


def test_paragraph_in_words():
    """A place in the article is said in words."""
    assert citations.para_text("nineties p2 b1") == "“The 1990s”, paragraph 2, first point"


@pytest.mark.parametrize("reference", ["nineties", "nineties 2", "nineties b1 p2", "nineties pX"])
def test_wrong_paragraph_is_refused(reference):
    """A reference of another form says which form is right."""
    with pytest.raises(ValueError, match="expected a section and pN"):
        citations.para_text(reference)


def test_unknown_event_names_nearest():
    """An event that is not there names the nearest ones."""
    with pytest.raises(UnknownNameError, match="1999-kosovo-air-campaign"):
        citations.when_text("1999-kosovo-air-war")


def test_source_without_address_is_no_link():
    """A source in print is cited without a link."""
    assert citations.source_html("nato-1997-founding-act").startswith("<a href=")
