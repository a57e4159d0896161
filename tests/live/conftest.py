"""A class for each test that asks for one."""

from asyncio import events

import pytest

from natorussia.live.room import Room
from natorussia.live.store import Store
from tests.live.classes import running
from tests.live.questions import asked_items


@pytest.fixture(autouse=True)
def no_loop_of_a_browser():
    """Hide the loop that Playwright leaves running in the thread of a worker it has shared."""
    loop = events._get_running_loop()
    events._set_running_loop(None)
    yield
    events._set_running_loop(loop)


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
