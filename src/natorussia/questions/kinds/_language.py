"""In which language a question is asked, and what its key says of that."""

from typing import Any

from natorussia.data.languages import current, decimal_sign, is_english


def spoken(question: dict[str, Any]) -> str:
    """Return the tag of the language in which a question is asked and answered."""
    return str(question.get("language") or current())


def of_letters(question: dict[str, Any]) -> dict[str, str]:
    """Return what a key says of the language of words; nothing for English."""
    tag = spoken(question)
    return {} if is_english(tag) else {"language": tag}


def of_numbers(question: dict[str, Any]) -> dict[str, str]:
    """Return what a key says of the decimal sign; nothing where it is a point."""
    sign = decimal_sign(spoken(question))
    return {} if sign == "." else {"decimal": sign}
