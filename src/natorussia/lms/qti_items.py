"""Items of QTI 1.2: how each form is shown and marked.

What Canvas makes of them is said in its reader, ``gems/plugins/qti_exporter/lib/qti``.  It takes
every text that an answer is compared with for a right one, so that no wrong word may be named; and
it knows right-hand sides by the first digits in their names, options by their names alone.
"""

import re
from collections.abc import Callable
from hashlib import sha256
from html import escape
from typing import Any
from xml.etree import ElementTree as ET

from natorussia.lms.shares import portions
from natorussia.lms.whole import in_unit
from natorussia.questions import items as forms
from natorussia.questions.items import OPEN, SHUT, Item
from natorussia.questions.numbers import decimal, exact, written

_CARRIED = re.compile(f"{OPEN}([a-z0-9_]+){SHUT}")
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_ONE = "response1"
_CHOSEN, _TYPED = "multiple_dropdowns_question", "fill_in_multiple_blanks_question"


class Draft:
    """An item in the making: its presentation, its conditions and its feedback."""

    def __init__(self, item: Item) -> None:
        self.element = ET.Element("item", ident=item.id, title=item.id)
        self.shown = ET.Element("presentation")
        self.marked = ET.Element("resprocessing")
        self.feedback: dict[str, str] = {}
        outcomes = ET.SubElement(self.marked, "outcomes")
        score = {"maxvalue": "100", "minvalue": "0", "varname": "SCORE", "vartype": "Decimal"}
        ET.SubElement(outcomes, "decvar", score)

    def condition(self, credit: float | None = None, *, add: bool = False) -> ET.Element:
        """Add a condition that gives a credit; return where to say when it holds."""
        after = "Yes" if add or credit is None else "No"
        condition = ET.SubElement(self.marked, "respcondition", {"continue": after})
        when = ET.SubElement(condition, "conditionvar")
        if credit is not None:
            action = {"action": "Add" if add else "Set", "varname": "SCORE"}
            ET.SubElement(condition, "setvar", action).text = f"{100 * credit:.6g}"
        return when

    def say(self, name: str, html: str, respondent: str = "", value: str = "") -> None:
        """Show feedback where a response has a value, or, without one, to all."""
        if not html:
            return
        condition = ET.SubElement(self.marked, "respcondition", {"continue": "Yes"})
        when = ET.SubElement(condition, "conditionvar")
        if respondent:
            equal(when, respondent, value)
        else:
            ET.SubElement(when, "other")
        shown = {"feedbacktype": "Response", "linkrefid": name}
        ET.SubElement(condition, "displayfeedback", shown)
        self.feedback[name] = html


def item_element(item: Item) -> ET.Element:
    """Return an item as an element."""
    draft = Draft(item)
    text = item.prompt
    if isinstance(item.form, forms.Numbers):
        text += in_unit(escape(item.form.unit, quote=False))
    if isinstance(item.form, forms.Gaps):
        text += _bracketed(item.form)
    material(draft.shown, text)
    draft.say("general_fb", item.after)
    kind, fill = _TYPES[type(item.form)]
    kind = kind(item.form) if callable(kind) else kind
    fill(draft, item.form)
    draft.element.append(_metadata(kind, item))
    draft.element.extend([draft.shown, draft.marked])
    for name, html in draft.feedback.items():
        feedback = ET.SubElement(draft.element, "itemfeedback", ident=name)
        material(ET.SubElement(feedback, "flow_mat"), html)
    return draft.element


def _metadata(kind: str, item: Item) -> ET.Element:
    metadata = ET.Element("itemmetadata")
    fields = ET.SubElement(metadata, "qtimetadata")
    for label, entry in (
        ("question_type", kind),
        ("points_possible", f"{item.points:g}"),
        ("assessment_question_identifierref", item.id),
    ):
        field = ET.SubElement(fields, "qtimetadatafield")
        ET.SubElement(field, "fieldlabel").text = label
        ET.SubElement(field, "fieldentry").text = entry
    return metadata


def material(parent: ET.Element, html: str, *, plain: bool = False) -> None:
    """Put a text, HTML or plain, into an element."""
    holder = ET.SubElement(parent, "material")
    text = ET.SubElement(holder, "mattext", texttype="text/plain" if plain else "text/html")
    text.text = _NOT_XML.sub("", html)


def equal(when: ET.Element, respondent: str, value: str) -> None:
    """Add the condition that a response has a value."""
    ET.SubElement(when, "varequal", respident=respondent).text = _NOT_XML.sub("", value)


def _name(text: str) -> str:
    """Return an identifier that lasts while a text does: a letter, and digits that tell all apart.

    Readers take the digits for a number, which they hold exactly up to 2**53.
    """
    return f"a{int(sha256(text.encode()).hexdigest()[:12], 16)}"


def _labels(parent: ET.Element, texts: dict[str, str], *, plain: bool, shuffle: bool) -> None:
    render = ET.SubElement(parent, "render_choice", shuffle="Yes" if shuffle else "No")
    for name, text in texts.items():
        material(ET.SubElement(render, "response_label", ident=name), text, plain=plain)


def _choice(draft: Draft, form: forms.Choice) -> None:
    many = {"ident": _ONE, "rcardinality": "Multiple" if form.many else "Single"}
    options = {_name(option.html): option for option in form.options}
    asked = ET.SubElement(draft.shown, "response_lid", many)
    texts = {name: option.html for name, option in options.items()}
    _labels(asked, texts, plain=False, shuffle=form.shuffle)
    for name, option in options.items():
        draft.say(f"{name}_fb", option.feedback, _ONE, name)
    if form.many:
        _all_and_only(ET.SubElement(draft.condition(1), "and"), options)
        return
    # Readers take whatever has a score for a right answer.
    for name, option in options.items():
        if option.credit == 1:
            equal(draft.condition(1), _ONE, name)


def _all_and_only(both: ET.Element, options: dict[str, forms.Option]) -> None:
    for name, option in options.items():
        equal(both if option.credit else ET.SubElement(both, "not"), _ONE, name)


def _fib(draft: Draft, kind: str) -> None:
    asked = {"ident": _ONE, "rcardinality": "Single"}
    render = ET.SubElement(
        ET.SubElement(draft.shown, "response_str", asked), "render_fib", fibtype=kind
    )
    ET.SubElement(render, "response_label", ident="answer1")


def _words(draft: Draft, form: forms.Words) -> None:
    _fib(draft, "String")
    for words in form.accept:  # several in one condition would all have to hold
        equal(draft.condition(1), _ONE, words)


def _numbers(draft: Draft, form: forms.Numbers) -> None:
    _fib(draft, "Decimal")
    for number, one in enumerate(form.values):
        draft.say(f"value{number}_fb", one.feedback, _ONE, written(one.number))
    for one in form.values:
        if one.credit == 1:
            either = ET.SubElement(draft.condition(1), "or")
            equal(either, _ONE, written(one.number))
            between = ET.SubElement(either, "and")
            middle, reach = exact(one.number), exact(one.tolerance)
            for tag, bound in (("vargte", middle - reach), ("varlte", middle + reach)):
                ET.SubElement(between, tag, respident=_ONE).text = str(decimal(bound))


def _pairs(draft: Draft, form: forms.Pairs) -> None:
    rights = sorted({pair.right for pair in form.pairs} | set(form.extra), key=_by_number)
    choices = {_name(right): right for right in rights}
    for pair, share in zip(form.pairs, portions(len(form.pairs)), strict=True):
        ident = f"response_{_name(pair.left)}"
        asked = ET.SubElement(draft.shown, "response_lid", ident=ident)
        material(asked, pair.left)
        _labels(asked, choices, plain=True, shuffle=False)
        equal(draft.condition(share / 100, add=True), ident, _name(pair.right))


def _by_number(text: str) -> tuple[int, str]:
    return (int(text), "") if text.isdecimal() else (0, text)


def _sequence(draft: Draft, form: forms.Sequence) -> None:
    lefts = sorted(enumerate(form.items, 1), key=lambda one: _name(one[1]))
    pairs = tuple(forms.Pair(html, str(place)) for place, html in lefts)
    _pairs(draft, forms.Pairs(pairs, ()))


def _gaps(draft: Draft, form: forms.Gaps) -> None:
    listed = _kind_of_gaps(form) == _CHOSEN
    for (name, gap), share in zip(form.gaps.items(), portions(len(form.gaps)), strict=True):
        ident = f"response_{name}"
        asked = ET.SubElement(draft.shown, "response_lid", ident=ident)
        material(asked, name, plain=True)
        # Among blanks to type in, what is listed for one is right.
        choices = {_name(f"{name} {one}"): one for one in (gap.options if listed else gap.accept)}
        _labels(asked, choices, plain=True, shuffle=listed)
        for label, one in choices.items():
            if one in gap.accept:
                equal(draft.condition(share / 100, add=True), ident, label)
        for label, one in choices.items():
            if one not in gap.accept:
                draft.say(f"{label}_fb", gap.feedback, ident, label)


def _kind_of_gaps(form: forms.Gaps) -> str:
    return _CHOSEN if all(gap.options for gap in form.gaps.values()) else _TYPED


def _bracketed(form: forms.Gaps) -> str:
    """Return a text with its blanks in brackets, and its own brackets as entities."""
    typed = _kind_of_gaps(form) == _TYPED
    bare = form.html.replace("[", "&#91;").replace("]", "&#93;")
    return _CARRIED.sub(lambda found: _bracket(found[1], form.gaps[found[1]], typed), bare)


def _bracket(name: str, gap: forms.Gap, typed: bool) -> str:  # noqa: FBT001
    offered = f" ({escape(' / '.join(gap.options), quote=False)})"
    return f"[{name}]{offered if typed and gap.options else ''}"


def _kind_of_choice(form: forms.Choice) -> str:
    return "multiple_answers_question" if form.many else "multiple_choice_question"


_TYPES: dict[type[Any], tuple[str | Callable[[Any], str], Callable[[Draft, Any], None]]] = {
    forms.Choice: (_kind_of_choice, _choice),
    forms.Words: ("short_answer_question", _words),
    forms.Numbers: ("numerical_question", _numbers),
    forms.Pairs: ("matching_question", _pairs),
    forms.Sequence: ("matching_question", _sequence),
    forms.Gaps: (_kind_of_gaps, _gaps),
}
