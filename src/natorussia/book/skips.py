"""Skip links: from the top of a page to its timeline, its questions and its exercise."""

from typing import Any

from sphinx.application import Sphinx

from natorussia.data.languages.catalogues import gettext, noted

TARGETS = (
    ("first-timeline", noted("Skip to the timeline")),
    ("first-quiz", noted("Skip to the first questions")),
    ("quiz", noted("Skip to the quiz")),
    ("exercise", noted("Skip to the exercise")),
)
"""What is skipped to where a page has it: the anchor, and the words of the link."""


def anchor(kind: str, taken: set[str]) -> str:
    """Return the anchor of the first widget of a kind on a page; the ones after it have none."""
    name = f"first-{kind}"
    first = name in dict(TARGETS) and name not in taken
    taken.add(name)
    return name if first else ""


def _offer(
    _app: Sphinx, _page: str, _template: str, context: dict[str, Any], _doctree: object
) -> None:
    body = context.get("body") or ""
    context["nr_skips"] = [
        (name, gettext(text)) for name, text in TARGETS if f' id="{name}"' in body
    ]


def setup(app: Sphinx) -> None:
    """Tell the layout what each page can be skipped to."""
    app.connect("html-page-context", _offer)
