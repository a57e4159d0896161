"""Open live: a link from each notebook's page to its copy with Python in the browser.

A page says where its live copy would be; the script that makes a link of it is empty until the site
in ``lite/`` has been built, so that a book without one has no broken link.
"""

import json
from pathlib import Path
from typing import Any

from sphinx.application import Sphinx

from natorussia.book import furniture

LAUNCHER = "lite/open.html"
SCRIPT = "natorussia/live.js"
_WRITTEN = f"_static/{SCRIPT}"
_STATIC = Path(__file__).with_name("static")
_FOLDERS = ("chapters/", "exercises/")


def mark_page(
    app: Sphinx, pagename: str, _template: str, context: dict[str, Any], doctree: object
) -> None:
    """Put after the title of a notebook's page where its live copy is."""
    source = str(app.env.doc2path(pagename)) if doctree is not None else ""
    if not (source.endswith(".ipynb") and pagename.startswith(_FOLDERS)):
        return
    up = "../" * pagename.count("/")
    address = f"{up}{LAUNCHER}?path={pagename}.ipynb"
    place = f'<p class="nr-live" data-live="{address}" hidden></p>'
    context["body"] = context["body"].replace("</h1>", f"</h1>\n{place}", 1)
    app.add_js_file(SCRIPT, loading_method="defer")


def write_script(site: Path) -> None:
    """Write the script that shows the links: nothing where there is no live site."""
    there = (site / LAUNCHER).is_file()
    said = json.dumps(furniture.said(furniture.LIVE), ensure_ascii=False)
    script = (_STATIC / "live.js").read_text(encoding="utf-8")
    text = f"const NR_LIVE = {said};\n{script}" if there else ""
    (site / _WRITTEN).parent.mkdir(parents=True, exist_ok=True)
    (site / _WRITTEN).write_text(text, encoding="utf-8")


def _write(app: Sphinx) -> None:
    if app.builder.format == "html":
        write_script(Path(app.outdir))


def setup(app: Sphinx) -> None:
    """Mark the pages of notebooks."""
    app.connect("builder-inited", _write)
    app.connect("html-page-context", mark_page)
