"""From which side a text is written, whatever the language of what it stands in."""

import re
import unicodedata

_WORD = re.compile(r"[^\W\d_]{2,}")
_FEWEST = 4
"""Words that make a sentence: a name alone may stand in any other text."""


def has_right(text: str) -> bool:
    """Tell whether a text has a letter that is written from the right."""
    return any(unicodedata.bidirectional(sign) in {"R", "AL"} for sign in text)


def is_from_left(text: str) -> bool:
    """Tell whether a text is a sentence or more, and has no letter from the right."""
    return len(_WORD.findall(text)) >= _FEWEST and not has_right(text)
