"""Questions of each kind, as the course and as exports have them."""

import pytest

from natorussia import questions as asked
from tests.analytics.downloads import shown
from tests.analytics.downloads.tables import SECTION


@pytest.fixture(scope="module")
def bank():
    """Give one question of each kind that other systems hold."""
    kinds = {one["kind"]: one for one in asked.load_bank(SECTION) if shown.has_form(one)}
    return list(kinds.values())


@pytest.fixture(scope="module")
def made(bank):
    """Give the same as exports have them."""
    return [shown.exported(one) for one in bank]
