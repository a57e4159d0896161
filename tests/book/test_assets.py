"""Style sheets, cut to what pages name."""

import pytest

from natorussia.book.assets import characters_used, cut_rules


@pytest.mark.parametrize(
    "rule",
    [
        ".shown{color:red}",
        "main p:not(.absent){color:red}",
        "#top{color:red}",
        '@font-face{font-family:"A"}',
        ":root{--a:1}",
    ],
)
def test_rules_in_use_stay(rule):
    """A rule stays whose classes and ids are named, or that names none."""
    assert cut_rules(rule, {"shown", "top"}) == rule


def test_selectors_go_one_by_one():
    """Of a list of selectors those that match nothing go, and a rule without any goes whole."""
    style = ".shown .absent,.shown a{x:y}.absent{x:y}@media print{.absent{x:y}.shown{x:y}}"
    assert cut_rules(style, {"shown"}) == ".shown a{x:y}@media print{.shown{x:y}}"


def test_icons_go_unless_named():
    """The rules of icons go like others, and what stays names the characters of the font."""
    style = '.fa-sun:before{content:"\\f185"}.fa-moon:before{content:"\\f186"}'
    assert characters_used(cut_rules(style, {"fa-sun"})) == {0xF185}
