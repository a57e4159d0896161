"""Years are typed as numbers, and read back as the years that were meant."""

import pytest

from natorussia.questions.years import typed_year, typed_years


@pytest.mark.parametrize(
    "years", [range(1949, 2008), range(-499, -26), range(-50, 51), range(-3, 1)]
)
def test_typed_years_are_read_back(years):
    """Whatever side of the common era a scale is on, or if it has both."""
    _, typed = typed_years(list(years))
    assert [typed_year(list(years), number) for number in typed] == list(years)


def test_years_of_both_eras_have_no_nought():
    """1 BCE is -1 to whoever types it."""
    asks, typed = typed_years(list(range(-1, 3)))
    assert "2 BCE" in asks
    assert typed == [-2, -1, 1, 2]
