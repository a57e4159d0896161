"""What a course says of how its tables are changed."""

import pytest

from natorussia.grading.perturb.rule import COMMON, Rule, columns, rules


def written(folder, text):
    (folder / "perturbation.yml").write_text(text)
    return rules(folder)


def test_a_course_says_how_its_tables_are_changed(tmp_path):
    """Each field is read, and events and forecasts have rules without being named."""
    found = written(
        tmp_path,
        "rulers:\n  renamed: [name, code]\n  within: country\n  dealt: [[from], [to, by]]\n"
        "  dealt_in: [country, Rome]\nland: {figures: ''}\n",
    )
    assert found["rulers"] == Rule(
        renamed=("name", "code"),
        within="country",
        dealt=(("from",), ("to", "by")),
        dealt_in=("country", "Rome"),
    )
    assert found["land"] == Rule(figures="")
    assert found["events"] == COMMON["events"]
    assert columns(found["rulers"]) == {"name", "code", "country", "from", "to", "by"}


def test_a_course_without_a_file_has_the_common_rules(tmp_path):
    """Nothing needs to be said."""
    assert rules(tmp_path) == COMMON


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("rulers: {renames: [a]}", "rulers: got"),
        ("rulers: {renamed: a}", "rulers: renamed: got 'a', expected a list of words"),
        ("rulers: {dealt: [a]}", "dealt: got .*, expected lists of columns"),
        ("rulers: {sections: 1}", "sections: got 1, expected a bool"),
        ("rulers: {figures: [a]}", "figures: got .*, expected a str"),
        ("- a", "expected a rule for each table"),
        ("a: [", "no valid YAML"),
    ],
)
def test_a_fault_of_a_rule_is_told(tmp_path, text, told):
    """The message names the table, the field and what was expected."""
    with pytest.raises(ValueError, match=told):
        written(tmp_path, text)
