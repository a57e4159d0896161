"""What terms and events are, on the page and in the site."""

import json

from natorussia.book.cards import SCRIPT, notes
from natorussia.lms.packages.content import CARDS
from natorussia.markup.glossary import Entry

NATO = Entry(("NATO", "Alliance"), "(since 1949) ", "An alliance <of states>.", ())


def test_terms_of_a_page_are_explained_at_its_end():
    """Each term stands there once with what the glossary says, as text; strangers are left out."""
    found = notes(["term-NATO", "term-nowhere"], {"term-NATO": NATO})
    assert '<dt data-term="term-NATO">NATO</dt>' in found
    assert "<dd>(since 1949) An alliance &lt;of states&gt;.</dd>" in found
    assert "nowhere" not in found
    assert found.startswith('<section class="nr-terms" hidden>')


def test_page_without_terms_has_no_notes():
    """Nothing is said where nothing is to be explained."""
    assert notes([], {"term-NATO": NATO}) == ""
    assert notes(["term-nowhere"], {"term-NATO": NATO}) == ""


def test_packages_bring_the_script_along():
    """A package for a learning platform takes the script by the name that it has in the site."""
    assert CARDS == SCRIPT


def test_events_stand_in_a_script_of_the_site(built):
    """The site has one script with each event's title, date and summary."""
    script = (built.site / SCRIPT).read_text(encoding="utf-8")
    told = json.loads(script.removeprefix("self.nrCards=").removesuffix(";\n"))
    assert told == {"1666-fire": ["A city burns", "2 to 6 September 1666", "Four days."]}
