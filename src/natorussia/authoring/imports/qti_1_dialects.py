"""Items of QTI 1.2 as Blackboard and D2L write them, made what the standard has."""

from copy import deepcopy
from typing import TYPE_CHECKING

from natorussia.authoring.imports.qti_xml import every, name_of

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_FULL = "100"
_WHOLE = "SCORE.max"  # Blackboard's name of all points of an item
_AGAINST = ("D2L_Incorrect", "NegativeCreditPercent")
_RIGHT_SIDES = "RIGHT_MATCH_BLOCK"


def made_plain(item: "Element") -> None:
    """Give the texts, scores, names of responses and pairs of an item their standard form."""
    for text in every(item, "mat_formattedtext"):
        text.tag = "mattext"
        text.set("texttype", "text/plain" if text.get("type") == "PLAIN_TEXT" else "text/html")
    for group in every(item, "response_grp"):
        group.tag = "response_lid"
        group.set("ident", group.get("ident") or group.get("respident") or "")
    _name_responses(item)
    _score(item)
    _pair(item)


def _name_responses(item: "Element") -> None:
    """Name the response in each test, where D2L names the label in it."""
    names = {
        label.get("ident", ""): response.get("ident", "")
        for response in every(item, "response_str", "response_num")
        for label in every(response, "response_label")
    }
    for condition in every(item, "conditionvar"):
        for test in condition.iter():
            if test.get("respident") in names:
                test.set("respident", names[test.get("respident", "")])


def _score(item: "Element") -> None:
    """Write what an answer earns as a number; what counts against it is negative."""
    for earned in every(item, "setvar"):
        if (earned.text or "").strip() == _WHOLE:
            earned.text = _FULL
        if (earned.get("varname") or earned.get("variablename")) in _AGAINST:
            earned.set("action", "Subtract")


def _pair(item: "Element") -> None:
    """Put both texts of Blackboard's pairs into their response, which it keeps apart."""
    flows = every(item, "flow")
    blocks = [flow for flow in flows if flow.get("class") == _RIGHT_SIDES]
    if not blocks:
        return
    sides = list(blocks[0])
    for flow in flows:
        for response in [one for one in flow if name_of(one) == "response_lid"]:
            _take_texts(flow, response)
            for label, side in zip(every(response, "response_label"), sides, strict=False):
                label.append(deepcopy(side))
        for block in blocks:
            if block in list(flow):
                flow.remove(block)
    for condition in every(item, "respcondition"):
        if not every(condition, "setvar"):
            condition.append(condition.makeelement("setvar", {"action": "Set"}))
            condition[-1].text = _FULL


def _take_texts(flow: "Element", response: "Element") -> None:
    """Move the texts beside a response into it, before its labels."""
    texts = [one for one in flow if one is not response]
    for place, text in enumerate(texts):
        flow.remove(text)
        response.insert(place, text)
