"""The book on the web: its address, link previews, a sitemap, and a page for what is not there.

The address comes from ``NATORUSSIA_URL`` and the term from ``NATORUSSIA_TERM``.  Without an address
the book is the same but for what needs one, so that a build on a laptop promises nothing.
"""

import os
import shutil
from html import escape
from pathlib import Path
from string import Template
from typing import Any

from sphinx.application import Sphinx
from sphinx.config import Config
from sphinx.errors import ConfigError

from natorussia.book import furniture

_TEMPLATES = Path(__file__).with_name("templates")
_UNNAMED = Config.config_values["project"].default
_PREVIEW = "_static/natorussia/preview.png"


def address() -> str:
    """Return where the book will stand, with a slash at its end, or an empty string.

    Raises
    ------
    ConfigError
        If ``NATORUSSIA_URL`` is not an address of the web.
    """
    url = os.environ.get("NATORUSSIA_URL", "")
    if url and not url.startswith(("https://", "http://")):
        raise ConfigError(
            f"NATORUSSIA_URL is {url!r}, but expected an address such as "
            "https://example.org/course/; set it so, or leave it unset"
        )
    return f"{url.rstrip('/')}/" if url else ""


def _name_project(_app: Sphinx, config: Any) -> None:  # noqa: ANN401
    # Jupyter Book keeps the title of a book from Sphinx, which then says that it is not set.
    if config.html_title and config.project == _UNNAMED:
        config.project = config.html_title


def _redirect(app: Sphinx, config: Any) -> None:  # noqa: ANN401
    """Lead from the site's own address to the first page, by pages that ask for no icon."""
    words, path = furniture.alone(), Path(app.doctreedir, "redirect.html.txt")
    words["found"] = words["found"].format(f'<a href="${{to_uri}}">{words["at"]}</a>')
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(_page("redirect.html.txt", words), encoding="utf-8")
    config.redirect_html_template_file = str(path)
    if config.root_doc != "index":
        config.redirects = {"index": f"{config.root_doc}.html", **config.redirects}


def _set_address(_app: Sphinx, config: Any) -> None:  # noqa: ANN401
    if not (url := address()):
        return
    config.html_baseurl = config.ogp_site_url = url
    config.sitemap_url_scheme = "{link}"
    # Drawn cards would need fonts and Matplotlib for each page: one picture serves all.
    config.ogp_social_cards = {"enable": False}
    if config.natorussia_preview:
        config.ogp_image, config.ogp_image_alt = url + _PREVIEW, config.project
    config.ogp_custom_meta_tags = ('<meta name="twitter:card" content="summary_large_image" />',)


def _name_term(
    _app: Sphinx, _page: str, _template: str, context: dict[str, Any], _doctree: object
) -> None:
    context["nr_term"] = os.environ.get("NATORUSSIA_TERM", "")


def _write_files(app: Sphinx, error: Exception | None) -> None:
    if error is not None or app.builder.name != "html":
        return
    site, url = Path(app.outdir), address()
    home, root = url, f"{app.config.root_doc}.html"
    (site / "404.html").write_text(_not_here(app.config.project, home, root), encoding="utf-8")
    if url:
        robots = f"User-agent: *\nAllow: /\nSitemap: {url}sitemap.xml\n"
        (site / "robots.txt").write_text(robots, encoding="utf-8")
    if app.config.natorussia_preview:
        shutil.copy(Path(app.srcdir, app.config.natorussia_preview), site / _PREVIEW)


def _not_here(title: str, home: str, root: str) -> str:
    """Return the page that a server gives for an address where nothing is."""
    words = furniture.alone()
    course = f'<a id="home" href="{home}{root}">{escape(title)}</a>'
    words["away"] = words["away"].format(escape(title))
    words["old"] = words["old"].format(course)
    words["near"] = words["near"].format(f'<a href="">{words["at"]}</a>')
    return _page("404.html.txt", {**words, "home": home, "root": root})


def _page(name: str, words: dict[str, str]) -> str:
    text = (_TEMPLATES / name).read_text(encoding="utf-8")
    return Template(text).safe_substitute(words)


def setup(app: Sphinx) -> None:
    """Load what the address makes possible, and redirects in any case."""
    app.add_config_value("natorussia_preview", "", "html")
    app.setup_extension("sphinx_reredirects")
    if address():
        app.setup_extension("sphinxext.opengraph")
        app.setup_extension("sphinx_sitemap")
    app.connect("config-inited", _name_project, priority=90)
    app.connect("config-inited", _redirect, priority=100)
    app.connect("config-inited", _set_address, priority=100)
    app.connect("html-page-context", _name_term)
    app.connect("build-finished", _write_files)
