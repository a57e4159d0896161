"""What every item of QTI 2.1 and 3.0 has: variables, a body, how it is marked, what is said.

The names are those of QTI 2.1; :mod:`natorussia.lms.qti_dialects` turns them into those of 3.0.
"""

import re
from collections.abc import Iterable
from hashlib import sha256
from xml.etree import ElementTree as ET

from natorussia.lms.xhtml import blocks, legible
from natorussia.questions.items import Item

LANG = "{http://www.w3.org/XML/1998/namespace}lang"
ONE = "RESPONSE"
_SAID, _AFTER = "FEEDBACK", "AFTER"


def identifier(text: str, prefix: str = "a") -> str:
    """Return an identifier that lasts while a text does."""
    return f"{prefix}{sha256(text.encode()).hexdigest()[:10]}"


def name(text: str) -> str:
    """Return an id of the course as an identifier: no digit stands first."""
    bare = re.sub(r"[^A-Za-z0-9_.-]", "_", text)
    return bare if re.match("[A-Za-z_]", bare) else f"_{bare}"


def points(credit: float, item: Item) -> str:
    """Return what a credit earns in an item."""
    return repr(credit * item.points)


def base(parent: ET.Element, kind: str, value: str) -> None:
    """Add a value that is written out."""
    ET.SubElement(parent, "baseValue", baseType=kind).text = legible(value)


class Draft:
    """An item in the making.

    Parameters
    ----------
    item
        The question.
    """

    def __init__(self, item: Item) -> None:
        self.item = item
        self.body = ET.Element("itemBody")
        self.marking = ET.Element("responseProcessing")
        self._responses: list[ET.Element] = []
        self._said: dict[str, str] = {}
        self._many = "single"

    def respond(
        self, response: str, cardinality: str, kind: str, right: Iterable[str]
    ) -> ET.Element:
        """Declare a response with what is right; return the declaration."""
        declared = ET.Element(
            "responseDeclaration", identifier=response, cardinality=cardinality, baseType=kind
        )
        correct = ET.SubElement(declared, "correctResponse")
        for value in right:
            ET.SubElement(correct, "value").text = legible(value)
        self._responses.append(declared)
        return declared

    def earn(self, *responses: str) -> None:
        """Let the score be what responses are mapped to."""
        score = ET.SubElement(self.marking, "setOutcomeValue", identifier="SCORE")
        into = score if len(responses) == 1 else ET.SubElement(score, "sum")
        for response in responses:
            ET.SubElement(into, "mapResponse", identifier=response)

    def decide(self) -> ET.Element:
        """Add a condition in the marking; return where its branches go."""
        return ET.SubElement(self.marking, "responseCondition")

    def say(self, label: str, html: str) -> str:
        """Keep feedback under a label; return the label, or nothing where nothing is said."""
        if html:
            self._said[label] = html
        return label if html else ""

    def say_choice(self, cardinality: str) -> None:
        """Let feedback be shown for what was chosen."""
        if self._said:
            self._many = cardinality
            said = ET.SubElement(self.marking, "setOutcomeValue", identifier=_SAID)
            ET.SubElement(said, "variable", identifier=ONE)

    def element(self, language: str) -> ET.Element:
        """Return the whole item."""
        root = ET.Element(
            "assessmentItem",
            {
                "identifier": name(self.item.id),
                "title": self.item.id,
                "adaptive": "false",
                "timeDependent": "false",
                LANG: language,
            },
        )
        root.extend(self._responses)
        root.extend(self._outcomes())
        root.append(self.body)
        if self.item.after:
            after = ET.SubElement(self.marking, "setOutcomeValue", identifier=_AFTER)
            base(after, "identifier", "after")
        root.append(self.marking)
        for label, html in self._said.items():
            _feedback(root, _SAID, label, html)
        if self.item.after:
            _feedback(root, _AFTER, "after", self.item.after)
        return root

    def _outcomes(self) -> list[ET.Element]:
        most = f"{self.item.points:g}"
        score = _outcome("SCORE", "single", "float", "0.0")
        score.set("normalMaximum", most)
        found = [score, _outcome("MAXSCORE", "single", "float", most)]
        found += [_outcome(_SAID, self._many, "identifier")] if self._said else []
        return found + ([_outcome(_AFTER, "single", "identifier")] if self.item.after else [])


def _outcome(identifier: str, cardinality: str, kind: str, default: str = "") -> ET.Element:
    declared = ET.Element(
        "outcomeDeclaration", identifier=identifier, cardinality=cardinality, baseType=kind
    )
    if default:
        value = ET.SubElement(declared, "defaultValue")
        ET.SubElement(value, "value").text = default
    return declared


def _feedback(root: ET.Element, outcome: str, label: str, html: str) -> None:
    said = ET.SubElement(
        root, "modalFeedback", outcomeIdentifier=outcome, identifier=label, showHide="show"
    )
    blocks(said, html)


def mapping(declared: ET.Element, worth: dict[str, str], most: str = "") -> None:
    """Say what each value of a response earns; what is not named earns nothing."""
    table = ET.SubElement(declared, "mapping", defaultValue="0")
    if most:
        table.attrib |= {"lowerBound": "0", "upperBound": most}
    for value, earned in worth.items():
        ET.SubElement(table, "mapEntry", mapKey=legible(value), mappedValue=earned)


def mapped_words(declared: ET.Element, worth: dict[str, str]) -> None:
    """Say what typed words earn, in capitals or not."""
    mapping(declared, worth)
    for entry in declared.iter("mapEntry"):
        entry.set("caseSensitive", "false")
