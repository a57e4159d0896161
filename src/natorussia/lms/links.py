"""Links of the course as they work elsewhere: with the course's address, or else as words."""

import re
from dataclasses import dataclass

from natorussia import data
from natorussia.markup import citations

_EVENT = re.compile(r'<a class="nr-event" href="#event=([a-z0-9-]+)" title="([^"]*)">(.*?)</a>')
_PARA = re.compile(r'<a data-para="([a-z0-9-]+)([^"]*)">(.*?)</a>')
_PASSAGE = re.compile(r'<a data-passage="([a-z0-9-]+)">(.*?)</a>')
_DOCUMENTS = "documents"  # the page of all documents


@dataclass(frozen=True)
class Links:
    """Where the course can be read.

    Parameters
    ----------
    course
        The address of the course, such as ``https://example.org/rome``; empty: links into the
        course become words.
    """

    course: str = ""

    def chapter(self, section: str) -> str:
        """Return the address of the chapter of a section, or nothing."""
        if not self.course or section not in data.index("sections"):
            return ""
        return self._page(citations.row("sections", section)["chapter"])

    def _page(self, name: str) -> str:
        return f"{self.course.rstrip('/')}/chapters/{name}.html" if self.course else ""

    def whole(self, html: str) -> str:
        """Return HTML whose links into the course are whole addresses, or words."""
        events = _EVENT.sub(lambda found: self._event(*found.groups()), html)
        places = _PARA.sub(lambda found: self._paragraph(*found.groups()), events)
        return _PASSAGE.sub(lambda found: self._passage(*found.groups()), places)

    def _paragraph(self, section: str, rest: str, words: str) -> str:
        page = self.chapter(section)
        anchor = citations.para_anchor(section + rest)
        return f'<a href="{page}#{anchor}">{words}</a>' if page else words

    def _passage(self, label: str, words: str) -> str:
        found = data.index("passages").get(label)
        page = self.chapter(found["section"]) if found else self._page(_DOCUMENTS)
        return f'<a href="{page}#{label}">{words}</a>' if page else words

    def _event(self, event: str, when: str, words: str) -> str:
        page = self.chapter(citations.row("events", event)["section"])
        if not page:
            return words
        return f'<a href="{page}#event={event}" title="{when}">{words}</a>'
