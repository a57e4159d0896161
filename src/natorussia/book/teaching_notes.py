"""Teaching notes: what an instructor says, expects and listens for, kept beside the text.

A chapter's notes stand in cells of their own, each with one directive that names its section::

    ```{notes} The argument
    :minutes: 5

    Say
    : What to tell the class, and what to ask.

    Misconceptions
    : What students often get wrong, and what helps.

    Look for
    : What a good answer has.
    ```

The page keeps them closed, and shows them in its instructor's view only.
"""

import re
from pathlib import Path
from typing import Any, ClassVar

from docutils import nodes
from docutils.parsers.rst import directives
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective
from sphinx.writers.html5 import HTML5Translator

from natorussia.book.metadata import fault, records
from natorussia.data.languages.bundles import prelude
from natorussia.data.languages.catalogues import filled, gettext, ngettext
from natorussia.markup import teaching

_BUNDLES = Path(__file__).resolve().parents[1] / "static" / "present"
_FOLDER = "_static/natorussia/present"
_FILES = ("view.js", "present.js", "present.css")


class TeachingNotes(nodes.General, nodes.Element):
    """The notes of one section: closed, and out of sight unless an instructor asks for them."""


class NotesDirective(SphinxDirective):
    """What to say in class about the section that the argument names, and how long to take."""

    has_content = True
    required_arguments = 1
    final_argument_whitespace = True
    option_spec: ClassVar[dict[str, Any]] = {"minutes": directives.positive_int}

    def run(self) -> list[nodes.Node]:
        """Read the notes; they move to the end of their section once the page is read."""
        parsed = nodes.Element()
        self.state.nested_parse(self.content, self.content_offset, parsed)
        labels = [term.astext() for term in parsed.findall(nodes.term)]
        for message in teaching.faults(self.arguments[0], labels, self.options):
            fault(self.env, message, self.lineno)
        minutes, about = self.options.get("minutes", 0), self.arguments[0]
        return [TeachingNotes("", *parsed.children, minutes=minutes, about=about, line=self.lineno)]


def _settle(app: Sphinx, doctree: nodes.document) -> None:
    """Move each page's notes to the end of the sections that they name."""
    sections = {_letters(_title(section)): section for section in doctree.findall(nodes.section)}
    for notes in list(doctree.findall(TeachingNotes)):
        section = sections.get(_letters(notes["about"]))
        if section is None:
            known = ", ".join(map(_title, sections.values()))
            message = f"no section is called {notes['about']!r}; there are: {known}"
            fault(app.env, message, notes["line"])
            continue
        for term in notes.findall(nodes.term):
            term.children = [nodes.Text(gettext(term.astext()))]
        notes.parent.remove(notes)
        section.append(notes)


def _title(section: nodes.section) -> str:
    found = section.next_node(nodes.title)
    return found.astext() if found else ""


def _letters(title: str) -> str:
    """Return the letters of a title: its quotation marks become typographic ones on the way."""
    return re.sub(r"\W", "", title)


def _open(self: HTML5Translator, node: TeachingNotes) -> None:
    minutes, about = node["minutes"], self.encode(node["about"])
    time = ngettext("{0} minute", "{0} minutes", minutes).format(minutes)
    heading = filled("Teaching notes: {0} ({1})", about, time)
    self.body.append(
        f'<details class="nr-teaching" data-minutes="{minutes}"><summary>{heading}</summary>\n'
    )


def _close(self: HTML5Translator, _node: TeachingNotes) -> None:
    self.body.append("</details>\n")


def _skip(_self: object, _node: TeachingNotes) -> None:
    raise nodes.SkipNode


def _add_switch(
    app: Sphinx, pagename: str, _template: str, _context: dict[str, Any], _doctree: object
) -> None:
    found = records(app.env).get(pagename)
    if found and found.section:
        app.add_js_file("natorussia/present/view.js", loading_method="defer", priority=900)


def _store(app: Sphinx) -> None:
    folder = Path(app.outdir, _FOLDER)
    folder.mkdir(parents=True, exist_ok=True)
    for name in _FILES:
        text = (_BUNDLES / name).read_text(encoding="utf-8")
        said = prelude(text) if name.endswith(".js") else ""
        folder.joinpath(name).write_text(said + text, encoding="utf-8")


def setup(app: Sphinx) -> None:
    """Register the notes, and what shows them in class."""
    other = (_skip, None)
    app.add_node(TeachingNotes, html=(_open, _close), latex=other, text=other)
    app.add_directive("notes", NotesDirective)
    app.connect("builder-inited", _store)
    app.connect("doctree-read", _settle)
    app.connect("html-page-context", _add_switch)
