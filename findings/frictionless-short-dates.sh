#!/usr/bin/env bash
# frictionless 5.21.0: the default format of "date" takes days and months of one digit.
# Table Schema's default is an ISO 8601 date, YYYY-MM-DD.  "2004-6-1" is none, and is read as
# 1 June 2004; so a table that validates may hold dates that sort wrongly as text and that readers
# of ISO 8601 refuse (Python's date.fromisoformat does, shown below).
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check frictionless==5.21.0
"$work/venv/bin/python" - <<'PY'
from datetime import date
from importlib.metadata import version

from frictionless import Field

read = Field.from_descriptor({"name": "day", "type": "date"}).create_cell_reader()
found = read("2004-6-1")[0]
try:
    strict = date.fromisoformat("2004-6-1")
except ValueError:
    strict = None
print(f"frictionless {version('frictionless')}: 2004-6-1 is {found}; Python's ISO reader: {strict}")
assert (found, strict) == (date(2004, 6, 1), None), "the type date has changed"
PY
