"""Numbers as words, for formats that cannot compare numbers: what may be typed is listed."""

from dataclasses import replace
from fractions import Fraction
from html import escape
from math import ceil, floor

from natorussia.data.languages.catalogues import filled, noted
from natorussia.lms.shares import digits
from natorussia.questions import items as forms
from natorussia.questions.items import PLAINER, STRICTER, Item, Loss
from natorussia.questions.numbers import exact

_MOST = 100
LISTED = Loss(
    noted("a number must be typed as it is listed: digits, and whole unless it is asked"), STRICTER
)
UNSAID = Loss(noted("without the feedback on wrong answers"), PLAINER)


def whole_numbers(item: Item, form: forms.Numbers) -> Item:
    """Return an item that asks for a number as one that asks for words.

    Every whole number within the tolerance is right, if they are not too many, and the answer
    itself, in digits.  What earns a part here earns nothing.
    """
    right = [one for one in form.values if one.credit == 1]
    accept = dict.fromkeys(text for one in right for text in (digits(one.number), *_range(one)))
    unit = in_unit(escape(form.unit, quote=False))
    return replace(item, prompt=item.prompt + unit, form=forms.Words(tuple(accept), ()))


def in_unit(unit: str) -> str:
    """Return in which unit a number is asked for, as HTML; nothing where there is none."""
    return f"<p>({filled('in {0}', unit)})</p>" if unit else ""


def _range(value: forms.Value) -> list[str]:
    """Return the whole numbers that a value accepts, the nearest only where there are many."""
    middle, reach = exact(value.number), min(exact(value.tolerance), Fraction(_MOST, 2))
    return [str(n) for n in range(ceil(middle - reach), floor(middle + reach) + 1)]
