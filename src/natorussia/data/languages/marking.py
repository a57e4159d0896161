"""What a page says in English, since its language has no words for it, is marked as English.

While a page is made, such a message stands between two signs that nobody sees; once the page is
whole, an element with its language takes their place.  In attributes and titles, which hold no
elements, the signs stay: they keep a text from the left whole in one from the right.
"""

import os
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import wraps
from typing import Any, ParamSpec

from natorussia.data.languages.current import current

P = ParamSpec("P")
_ASKED: ContextVar[bool | None] = ContextVar("marking", default=None)
# Isolates alone may be an author's own: a joiner of no width beside them makes them ours.
_OPEN, _OWN, _CLOSE = "\u2066\u2060", "\u2068\u2060", "\u2060\u2069"
# What holds no elements of HTML.
_WHOLE = r"<(script|style|title|option|textarea|svg)\b.*?</\1\s*>"
_TAG = r"""<!--.*?-->|<(?:[^<>"']|"[^"]*"|'[^']*')*>"""
_SIGNS = re.compile(f"{_WHOLE}|{_TAG}|{_OPEN}|{_OWN}|{_CLOSE}", re.DOTALL | re.IGNORECASE)


def isolated(text: str) -> str:
    """Return a text from the left as it stands whole in a text from the right.

    The marks around it are letters from the left that nobody sees: several such texts, one after
    the other, then run from the left too, and their sentences stay in order.
    """
    return f"\u200e\u2066{text}\u2069\u200e"


def is_asked() -> bool:
    """Tell whether a page is made now: one that was asked for, or one of a book."""
    asked = _ASKED.get()
    return os.environ.get("NATORUSSIA_BOOK") == "1" if asked is None else asked


def marked(message: str) -> str:
    """Return an English message as a page in another language holds it until it is whole."""
    return f"{_OPEN}{message}{_CLOSE}" if is_asked() else message


def is_marked(text: str) -> bool:
    """Tell whether a text tells by itself what of it is in English."""
    return _OPEN in text


def own(message: str, value: Any) -> Any:  # noqa: ANN401
    """Return what fills a place of a message: words in one that was marked are not in English."""
    has_words = isinstance(value, str) and any(map(str.isalpha, value))
    return f"{_OWN}{value}{_CLOSE}" if has_words and message.startswith(_OPEN) else value


@contextmanager
def marking(*, asked: bool = True) -> Iterator[None]:
    """Make a page for a while, or texts that are none: those hold no signs."""
    token = _ASKED.set(asked)
    try:
        yield
    finally:
        _ASKED.reset(token)


def told(page: str) -> str:
    """Return a page, or a part of one, in which what was marked has its language."""
    if _OPEN not in page:
        return page
    spans = {
        _OPEN: '<span lang="en" dir="ltr">',
        _OWN: f'<span lang="{current()}" dir="auto">',
        _CLOSE: "</span>",
    }
    return _SIGNS.sub(lambda found: spans.get(found[0], found[0]), page)


def of_page(make: Callable[P, str]) -> Callable[P, str]:
    """Return a function that makes a page so that its English words are marked as such."""

    @wraps(make)
    def made(*args: P.args, **kwargs: P.kwargs) -> str:
        with marking():
            return told(make(*args, **kwargs))

    return made
