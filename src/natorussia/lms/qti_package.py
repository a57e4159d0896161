"""A package of QTI 2.1 or 3.0: a manifest, a test for each section, and a file for each item."""

from collections.abc import Sequence
from itertools import groupby
from pathlib import Path
from xml.etree import ElementTree as ET

from natorussia import data
from natorussia.data.languages.catalogues import filled, gettext, noted
from natorussia.lms.archive import Archive
from natorussia.lms.qti_dialects import Dialect, spoken
from natorussia.lms.qti_draft import name
from natorussia.lms.qti_forms import item_element
from natorussia.lms.shares import are_counted_apart
from natorussia.lms.titles import language, section_title
from natorussia.questions import items as forms
from natorussia.questions.items import PLAINER, STRICTER, Item, Loss

_RULE = Loss(noted("a part of the right ticks may earn less than here"), STRICTER)
_ORDER = Loss(noted("an order that is right in part earns nothing"), STRICTER)
_PART = Loss(noted("what earns a part of the points here earns none there"), STRICTER)
_PLAIN = Loss(noted("a number is typed in plain digits"), STRICTER)


def holds(item: Item) -> bool:
    """Return whether numbers can be told apart there as they are here."""
    return are_counted_apart(item.form)


def lost(item: Item) -> list[Loss]:
    """Say what QTI 2.1 and 3.0 do not hold of an item."""
    said = list(item.lost)
    said += [Loss(gettext("without its hints"), PLAINER)] if item.hints else []
    form = item.form
    if isinstance(form, forms.Choice) and form.many:
        said.append(_RULE)
    if isinstance(form, forms.Sequence):
        said.append(_ORDER)
    if isinstance(form, forms.Gaps) and any(gap.feedback for gap in form.gaps.values()):
        said.append(Loss(gettext("without the feedback on its blanks"), PLAINER))
    return said + (_lost_of_numbers(form) if isinstance(form, forms.Numbers) else [])


def _lost_of_numbers(form: forms.Numbers) -> list[Loss]:
    said = [Loss(filled("answered in {0} alone", form.unit), STRICTER)] if form.units else []
    shares = any(0 < one.credit < 1 for one in form.values)
    return [_PLAIN, *said, *([_PART] if shares else [])]


def write(items: Sequence[Item], path: Path, dialect: Dialect) -> None:
    """Write a package."""
    sections = {
        section or "questions": list(found)
        for section, found in groupby(items, key=lambda item: item.section)
    }
    with Archive(path) as package:
        package.store("imsmanifest.xml", _manifest(sections, dialect))
        for section, found in sections.items():
            test = spoken(_test(section, found), dialect)
            package.store(_test_path(section), test)
            for item in found:
                made = spoken(item_element(item, language()), dialect)
                package.store(_item_path(item), made, tidy=False)


def _item_path(item: Item) -> str:
    return f"items/{name(item.id)}.xml"


def _test_path(section: str) -> str:
    return f"tests/{name(section)}.xml"


def _manifest(sections: dict[str, list[Item]], dialect: Dialect) -> ET.Element:
    root = ET.Element("manifest", identifier=name(data.package()["name"]))
    root.set("xmlns", dialect.package_space)
    metadata = ET.SubElement(root, "metadata")
    ET.SubElement(metadata, "schema").text = dialect.package
    ET.SubElement(metadata, "schemaversion").text = dialect.package_version
    ET.SubElement(root, "organizations")
    resources = ET.SubElement(root, "resources")
    for section, items in sections.items():
        kind = f"imsqti_test_xml{dialect.version}"
        test = _resource(resources, f"test-{name(section)}", kind, _test_path(section))
        for item in items:
            ET.SubElement(test, "dependency", identifierref=f"item-{item.id}")
            kind = f"imsqti_item_xml{dialect.version}"
            _resource(resources, f"item-{item.id}", kind, _item_path(item))
    return root


def _resource(parent: ET.Element, identifier: str, kind: str, href: str) -> ET.Element:
    made = ET.SubElement(parent, "resource", identifier=identifier, type=kind, href=href)
    ET.SubElement(made, "file", href=href)
    return made


def _test(section: str, items: list[Item]) -> ET.Element:
    """Return a test that adds up the scores of its items."""
    title = section_title(section)
    root = ET.Element("assessmentTest", identifier=f"test-{name(section)}", title=title)
    score = ET.SubElement(
        root, "outcomeDeclaration", identifier="SCORE", cardinality="single", baseType="float"
    )
    ET.SubElement(ET.SubElement(score, "defaultValue"), "value").text = "0.0"
    part = ET.SubElement(
        root, "testPart", identifier="part", navigationMode="nonlinear", submissionMode="individual"
    )
    inside = ET.SubElement(
        part, "assessmentSection", identifier="section", title=title, visible="true"
    )
    for item in items:
        reference = {"identifier": name(item.id), "href": f"../{_item_path(item)}"}
        ET.SubElement(inside, "assessmentItemRef", reference)
    rules = ET.SubElement(root, "outcomeProcessing")
    total = ET.SubElement(ET.SubElement(rules, "setOutcomeValue", identifier="SCORE"), "sum")
    ET.SubElement(total, "testVariables", variableIdentifier="SCORE")
    return root
