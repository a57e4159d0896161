"""The manifests of packages: ``imsmanifest.xml``, ``cmi5.xml`` and ``tincan.xml``.

Sources of the structures: SCORM 1.2 Content Aggregation Model (ADL 2001), 2.3; SCORM 2004 4th
edition Content Aggregation Model (ADL 2009), 3.4 and 5.1; the cmi5 specification (1st edition
"Quartz"), 13 and its schema ``CourseStructure.xsd``; and the ``tincan.xml`` that platforms took up
before cmi5 (Rustici Software).
"""

from xml.etree import ElementTree as ET

from natorussia.lms.packages.content import Content

_XSI = "http://www.w3.org/2001/XMLSchema-instance"
_CMI5 = "https://w3id.org/xapi/profiles/cmi5/v1/CourseStructure.xsd"
_TINCAN = "http://projecttincan.com/tincan.xsd"
_LESSON = "http://adlnet.gov/expapi/activities/lesson"
# The namespaces of each edition: the manifest's own, and those of its extensions.
_CP12 = "http://www.imsproject.org/xsd/imscp_rootv1p1p2"
_ADL12 = "http://www.adlnet.org/xsd/adlcp_rootv1p2"
_CP = "http://www.imsglobal.org/xsd/imscp_v1p1"
_ADL = "http://www.adlnet.org/xsd/adlcp_v1p3"
_SS = "http://www.imsglobal.org/xsd/imsss"
_SCHEMAS12 = (
    f"{_CP12} imscp_rootv1p1p2.xsd http://www.imsglobal.org/xsd/imsmd_rootv1p2p1 "
    f"imsmd_rootv1p2p1.xsd {_ADL12} adlcp_rootv1p2.xsd"
)
_SCHEMAS = f"{_CP} imscp_v1p1.xsd {_ADL} adlcp_v1p3.xsd {_SS} imsss_v1p0.xsd"


def scorm12(content: Content, passes: float | None) -> tuple[str, bytes]:
    """Return the name and the bytes of the manifest of SCORM 1.2.

    Parameters
    ----------
    content
        What the package holds.
    passes
        The share of the points that passes, from 0 to 1; None where nobody fails.
    """
    root, item = _organised(content, _CP12, "1.2", _SCHEMAS12)
    if passes is not None:
        ET.SubElement(item, f"{{{_ADL12}}}masteryscore").text = f"{100 * passes:g}"
    _resources(root, content, _CP12, {f"{{{_ADL12}}}scormtype": "sco"})
    return "imsmanifest.xml", _written(root, {"": _CP12, "adlcp": _ADL12})


def scorm2004(content: Content, passes: float | None) -> tuple[str, bytes]:
    """Return the name and the bytes of the manifest of SCORM 2004 4th edition."""
    root, item = _organised(content, _CP, "2004 4th Edition", _SCHEMAS)
    sequencing = ET.SubElement(item, f"{{{_SS}}}sequencing")
    objectives = ET.SubElement(sequencing, f"{{{_SS}}}objectives")
    judged = {"satisfiedByMeasure": "true"} if passes is not None else {}
    primary = ET.SubElement(
        objectives, f"{{{_SS}}}primaryObjective", {"objectiveID": "points", **judged}
    )
    if passes is not None:
        ET.SubElement(primary, f"{{{_SS}}}minNormalizedMeasure").text = f"{passes:g}"
    ET.SubElement(
        sequencing,
        f"{{{_SS}}}deliveryControls",
        {"completionSetByContent": "true", "objectiveSetByContent": "true"},
    )
    _resources(root, content, _CP, {f"{{{_ADL}}}scormType": "sco"})
    return "imsmanifest.xml", _written(root, {"": _CP, "adlcp": _ADL, "imsss": _SS})


def _organised(
    content: Content, space: str, version: str, schemas: str
) -> tuple[ET.Element, ET.Element]:
    """Return a manifest with one organisation, and its one item."""

    def name(tag: str) -> str:
        return f"{{{space}}}{tag}"

    root = ET.Element(
        name("manifest"),
        {
            "identifier": _identifier(content.iri),
            "version": "1.0",
            f"{{{_XSI}}}schemaLocation": schemas,
        },
    )
    about = ET.SubElement(root, name("metadata"))
    ET.SubElement(about, name("schema")).text = "ADL SCORM"
    ET.SubElement(about, name("schemaversion")).text = version
    everything = ET.SubElement(root, name("organizations"), {"default": "course"})
    organisation = ET.SubElement(everything, name("organization"), {"identifier": "course"})
    ET.SubElement(organisation, name("title")).text = content.title
    item = ET.SubElement(
        organisation, name("item"), {"identifier": "item", "identifierref": "page"}
    )
    ET.SubElement(item, name("title")).text = content.title
    return root, item


def _resources(root: ET.Element, content: Content, space: str, kind: dict[str, str]) -> None:
    resources = ET.SubElement(root, f"{{{space}}}resources")
    page = {"identifier": "page", "type": "webcontent", **kind, "href": content.page}
    resource = ET.SubElement(resources, f"{{{space}}}resource", page)
    for path in [content.page, *sorted(set(content.files) - {content.page})]:
        ET.SubElement(resource, f"{{{space}}}file", {"href": path})


def _identifier(iri: str) -> str:
    """Return an IRI as an identifier of XML, which takes no colon."""
    return iri.removeprefix("urn:").replace(":", ".")


def cmi5(content: Content, passes: float | None) -> tuple[str, bytes]:
    """Return the name and the bytes of the course structure of cmi5."""
    root = ET.Element(f"{{{_CMI5}}}courseStructure")
    course = ET.SubElement(root, f"{{{_CMI5}}}course", {"id": f"{content.iri}:course"})
    enough = "Completed" if passes is None else "CompletedAndPassed"
    unit = {"id": content.iri, "moveOn": enough, "launchMethod": "AnyWindow"}
    if passes is not None:
        unit["masteryScore"] = f"{passes:.4f}".rstrip("0").rstrip(".")
    assignable = ET.SubElement(root, f"{{{_CMI5}}}au", unit)
    for parent in (course, assignable):
        for tag, text in (("title", content.title), ("description", content.description)):
            said = ET.SubElement(parent, f"{{{_CMI5}}}{tag}")
            ET.SubElement(said, f"{{{_CMI5}}}langstring", {"lang": content.language}).text = text
    ET.SubElement(assignable, f"{{{_CMI5}}}url").text = content.page
    return "cmi5.xml", _written(root, {"": _CMI5})


def xapi(content: Content, _passes: float | None) -> tuple[str, bytes]:
    """Return the name and the bytes of ``tincan.xml``, by which platforms launch plain xAPI."""
    root = ET.Element(f"{{{_TINCAN}}}tincan")
    activities = ET.SubElement(root, f"{{{_TINCAN}}}activities")
    activity = ET.SubElement(
        activities, f"{{{_TINCAN}}}activity", {"id": content.iri, "type": _LESSON}
    )
    lang = {"lang": content.language}
    ET.SubElement(activity, f"{{{_TINCAN}}}name").text = content.title
    ET.SubElement(activity, f"{{{_TINCAN}}}description", lang).text = content.description
    ET.SubElement(activity, f"{{{_TINCAN}}}launch", lang).text = content.page
    return "tincan.xml", _written(root, {"": _TINCAN})


def _written(root: ET.Element, spaces: dict[str, str]) -> bytes:
    for prefix, space in {**spaces, "xsi": _XSI}.items():
        ET.register_namespace(prefix, space)
    ET.indent(root)
    return bytes(ET.tostring(root, encoding="utf-8", xml_declaration=True))
