"""What readers of QTI share: names without a namespace, and what stands in an element as HTML."""

import re
from html import escape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

# The names of QTI 3 begin so; those of HTML in its bodies do not.
_NEWER = "qti-"


def name_of(element: "Element") -> str:
    """Return the name of an element without its namespace."""
    return str(element.tag).rpartition("}")[2]


def every(element: "Element", *names: str) -> list["Element"]:
    """Return the elements of some names in an element, in their order."""
    return [one for one in element.iter() if name_of(one) in names]


def inner(element: "Element") -> str:
    """Return what is in an element as HTML."""
    from copy import deepcopy
    from xml.etree.ElementTree import tostring

    whole = deepcopy(element)
    for one in whole.iter():
        one.tag = name_of(one)
    parts = [
        escape(whole.text or "", quote=False),
        *(tostring(one, encoding="unicode") for one in whole),
    ]
    return "".join(parts).strip()


def remove(element: "Element", *names: str) -> list["Element"]:
    """Take the elements of some names out of an element, but not the text after them."""
    found = []
    for parent in list(element.iter()):
        for place, one in reversed(list(enumerate(parent))):
            if name_of(one) in names:
                replace(parent, place, "")
                found.append(one)
    return found[::-1]


def replace(parent: "Element", place: int, text: str) -> None:
    """Put a text in the place of an element; the text after it stays."""
    text += parent[place].tail or ""
    del parent[place]
    if place:
        parent[place - 1].tail = (parent[place - 1].tail or "") + text
    else:
        parent.text = (parent.text or "") + text


def older(root: "Element") -> None:
    """Give the elements and attributes of QTI 3 the names that they have in QTI 2."""
    for one in root.iter():
        name = name_of(one)
        if name.startswith(_NEWER):
            one.tag = _camel(name.removeprefix(_NEWER))
            for key in [key for key in one.attrib if "-" in key and not key.startswith("data-")]:
                one.set(_camel(key), one.attrib.pop(key))


def _camel(name: str) -> str:
    return re.sub(r"-(\w)", lambda found: found[1].upper(), name)
