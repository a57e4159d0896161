"""The course's prose in plain Markdown."""

import pytest

from natorussia.data import UnknownNameError
from natorussia.markup.plain import plain


@pytest.mark.parametrize(
    ("prose", "words"),
    [
        ("{when}`1999-kosovo-air-campaign`", "24 March to 10 June 1999"),
        ("{value}`events/1999-kosovo-air-campaign/lane`", "operations"),
        ("{para}`nineties p1`", "“The 1990s”, paragraph 1"),
        ("{term}`cold peace <Cold peace>`", "cold peace"),
        ("{term}`Ratification`", "Ratification"),
        ("{doc}`the ledger <../claims>` and {ref}`method`", "the ledger and method"),
        ("(cfe-words)=\nFour words.", "Four words."),
        ("`{not a role}`", "`{not a role}`"),
    ],
)
def test_roles_become_words(prose, words):
    """A role becomes what the book shows in its place."""
    assert plain(prose) == words


def test_event_links_its_source():
    """Words for an event link to a source, with title and date in the tooltip."""
    told = plain("{event}`the war <1999-kosovo-air-campaign>`")
    assert told.startswith("[the war](<http")
    assert "24 March to 10 June 1999" in told


def test_source_at_head_is_full():
    """At the head of a list item a source comes in full, elsewhere in short."""
    assert plain("- {source}`nato-1997-founding-act`: read it").startswith("- *[Founding Act")
    assert plain("So {source}`nato-1997-founding-act`.").startswith("So [NATO 1997](<")


def test_cards_of_documents_become_a_list():
    """A document is told in an item: who made it, what it says and what it leaves out."""
    told = plain("```{documents} nineties\n```")
    assert "**The Founding Act**, 27 May 1997. By Solana and Primakov" in told
    assert "It leaves out: What counts as substantial" in told


def test_claims_become_a_table():
    """The ledger is a table with a row a claim, each of as many cells."""
    rows = plain("```{claims} nineties\n```").splitlines()
    assert len(rows) > 5
    assert {row.replace("\\|", "").count("|") for row in rows} == {4}


def test_notes_become_a_quotation():
    """Teaching notes are a quotation with bold labels, or nothing at all."""
    notes = "```{notes} Ashes\n:minutes: 4\n\nSay\n: Ask.\n  Wait.\n\nLook for\n: - One.\n```"
    told = plain(notes)
    assert "> **Teaching notes: Ashes (4 minutes)**" in told
    assert "> **Say**\n>\n> Ask.\n> Wait." in told
    assert "> - One." in told
    assert plain(notes, notes=False) == ""


def test_boxes_become_quotations():
    """A box is a quotation under its title, or under its kind; what it cites is in words."""
    assert plain("```{admonition} Since 2007\n:class: note\nMore.\n```") == (
        "> **Since 2007**\n>\n> More."
    )
    assert plain("```{margin}\n{when}`1999-kosovo-air-campaign`\n```") == (
        "> **Margin**\n>\n> 24 March to 10 June 1999"
    )


def test_unclosed_fence_reaches_to_the_end():
    """As in MyST, a directive that nobody closed holds what follows."""
    assert plain("```{chapter} cfe\n- read\n- on") == "After this chapter you can:\n\n- read\n- on"


def test_code_is_left_alone():
    """A fence of code keeps what stands in it."""
    code = "```python\nx = '{when}`nothing`'\n```"
    assert plain(code) == code


def test_unknown_row_is_refused():
    """A citation that leads nowhere is an error, as it is in the book."""
    with pytest.raises(UnknownNameError, match="1999-kosovo-air-campaign"):
        plain("{when}`1999-kosovo-air-campain`")


def test_unknown_directive_is_refused():
    """A directive without a plain form is named, with those that have one."""
    with pytest.raises(LookupError, match="'marginal' has no plain form; there are: chapter"):
        plain("```{marginal}\nHere.\n```")


@pytest.mark.parametrize(
    ("prose", "words"),
    [
        (
            "```{figure} a b.png\n:alt: A [map]\n:width: 50%\n\nThe *line*.\n```",
            "![A \\[map\\]](<a b.png>)\n\nThe *line*.",
        ),
        ("```{image} a.png\n---\nalt: Here\n---\n```", "![Here](<a.png>)"),
        (
            "```{list-table} T\n* - a\n  - b|c\n* - 1\n```",
            "**T**\n\n| a | b\\|c |\n| --- | --- |\n| 1 |  |",
        ),
        ('```{csv-table}\n:header: a, b\n1, "2,3"\n```', "| a | b |\n| --- | --- |\n| 1 | 2,3 |"),
        ("````{tab-set}\n```{tab-item} One\nin {term}`x`\n```\n````", "**One**\n\nin x"),
        ("```{code-block} python\nx = 1\n```", "```python\nx = 1\n```"),
        ("H{sub}`2`O, 10{sup}`-19`, 5{sup}`th`", "H₂O, 10⁻¹⁹, 5^th"),
        ("so\n```{note}\nhear\n```\non", "so\n\n> **Note**\n>\n> hear\n\non"),
    ],
)
def test_what_myst_has_itself_has_a_plain_form(prose, words):
    """Figures, tables, tabs, code and raised letters of any course's chapters are not refused."""
    assert plain(prose) == words


def test_strange_names_are_taken_where_they_are_wanted():
    """With a place for them, unknown directives and roles leave their words and their names."""
    strange = set()
    prose = "````{note}\n```{video} a.mp4\nA *film*.\n```\n````\n{badge}`new`"
    assert plain(prose, strange=strange) == "> **Note**\n>\n> **a.mp4**\n>\n> A *film*.\n\nnew"
    assert strange == {"video", "badge"}
