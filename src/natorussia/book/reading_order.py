"""Previous and next: from chapter to chapter, past the exercises, which a reader may leave out.

An exercise stands between the chapter that leads to it and the next one.
"""

from typing import Any

from sphinx.application import Sphinx

ASIDE = "exercises/"
_PREVIOUS, _NEXT = 1, 2

Relations = dict[str, list[str | None]]


def beyond(relations: Relations, page: str, step: int) -> str | None:
    """Return the page before (1) or after (2) a page that is no exercise, or None at an end."""
    found = relations.get(page, [None, None, None])[step]
    while found and found.startswith(ASIDE):
        found = relations.get(found, [None, None, None])[step]
    return found


def _lead(app: Sphinx, page: str, _template: str, context: dict[str, Any], doctree: object) -> None:
    relations: Relations = getattr(app.builder, "relations", {})
    if doctree is None or page.startswith(ASIDE) or page not in relations:
        return
    for name, step in (("prev", _PREVIOUS), ("next", _NEXT)):
        found = beyond(relations, page, step)
        if found and found != relations[page][step]:
            title = app.builder.render_partial(app.env.titles[found])["title"]  # type: ignore[attr-defined]
            context[name] = {"link": app.builder.get_relative_uri(page, found), "title": title}


def setup(app: Sphinx) -> None:
    """Set what each page leads to."""
    app.connect("html-page-context", _lead)
