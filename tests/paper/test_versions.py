import re
from html import unescape

import pytest

from natorussia.paper.answers import key_html
from natorussia.paper.kit import kit_html
from natorussia.paper.versions import sheet, versions
from natorussia.questions import load_bank, printed

SECTION = "missile-defence"
OPTIONS = re.compile(r'<ul class="nq-options">(.*?)</ul>')


@pytest.fixture(scope="module")
def html():
    return kit_html(SECTION, 1, 2)


def part(html, begin, end):
    return html[html.index(begin) : html.index(end)]


def test_versions_ask_the_same_in_other_orders():
    """Each version has every question once, and no two are in the same order."""
    bank = load_bank(SECTION)
    found = versions(bank, 3, 1)
    orders = [[one["id"] for one in ordered] for ordered in found.values()]
    assert list(found) == ["A", "B", "C"]
    assert all(sorted(order) == sorted(one["id"] for one in bank) for order in orders)
    assert len({tuple(order) for order in orders}) == 3


def test_options_stand_in_other_orders():
    """The options of a question come in an order of the version, and none is lost."""
    bank = [one for one in load_bank(SECTION) if one["kind"] == "single"]
    sheets = [OPTIONS.findall(sheet(bank, letter, 1)) for letter in "AB"]
    assert sheets[0] != sheets[1]
    lines = [[sorted(one.split("</li>")) for one in options] for options in sheets]
    assert lines[0] == lines[1]


def test_fixed_orders_stay():
    """Options that may not be shuffled stand as in the bank, in every version."""
    bank = [{**one, "shuffle": False} for one in load_bank(SECTION) if one["kind"] == "single"]
    assert sheet(bank, "A", 1) == sheet(bank, "B", 1)
    assert printed(bank[0]) in sheet(bank, "A", 1)


def test_one_version_is_the_bank():
    """One version has the bank's order and no name."""
    bank = load_bank(SECTION)
    assert versions(bank, 1, 9) == {"": bank}
    assert "version A" not in kit_html(SECTION, 1)


def test_seed_fixes_versions():
    """The same seed prints the same sheets, and another one others."""
    bank = load_bank(SECTION)
    assert versions(bank, 2, 1) == versions(bank, 2, 1)
    assert versions(bank, 2, 1) != versions(bank, 2, 2)


def test_each_key_follows_its_sheet(html):
    """The answers of a version stand in the order of its questions."""
    for letter, ordered in versions(load_bank(SECTION), 2, 1).items():
        after = {"A": "Questions, version B", "B": "<h1>Key"}[letter]
        asked = part(html, f"Questions, version {letter}", after)
        answered = html[html.index(f"Answers, version {letter}") :]
        said = [one.get("prompt", "") for one in ordered]
        prompts = [prompt[:40] for prompt in said if prompt and not set("`*{") & set(prompt)]
        places = [unescape(asked).find(prompt) for prompt in prompts]
        assert -1 not in places
        assert places == sorted(places)
        keys = [answered.index(key_html(one)) for one in ordered]
        assert keys == sorted(keys)


@pytest.mark.parametrize("number", [0, 27])
def test_too_many_versions_are_refused(number):
    """There is a letter for each version."""
    with pytest.raises(ValueError, match="ask for 1 to 26"):
        versions(load_bank(SECTION), number, 1)
