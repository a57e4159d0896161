"""Two markers: weighted kappa."""

import pytest

from natorussia.grading.agreement import weighted_kappa


def test_kappa_of_full_agreement_is_one():
    """Markers who always agree have a kappa of 1, and who never vary have none."""
    assert weighted_kappa([1, 2, 3], [1, 2, 3]) == pytest.approx(1)
    assert weighted_kappa([2, 2], [2, 2]) is None
    assert weighted_kappa([], []) is None


def test_kappa_weights_by_the_square():
    """With marks 1 2 3 against 1 3 3: observed 1/3, by chance 5/3, so 4/5."""
    assert weighted_kappa([1, 2, 3], [1, 3, 3]) == pytest.approx(4 / 5)


def test_kappa_of_opposites_is_negative():
    """Markers who turn the scale round agree less than chance would."""
    assert weighted_kappa([0, 5], [5, 0]) == pytest.approx(-1)
