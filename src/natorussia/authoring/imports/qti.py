"""Items of QTI 1.2 (as Canvas and others write it) and 2.x, alone or in a package."""

import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from natorussia.authoring.imports.drafts import Drafts
from natorussia.authoring.imports.moodle import parsed
from natorussia.authoring.imports.questions import Answer, Asked, Bank
from natorussia.questions.normalise import normal

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element


def of_package(path: Path) -> Drafts:
    """Return the questions of all items in a zip archive."""
    drafts = Drafts("a package of QTI")
    with zipfile.ZipFile(path) as box:
        names = [name for name in box.namelist() if name.lower().endswith(".xml")]
        for name in names:
            root = parsed(path, box.read(name))
            if _name(root) in ("questestinterop", "assessmentItem"):
                _take(root, drafts)
        if others := [one for one in box.namelist() if not one.endswith((".xml", "/"))]:
            drafts.lose("files", f"{len(others)} left out, such as {others[0]}")
    return drafts


def of_root(root: "Element") -> Drafts:
    """Return the questions of an XML file of QTI."""
    drafts = Drafts("items of QTI")
    _take(root, drafts)
    return drafts


def is_qti(root: "Element") -> bool:
    """Tell whether an XML file is one of QTI."""
    return _name(root) in ("questestinterop", "assessmentItem")


def _take(root: "Element", drafts: Drafts) -> None:
    bank = Bank(drafts)
    older = _name(root) == "questestinterop"
    for item in _all(root, "item") if older else [root]:
        name = item.get("title") or item.get("ident") or item.get("identifier") or "item"
        try:
            (_item_1 if older else _item_2)(bank, item, name)
        except (ValueError, KeyError, StopIteration) as error:
            bank.lose(Asked(name, ""), f"it was not kept: it cannot be read ({error!r})")


def _name(element: "Element") -> str:
    return str(element.tag).rpartition("}")[2]


def _all(element: "Element", *names: str) -> list["Element"]:
    return [one for one in element.iter() if _name(one) in names]


def _inner(element: "Element") -> str:
    """Return what is in an element as HTML."""
    from xml.etree.ElementTree import tostring

    parts = [element.text or ""]
    for one in element:
        if _name(one) in ("rubricBlock", "prompt") or _name(one).endswith("Interaction"):
            parts.append(one.tail or "")
            continue
        for inside in one.iter():
            inside.tag = _name(inside)
        parts.append(tostring(one, encoding="unicode"))
    return "".join(parts).strip()


# QTI 1.2: the text of an answer, and conditions that say what earns how much.


def _material(element: "Element") -> str:
    return " ".join((one.text or "").strip() for one in _all(element, "mattext")).strip()


def _first(element: "Element") -> str:
    """Return the first text of an element: what stands before its answers."""
    return next((_material(one) for one in _all(element, "material")), "")


def _item_1(bank: Bank, item: "Element", name: str) -> None:
    presentation = _all(item, "presentation")[0]
    first = next(one for one in presentation.iter() if _name(one) == "material")
    asked = Asked(name, _material(first))
    earned, general = _credits(item)
    lids = _all(presentation, "response_lid")
    if len(lids) > 1:
        _pairs_1(bank, asked, lids, earned)
    elif lids:
        _choice_1(bank, asked, lids[0], earned, general)
    elif texts := _all(presentation, "response_str", "response_num"):
        _typed_1(bank, asked, texts[0], earned)
    else:
        bank.lose(asked, "it was not kept: it asks for no answer that can be compared")


def _credits(item: "Element") -> tuple[dict[tuple[str, str], float], dict[str, str]]:
    """Return what each answer adds, by the response and the answer, and feedback by its name."""
    earned: dict[tuple[str, str], float] = {}
    for condition in _all(item, "respcondition"):
        added = [
            float(one.text or 0) * (-1 if one.get("action") == "Subtract" else 1)
            for one in _all(condition, "setvar")
        ]
        negated = {id(one) for no in _all(condition, "not") for one in no.iter()}
        for equal in _all(condition, "varequal", "vargte", "varlte"):
            if id(equal) not in negated and any(value > 0 for value in added):
                key = (equal.get("respident", ""), (equal.text or "").strip())
                earned[key] = max(earned.get(key, 0.0), sum(added))
    said = {one.get("ident", ""): _material(one) for one in _all(item, "itemfeedback")}
    return earned, said


def _labels(response: "Element") -> list[tuple[str, str]]:
    return [(one.get("ident", ""), _material(one)) for one in _all(response, "response_label")]


def _choice_1(
    bank: Bank,
    asked: Asked,
    lid: "Element",
    earned: dict[tuple[str, str], float],
    said: dict[str, str],
) -> None:
    ident = lid.get("ident", "")
    answers = [
        Answer(text, float((ident, label) in earned), said.get(f"{label}_fb", ""))
        for label, text in _labels(lid)
    ]
    bank.choice(asked, answers, many=lid.get("rcardinality", "").lower() == "multiple")


def _pairs_1(
    bank: Bank, asked: Asked, lids: list["Element"], earned: dict[tuple[str, str], float]
) -> None:
    if all(f"[{_first(lid)}]" in asked.prompt for lid in lids):
        _gaps_1(bank, asked, lids, earned)
        return
    pairs, rights = [], []
    for lid in lids:
        labels = dict(_labels(lid))
        rights += list(labels.values())
        right = next(
            text for label, text in labels.items() if (lid.get("ident", ""), label) in earned
        )
        pairs.append((_first(lid), right))
    used = {right for _, right in pairs}
    extra = [("", one) for one in dict.fromkeys(rights) if one not in used]
    bank.match(asked, [*pairs, *extra])


def _gaps_1(
    bank: Bank, asked: Asked, lids: list["Element"], earned: dict[tuple[str, str], float]
) -> None:
    """Read words to type, or to choose, where their names stand in brackets, as Canvas has them."""
    text, gaps = asked.prompt, {}
    for number, lid in enumerate(lids, 1):
        labels = dict(_labels(lid))
        right = [word for label, word in labels.items() if (lid.get("ident", ""), label) in earned]
        gap: dict[str, Any] = {"accept": list({normal(one): one for one in right}.values())}
        if len(right) < len(labels):
            gap["options"] = list(dict.fromkeys(labels.values()))
        text = text.replace(f"[{_first(lid)}]", f"{{{{gap{number}}}}}")
        gaps[f"gap{number}"] = gap
    bank.blanks(Asked(asked.name, "", asked.explanation, asked.hints), text, gaps)


def _typed_1(
    bank: Bank, asked: Asked, text: "Element", earned: dict[tuple[str, str], float]
) -> None:
    ident = text.get("ident", "")
    answers = [Answer(words, 1.0) for (one, words) in earned if one == ident]
    if not answers:
        bank.lose(asked, "it was not kept: it is an essay, which belongs into an exercise")
    elif _all(text, "render_fib") and _all(text, "render_fib")[0].get("fibtype") in (
        "Decimal",
        "Integer",
    ):
        numbers = sorted(float(one.text) for one in answers)
        off = (numbers[-1] - numbers[0]) / 2
        middle = Answer(repr((numbers[0] + numbers[-1]) / 2), 1.0)
        bank.number(asked, [(middle, off)])
    else:
        bank.typed(asked, answers)


# QTI 2.x: interactions in a body, and declarations of what is right.


def _item_2(bank: Bank, item: "Element", name: str) -> None:
    body = _all(item, "itemBody")[0]
    found = [one for one in body.iter() if _name(one).endswith("Interaction")]
    kinds = {_name(one).removesuffix("Interaction") for one in found}
    prompt = " ".join(filter(None, (_body(body), *(_inner(one) for one in _all(body, "prompt")))))
    asked = Asked(name, prompt)
    if len(found) != 1 or not kinds <= _READERS.keys():
        known = ", ".join(sorted(kinds)) or "none"
        bank.lose(asked, f"it was not kept: its interactions are {known}, {len(found)} in number")
        return
    _READERS[kinds.pop()](bank, asked, found[0], _declared(item, found[0]))


def _body(body: "Element") -> str:
    """Return the text of a body without its interactions."""
    from copy import deepcopy

    whole = deepcopy(body)
    for parent in list(whole.iter()):
        for one in list(parent):
            if _name(one).endswith("Interaction"):
                parent.remove(one)
    return _inner(whole)


def _declared(item: "Element", interaction: "Element") -> list[tuple[str, float]]:
    """Return what is right: values, or keys of a mapping, with what each earns of the most."""
    wanted = interaction.get("responseIdentifier")
    for declaration in _all(item, "responseDeclaration"):
        if declaration.get("identifier") != wanted:
            continue
        correct = [(one.text or "").strip() for one in _all(declaration, "value")]
        mapped = {
            one.get("mapKey", ""): float(one.get("mappedValue", "0"))
            for one in _all(declaration, "mapEntry")
        }
        most = max(mapped.values(), default=0)
        more = [(key, value / most) for key, value in mapped.items() if most > 0 and value > 0]
        return [(one, 1.0) for one in correct] or more
    return []


def _choices(interaction: "Element", name: str) -> dict[str, str]:
    return {one.get("identifier", ""): _inner(one) for one in _all(interaction, name)}


def _choice_2(
    bank: Bank, asked: Asked, interaction: "Element", right: list[tuple[str, float]]
) -> None:
    many = interaction.get("maxChoices", "1") != "1"
    full = {name for name, credit in right if credit > 0}
    options = _choices(interaction, "simpleChoice")
    bank.choice(asked, [Answer(t, float(n in full)) for n, t in options.items()], many=many)


def _order_2(
    bank: Bank, asked: Asked, interaction: "Element", right: list[tuple[str, float]]
) -> None:
    options = _choices(interaction, "simpleChoice")
    bank.order(asked, [options[name] for name, _ in right])


def _typed_2(bank: Bank, asked: Asked, _: "Element", right: list[tuple[str, float]]) -> None:
    bank.typed(asked, [Answer(text, 1.0) for text, _ in right])


def _match_2(
    bank: Bank, asked: Asked, interaction: "Element", right: list[tuple[str, float]]
) -> None:
    options = _choices(interaction, "simpleAssociableChoice")
    pairs = [name.split() for name, _ in right]
    sets = [_choices(one, "simpleAssociableChoice") for one in _all(interaction, "simpleMatchSet")]
    used = {second for _, second in pairs}
    extra = [("", text) for name, text in sets[-1].items() if name not in used]
    bank.match(asked, [*((options[a], options[b]) for a, b in pairs), *extra])


def _inline_2(
    bank: Bank, asked: Asked, interaction: "Element", right: list[tuple[str, float]]
) -> None:
    full = {name for name, _ in right}
    options = _choices(interaction, "inlineChoice")
    bank.choice(asked, [Answer(t, float(n in full)) for n, t in options.items()], many=False)


_Reader = Callable[[Bank, Asked, Any, list[tuple[str, float]]], None]
_READERS: dict[str, _Reader] = {
    "choice": _choice_2,
    "order": _order_2,
    "textEntry": _typed_2,
    "match": _match_2,
    "inlineChoice": _inline_2,
}
