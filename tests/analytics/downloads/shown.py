"""What Canvas and Moodle show of questions and answers in their downloads, after their sources.

Written from the rules of the modules that `natorussia.analytics.downloads` names, without its code:
from an exported item and the answers of its form.
"""

import html
import re

from natorussia.lms.forms import item
from natorussia.lms.links import Links
from natorussia.questions import items as forms
from natorussia.questions import kinds

_CARRIED = re.compile(f"{forms.OPEN}([a-z0-9_]+){forms.SHUT}")


def has_form(question):
    """Return whether other systems hold a question."""
    return kinds.optional(question["kind"], "form") is not None


def exported(question):
    """Return a question as exports have it."""
    return item(question, Links())


def text(markup):
    """Return HTML without its tags."""
    return html.unescape(re.sub(r"<[^>]*>", "", markup)).strip()


def right(form):
    """Return a right answer in the terms of a form."""
    if isinstance(form, forms.Choice):
        chosen = [one.html for one in form.options if one.credit > 0]
        full = [one.html for one in form.options if one.credit == 1]
        return chosen if form.many else full[:1]
    if isinstance(form, forms.Words):
        return form.accept[0]
    if isinstance(form, forms.Numbers):
        return next(f"{one.number:g}" for one in form.values if one.credit == 1)
    if isinstance(form, forms.Pairs):
        return [(pair.left, pair.right) for pair in form.pairs]
    if isinstance(form, forms.Sequence):
        return list(form.items)
    return [gap.accept[0] for gap in form.gaps.values()]


def wrong(form):
    """Return an answer that earns nothing, in the terms of a form."""
    if isinstance(form, forms.Choice):
        return [next(one.html for one in form.options if one.credit == 0)]
    if isinstance(form, forms.Words):
        return "nothing of the kind"
    if isinstance(form, forms.Numbers):
        return "1234567"
    if isinstance(form, forms.Pairs):
        rights = [pair.right for pair in form.pairs]
        return [(pair.left, _other(pair.right, rights)) for pair in form.pairs]
    if isinstance(form, forms.Sequence):
        return [form.items[-1], *form.items[:-1]]
    return [_other(gap.accept[0], gap.options or ["zzz"]) for gap in form.gaps.values()]


def _other(one, all_of_them):
    return next((other for other in all_of_them if other != one), one)


def canvas_question(made):
    """Return what stands in the heading of Student Analysis behind the number of a question."""
    form, more = made.form, ""
    if isinstance(form, forms.Numbers) and form.unit:
        more = f"<p>(in {html.escape(form.unit)})</p>"
    if isinstance(form, forms.Gaps):
        more = _CARRIED.sub(r"[\1]", form.html)
    return re.sub(r"<[^>]*>", "", made.prompt + more)


def canvas_reply(form, given):
    """Return what Student Analysis shows of an answer."""
    if isinstance(form, forms.Choice):
        texts = [text(one) for one in given]
        return ",".join(one.replace(",", "\\,") for one in texts) if form.many else texts[0]
    if isinstance(form, forms.Pairs):
        return _arrows([(text(left), right) for left, right in given])
    if isinstance(form, forms.Sequence):
        return _arrows([(text(one), str(place)) for place, one in enumerate(given, 1)])
    if isinstance(form, forms.Gaps):
        return ",".join(one.replace(",", "\\,") for one in given)
    return given


def _arrows(pairs):
    return ",".join("=>".join(pair).replace(",", "\\,") for pair in pairs)


def moodle_question(made):
    """Return Moodle's summary of a question: in bold all is capitals."""
    form = made.form
    asks = text(re.sub(r"<b>(.*?)</b>", lambda bold: bold[1].upper(), made.prompt))
    if isinstance(form, forms.Choice):
        return f"{asks}: " + "; ".join(text(one.html) for one in reversed(form.options))
    if isinstance(form, forms.Pairs):
        lefts, rights = ([text(getattr(p, side)) for p in form.pairs] for side in ("left", "right"))
        return f"{asks} {{{'; '.join(lefts)}}} -> {{{'; '.join([*form.extra, *rights])}}}"
    if isinstance(form, forms.Gaps):
        gap = lambda found: _gap(form.gaps[found[1]])  # noqa: E731
        return f"{asks}\n{text(_CARRIED.sub(gap, form.html))}"
    return asks


def _gap(gap):
    return f"{{{'; '.join(gap.options)}}}" if gap.options else "_____"


def moodle_reply(form, given):
    """Return Moodle's summary of a response."""
    if isinstance(form, forms.Choice):
        return "; ".join(text(one) for one in given)
    if isinstance(form, forms.Pairs):
        return "; ".join(f"{text(left)} -> {right}" for left, right in given)
    if isinstance(form, forms.Sequence):
        return "; ".join(_cut(text(one)) for one in given)
    if isinstance(form, forms.Gaps):
        return "; ".join(f"part {n}: {one}" for n, one in enumerate(given, 1))
    return given


def _cut(words, most=10):
    return words if len(words) <= most else f"{words[: most - 3]}..."
