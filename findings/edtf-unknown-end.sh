#!/usr/bin/env bash
# edtf 5.0.2 (Python): an end that nobody knows is ten years after the start.
# In EDTF "1985/" began in 1985 and its end is unknown, "1985/.." is open.  The parser gives the
# open one an infinite upper bound, and the unknown one 1 January 1995, ten years on, without a word
# that this is a guess of its own.
# Specification: Library of Congress, Extended Date/Time Format, level 1, "Extended interval".
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check edtf==5.0.2
"$work/venv/bin/python" - <<'PY'
from edtf import parse_edtf
from importlib.metadata import version

unknown = parse_edtf("1985/").upper_strict()
found = (unknown.tm_year, unknown.tm_mon, unknown.tm_mday)
still_open = parse_edtf("1985/..").upper_strict()
print(f"edtf {version('edtf')}: 1985/ ends at the latest on {found}, 1985/.. at {still_open}")
assert found == (1995, 1, 1), "the guess for an unknown end has changed"
assert still_open == float("inf"), "an open end has changed"
PY
