"""Helpers of the tests of imports."""

import pytest

from natorussia.authoring.imports.detection import read


@pytest.fixture
def taken(tmp_path):
    """Return a function that writes a file and reads it as an import does."""

    def take(name, content):
        path = tmp_path / name
        if isinstance(content, bytes):
            path.write_bytes(content)
        else:
            path.write_text(content, encoding="utf-8")
        return read(path)

    return take
