#!/usr/bin/env bash
# frictionless 5.21.0: a column of type "year" holds no year before 1 and none after 9999.
# Table Schema defines the type by XML Schema's gYear, which may have a sign and more than four
# digits.  "0044" is read as 44; "-0044" and "12026" are errors of type.
# So years of antiquity have to be described as text or as integers.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check frictionless==5.21.0
"$work/venv/bin/python" - <<'PY'
from frictionless import Field
from importlib.metadata import version

read = Field.from_descriptor({"name": "founded", "type": "year"}).create_cell_reader()
found = {text: read(text)[0] for text in ("0044", "-0044", "12026")}
print(f"frictionless {version('frictionless')}: {found}")
assert found == {"0044": 44, "-0044": None, "12026": None}, "the type year has changed"
PY
