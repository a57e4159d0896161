"""Hebrew: what is typed keeps its order after a Hebrew word; one of a thing is said in a word."""

import re

from natorussia.data.languages.catalogues import FILE, SHIPPED, read_po, spoken

SAID = spoken(read_po(SHIPPED / "he" / FILE))
# A sign that has no side of its own takes that of the word before it: --store would end in hyphens.
TURNED = re.compile("[\u05d0-\u05ea\u05be][\\s(`]*(?:--[a-z]|[-+]\\d|\\.[a-z]{2,})")
FORMS = 2


def test_options_signed_years_and_endings_follow_a_mark_from_the_left():
    """U+200E stands between such a sign and the Hebrew before it."""
    assert [form for forms in SAID.values() for form in forms if TURNED.search(form)] == []


def test_one_of_a_thing_is_said_in_a_word():
    """A number after its noun is a name in Hebrew: question 1, and not one question."""
    assert [forms[0] for forms in SAID.values() if len(forms) == FORMS and "{0}" in forms[0]] == []
