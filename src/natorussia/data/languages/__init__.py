"""The language in which a course speaks, and what follows from it."""

from natorussia.data.languages.current import (
    ENGLISH,
    arrow,
    base,
    current,
    decimal_sign,
    direction,
    foreign,
    is_english,
    locale,
    of_course,
    own_name,
    using,
)

__all__ = [
    "ENGLISH",
    "arrow",
    "base",
    "current",
    "decimal_sign",
    "direction",
    "foreign",
    "is_english",
    "locale",
    "of_course",
    "own_name",
    "using",
]
