#!/usr/bin/env bash
# Babel 2.18.0: the direction of writing is that of a language, whatever script its tag names.
# BCP 47 tags may name a script: ar-Latn is Arabic in Latin letters, which run from the left, and
# ku-Arab is Kurdish in Arabic letters, which run from the right.  Locale.text_direction answers
# rtl for the one and ltr for the other.  For az-Arab, which CLDR has data of, it is right.
# Unicode Technical Standard 35 (LDML), part 1, "Layout Elements"; RFC 5646, section 2.2.3.
# We let the script of a tag decide, and ask Babel where it names none.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check babel==2.18.0
"$work/venv/bin/python" - <<'PY'
from importlib.metadata import version

from babel import Locale

tags = ("ar-Latn", "ku-Arab", "az-Arab")
found = {tag: Locale.parse(tag, sep="-").text_direction for tag in tags}
print(f"babel {version('babel')}: {found}")
assert found == {"ar-Latn": "rtl", "ku-Arab": "ltr", "az-Arab": "rtl"}, "directions have changed"
PY
