"""Items of QTI 2.x and, with its names made older, 3.0: interactions and what is right of them."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from natorussia.authoring.imports.drafts import plain
from natorussia.authoring.imports.qti_xml import every, inner, name_of, remove, replace
from natorussia.authoring.imports.questions import Answer, Asked, Bank
from natorussia.data.languages import console

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_GAP = "____"
_IN_TEXT = {"textEntry", "inlineChoice", "gap"}
_MADE_ANEW = ("templateDeclaration", "templateProcessing")
_EXPLAINED = ("after", "general", "solution")  # what is said whatever was answered
_SIDE = {"gte": "low", "gt": "low", "lte": "high", "lt": "high"}
_FEEDBACK = ("feedbackInline", "feedbackBlock", "modalFeedback")


@dataclass
class _Declared:
    """What a response declares: the answers, each with its part of the most, and their type."""

    answers: list[tuple[str, float]]
    many: bool
    number: bool
    off: float


def read_item(bank: Bank, item: "Element", name: str) -> None:
    """Add an item to a bank, or note why it is none.

    Raises
    ------
    ValueError, LookupError
        If it cannot be read.
    """
    asked = Asked(name, "")
    if every(item, *_MADE_ANEW):
        bank.lose(asked, console.gettext("it was not kept: its numbers are drawn anew each time"))
        return
    remove(item, "stylesheet")
    if remove(item, "rubricBlock"):
        bank.lose(asked, console.gettext("its rubric is left out"))
    said = _feedback(item)
    body = every(item, "itemBody")[0]
    found = [one for one in body.iter() if _kind(one)]
    kinds = {_kind(one) for one in found}
    if len(found) == 1 and kinds <= _READERS.keys():
        _one(bank, item, found[0], name, said)
    elif found and kinds <= {"textEntry", "inlineChoice"}:
        _gaps(bank, item, body, found, name)
    elif kinds == {"gapMatch"} and len(found) == 1:
        _gap_match(bank, item, body, found[0], name)
    else:
        known = ", ".join(sorted(kinds)) or console.gettext("none")
        bank.lose(
            asked,
            console.filled(
                "it was not kept: its interactions are {0}, {1} in number", known, len(found)
            ),
        )
        return
    if left := sorted(filter(None, said.values())):
        bank.lose(
            asked,
            console.filled(
                "{0} of its feedback left out, such as {1}", len(left), repr(plain(left[0])[:60])
            ),
        )


def _kind(element: "Element") -> str:
    name = name_of(element)
    return name.removesuffix("Interaction") if name.endswith("Interaction") else ""


def _feedback(item: "Element") -> dict[str, str]:
    """Take the feedback out of an item: texts by the identifier that shows them."""
    return {
        one.get("identifier", str(number)): inner(one)
        for number, one in enumerate(remove(item, *_FEEDBACK))
    }


def _one(bank: Bank, item: "Element", found: "Element", name: str, said: dict[str, str]) -> None:
    """Read an item with one interaction."""
    declared, body = _declared(item, found), every(item, "itemBody")[0]
    if not declared.answers:
        bank.lose(Asked(name, ""), console.gettext("it was not kept: it declares no right answer"))
        return
    kind = _kind(found)
    if kind in _IN_TEXT:
        after = _text_after(body, found)
        if kind == "inlineChoice" or (not declared.number and any(map(str.isalnum, after))):
            _gaps(bank, item, body, [found], name)
            return
        _put(body, found, _GAP if after else "")
    prompts = [inner(one) for one in every(found, "prompt")]
    if kind not in _IN_TEXT:
        _put(body, found, "")
    explained = next(filter(None, (said.pop(one, "") for one in _EXPLAINED)), "")
    asked = Asked(name, " ".join(filter(None, (inner(body), *prompts))), explained)
    _READERS[kind](bank, asked, found, declared, said)


def _put(body: "Element", found: "Element", text: str) -> None:
    for parent in body.iter():
        for place, one in enumerate(parent):
            if one is found:
                replace(parent, place, text)
                return


def _text_after(body: "Element", found: "Element") -> str:
    """Return what follows an interaction where it stands, if it stands in a sentence."""
    for parent in body.iter():
        if found in list(parent):
            later = list(parent)[list(parent).index(found) + 1 :]
            rest = ("".join(one.itertext()) + (one.tail or "") for one in later)
            return "".join((found.tail or "", *rest)).strip()
    return ""


def _declared(item: "Element", interaction: "Element") -> _Declared:
    """Return what is right: the values declared, and the keys of a mapping that earn."""
    wanted = interaction.get("responseIdentifier")
    for declaration in every(item, "responseDeclaration"):
        if declaration.get("identifier") == wanted:
            number = declaration.get("baseType") in ("integer", "float")
            many = declaration.get("cardinality") == "multiple"
            off = _tolerance(item, wanted or "") if number else 0.0
            return _Declared(_answers(declaration), many, number, off)
    return _Declared([], many=False, number=False, off=0.0)


def _answers(declaration: "Element") -> list[tuple[str, float]]:
    right = [
        (one.text or "").strip()
        for correct in every(declaration, "correctResponse")
        for one in every(correct, "value")
    ]
    if right and declaration.get("cardinality") == "multiple":
        return [(one, 1.0) for one in right]  # what else earns a part there is not right
    mapped = {
        one.get("mapKey", ""): float(one.get("mappedValue", "0"))
        for one in every(declaration, "mapEntry")
    }
    most = max(mapped.values(), default=0)
    more = [(key, value / most) for key, value in mapped.items() if most > 0 and value > 0]
    return [(one, 1.0) for one in right] + [one for one in more if one[0] not in right]


def _tolerance(item: "Element", wanted: str) -> float:
    """Return how far off a number may be: an absolute tolerance, or half of a range."""
    ends: dict[str, Decimal] = {}
    for one in every(item, "equal", *_SIDE):
        if wanted not in {variable.get("identifier") for variable in every(one, "variable")}:
            continue
        if name_of(one) == "equal" and one.get("toleranceMode") == "absolute":
            return min(map(float, (one.get("tolerance") or "0").split()))
        for value in every(one, "baseValue"):
            ends.setdefault(_SIDE[name_of(one)], Decimal((value.text or "").strip()))
    if len(ends) == 2:  # noqa: PLR2004
        return float((ends["high"] - ends["low"]) / 2)
    return 0.0


def _choices(interaction: "Element", name: str) -> dict[str, str]:
    return {one.get("identifier", ""): inner(one) for one in every(interaction, name)}


def _choice(
    bank: Bank, asked: Asked, interaction: "Element", right: _Declared, said: dict[str, str]
) -> None:
    credit = dict(right.answers)
    many = right.many and interaction.get("maxChoices", "0") != "1"
    answers = [
        Answer(
            text, float(credit.get(key, 0) > 0) if many else credit.get(key, 0.0), said.pop(key, "")
        )
        for key, text in _choices(interaction, "simpleChoice").items()
    ]
    bank.choice(asked, answers, many=many)


def _order(
    bank: Bank, asked: Asked, interaction: "Element", right: _Declared, _: dict[str, str]
) -> None:
    options = _choices(interaction, "simpleChoice")
    bank.order(asked, [options[name] for name, _credit in right.answers])
    if left := options.keys() - {name for name, _credit in right.answers}:
        bank.lose(
            asked,
            console.counted(
                "{0} of its items has no place in the right order",
                "{0} of its items have no place in the right order",
                len(left),
            ),
        )


def _typed(bank: Bank, asked: Asked, _: "Element", right: _Declared, _said: dict[str, str]) -> None:
    answers = [Answer(text, credit) for text, credit in right.answers]
    if right.number:
        bank.number(asked, [(one, right.off) for one in answers])
    else:
        bank.typed(asked, answers)


def _match(
    bank: Bank, asked: Asked, interaction: "Element", right: _Declared, _: dict[str, str]
) -> None:
    sets = [_choices(one, "simpleAssociableChoice") for one in every(interaction, "simpleMatchSet")]
    lefts, rights = sets[0], sets[-1]
    pairs = [tuple(name.split()) for name, credit in right.answers if credit > 0]
    pairs = [(b, a) if a in rights and b in lefts else (a, b) for a, b in pairs]
    used = {second for _, second in pairs}
    extra = [("", text) for name, text in rights.items() if name not in used]
    bank.match(asked, [*((lefts[a], rights[b]) for a, b in pairs), *extra])
    if left := [text for name, text in lefts.items() if name not in {a for a, _b in pairs}]:
        bank.lose(
            asked,
            console.counted(
                "{0} of its items belongs to none, such as {1}",
                "{0} of its items belong to none, such as {1}",
                len(left),
                repr(left[0]),
            ),
        )


def _gaps(bank: Bank, item: "Element", body: "Element", found: list["Element"], name: str) -> None:
    """Read words to type or to choose where they stand in a text."""
    gaps: dict[str, dict[str, Any]] = {}
    for number, one in enumerate(found, 1):
        declared = _declared(item, one)
        full = [answer for answer, credit in declared.answers if credit == 1]
        if declared.number:  # 4.0 is typed as 4
            full = list(dict.fromkeys(form for one in full for form in (one, f"{float(one):.15g}")))
        gap: dict[str, Any] = {"accept": full}
        if _kind(one) == "inlineChoice":
            options = _choices(one, "inlineChoice")
            gap = {"accept": [options[key] for key in full], "options": list(options.values())}
        if not gap["accept"]:
            raise ValueError(console.filled("its gap {0} has no right answer", number))
        if declared.off:
            bank.lose(
                Asked(name, ""), console.gettext("how far off a number in a gap may be is left out")
            )
        gaps[f"gap{number}"] = gap
        _put(body, one, f"{{{{gap{number}}}}}")
    bank.blanks(Asked(name, ""), inner(body), gaps)


def _gap_match(bank: Bank, item: "Element", body: "Element", found: "Element", name: str) -> None:
    """Read words to drag into the gaps of a text."""
    words = _choices(found, "gapText")
    right = dict(_turned(_declared(item, found)))
    prompts = [inner(one) for one in remove(found, "prompt")]
    remove(found, "gapText", "gapImg")
    gaps: dict[str, dict[str, Any]] = {}
    for number, gap in enumerate(every(found, "gap"), 1):
        if (word := right.get(gap.get("identifier", ""))) is None:
            raise ValueError(console.filled("its gap {0} has no right answer", number))
        accept = words[word]
        gaps[f"gap{number}"] = {"accept": [accept], "options": list(dict.fromkeys(words.values()))}
        _put(found, gap, f"{{{{gap{number}}}}}")
    bank.blanks(Asked(name, " ".join(prompts)), inner(body), gaps)


def _turned(declared: _Declared) -> Iterator[tuple[str, str]]:
    """Yield each gap with the word that belongs into it."""
    for pair, credit in declared.answers:
        if credit > 0:
            word, gap = pair.split()
            yield gap, word


_Reader = Callable[[Bank, Asked, Any, _Declared, dict[str, str]], None]
_READERS: dict[str, _Reader] = {
    "choice": _choice,
    "order": _order,
    "textEntry": _typed,
    "match": _match,
    "inlineChoice": _typed,
}
