#!/usr/bin/env bash
# Babel 2.18.0: its JavaScript extractor ends a template literal at the first backtick within it.
# In JavaScript a template may hold another one in its ${...} (ECMAScript, "Template Literal
# Lexical Components").  The extractor takes the inner backtick for the end of the outer one: the
# outer message comes out cut, with a piece of code in it, and the inner one is not found at all.
# No warning is given.  We read our own templates by a small reader; this is why.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check babel==2.18.0
"$work/venv/bin/python" - <<'PY'
from importlib.metadata import version
from io import BytesIO

from babel.messages.extract import extract

script = b"const said = t`Next: ${title ?? t`the end`} now`, plain = t`None`;"
found = [message for _, message, _, _ in extract("javascript", BytesIO(script), {"t": None})]
print(f"babel {version('babel')}: found {found}")
assert "None" in found, "plain templates are not found any more"
assert "Next: ${title ?? t" in found, "the outer message is not cut there any more"
assert "the end" not in found, "the inner message is found now"
PY
