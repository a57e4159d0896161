r"""What somebody typed into a table, as Markdown and MyST that show it letter by letter."""

import re

# What means something within a line; underscores do where no letters stand on both sides.
_SIGNS = re.compile(r"[\\`*\[\]<{}$~|^]|(?<![^\W_])_|_(?![^\W_])|&(?=#?\w+;)")


def escaped(text: str) -> str:
    r"""Return a text for the middle of a line of Markdown, in which it stands as it was typed.

    Examples
    --------
    >>> print(escaped("5 * 3 in snake_case, [not](a link) & &amp;"))
    5 \* 3 in snake_case, \[not\](a link) & \&amp;
    """
    return _SIGNS.sub(r"\\\g<0>", text)
