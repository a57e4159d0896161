"""What an item of QTI 1.2 says: its texts, its feedback, and which answer earns what."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from html import escape
from typing import TYPE_CHECKING

from natorussia.authoring.imports.qti_xml import every, name_of

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_TESTS = ("varequal", "vargte", "varlte", "vargt", "varlt", "varsubset", "varsubstring")
EXPLAINED = "general_fb"
_GENERAL = (EXPLAINED, "correct_fb", "general_incorrect_fb")


@dataclass
class Rule:
    """A condition: what it adds, what must hold of which response, and what is said then."""

    added: float
    tests: list[tuple[str, str, str]]
    said: list[str]
    otherwise: bool

    def of(self, ident: str) -> set[str]:
        """Return the answers of a response that it tests."""
        return {text for test, one, text in self.tests if (test, one) == ("varequal", ident)}


@dataclass
class Item:
    """What is known of an item besides its presentation."""

    kind: str
    rules: list[Rule]
    feedback: dict[str, str] = field(default_factory=dict)

    def credit(self, ident: str, value: str) -> float:
        """Return what part of the most an answer earns by itself."""
        most = max((rule.added for rule in self.rules), default=0)
        mine = [rule.added for rule in self.rules if ("varequal", ident, value) in rule.tests]
        return max(mine, default=0) / most if most > 0 else 0.0

    def together(self, ident: str) -> set[str]:
        """Return the answers that earn the most together, where one condition has several."""
        most = max((rule.added for rule in self.rules), default=0)
        several = [rule.of(ident) for rule in self.rules if rule.added == most > 0]
        found = max(several, key=len, default=set())
        return found if len(found) > 1 else set()

    def said(self, ident: str, value: str) -> str:
        """Return the feedback on an answer: what its own condition shows, or is called after it."""
        for rule in self.rules:
            if rule.tests == [("varequal", ident, value)] and not rule.otherwise:
                for link in rule.said:
                    if link not in _GENERAL:
                        return self.feedback.pop(link, "")
        return self.feedback.pop(f"{value}_fb", "")


def read(item: "Element") -> Item:
    """Return what an item says besides its presentation."""
    kind = ""
    for one in every(item, "qtimetadatafield"):
        label, entry = (every(one, part)[0].text or "" for part in ("fieldlabel", "fieldentry"))
        kind = entry.strip() if label.strip() == "question_type" else kind
    feedback = {one.get("ident", ""): text_of(one) for one in every(item, "itemfeedback")}
    return Item(kind, [_rule(one) for one in every(item, "respcondition")], feedback)


def _rule(condition: "Element") -> Rule:
    added = [
        float(one.text or 0) * (-1 if one.get("action") == "Subtract" else 1)
        for one in every(condition, "setvar")
    ]
    negated = {id(one) for no in every(condition, "not") for one in no.iter()}
    tests = [
        (name_of(one), one.get("respident", ""), (one.text or "").strip())
        for one in every(condition, *_TESTS)
        if id(one) not in negated
    ]
    said = [one.get("linkrefid", "") for one in every(condition, "displayfeedback")]
    return Rule(sum(added), tests, said, bool(every(condition, "other")))


def text_of(element: "Element") -> str:
    """Return all texts in an element as HTML."""
    return " ".join(map(_html, every(element, "mattext"))).strip()


def _html(text: "Element") -> str:
    """Return a text as HTML, unless it says that it is plain."""
    said = (text.text or "").strip()
    return escape(said, quote=False) if text.get("texttype") == "text/plain" else said


def first_text(element: "Element") -> str:
    """Return the first text of an element: what stands before its answers."""
    return next((text_of(one) for one in every(element, "material")), "")


def words_of(element: "Element") -> Iterator[str]:
    """Yield the texts of a presentation that belong to no response."""
    for one in element:
        if name_of(one) == "material":
            yield text_of(one)
        elif not name_of(one).startswith(("response_", "render_")):
            yield from words_of(one)


def labels_of(response: "Element") -> list[tuple[str, str]]:
    """Return the answers of a response: the identifier of each, and its text."""
    return [(one.get("ident", ""), text_of(one)) for one in every(response, "response_label")]
