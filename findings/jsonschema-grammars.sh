#!/usr/bin/env bash
# jsonschema 4.26.0 with rfc3987-syntax 1.1.0: one import compiles dozens of grammars.
# jsonschema imports rfc3987-syntax wherever it is installed, to know the format "iri"; that module
# builds a Lark parser for each rule of RFC 3987 as it is imported.  jupyter-events asks for the
# extra that brings it, so every process of Jupyter that validates a notebook pays, formats used or
# not.  The count below is of parsers built by `import jsonschema` alone.
# Our lock file leaves the package out (requirements/overrides.txt).
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check \
  jsonschema==4.26.0 rfc3987-syntax==1.1.0 lark==1.3.1
"$work/venv/bin/python" - <<'PY'
from importlib.metadata import version

import lark

built = 0
make = lark.Lark.__init__


def counted(self, *arguments, **options):
    global built
    built += 1
    make(self, *arguments, **options)


lark.Lark.__init__ = counted
import jsonschema  # noqa: E402

print(f"jsonschema {version('jsonschema')}, rfc3987-syntax {version('rfc3987-syntax')}: "
      f"importing {jsonschema.__name__} built {built} parsers")
assert built > 30, "the import has become light"
PY
