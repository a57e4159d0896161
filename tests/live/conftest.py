"""A class for each test that asks for one."""

import pytest

from natorussia.live.room import Room
from natorussia.live.store import Store
from tests.live.classes import running
from tests.live.questions import asked_items


@pytest.fixture
def live(tmp_path):
    """Serve a class."""
    with running(tmp_path / "class.sqlite") as served:
        yield served


@pytest.fixture
def room(tmp_path):
    """Make a class without a server: what is written is heard at once."""
    store = Store(tmp_path / "class.sqlite")
    yield Room(asked_items(), store, "A class")
    store.close()
