"""First mentions: dates of events and offices of people, where a reader first meets them."""

import pytest

from natorussia.data import UnknownNameError
from natorussia.markup import citations, mentions, people

ACT, MADRID = "1997-founding-act-signed", "1997-madrid-invitations"


def told(*passages):
    return "\n".join(mentions.spelt_out(passages))


def test_first_mention_has_its_year():
    """A reader of the page alone learns when an event happened, once under each heading."""
    text = told("## One", f"{{event}}`The Act <{ACT}>` and {{event}}`it <{ACT}>`.", "## Two")
    assert text.count("(1997)") == 1
    assert told(f"{{event}}`It <{ACT}>`.", "## Two", f"{{event}}`It <{ACT}>`.").count("(1997)") == 2


def test_two_events_of_a_year_have_days():
    """Where two events of a year stand under one heading, their order is in the words."""
    text = told(f"{{event}}`The Act <{ACT}>`.\n\n{{event}}`Invitations <{MADRID}>`.")
    assert "(27 May 1997)" in text
    assert "(8 July 1997)" in text


def test_year_is_said_once_in_a_paragraph():
    """The second day of a year in a paragraph needs no year, unless another came between."""
    both = f"{{event}}`The Act <{ACT}>`.\n{{event}}`Invitations <{MADRID}>`."
    assert "(8 July)" in told(both)
    other = both.replace("\n", "\nIt was 1998 when Congress agreed.\n")
    assert "(8 July 1997)" in told(other)


@pytest.mark.parametrize(
    "sentence",
    [
        f"In 1997 came {{event}}`the Act <{ACT}>`.",
        f"They signed {{event}}`the Act of 1997 <{ACT}>`.",
        f"On {{when}}`{ACT}` came {{event}}`the Act <{ACT}>`.",
        f"They signed {{event}}`the Act <{ACT}>` on {{when}}`{ACT}`.",
        f"They signed {{event}}`{ACT}`.",
        f"Write ``{{event}}`the Act <{ACT}>` `` in the source.",
        f"# {{event}}`The Act <{ACT}>`",
        f"```python\n{{event}}`the Act <{ACT}>`\n```",
    ],
)
def test_said_dates_are_not_repeated(sentence):
    """A date that the sentence has is not said again; headings and code stay as they are."""
    assert told(sentence) == sentence


def test_day_without_its_year_where_the_sentence_has_it():
    """A sentence that names the year is given the days alone."""
    text = told(f"In 1997 came {{event}}`the Act <{ACT}>` and {{event}}`invitations <{MADRID}>`.")
    assert "(27 May)" in text
    assert "(8 July)" in text


def test_inside_brackets_a_comma_does():
    """Brackets do not stand in brackets."""
    assert told(f"A paper (see {{event}}`the Act <{ACT}>`).").endswith(f"<{ACT}>`, 1997).")


def test_spans_have_both_years():
    """What lasted is given its first and last year, and what goes on its first alone."""
    assert citations.first_date("1996-russian-brigade-in-bosnia") == "1996 to 2003"
    assert citations.first_date("1999-kfor") == "1999"
    assert citations.first_date("1999-kosovo-air-campaign") == "1999"


def test_teaching_note_is_no_first_mention():
    """Students do not see a teaching note, so what it says does not count as said."""
    note = f"```{{notes}} A\n:minutes: 1\n\nSay\n: {{event}}`The Act <{ACT}>`.\n```"
    assert told(note, f"{{event}}`The Act <{ACT}>`.").count("(1997)") == 2


def test_person_comes_with_an_office():
    """A person is named in full with an office at the first mention on a page, then by surname."""
    text = told("So said {person}`kozyrev`.", "## Later", "{person}`kozyrev`'s answer: no.")
    assert text == (
        "So said the Russian foreign minister {term}`Andrei Kozyrev`.\n"
        "## Later\nKozyrev's answer: no."
    )
    assert told("{person}`kozyrev` left.").startswith("The Russian foreign minister {term}")
    assert told("**One.** {person}`kozyrev` left.").startswith("**One.** The Russian")


def test_office_is_that_of_the_year():
    """Who held several offices is given the one of the year that the prose names."""
    assert told("{person}`putin 1999`").startswith("The Russian prime minister")
    assert told("{person}`putin 2007`").startswith("The Russian president")


def test_unclear_office_is_refused():
    """An office that the table cannot tell is a fault, whose message lists what there is."""
    with pytest.raises(ValueError, match=r"lavrov has 2 offices .*the Russian foreign minister"):
        told("{person}`lavrov`")
    with pytest.raises(UnknownNameError, match="kozyrev"):
        told("{person}`kozyref`")


@pytest.mark.parametrize(
    ("name", "short"),
    [("Boris Yeltsin", "Yeltsin"), ("Jaap de Hoop Scheffer", "De Hoop Scheffer")],
)
def test_surnames(name, short):
    """A surname is the last word, or begins with a small word before it."""
    assert people.surname(name) == short


def test_notebook_is_one_page():
    """Cells of code stand between those of prose, and keep what they have."""
    cells = [
        {"cell_type": "markdown", "source": [f"{{event}}`It <{ACT}>`.\n", "End."]},
        {"cell_type": "code", "source": "1"},
        {"cell_type": "markdown", "source": f"{{event}}`It <{ACT}>`."},
    ]
    notebook = {"cells": cells}
    mentions.of_notebook(notebook)
    assert [cell["source"].count("1997)") for cell in cells] == [1, 0, 0]
    assert cells[0]["source"].endswith("(1997).\nEnd.")
