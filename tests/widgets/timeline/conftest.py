"""A table of few events, and its timeline."""

import pytest

from natorussia.widgets.timeline.widget import Timeline

ROWS = [
    {"id": "b", "date": "1999-03-24", "end": "1999-06-10", "title": "Air campaign", "lane": "war"},
    {"id": "a", "date": "1997-05-27", "title": "Founding Act", "lane": "talk", "actors": "x;y"},
    {"id": "c", "date": "2002~", "end": "..", "title": "Council", "lane": "talk"},
]


@pytest.fixture
def timeline():
    return Timeline(ROWS)
