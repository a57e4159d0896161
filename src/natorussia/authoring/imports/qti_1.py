"""Items of QTI 1.2: the texts of answers, and conditions that say which of them earns what."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from html import escape
from typing import TYPE_CHECKING, Any

from natorussia.authoring.imports.drafts import Drafts, plain
from natorussia.authoring.imports.qti_xml import every, name_of
from natorussia.authoring.imports.questions import Answer, Asked, Bank
from natorussia.questions.normalise import normal

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_TESTS = ("varequal", "vargte", "varlte", "vargt", "varlt", "varsubset", "varsubstring")
_REFERENCES = ("sourcebank_ref", "itemref", "bankentry_item", "bankentry", "sectionref")
_MEDIA = ("matimage", "mataudio", "matvideo", "matapplet", "matapplication")
_NUMBERS = ("Decimal", "Integer", "Scientific")
_EXPLAINED = "general_fb"


@dataclass
class _Rule:
    """A condition: what it adds, what must hold of which response, and what is said then."""

    added: float
    tests: list[tuple[str, str, str]]
    said: list[str]
    otherwise: bool


@dataclass
class _Item:
    """What is known of an item besides its presentation."""

    kind: str
    rules: list[_Rule]
    feedback: dict[str, str] = field(default_factory=dict)

    def credit(self, ident: str, value: str) -> float:
        """Return what part of the most an answer earns by itself."""
        most = max((rule.added for rule in self.rules), default=0)
        mine = [rule.added for rule in self.rules if ("varequal", ident, value) in rule.tests]
        return max(mine, default=0) / most if most > 0 else 0.0

    def said(self, ident: str, value: str) -> str:
        """Return the feedback on an answer: what its own condition shows, or is called after it."""
        for rule in self.rules:
            if rule.tests == [("varequal", ident, value)] and not rule.otherwise:
                for link in rule.said:
                    if link not in _GENERAL:
                        return self.feedback.pop(link, "")
        return self.feedback.pop(f"{value}_fb", "")


_GENERAL = (_EXPLAINED, "correct_fb", "general_incorrect_fb")


def lose_references(root: "Element", drafts: Drafts) -> None:
    """Note what a file only refers to: items of banks that it does not hold."""
    for one in every(root, *_REFERENCES):
        told = one.get("linkrefid") or one.get("item_ref") or (one.text or "").strip()
        drafts.lose(f"{name_of(one)} {told}".strip(), "its questions are not in this file")


def read_item(bank: Bank, item: "Element", name: str) -> None:
    """Add an item to a bank, or note why it is none.

    Raises
    ------
    ValueError, LookupError
        If it cannot be read.
    """
    presentation = every(item, "presentation")[0]
    found = _found(item)
    explained = found.feedback.pop(_EXPLAINED, "")
    asked = Asked(name, " ".join(_words(presentation)), explained)
    if every(presentation, *_MEDIA):
        bank.lose(asked, "its image or sound is left out")
    lids = every(presentation, "response_lid")
    texts = every(presentation, "response_str", "response_num")
    if not asked.prompt and len(lids) == 1:
        asked = Asked(name, _first(lids[0]), explained)
    if lids and texts:
        bank.lose(asked, "it was not kept: it asks for words and for options at once")
        return
    if lids and all(f"[{_first(lid)}]" in asked.prompt for lid in lids):
        _gaps(bank, asked, lids, found)
    elif len(lids) > 1:
        _pairs(bank, asked, lids, found)
    elif lids:
        _choice(bank, asked, lids[0], found)
    elif texts:
        _typed(bank, asked, presentation, texts, found)
    else:
        bank.lose(asked, "it was not kept: it asks for no answer that can be compared")
        return
    if left := {text for text in found.feedback.values() if text}:
        bank.lose(asked, f"{len(left)} of its feedback left out, such as {plain(min(left))[:60]!r}")


def _found(item: "Element") -> _Item:
    kind = ""
    for one in every(item, "qtimetadatafield"):
        label, entry = (every(one, part)[0].text or "" for part in ("fieldlabel", "fieldentry"))
        kind = entry.strip() if label.strip() == "question_type" else kind
    feedback = {one.get("ident", ""): _material(one) for one in every(item, "itemfeedback")}
    return _Item(kind, [_rule(one) for one in every(item, "respcondition")], feedback)


def _rule(condition: "Element") -> _Rule:
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
    return _Rule(sum(added), tests, said, bool(every(condition, "other")))


def _material(element: "Element") -> str:
    return " ".join(map(_html, every(element, "mattext"))).strip()


def _html(text: "Element") -> str:
    """Return a text as HTML, unless it says that it is plain."""
    said = (text.text or "").strip()
    return escape(said, quote=False) if text.get("texttype") == "text/plain" else said


def _first(element: "Element") -> str:
    """Return the first text of an element: what stands before its answers."""
    return next((_material(one) for one in every(element, "material")), "")


def _words(element: "Element") -> Iterator[str]:
    """Yield the texts of a presentation that belong to no response."""
    for one in element:
        if name_of(one) == "material":
            yield _material(one)
        elif not name_of(one).startswith(("response_", "render_")):
            yield from _words(one)


def _labels(response: "Element") -> list[tuple[str, str]]:
    return [(one.get("ident", ""), _material(one)) for one in every(response, "response_label")]


def _choice(bank: Bank, asked: Asked, lid: "Element", found: _Item) -> None:
    ident, many = lid.get("ident", ""), lid.get("rcardinality", "").lower() == "multiple"
    answers = []
    for label, text in _labels(lid):
        credit = found.credit(ident, label)
        earned = float(credit > 0) if many else credit
        answers.append(Answer(text, earned, found.said(ident, label)))
    bank.choice(asked, answers, many=many)


def _pairs(bank: Bank, asked: Asked, lids: list["Element"], found: _Item) -> None:
    pairs, rights = [], []
    for lid in lids:
        labels, ident = dict(_labels(lid)), lid.get("ident", "")
        rights += list(labels.values())
        right = next(text for label, text in labels.items() if found.credit(ident, label) > 0)
        pairs.append((_first(lid), right))
    used = {right for _, right in pairs}
    extra = [("", one) for one in dict.fromkeys(rights) if one not in used]
    bank.match(asked, [*pairs, *extra])


def _gaps(bank: Bank, asked: Asked, lids: list["Element"], found: _Item) -> None:
    """Read words to type, or to choose, where their names stand in brackets, as Canvas has them.

    Where Canvas lets words be typed it lists those that are right, and tests the first one only.
    """
    text, gaps = asked.prompt, {}
    for number, lid in enumerate(lids, 1):
        labels, ident = dict(_labels(lid)), lid.get("ident", "")
        right = [word for label, word in labels.items() if found.credit(ident, label) > 0]
        same = len({normal(word) for word in labels.values()}) == 1
        if found.kind.startswith("fill_in_multiple_blanks") or same:
            right = list(labels.values())
        gap: dict[str, Any] = {"accept": list({normal(one): one for one in right[::-1]}.values())}
        gap["accept"].reverse()
        if len(right) < len(labels):
            gap["options"] = list(dict.fromkeys(labels.values()))
        text = text.replace(f"[{_first(lid)}]", f"{{{{gap{number}}}}}")
        gaps[f"gap{number}"] = gap
    bank.blanks(Asked(asked.name, "", asked.explanation, asked.hints), text, gaps)


def _typed(
    bank: Bank, asked: Asked, presentation: "Element", texts: list["Element"], found: _Item
) -> None:
    if len(texts) > 1:
        _written_gaps(bank, asked, presentation, texts, found)
        return
    ident, fib = texts[0].get("ident", ""), every(texts[0], "render_fib")
    if not any(test[1] == ident for rule in found.rules for test in rule.tests):
        bank.lose(asked, "it was not kept: it is an essay, which belongs into an exercise")
    elif name_of(texts[0]) == "response_num" or (fib and fib[0].get("fibtype") in _NUMBERS):
        most = max(rule.added for rule in found.rules)
        numbers = [_number(rule, most) for rule in found.rules if rule.added > 0]
        bank.number(asked, [one for one in numbers if one])
    else:
        bank.typed(asked, _answers(ident, found))


def _answers(ident: str, found: _Item) -> list[Answer]:
    words = dict.fromkeys(
        text
        for rule in found.rules
        for test, one, text in rule.tests
        if test == "varequal" and one == ident
    )
    return [Answer(one, found.credit(ident, one), found.said(ident, one)) for one in words]


def _written_gaps(
    bank: Bank, asked: Asked, presentation: "Element", texts: list["Element"], found: _Item
) -> None:
    """Read several words to type where they stand between the texts."""
    names = {id(one): f"gap{number}" for number, one in enumerate(texts, 1)}
    accept = {
        names[id(one)]: [answer.text for answer in _answers(one.get("ident", ""), found)]
        for one in texts
    }
    if not all(accept.values()):
        bank.lose(asked, "it was not kept: it has a gap without a right answer")
        return
    text = " ".join(_with_gaps(presentation, names))
    gaps = {name: {"accept": words} for name, words in accept.items()}
    bank.blanks(Asked(asked.name, "", asked.explanation, asked.hints), text, gaps)


def _with_gaps(element: "Element", names: dict[int, str]) -> Iterator[str]:
    for one in element:
        if id(one) in names:
            yield f"{{{{{names[id(one)]}}}}}"
        elif name_of(one) == "material":
            yield _material(one)
        else:
            yield from _with_gaps(one, names)


def _number(rule: _Rule, most: float) -> tuple[Answer, float] | None:
    """Return a number with how far off is right; a range is its middle and half its width."""
    by_test: dict[str, Decimal] = {}
    for test, _, text in rule.tests:
        try:
            by_test.setdefault(test, Decimal(text))
        except InvalidOperation as error:
            raise ValueError(f"{text!r} is no number") from error
    low = by_test.get("vargte", by_test.get("vargt"))
    high = by_test.get("varlte", by_test.get("varlt"))
    if low is not None and high is not None:
        middle, off = (low + high) / 2, (high - low) / 2
    elif "varequal" in by_test:
        middle, off = by_test["varequal"], Decimal(0)
    else:
        return None
    return Answer(str(middle), rule.added / most), float(off)
