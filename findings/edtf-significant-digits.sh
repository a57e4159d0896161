#!/usr/bin/env bash
# edtf 5.0.2 (Python): significant digits are read and then forgotten.
# EDTF level 2 says that 1950S2 is some year of the 1900s, estimated as 1950.  The parser takes it,
# and both bounds of it stay in 1950.  Written out again, an exponential year doubles its mark:
# Y-17E7S2 becomes Y-17E7S2S2, which is no EDTF any more.
# Specification: Library of Congress, Extended Date/Time Format, level 2, "Significant digits".
# We read dates by our own reader; this is why a comparison with edtf leaves such dates out.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check edtf==5.0.2
"$work/venv/bin/python" - <<'PY'
from edtf import parse_edtf
from importlib.metadata import version

year = parse_edtf("1950S2")
bounds = year.lower_strict().tm_year, year.upper_strict().tm_year
written = str(parse_edtf("Y-17E7S2"))
print(f"edtf {version('edtf')}: 1950S2 lies between {bounds[0]} and {bounds[1]}; "
      f"Y-17E7S2 is written out as {written}")
assert bounds == (1950, 1950), "the bounds have changed"
assert written == "Y-17E7S2S2", "the writing has changed"
PY
