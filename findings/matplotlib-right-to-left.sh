#!/usr/bin/env bash
# matplotlib 3.11.2: texts are ordered and joined by libraqm, HarfBuzz and SheenBidi; up to 3.10 a
# text was drawn letter by letter from the left, so that Hebrew read backwards and Arabic fell apart.
# Neither python-bidi nor arabic-reshaper is needed any more, and a text that they have turned round
# already is turned round once more.  An SVG with `svg.fonttype: none` holds the text as it is, and
# says nothing of its direction: whoever shows it orders it, from the left unless told otherwise.
# We ask for 3.11, and let `natorussia.book.vectors` tell the browser.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
for pinned in 3.10.9 3.11.2; do
  "$work/venv/bin/pip" install --quiet --disable-pip-version-check "matplotlib==$pinned"
  "$work/venv/bin/python" - <<'PY'
import io

import matplotlib
from matplotlib.figure import Figure
from matplotlib.textpath import TextPath


def shapes(text):
    return {tuple(corner) for corner in TextPath((0, 0), text, size=10).vertices.round(3)}


def width(text):
    return TextPath((0, 0), text, size=10).get_extents().width


# The letter that stands leftmost begins where it would stand alone.
leftmost = next(letter for letter in "אב" if shapes(letter) <= shapes("אב"))
joined = width("سك") < width("س") + width("ك")
matplotlib.rcParams["svg.fonttype"] = "none"
drawn, figure = io.StringIO(), Figure()
figure.text(0, 0, "1829 א")
figure.savefig(drawn, format="svg")
said = "bidi" in drawn.getvalue() or "direction" in drawn.getvalue()
print(f"matplotlib {matplotlib.__version__}: leftmost {leftmost}, joined {joined}, svg says {said}")
old = matplotlib.__version__ == "3.10.9"
assert (leftmost, joined, said) == (("א" if old else "ב"), not old, False), "texts have changed"
PY
done
