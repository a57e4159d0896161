"""QTI 2.1 and QTI 3.0: one model, whose names and package differ."""

import re
from dataclasses import dataclass
from xml.etree import ElementTree as ET

from natorussia.lms.xhtml import TAGS

_HUMP = re.compile("(?<=[a-z])(?=[A-Z])")
_SCHEMAS = "{http://www.w3.org/2001/XMLSchema-instance}schemaLocation"


@dataclass(frozen=True)
class Dialect:
    """How a version of QTI names things.

    Parameters
    ----------
    space, schema
        The namespace of items and tests, and where its schema is.
    package_space
        The namespace of a package's manifest.
    package, package_version
        What a manifest calls itself.
    version
        As in the types of resources, such as ``v2p1``.
    hyphens
        Whether names are written ``qti-item-body`` for ``itemBody``.
    """

    space: str
    schema: str
    package_space: str
    package: str
    package_version: str
    version: str
    hyphens: bool


QTI_2_1 = Dialect(
    "http://www.imsglobal.org/xsd/imsqti_v2p1",
    "http://www.imsglobal.org/xsd/qti/qtiv2p1/imsqti_v2p1.xsd",
    "http://www.imsglobal.org/xsd/imscp_v1p1",
    "QTIv2.1 Package",
    "1.0.0",
    "v2p1",
    hyphens=False,
)
QTI_3_0 = Dialect(
    "http://www.imsglobal.org/xsd/imsqtiasi_v3p0",
    "https://purl.imsglobal.org/spec/qti/v3p0/schema/xsd/imsqti_asiv3p0_v1p0.xsd",
    "http://www.imsglobal.org/xsd/qti/qtiv3p0/imscp_v1p1",
    "QTI Package",
    "3.0.0",
    "v3p0",
    hyphens=True,
)


def spoken(root: ET.Element, dialect: Dialect) -> ET.Element:
    """Return an item or a test in the names of a dialect, with its namespace."""
    if dialect.hyphens:
        for said in root.iter("modalFeedback"):
            _wrap(said)
        for element in root.iter():
            _hyphenate(element)
    root.set("xmlns", dialect.space)
    root.set(_SCHEMAS, f"{dialect.space} {dialect.schema}")
    return root


def _wrap(said: ET.Element) -> None:
    """Put what is said into a body of its own, as 3.0 has it."""
    held = list(said)
    for one in held:
        said.remove(one)
    ET.SubElement(said, "contentBody").extend(held)


def _hyphenate(element: ET.Element) -> None:
    if element.tag in TAGS:
        return
    element.tag = f"qti-{_hyphenated(element.tag)}"
    old = dict(element.attrib)
    element.attrib.clear()
    element.attrib |= {_hyphenated(name): value for name, value in old.items()}


def _hyphenated(name: str) -> str:
    return name if name.startswith("{") else _HUMP.sub("-", name).lower()
