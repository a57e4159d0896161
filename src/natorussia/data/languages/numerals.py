"""Numbers in the language that is spoken now, where they stand within a text."""

from natorussia.data.languages.current import current, decimal_sign, is_english, locale


def short(value: float) -> str:
    """Return a number of few digits, such as points: ``2.5``, or ``2,5`` in German."""
    return signed(f"{value:g}")


def signed(digits: str) -> str:
    """Return a number that was written with a point with the language's decimal sign."""
    return digits.replace(".", decimal_sign(current()))


def percent(share: float) -> str:
    """Return a share in whole per cent: ``50%``, or ``50 %`` in German."""
    if is_english():
        return f"{share:.0%}"
    from babel.numbers import format_percent

    return str(format_percent(share, locale=locale(current())))


def spaced_percent(share: float) -> str:
    """Return a share as tables and charts have it: ``50 %`` in English, else as CLDR says."""
    return f"{share:.0%}".replace("%", " %") if is_english() else percent(share)
