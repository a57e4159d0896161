"""QTI 1.2 in an IMS content package, in the profile that Canvas reads and others import.

Each section is an assessment.  The standard has no type for putting in order: such a question is
a matching of items with places.
"""

from collections.abc import Sequence
from itertools import groupby
from pathlib import Path
from xml.etree import ElementTree as ET

from natorussia import data
from natorussia.data.languages.catalogues import filled, gettext, noted
from natorussia.lms.archive import Archive
from natorussia.lms.links import Links
from natorussia.lms.qti_items import item_element
from natorussia.lms.shares import are_counted_apart
from natorussia.lms.titles import section_title
from natorussia.lms.whole import UNSAID
from natorussia.questions import items as forms
from natorussia.questions.items import PLAINER, STRICTER, Item, Loss

_QTI = "http://www.imsglobal.org/xsd/ims_qtiasiv1p2"
_PACKAGE = "http://www.imsglobal.org/xsd/imscp_v1p1"


def holds(item: Item) -> bool:
    """Return whether numbers are told apart there; every form has a type, or a stand-in."""
    return are_counted_apart(item.form)


def lost(item: Item) -> list[Loss]:
    """Say what QTI 1.2 does not hold of an item, as Canvas reads it."""
    said = list(item.lost)
    said += [Loss(gettext("without its hints"), PLAINER)] if item.hints else []
    form = item.form
    if isinstance(form, forms.Words) and form.wrong:
        said.append(UNSAID)
    if isinstance(form, forms.Gaps) and _has_silent_blanks(form):
        said.append(Loss(gettext("without the feedback on its blanks"), PLAINER))
    if isinstance(form, forms.Sequence):
        said.append(Loss(gettext("put in order by matching each item with its place"), STRICTER))
    if isinstance(form, forms.Choice) and any(0 < one.credit < 1 for one in form.options):
        said.append(_OWN_RULE if form.many else _NO_SHARES)
    if isinstance(form, forms.Numbers):
        said += [Loss(filled("answered in {0} alone", form.unit), STRICTER)] if form.units else []
        said += [_NO_SHARES] if any(0 < one.credit < 1 for one in form.values) else []
    return said


def _has_silent_blanks(form: forms.Gaps) -> bool:
    """Return whether there is feedback on blanks that are not all chosen from lists."""
    gaps = form.gaps.values()
    return any(gap.feedback for gap in gaps) and not all(gap.options for gap in gaps)


_NO_SHARES = Loss(noted("what earns a part of the points here earns none there"), STRICTER)
_OWN_RULE = Loss(
    noted("a part of the right ticks earns what the other system gives for it"), STRICTER
)


def write(items: Sequence[Item], path: Path, _links: Links) -> None:
    """Write a package: a manifest, and a file for each section."""
    found = {
        section or "questions": _assessment(section or "questions", list(questions))
        for section, questions in groupby(items, key=lambda item: item.section)
    }
    with Archive(path) as package:
        package.store("imsmanifest.xml", _manifest(list(found)))
        for section, tree in found.items():
            package.store(_place(section), tree)


def _place(section: str) -> str:
    return f"{section}/{section}.xml"


def _manifest(sections: list[str]) -> ET.Element:
    manifest = ET.Element("manifest", identifier=data.package()["name"], xmlns=_PACKAGE)
    metadata = ET.SubElement(manifest, "metadata")
    ET.SubElement(metadata, "schema").text = "IMS Content"
    ET.SubElement(metadata, "schemaversion").text = "1.1.3"
    ET.SubElement(manifest, "organizations")
    resources = ET.SubElement(manifest, "resources")
    for section in sections:
        resource = ET.SubElement(
            resources,
            "resource",
            identifier=f"resource-{section}",
            type="imsqti_xmlv1p2",
            href=_place(section),
        )
        ET.SubElement(resource, "file", href=_place(section))
    return manifest


def _assessment(section: str, items: list[Item]) -> ET.Element:
    root = ET.Element("questestinterop", xmlns=_QTI)
    name = f"{data.package()['name']}-{section}"
    assessment = ET.SubElement(root, "assessment", ident=name, title=section_title(section))
    holder = ET.SubElement(assessment, "section", ident="root_section")
    holder.extend(item_element(item) for item in items)
    return root
