"""What the course and its sections are called in other systems, and in which language."""

from natorussia import data
from natorussia.data.languages import direction
from natorussia.markup import citations


def language() -> str:
    """Return the language of the course's questions (BCP 47)."""
    return str(data.package().get("language", "en-GB"))


def running(html: str) -> str:
    """Return HTML that runs from the right if its language does, on whatever page it will stand."""
    return f'<div dir="rtl">{html}</div>' if html and direction(language()) == "rtl" else html


def section_title(section: str) -> str:
    """Return the title of a section, after the course's."""
    known = section in data.index("sections")
    title = citations.row("sections", section)["title"] if known else section
    return f"{data.package()['title']}: {title}"
