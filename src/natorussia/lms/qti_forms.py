"""Each form as an interaction of QTI 2.1 and 3.0, marked by the standard's own expressions.

Nothing there earns more than here.  A wrong tick costs one share more than there are right ones
(one third where two are right): with less, ticking everything would earn more than it does here.
"""

import re
from collections.abc import Callable
from typing import Any
from xml.etree import ElementTree as ET

from natorussia.lms.qti_draft import (
    ONE,
    Draft,
    base,
    identifier,
    mapped_words,
    mapping,
    name,
    points,
)
from natorussia.lms.xhtml import add_text, blocks, flow, legible
from natorussia.questions import items as forms
from natorussia.questions.items import OPEN, SHUT, Item
from natorussia.questions.numbers import decimal, exact

_CARRIED = re.compile(f"{OPEN}([a-z0-9_]+){SHUT}")
_GAP = "x-gap"


def item_element(item: Item, language: str) -> ET.Element:
    """Return an item as an element, in the names of QTI 2.1."""
    draft = Draft(item)
    blocks(draft.body, item.prompt)
    _FILL[type(item.form)](draft, item.form)
    return draft.element(language)


def _choice(draft: Draft, form: forms.Choice) -> None:
    options = {identifier(option.html): option for option in form.options}
    right = {
        key: one for key, one in options.items() if (one.credit if form.many else one.credit == 1)
    }
    cardinality = "multiple" if form.many else "single"
    declared = draft.respond(ONE, cardinality, "identifier", right)
    if form.many:
        mapping(declared, _ticks(draft.item, options, len(right)), points(1, draft.item))
    else:
        worth = {key: one.credit for key, one in options.items() if one.credit}
        mapping(declared, {key: points(credit, draft.item) for key, credit in worth.items()})
    draft.earn(ONE)
    asked = _interaction(
        draft,
        "choiceInteraction",
        shuffle=str(form.shuffle).lower(),
        maxChoices="0" if form.many else "1",
    )
    for key, option in options.items():
        flow(ET.SubElement(asked, "simpleChoice", identifier=key), option.html)
        draft.say(key, option.feedback)
    draft.say_choice(cardinality)


def _ticks(item: Item, options: dict[str, forms.Option], right: int) -> dict[str, str]:
    share, cost = points(1 / right, item), points(-1 / (right + 1), item)
    return {key: share if option.credit else cost for key, option in options.items()}


def _interaction(draft: Draft, tag: str, **attributes: str) -> ET.Element:
    return ET.SubElement(draft.body, tag, {"responseIdentifier": ONE, **attributes})


def _entry(draft: Draft, length: int) -> None:
    line = ET.SubElement(draft.body, "p")
    entry = {"responseIdentifier": ONE, "expectedLength": str(length)}
    ET.SubElement(line, "textEntryInteraction", entry)


def _words(draft: Draft, form: forms.Words) -> None:
    declared = draft.respond(ONE, "single", "string", form.accept[:1])
    mapped_words(declared, dict.fromkeys(form.accept, points(1, draft.item)))
    draft.earn(ONE)
    _entry(draft, max(map(len, form.accept)) + 10)
    told = [
        (label, _is_typed(words))
        for number, (words, feedback) in enumerate(form.wrong)
        if (label := draft.say(f"wrong{number}", feedback))
    ]
    _say_first(draft, told)


def _is_typed(words: str) -> ET.Element:
    test = ET.Element("stringMatch", caseSensitive="false")
    ET.SubElement(test, "variable", identifier=ONE)
    base(test, "string", words)
    return test


def _say_first(draft: Draft, told: list[tuple[str, ET.Element]]) -> None:
    """Say what belongs to the first test that a response passes."""
    _branches(draft, "FEEDBACK", [(test, "identifier", label) for label, test in told])


def _branches(draft: Draft, outcome: str, cases: list[tuple[ET.Element, str, str]]) -> None:
    if not cases:
        return
    condition = draft.decide()
    for place, (test, kind, value) in enumerate(cases):
        branch = ET.SubElement(condition, "responseElseIf" if place else "responseIf")
        branch.append(test)
        base(ET.SubElement(branch, "setOutcomeValue", identifier=outcome), kind, value)


def _numbers(draft: Draft, form: forms.Numbers) -> None:
    right = [one for one in form.values if one.credit == 1]
    draft.respond(ONE, "single", "float", [str(decimal(right[0].number))])
    full = points(1, draft.item)
    _branches(draft, "SCORE", [(_is_within(one), "float", full) for one in right])
    _entry(draft, 12)
    if form.unit:
        add_text(draft.body[-1], f" {legible(form.unit)}")
    told = [
        (label, _is_within(one))
        for number, one in enumerate(form.values)
        if (label := draft.say(f"value{number}", one.feedback))
    ]
    _say_first(draft, told)


def _is_within(value: forms.Value) -> ET.Element:
    """Return the test for a range, whose ends are in it."""
    both = ET.Element("and")
    middle, reach = exact(value.number), exact(value.tolerance)
    for tag, bound in (("gte", middle - reach), ("lte", middle + reach)):
        test = ET.SubElement(both, tag)
        ET.SubElement(test, "variable", identifier=ONE)
        base(test, "float", str(decimal(bound)))
    return both


def _pairs(draft: Draft, form: forms.Pairs) -> None:
    lefts = {identifier(pair.left, "l"): pair for pair in form.pairs}
    texts = sorted({pair.right for pair in form.pairs} | set(form.extra))
    rights = {text: identifier(text, "r") for text in texts}
    right = [f"{left} {rights[pair.right]}" for left, pair in lefts.items()]
    declared = draft.respond(ONE, "multiple", "directedPair", right)
    mapping(declared, dict.fromkeys(right, points(1 / len(right), draft.item)))
    draft.earn(ONE)
    asked = _interaction(draft, "matchInteraction", shuffle="true", maxAssociations=str(len(right)))
    first, second = (ET.SubElement(asked, "simpleMatchSet") for _ in range(2))
    for left, pair in sorted(lefts.items()):
        flow(_associable(first, left, "1"), pair.left)
    for text, label in rights.items():
        add_text(_associable(second, label, "0"), legible(text))


def _associable(parent: ET.Element, label: str, most: str) -> ET.Element:
    return ET.SubElement(parent, "simpleAssociableChoice", identifier=label, matchMax=most)


def _sequence(draft: Draft, form: forms.Sequence) -> None:
    items = {identifier(html): html for html in form.items}
    draft.respond(ONE, "ordered", "identifier", items)
    asked = _interaction(draft, "orderInteraction", shuffle="true")
    for label in _disordered(list(items)):
        flow(ET.SubElement(asked, "simpleChoice", identifier=label), items[label])
    test = ET.Element("match")
    ET.SubElement(test, "variable", identifier=ONE)
    ET.SubElement(test, "correct", identifier=ONE)
    _branches(draft, "SCORE", [(test, "float", points(1, draft.item))])


def _disordered(labels: list[str]) -> list[str]:
    """Return labels in an order that tells nothing, for readers that do not shuffle."""
    found = sorted(labels)
    return found[1:] + found[:1] if found == labels else found


def _gaps(draft: Draft, form: forms.Gaps) -> None:
    html = _CARRIED.sub(rf'<{_GAP} name="\1"></{_GAP}>', form.html)
    blocks(draft.body, html, [_GAP])
    share = points(1 / len(form.gaps), draft.item)
    for place in draft.body.iter(_GAP):
        label = place.attrib.pop("name")
        gap = form.gaps[label]
        place.set("responseIdentifier", name(label))
        (_choose if gap.options else _type)(draft, place, gap, share)
    draft.earn(*map(name, form.gaps))


def _choose(draft: Draft, place: ET.Element, gap: forms.Gap, share: str) -> None:
    place.tag = "inlineChoiceInteraction"
    place.set("shuffle", "true")
    labels = {option: identifier(option) for option in gap.options}
    right = [labels[option] for option in gap.accept]
    declared = draft.respond(place.attrib["responseIdentifier"], "single", "identifier", right[:1])
    mapping(declared, dict.fromkeys(right, share))
    for option, label in labels.items():
        ET.SubElement(place, "inlineChoice", identifier=label).text = legible(option)


def _type(draft: Draft, place: ET.Element, gap: forms.Gap, share: str) -> None:
    place.tag = "textEntryInteraction"
    place.set("expectedLength", str(max(map(len, gap.accept)) + 5))
    declared = draft.respond(place.attrib["responseIdentifier"], "single", "string", gap.accept[:1])
    mapped_words(declared, dict.fromkeys(gap.accept, share))


_FILL: dict[type[Any], Callable[[Draft, Any], None]] = {
    forms.Choice: _choice,
    forms.Words: _words,
    forms.Numbers: _numbers,
    forms.Pairs: _pairs,
    forms.Sequence: _sequence,
    forms.Gaps: _gaps,
}
