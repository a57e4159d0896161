"""Items of QTI 1.2: the texts of answers, and conditions that say which of them earns what."""

from collections.abc import Iterator
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING, Any

from natorussia.authoring.imports.drafts import Drafts, plain
from natorussia.authoring.imports.qti_1_dialects import made_plain
from natorussia.authoring.imports.qti_1_item import (
    EXPLAINED,
    Item,
    Rule,
    first_text,
    labels_of,
    read,
    text_of,
    words_of,
)
from natorussia.authoring.imports.qti_xml import every, name_of
from natorussia.authoring.imports.questions import Answer, Asked, Bank
from natorussia.data.languages import console
from natorussia.questions.normalise import normal

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_REFERENCES = ("sourcebank_ref", "itemref", "bankentry_item", "bankentry", "sectionref")
_MEDIA = ("matimage", "mataudio", "matvideo", "matapplet", "matapplication")
_NUMBERS = ("Decimal", "Integer", "Scientific")


def lose_references(root: "Element", drafts: Drafts) -> None:
    """Note what a file only refers to: items of banks that it does not hold."""
    for one in every(root, *_REFERENCES):
        told = one.get("linkrefid") or one.get("item_ref") or (one.text or "").strip()
        drafts.lose(
            f"{name_of(one)} {told}".strip(), console.gettext("its questions are not in this file")
        )


def read_item(bank: Bank, item: "Element", name: str) -> None:
    """Add an item to a bank, or note why it is none.

    Raises
    ------
    ValueError, LookupError
        If it cannot be read.
    """
    made_plain(item)
    presentation = every(item, "presentation")[0]
    found = read(item)
    asked = _asked(item, presentation, found, name)
    lids = every(presentation, "response_lid")
    texts = every(presentation, "response_str", "response_num")
    if every(presentation, *_MEDIA):
        bank.lose(asked, console.gettext("its image or sound is left out"))
    if why := _unreadable(item, found):
        bank.lose(asked, console.filled("it was not kept: {0}", why))
        return
    if lids and all(_slot(lid, asked.prompt) for lid in lids):
        _gaps(bank, asked, lids, found)
    elif len(lids) > 1:
        _pairs(bank, asked, lids, found)
    elif lids and lids[0].get("rcardinality", "").lower() == "ordered":
        _order(bank, asked, lids[0], found)
    elif lids:
        _choice(bank, asked, lids[0], found)
    elif texts:
        _typed(bank, asked, presentation, texts, found)
    else:
        bank.lose(
            asked, console.gettext("it was not kept: it asks for no answer that can be compared")
        )
        return
    if left := {text for text in found.feedback.values() if text}:
        bank.lose(
            asked,
            console.filled(
                "{0} of its feedback left out, such as {1}", len(left), repr(plain(min(left))[:60])
            ),
        )


def _asked(item: "Element", presentation: "Element", found: Item, name: str) -> Asked:
    lids = every(presentation, "response_lid")
    prompt = " ".join(words_of(presentation)) or (first_text(lids[0]) if len(lids) == 1 else "")
    hints = tuple(filter(None, map(text_of, every(item, "hintmaterial"))))
    return Asked(name, prompt, found.feedback.pop(EXPLAINED, ""), hints)


def _unreadable(item: "Element", found: Item) -> str:
    """Return why no answer to an item can be compared here, or nothing."""
    if found.kind == "calculated_question" or every(item, "calculated"):
        return console.gettext("its numbers are drawn anew each time")
    if every(item, "var_sareg"):
        return "what is right is a pattern of letters"
    if every(item, "response_lid") and every(item, "response_str", "response_num"):
        return console.gettext("it asks for words and for options at once")
    return ""


def _choice(bank: Bank, asked: Asked, lid: "Element", found: Item) -> None:
    ident, many = lid.get("ident", ""), lid.get("rcardinality", "").lower() == "multiple"
    answers, together = [], found.together(ident)
    for label, text in labels_of(lid):
        credit = found.credit(ident, label)
        if many:  # what earns a part beside others need not be right
            credit = float(label in together if together else credit > 0)
        answers.append(Answer(text, credit, found.said(ident, label)))
    bank.choice(asked, answers, many=many)


def _pairs(bank: Bank, asked: Asked, lids: list["Element"], found: Item) -> None:
    pairs, rights = [], []
    for lid in lids:
        labels, ident = dict(labels_of(lid)), lid.get("ident", "")
        rights += list(labels.values())
        right = next(text for label, text in labels.items() if found.credit(ident, label) > 0)
        pairs.append((first_text(lid), right))
    used = {right for _, right in pairs}
    extra = [("", one) for one in dict.fromkeys(rights) if one not in used]
    bank.match(asked, [*pairs, *extra])


def _order(bank: Bank, asked: Asked, lid: "Element", found: Item) -> None:
    """Read items in the order of the tests of the first condition that earns something."""
    labels, ident = dict(labels_of(lid)), lid.get("ident", "")
    rule = next(rule for rule in found.rules if rule.added > 0)
    names = [text for test, one, text in rule.tests if (test, one) == ("varequal", ident)]
    bank.order(asked, [labels[name] for name in names])


def _slot(response: "Element", prompt: str) -> str:
    """Return how the place of a response is written in a prompt: its name in brackets."""
    names = (f"[{name}]" for name in (first_text(response), response.get("ident", "")) if name)
    return next((name for name in names if name in prompt), "")


def _gaps(bank: Bank, asked: Asked, lids: list["Element"], found: Item) -> None:
    """Read words to type, or to choose, where their names stand in brackets, as Canvas has them.

    Where Canvas lets words be typed it lists those that are right, and tests the first one only.
    """
    text, gaps = asked.prompt, {}
    for number, lid in enumerate(lids, 1):
        labels, ident = dict(labels_of(lid)), lid.get("ident", "")
        right = [word for label, word in labels.items() if found.credit(ident, label) > 0]
        same = len({normal(word) for word in labels.values()}) == 1
        if found.kind.startswith("fill_in_multiple_blanks") or same:
            right = list(labels.values())
        gap: dict[str, Any] = {"accept": list({normal(one): one for one in right[::-1]}.values())}
        gap["accept"].reverse()
        if len(right) < len(labels):
            gap["options"] = list(dict.fromkeys(labels.values()))
        text = text.replace(_slot(lid, text), f"{{{{gap{number}}}}}")
        gaps[f"gap{number}"] = gap
    bank.blanks(Asked(asked.name, "", asked.explanation, asked.hints), text, gaps)


def _typed(
    bank: Bank, asked: Asked, presentation: "Element", texts: list["Element"], found: Item
) -> None:
    if len(texts) > 1 or _in_a_sentence(presentation, texts[0]):
        _written_gaps(bank, asked, presentation, texts, found)
        return
    ident, fib = texts[0].get("ident", ""), every(texts[0], "render_fib")
    if not any(test[1] == ident for rule in found.rules for test in rule.tests):
        bank.lose(
            asked,
            console.gettext("it was not kept: it is an essay, which belongs into an exercise"),
        )
    elif name_of(texts[0]) == "response_num" or (fib and fib[0].get("fibtype") in _NUMBERS):
        most = max(rule.added for rule in found.rules)
        numbers = [_number(rule, most) for rule in found.rules if rule.added > 0]
        bank.number(asked, [one for one in numbers if one])
    else:
        bank.typed(asked, _answers(ident, found))


def _in_a_sentence(presentation: "Element", response: "Element") -> bool:
    """Tell whether words follow those to type."""
    *_, last = _with_gaps(presentation, {id(response): ""})
    return any(map(str.isalnum, plain(last)))


def _answers(ident: str, found: Item) -> list[Answer]:
    words = dict.fromkeys(
        text
        for rule in found.rules
        for test, one, text in rule.tests
        if test == "varequal" and one == ident
    )
    return [Answer(one, found.credit(ident, one), found.said(ident, one)) for one in words]


def _written_gaps(
    bank: Bank, asked: Asked, presentation: "Element", texts: list["Element"], found: Item
) -> None:
    """Read several words to type where they stand between the texts."""
    names = {id(one): f"gap{number}" for number, one in enumerate(texts, 1)}
    accept = {
        names[id(one)]: [answer.text for answer in _answers(one.get("ident", ""), found)]
        for one in texts
    }
    if not all(accept.values()):
        bank.lose(asked, console.gettext("it was not kept: it has a gap without a right answer"))
        return
    if all(_slot(one, asked.prompt) for one in texts):
        text = asked.prompt
        for one in texts:
            text = text.replace(_slot(one, text), f"{{{{{names[id(one)]}}}}}")
    else:
        text = " ".join(_with_gaps(presentation, names))
    gaps = {name: {"accept": words} for name, words in accept.items()}
    bank.blanks(Asked(asked.name, "", asked.explanation, asked.hints), text, gaps)


def _with_gaps(element: "Element", names: dict[int, str]) -> Iterator[str]:
    for one in element:
        if id(one) in names:
            yield f"{{{{{names[id(one)]}}}}}"
        elif name_of(one) == "material":
            yield text_of(one)
        else:
            yield from _with_gaps(one, names)


def _number(rule: Rule, most: float) -> tuple[Answer, float] | None:
    """Return a number with how far off is right; a range is its middle and half its width."""
    by_test: dict[str, Decimal] = {}
    for test, _, text in rule.tests:
        try:
            by_test.setdefault(test, Decimal(text))
        except InvalidOperation as error:
            raise ValueError(console.filled("{0} is no number", repr(text))) from error
    low = by_test.get("vargte", by_test.get("vargt"))
    high = by_test.get("varlte", by_test.get("varlt"))
    if low is not None and high is not None:
        middle, off = (low + high) / 2, (high - low) / 2
    elif "varequal" in by_test:
        middle, off = by_test["varequal"], Decimal(0)
    else:
        return None
    return Answer(str(middle), rule.added / most), float(off)
