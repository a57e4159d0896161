"""A page with the timeline that most tests try."""

import pytest

from tests.browser.timeline.states import state


@pytest.fixture
def page(mount):
    return mount("timeline", state(), viewport={"width": 1000, "height": 900})
