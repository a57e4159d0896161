"""What stands around the text of each page, in words: one table, for the layout's templates."""

from html import escape
from typing import Any

from sphinx.application import Sphinx
from sphinx.config import Config

from natorussia.data.languages import current
from natorussia.data.languages.catalogues import gettext, noted

WORDS = {
    "cite": noted("Cite this page"),
    "missing": noted(
        "This copy of the course is not whole: {0} is missing. Unpack the whole archive once more,"
        " or load the page again; your progress is kept."
    ),
    "part": noted(
        "This page arrived only in part. Unpack the whole archive once more, or load the page"
        " again."
    ),
    "old": noted(
        "This browser lacks what timelines and quizzes need ({0}), so they are shown as in print."
        " A browser of the last five years shows all of the course."
    ),
    "script": noted(
        "Search needs JavaScript. Without it, the index and the contents beside this page lead"
        " everywhere."
    ),
    "index": noted("Index"),
    "placeholder": noted("A name, a year, a few words"),
}
ELSEWHERE = {
    "away": noted("Not here: {0}"),
    "absent": noted("This page is not here"),
    "old": noted(
        "The address may be old or mistyped. The course is {0}; there you can also search it."
    ),
    "near": noted("In the present term the page may be {0}."),
    "moved": noted("The page is elsewhere"),
    "found": noted("The page is {0}."),
    "at": noted("at this address"),
    "course": noted("The course"),
}
"""What is said by pages that stand alone, without the layout."""
LIVE = {
    "open": noted("Open live"),
    "served": noted(
        "Python in the browser needs a web server: run “make book”, or read this page online."
    ),
    "about": noted(
        "This notebook with Python in your browser, in a new tab; your changes stay there"
    ),
    "help": noted(
        "Python runs in your browser, with nothing to install; the first start takes a minute. If"
        " it does not start, load the page again or try another browser. Where a network blocks"
        " it, open the notebook in JupyterLab instead: “make lab”."
    ),
}
"""What is said by the link to a page's live copy."""


def said(words: dict[str, str]) -> dict[str, str]:
    """Return a table of words in the language that is spoken now."""
    return {name: gettext(text) for name, text in words.items()}


def alone() -> dict[str, str]:
    """Return the words of pages that stand alone, and their language."""
    return {**said(ELSEWHERE), "language": current()}


def typed(context: dict[str, Any]) -> dict[str, Any]:
    """Return a course's own words in HTML, for templates of the theme that escape nothing.

    Parameters
    ----------
    context
        What the templates of a page are given: titles, the author, the words of the search.
    """
    logo = dict(context.get("theme_logo") or {})
    # An instructor's own words for the search are none of ours, and stay.
    asked = str(context.get("theme_search_bar_text") or "Search the course")
    return {
        "author": escape(str(context.get("author") or "")),
        "pagetitle": escape(str(context.get("pagetitle") or ""), quote=False),
        "theme_logo": logo | {"text": escape(logo.get("text") or context["docstitle"])},
        "theme_search_bar_text": escape(gettext(asked)),
    }


def _tell(
    _app: Sphinx, _page: str, _template: str, context: dict[str, Any], _doctree: object
) -> None:
    context.update(typed(context), nr_words=said(WORDS))


def _keep_dashes(_app: Sphinx, config: Config) -> None:
    """Leave hyphens and points in a row as they were typed; quotation marks have their forms."""
    config.smartquotes_action = config.smartquotes_action.replace("D", "").replace("e", "")


def setup(app: Sphinx) -> None:
    """Tell the templates of each page their words."""
    app.connect("config-inited", _keep_dashes)
    app.connect("html-page-context", _tell, priority=850)
