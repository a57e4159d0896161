"""What a release says of itself."""

import pytest

from natorussia.authoring.release import notes

CHANGELOG = "# Changelog\n\n## 1.1.0 (unreleased)\n\n- New.\n\n## 1.0.0 (2026-11-29)\n\n- First.\n"


def test_release_tells_its_own_changes():
    """The entry of the version is told, without its neighbours."""
    assert notes("v1.0.0", CHANGELOG, "1.0.0") == "- First."


@pytest.mark.parametrize(
    ("tag", "version", "message"),
    [
        ("v1.0.1", "1.0.0", r"expected v1\.0\.0"),
        ("v1.1.0", "1.1.0", "no dated entry"),
        ("v2.0.0", "2.0.0", "no dated entry"),
    ],
)
def test_wrong_tag_or_missing_entry_stops_the_release(tag, version, message):
    """Nothing is published under a wrong name or without a word."""
    with pytest.raises(ValueError, match=message):
        notes(tag, CHANGELOG, version)
