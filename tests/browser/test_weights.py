"""What widgets weigh, as a server sends them: a page loads each once, whatever it shows."""

import gzip

import pytest

LIMITS = {
    "timeline/timeline": 31_000,
    "quiz/quiz": 30_000,
    "progress/progress": 15_000,
    "forecast/forecast": 12_000,
    "matrix/matrix": 12_000,
    "search/search": 15_000,
    "live/board": 20_000,
    "live/phone": 40_000,
}


@pytest.mark.parametrize(("name", "limit"), LIMITS.items())
def test_bundles_stay_small(static, name, limit):
    """The module and the style sheet of a widget stay within their budget, gzipped."""
    files = [static / f"{name}.{kind}" for kind in ("js", "css")]
    assert sum(len(gzip.compress(path.read_bytes())) for path in files) <= limit


def test_every_widget_has_a_budget(static):
    """A new widget says what it may weigh."""
    styles = {f"{path.parent.name}/{path.stem}" for path in static.glob("*/*.css")}
    # What every page loads counts with the page.
    assert styles - {"present/present", "page/course"} == set(LIMITS)
