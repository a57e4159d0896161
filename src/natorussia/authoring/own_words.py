"""A course's own catalogues of messages: whether they can be read, and what their texts fill in."""

import re
from collections.abc import Iterator
from pathlib import Path
from string import Formatter

from natorussia.data.languages import console
from natorussia.data.languages.catalogues import FILE, read_po, spoken

_LINE = re.compile(r"on (\d+)$")


def faults(course: Path) -> Iterator[str]:
    """Yield what is wrong with the catalogues in ``locale`` of a course, each with its line.

    Parameters
    ----------
    course
        The course's folder.
    """
    for path in sorted(course.glob(f"locale/*/{FILE.as_posix()}")):
        name = path.relative_to(course).as_posix()
        try:
            found = read_po(path)
        except ValueError as error:
            why = str(error).partition(": ")[2]
            line = _LINE.search(why)
            told = console.filled("it is no catalogue of gettext's: {0}", why)
            yield f"{name}:{line[1] if line else 1}: {told}"
            continue
        said = spoken(found)
        for message in found:
            text = message.id if isinstance(message.id, str) else message.id[0]
            for form in said.get(text, ()):
                if strange := _places(form) - _places(text):
                    yield f"{name}:{message.lineno}: " + console.filled(
                        "{0} has {1}, expected the places of its message alone: {2}",
                        f"{form!r:.60}",
                        ", ".join(sorted(strange)),
                        f"{text!r:.60}",
                    )


def _places(text: str) -> set[str]:
    """Return the places of a message that are filled, or a brace that opens none."""
    try:
        parts = [place for _, place, _, _ in Formatter().parse(text) if place is not None]
    except ValueError:
        return {"{"}
    return {f"{{{place}}}" for place in parts}
