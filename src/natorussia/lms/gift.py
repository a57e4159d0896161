"""GIFT, the text format that Moodle and others import.

It knows neither hints nor sequences, and one blank at most: sequences become matching by place.
"""

import re
from collections.abc import Callable, Sequence
from itertools import groupby
from pathlib import Path
from typing import Any

from natorussia.data.languages.catalogues import filled, gettext
from natorussia.lms import shares
from natorussia.lms.links import Links
from natorussia.lms.moodle import category
from natorussia.lms.moodle import lost as lost_in_moodle
from natorussia.lms.whole import in_unit
from natorussia.questions import items as forms
from natorussia.questions.items import OPEN, PLAINER, SHUT, STRICTER, Item, Loss

_SPECIAL = re.compile(r"([\\~=#{}:])")
_MISREAD = re.compile(r"->|&&\d{3};")
_LED = ("[", "%")  # by which a format or a share would begin


def holds(item: Item) -> bool:
    """Return whether there is a GIFT question like an item.

    It has one blank, not several.  An arrow among what is typed would make it a matching, and the
    names that readers give to signs would be read as those signs.
    """
    lone = not isinstance(item.form, forms.Gaps) or len(item.form.gaps) == 1
    misread = any(map(_MISREAD.search, _typed(item.form)))
    return lone and not misread and shares.holds(item.form)


def _typed(form: forms.Form) -> list[str]:
    """Return what stands among the answers as plain text, in which no sign can be named."""
    if isinstance(form, forms.Words):
        return [*form.accept, *(words for words, _ in form.wrong)]
    if isinstance(form, forms.Gaps):
        return [text for gap in form.gaps.values() for text in (*gap.accept, *gap.options)]
    return []


def lost(item: Item) -> list[Loss]:
    """Say what GIFT does not hold of an item."""
    said = lost_in_moodle(item)
    said += [Loss(gettext("without its hints"), PLAINER)] if item.hints else []
    said += (
        [Loss(filled("worth 1 point, not {0}", f"{item.points:g}"), PLAINER)]
        if item.points != 1
        else []
    )
    if isinstance(item.form, forms.Sequence):
        said.append(Loss(gettext("put in order by matching each item with its place"), STRICTER))
    if isinstance(item.form, forms.Numbers) and item.form.units:
        said.append(Loss(filled("answered in {0} alone", item.form.unit), STRICTER))
    if isinstance(item.form, forms.Gaps) and any(gap.feedback for gap in item.form.gaps.values()):
        said.append(Loss(gettext("without the feedback on its blank"), PLAINER))
    return said


def write(items: Sequence[Item], path: Path, _links: Links) -> None:
    """Write the questions, a category for each section."""
    parts = []
    for section, questions in groupby(items, key=lambda item: item.section):
        parts.append(f"$CATEGORY: {category(section)}")
        parts += [_question(item) for item in questions]
    path.write_text("\n\n".join(parts) + "\n", encoding="utf-8")


def _question(item: Item) -> str:
    tags = " ".join(f"[tag:{tag}]" for tag in (item.section, item.level, item.kind, *item.events))
    after = [f"####{_html(item.after)}"] if item.after else []
    asked, answers, tail = _body(item)
    inside = "\n".join([*answers, *after])
    return f"// [id:{item.id}] {tags}\n::{_escaped(item.id)}::{asked} {{{inside}\n}}{tail}"


def _body(item: Item) -> tuple[str, list[str], str]:
    """Return what stands before the answers, the answers, and what stands after them."""
    form = item.form
    if isinstance(form, forms.Gaps):
        before, _, rest = form.html.partition(OPEN)
        (gap,) = form.gaps.values()
        return _html(item.prompt + before), _gap(gap), f" {_escaped(rest.partition(SHUT)[2])}"
    return _html(item.prompt + _unit(form)), _ANSWERS[type(form)](form), ""


def _unit(form: forms.Form) -> str:
    return in_unit(form.unit) if isinstance(form, forms.Numbers) else ""


def _html(html: str) -> str:
    return f"[html]{_escaped(html)}"


def _escaped(text: str) -> str:
    """Return text in which nothing means anything to GIFT; a blank line would end the question."""
    return _SPECIAL.sub(r"\\\1", text.strip()).replace("\r", "").replace("\n", "\\n")


def _said(feedback: str) -> str:
    return f"#{_html(feedback)}" if feedback else ""


def _percent(credit: float) -> str:
    return f"%{shares.share(credit):.7g}%"


def _choice(form: forms.Choice) -> list[str]:
    lines = []
    for option, earned in zip(form.options, shares.shares(form), strict=True):
        sign = "~" if form.many or option.credit < 1 else "="
        share = f"%{earned:.7g}%" if sign == "~" and earned else ""
        lines.append(f"{sign}{share}{_html(option.html)}{_said(option.feedback)}")
    return lines


def _words(form: forms.Words) -> list[str]:
    right = [f"=%100%{_plain(words)}" for words in form.accept]
    return right + [f"=%0%{_plain(words)}{_said(feedback)}" for words, feedback in form.wrong]


def _plain(text: str) -> str:
    """Return a typed answer, in which a star would stand for anything."""
    return _literal(text.replace("*", r"\*"))


def _literal(text: str) -> str:
    """Return plain text whose beginning means nothing to GIFT."""
    return f"[plain]{_escaped(text)}" if text.lstrip().startswith(_LED) else _escaped(text)


def _numbers(form: forms.Numbers) -> list[str]:
    return ["#"] + [
        f"={_percent(one.credit)}{shares.digits(one.number)}:{shares.reach(one)}{_said(one.feedback)}"
        for one in form.values
    ]


def _pairs(form: forms.Pairs) -> list[str]:
    # The first arrow parts them: in HTML the left side has none.
    lines = [f"={_html(pair.left)} -> {_escaped(pair.right)}" for pair in form.pairs]
    return lines + [f"= -> {_escaped(extra)}" for extra in form.extra]


def _sequence(form: forms.Sequence) -> list[str]:
    return [f"={_html(item)} -> {place}" for place, item in enumerate(form.items, 1)]


def _gap(gap: forms.Gap) -> list[str]:
    wrong = [one for one in gap.options if one not in gap.accept]
    return [f"={_plain(one)}" for one in gap.accept] + [f"~{_literal(one)}" for one in wrong]


_ANSWERS: dict[type[Any], Callable[[Any], list[str]]] = {
    forms.Choice: _choice,
    forms.Words: _words,
    forms.Numbers: _numbers,
    forms.Pairs: _pairs,
    forms.Sequence: _sequence,
}
