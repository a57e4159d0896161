"""A Common Cartridge 1.3: for each section its reading as a page, and its quiz.

The quiz is in the cartridge's own profile of QTI 1.2.1, which has choices and short answers, and
nothing for matching, putting in order or several blanks.
"""

from collections.abc import Sequence
from itertools import groupby
from pathlib import Path
from urllib.parse import quote
from xml.etree import ElementTree as ET

from natorussia import data
from natorussia.data.languages.catalogues import gettext, noted
from natorussia.lms.archive import Archive
from natorussia.lms.cartridge_items import cartridge_item, holds
from natorussia.lms.links import Links
from natorussia.lms.qti_draft import name
from natorussia.lms.reading import Reading, reading
from natorussia.lms.titles import language, section_title
from natorussia.lms.whole import LISTED, UNSAID
from natorussia.questions import items as forms
from natorussia.questions.items import PLAINER, STRICTER, Item, Loss

__all__ = ["holds", "lost", "write"]

_PACKAGE = "http://www.imsglobal.org/xsd/imsccv1p3/imscp_v1p1"
_ABOUT = "http://ltsc.ieee.org/xsd/imsccv1p3/LOM/manifest"
_QTI = "http://www.imsglobal.org/xsd/ims_qtiasiv1p2"
_QUIZ = "imsqti_xmlv1p2/imscc_xmlv1p3/assessment"
_PAGES = "reading"
_PART = Loss(noted("what earns a part of the points here earns none there"), STRICTER)


def lost(item: Item) -> list[Loss]:
    """Say what the profile does not hold of an item."""
    said = list(item.lost)
    said += [Loss(gettext("without its hints"), PLAINER)] if item.hints else []
    form = item.form
    if isinstance(form, forms.Numbers):
        said.append(LISTED)
    is_told = isinstance(form, forms.Words) and form.wrong
    if is_told or (isinstance(form, forms.Numbers) and any(one.feedback for one in form.values)):
        said.append(UNSAID)
    shared = form.options if isinstance(form, forms.Choice) else ()
    many = isinstance(form, forms.Choice) and form.many
    return said + ([_PART] if many or any(0 < one.credit < 1 for one in shared) else [])


def write(items: Sequence[Item], path: Path, links: Links) -> dict[str, list[str]]:
    """Write the cartridge; return what is lost of the chapters, in words, by section."""
    sections = {
        section or "questions": list(found)
        for section, found in groupby(items, key=lambda item: item.section)
    }
    pages = {section: reading(section, links) for section in sections}
    with Archive(path) as package:
        package.store("imsmanifest.xml", _manifest(sections, pages))
        for section, found in sections.items():
            if pages[section].html:
                package.add(_page_path(section), pages[section].html.encode())
            package.store(_quiz_path(section), _quiz(section, found), tidy=False)
        for name, content in _files(pages).items():
            package.add(name, content)
    return {section: page.lost for section, page in pages.items() if page.lost}


def _files(pages: dict[str, Reading]) -> dict[str, bytes]:
    """Return the files that pages show, each once, by their paths in the cartridge."""
    shown = [one.files for one in pages.values()]
    return {f"{_PAGES}/{name}": content for files in shown for name, content in files.items()}


def _page_path(section: str) -> str:
    return f"{_PAGES}/{name(section)}.html"


def _quiz_path(section: str) -> str:
    return f"quiz/{name(section)}.xml"


def _manifest(sections: dict[str, list[Item]], pages: dict[str, Reading]) -> ET.Element:
    root = ET.Element("manifest", identifier=name(data.package()["name"]), xmlns=_PACKAGE)
    metadata = ET.SubElement(root, "metadata")
    ET.SubElement(metadata, "schema").text = "IMS Common Cartridge"
    ET.SubElement(metadata, "schemaversion").text = "1.3.0"
    _about(metadata)
    organizations = ET.SubElement(root, "organizations")
    shelf = ET.SubElement(
        organizations, "organization", identifier="course", structure="rooted-hierarchy"
    )
    top = ET.SubElement(shelf, "item", identifier="top")
    resources = ET.SubElement(root, "resources")
    for section in sections:
        label = name(section)
        holder = _item(top, f"section-{label}", section_title(section))
        if pages[section].html:
            _item(holder, f"read-{label}", gettext("Reading"), f"page-{label}")
            page = _resource(resources, f"page-{label}", "webcontent", _page_path(section))
            for shown in pages[section].files:
                ET.SubElement(page, "file", href=f"{_PAGES}/{quote(shown)}")
        _item(holder, f"answer-{label}", gettext("Questions"), f"quiz-{label}")
        _resource(resources, f"quiz-{label}", _QUIZ, _quiz_path(section))
    return root


def _about(metadata: ET.Element) -> None:
    lom = ET.SubElement(metadata, f"{{{_ABOUT}}}lom")
    general = ET.SubElement(lom, f"{{{_ABOUT}}}general")
    title = ET.SubElement(general, f"{{{_ABOUT}}}title")
    text = ET.SubElement(title, f"{{{_ABOUT}}}string", language=language())
    text.text = data.package()["title"]


def _item(parent: ET.Element, identifier: str, title: str, resource: str = "") -> ET.Element:
    item = ET.SubElement(parent, "item", identifier=identifier)
    if resource:
        item.set("identifierref", resource)
    ET.SubElement(item, "title").text = title
    return item


def _resource(parent: ET.Element, identifier: str, kind: str, path: str) -> ET.Element:
    made = ET.SubElement(parent, "resource", identifier=identifier, type=kind)
    if kind == "webcontent":
        made.set("href", path)
    ET.SubElement(made, "file", href=path)
    return made


def _quiz(section: str, items: list[Item]) -> ET.Element:
    root = ET.Element("questestinterop", xmlns=_QTI)
    assessment = ET.SubElement(
        root, "assessment", ident=f"quiz-{name(section)}", title=section_title(section)
    )
    fields = ET.SubElement(assessment, "qtimetadata")
    for label, entry in (("cc_profile", "cc.exam.v0p1"), ("qmd_assessmenttype", "Examination")):
        field = ET.SubElement(fields, "qtimetadatafield")
        ET.SubElement(field, "fieldlabel").text = label
        ET.SubElement(field, "fieldentry").text = entry
    holder = ET.SubElement(assessment, "section", ident="root_section")
    holder.extend(cartridge_item(item) for item in items)
    return root
