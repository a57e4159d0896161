#!/usr/bin/env bash
# markdown-it-py 3.0.0: the words of an image lose each letter that was escaped in Markdown.
# An image's description is the text of what stands in its brackets (CommonMark 0.31.2, "Images").
# The library gathers it from tokens of text alone, and holds what a backslash or an entity gave in
# tokens of another name: "Where \[they\] stood" is described as "Where they stood".  Titles and
# text outside of images keep their letters.  We describe images by a rule of our own.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check markdown-it-py==3.0.0
"$work/venv/bin/python" - <<'PY'
from importlib.metadata import version

from markdown_it import MarkdownIt

shown = MarkdownIt().render(r"\[in text\] ![Where \[they\] stood &amp; why](map.png)")
print(f"markdown-it-py {version('markdown-it-py')}: {shown.strip()}")
assert "<p>[in text]" in shown, "text does not keep its letters"
assert 'alt="Where they stood' in shown, "images keep escaped letters now"
PY
