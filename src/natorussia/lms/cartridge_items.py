"""Items of the profile of QTI 1.2.1 in Common Cartridge 1.3: choices and short answers."""

from xml.etree import ElementTree as ET

from natorussia.lms.qti_items import item_element
from natorussia.lms.whole import whole_numbers
from natorussia.questions import items as forms
from natorussia.questions.items import Item

_PROFILES = {True: "cc.multiple_response.v0p1", False: "cc.multiple_choice.v0p1"}
_TYPED = "cc.fib.v0p1"


def holds(item: Item) -> bool:
    """Return whether the profile has a type of question like an item."""
    return isinstance(item.form, forms.Choice | forms.Words | forms.Numbers)


def cartridge_item(item: Item) -> ET.Element:
    """Return an item in the profile: its kind is named by the profile, and numbers are words."""
    element = item_element(typed(item))
    metadata = element.find("itemmetadata")
    if metadata is not None:
        element.remove(metadata)
    element.insert(0, _metadata(item))
    for test in element.iter("varequal"):
        if not isinstance(item.form, forms.Choice):
            test.set("case", "No")
    return element


def typed(item: Item) -> Item:
    """Return an item whose numbers are words: what may be written for the right ones."""
    if not isinstance(item.form, forms.Numbers):
        return item
    return whole_numbers(item, item.form)


def _metadata(item: Item) -> ET.Element:
    many = item.form.many if isinstance(item.form, forms.Choice) else None
    profile = _TYPED if many is None else _PROFILES[many]
    holder = ET.Element("itemmetadata")
    fields = ET.SubElement(holder, "qtimetadata")
    for label, entry in (("cc_profile", profile), ("cc_weighting", f"{item.points:g}")):
        field = ET.SubElement(fields, "qtimetadatafield")
        ET.SubElement(field, "fieldlabel").text = label
        ET.SubElement(field, "fieldentry").text = entry
    return holder
