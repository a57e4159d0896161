"""Moodle XML, as Moodle 4.4 and later import it (before, the type ``ordering`` is a plugin).

Each question has a stable ``idnumber``, its own and its options' feedback, hints, the course's
penalty and tags.  The format has no published schema.
"""

import re
from collections.abc import Callable, Sequence
from html import escape
from itertools import groupby
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

from natorussia import data
from natorussia.data.languages.catalogues import gettext
from natorussia.lms import shares
from natorussia.lms.links import Links
from natorussia.markup import citations
from natorussia.questions import items as forms
from natorussia.questions.items import Item, Loss

_PENALTY = "0.25"
_LETTERS = 26
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_CARRIED = re.compile(f"{forms.OPEN}([a-z0-9_]+){forms.SHUT}")


def holds(item: Item) -> bool:
    """Return whether Moodle marks an item without giving points to wrong answers."""
    return shares.holds(item.form)


def lost(item: Item) -> list[Loss]:
    """Say what Moodle does not hold of an item."""
    if isinstance(item.form, forms.Choice) and item.form.many:
        why = gettext("a wrong tick costs what Moodle's fractions allow, not the course's share")
        return [*item.lost, Loss(why, forms.STRICTER)]
    if isinstance(item.form, forms.Choice) and any(0 < o.credit < 1 for o in item.form.options):
        why = gettext("a part of the points is rounded down to one of Moodle's fractions")
        return [*item.lost, Loss(why, forms.STRICTER)]
    return list(item.lost)


def write(items: Sequence[Item], path: Path, _links: Links) -> None:
    """Write the questions, a category for each section."""
    quiz = ET.Element("quiz")
    for section, questions in groupby(items, key=lambda item: item.section):
        _category(quiz, section)
        for item in questions:
            _question(quiz, item)
    ET.indent(quiz)
    ET.ElementTree(quiz).write(path, encoding="utf-8", xml_declaration=True)


def category(section: str) -> str:
    """Return the path of a section's category; a slash within a name is doubled."""
    known = section in data.index("sections")
    title = (
        citations.row("sections", section)["title"] if known else section or gettext("Questions")
    )
    names = (data.package()["title"], title)
    return "/".join(["$course$/top", *(name.replace("/", "//") for name in names)])


def _category(quiz: ET.Element, section: str) -> None:
    question = ET.SubElement(quiz, "question", type="category")
    _text(question, "category", category(section))


def _question(quiz: ET.Element, item: Item) -> None:
    kind, fill = _TYPES[type(item.form)]
    question = ET.SubElement(quiz, "question", type=kind)
    _text(question, "name", item.id)
    text = cloze(item.form) if isinstance(item.form, forms.Gaps) else ""
    _html(question, "questiontext", item.prompt + text)
    _html(question, "generalfeedback", item.after)
    if kind != "cloze":
        _line(question, "defaultgrade", f"{item.points:g}")
    _line(question, "penalty", _PENALTY)
    _line(question, "hidden", "0")
    _line(question, "idnumber", item.id)
    fill(question, item.form)
    for hint in item.hints:
        _html(question, "hint", hint)
    tags = ET.SubElement(question, "tags")
    for tag in (item.section, item.level, item.kind, *item.events):
        _text(tags, "tag", tag)


def _line(parent: ET.Element, tag: str, text: str) -> ET.Element:
    element = ET.SubElement(parent, tag)
    element.text = _NOT_XML.sub("", text)
    return element


def _text(parent: ET.Element, tag: str, text: str, **attributes: str) -> ET.Element:
    element = ET.SubElement(parent, tag, attributes)
    _line(element, "text", text)
    return element


def _html(parent: ET.Element, tag: str, html: str, **attributes: str) -> ET.Element:
    return _text(parent, tag, html, format="html", **attributes)


def _fraction(credit: float) -> str:
    return f"{shares.share(credit):.7g}"


def _choice(question: ET.Element, form: forms.Choice) -> None:
    _line(question, "single", str(not form.many).lower())
    _line(question, "shuffleanswers", str(form.shuffle).lower())
    _line(question, "answernumbering", "abc" if len(form.options) <= _LETTERS else "none")
    for option, earned in zip(form.options, shares.shares(form), strict=True):
        answer = _html(question, "answer", option.html, fraction=f"{earned:.7g}")
        _html(answer, "feedback", option.feedback)


def _words(question: ET.Element, form: forms.Words) -> None:
    _line(question, "usecase", "0")
    for words, credit, feedback in (
        *((words, 1, "") for words in form.accept),
        *((words, 0, feedback) for words, feedback in form.wrong),
    ):
        answer = _text(question, "answer", words.replace("*", r"\*"), fraction=_fraction(credit))
        answer.set("format", "plain_text")
        _html(answer, "feedback", feedback)


def _numbers(question: ET.Element, form: forms.Numbers) -> None:
    for value in form.values:
        fraction = _fraction(value.credit)
        answer = _text(question, "answer", shares.digits(value.number), fraction=fraction)
        _html(answer, "feedback", value.feedback)
        _line(answer, "tolerance", shares.reach(value))
    _line(question, "unitgradingtype", "0")
    _line(question, "unitpenalty", "0.1")
    _line(question, "showunits", "0" if form.unit else "3")
    _line(question, "unitsleft", "0")
    if form.unit:
        units = ET.SubElement(question, "units")
        for name, factor in {form.unit: 1.0, **form.units}.items():
            unit = ET.SubElement(units, "unit")
            # Moodle asks how many of this unit one of the first is: the bank, the reverse.
            _line(unit, "multiplier", f"{1 / factor:.17g}")
            _line(unit, "unit_name", name)


def _pairs(question: ET.Element, form: forms.Pairs) -> None:
    _line(question, "shuffleanswers", "true")
    blank = (forms.Pair("", extra) for extra in form.extra)
    for pair in (*form.pairs, *blank):
        sub = _html(question, "subquestion", pair.left)
        _text(sub, "answer", pair.right)


def _sequence(question: ET.Element, form: forms.Sequence) -> None:
    for tag, text in (
        ("layouttype", "VERTICAL"),
        ("selecttype", "ALL"),
        ("selectcount", "0"),
        ("gradingtype", "LONGEST_ORDERED_SUBSET"),
        ("showgrading", "SHOW"),
        ("numberingstyle", "none"),
    ):
        _line(question, tag, text)
    for place, item in enumerate(form.items, 1):
        _html(question, "answer", item, fraction=f"{place}.0000000")


def _gaps(_question: ET.Element, _form: forms.Gaps) -> None:
    """Add nothing: the text holds the blanks."""


def cloze(form: forms.Gaps) -> str:
    """Return a text with Moodle's embedded answers in its blanks."""
    return _CARRIED.sub(lambda found: _embedded(form.gaps[found[1]]), _braced(form.html))


def _embedded(gap: forms.Gap) -> str:
    said = f"#{_entities(gap.feedback)}" if gap.feedback else ""
    if gap.options:
        wrong = [one for one in gap.options if one not in gap.accept]
        answers = [f"={_entities(escape(one))}" for one in gap.accept]
        answers += [_entities(escape(one)) + said for one in wrong]
        return "{1:MULTICHOICE_S:" + "~".join(answers) + "}"
    answers = ["=" + _entities(one.replace("*", r"\*")) for one in gap.accept]
    return "{1:SHORTANSWER:" + "~".join([*answers, *([f"*{said}"] if said else [])]) + "}"


def _entities(text: str) -> str:
    """Return text as it may stand in an embedded answer, from which Moodle decodes entities."""
    return re.sub(r"[\\}{#~=%]", lambda found: f"&#{ord(found[0])};", escape(text, quote=False))


def _braced(html: str) -> str:
    """Return HTML in which no brace opens an embedded answer."""
    return html.replace("{", "&#123;").replace("}", "&#125;")


_TYPES: dict[type[Any], tuple[str, Callable[[ET.Element, Any], None]]] = {
    forms.Choice: ("multichoice", _choice),
    forms.Words: ("shortanswer", _words),
    forms.Numbers: ("numerical", _numbers),
    forms.Pairs: ("matching", _pairs),
    forms.Sequence: ("ordering", _sequence),
    forms.Gaps: ("cloze", _gaps),
}
