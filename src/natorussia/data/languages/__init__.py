"""The language in which a course speaks, and what follows from it."""

from natorussia.data.languages.current import (
    ENGLISH,
    base,
    current,
    decimal_sign,
    direction,
    is_english,
    locale,
    of_course,
    using,
)

__all__ = [
    "ENGLISH",
    "base",
    "current",
    "decimal_sign",
    "direction",
    "is_english",
    "locale",
    "of_course",
    "using",
]
