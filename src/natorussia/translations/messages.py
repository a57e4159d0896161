"""What a catalogue holds of a course: a text, where it stands, and what it is asked for with."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Message:
    """A text of the course that a language says in its own words.

    Attributes
    ----------
    text
        As the course has it, Markdown for the most part.
    context
        Which cell of a table or field of a question it is, as ``events/1999-kfor/title``; nothing
        for prose, where the same words are said the same.
    place
        Where it stands, for translators: a file, and the cell or the row in it.
    prose
        Whether it is a run of Markdown, which may be marked as being in another language.
    """

    text: str
    context: str = ""
    place: str = ""
    prose: bool = False


Say = Callable[[Message], str]
"""Returns what stands in place of a message.

Each reader of a source (`prose`, `notebooks`, `tables`, `banks`) hands it every text in order and
puts in what it returns: so one function finds the texts of a source and translates them.
"""
