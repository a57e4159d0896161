"""What widgets weigh, as a server sends them: a page loads each once, whatever it shows."""

import gzip

import pytest

LIMITS = {"timeline": 30_000, "quiz": 30_000, "progress": 15_000, "forecast": 12_000}
LIMITS["matrix"] = 12_000


@pytest.mark.parametrize(("name", "limit"), LIMITS.items())
def test_bundles_stay_small(static, name, limit):
    """The module and the style sheet of a widget stay within their budget, gzipped."""
    files = [static / name / f"{name}.{kind}" for kind in ("js", "css")]
    assert sum(len(gzip.compress(path.read_bytes())) for path in files) <= limit


def test_every_widget_has_a_budget(static):
    """A new widget says what it may weigh."""
    assert {path.stem for path in static.glob("*/*.css")} - {"present"} == set(LIMITS)
