"""Items of QTI 1.2 (as Canvas and others write it), 2.x and 3.0, alone or in a package."""

import zipfile
from collections import Counter
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from natorussia.authoring.imports import qti_1, qti_2
from natorussia.authoring.imports.drafts import Drafts, ImportFileError
from natorussia.authoring.imports.moodle import parsed
from natorussia.authoring.imports.qti_xml import every, name_of, older
from natorussia.authoring.imports.questions import Asked, Bank
from natorussia.data.languages import console

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_ITEM_1, _ITEM_2, _ITEM_3 = "questestinterop", "assessmentItem", "qti-assessment-item"
_OF_CANVAS = "non_cc_assessments/"
_OF_BLACKBOARD = ".dat"  # among them things that are no questions
_XML = (".xml", ".qti", _OF_BLACKBOARD)


def of_package(path: Path) -> Drafts:
    """Return the questions of all items in a zip archive."""
    drafts = Drafts(console.gettext("a package of QTI"))
    with zipfile.ZipFile(path) as box:
        for name in _documents(box.namelist()):
            content = box.read(name)
            if name.endswith(_OF_BLACKBOARD) and _ITEM_1.encode() not in content:
                continue
            try:
                root = parsed(path, content)
            except ImportFileError as error:
                drafts.lose(name, str(error).partition(": ")[2])
                continue
            if is_qti(root):
                _take(root, drafts)
        others = [one for one in box.namelist() if not one.endswith((*_XML, "/"))]
        if others:
            drafts.lose(
                console.gettext("files"),
                console.filled("{0} left out, such as {1}", len(others), others[0]),
            )
    return drafts


def _documents(names: list[str]) -> list[str]:
    """Return the files of XML, without what Canvas writes again in a fuller form."""
    twice = {PurePosixPath(one).name.partition(".")[0] for one in names if _OF_CANVAS in one}
    return [
        one
        for one in names
        if one.lower().endswith(_XML)
        and (_OF_CANVAS in one or PurePosixPath(one).parent.name not in twice)
    ]


def of_root(root: "Element") -> Drafts:
    """Return the questions of an XML file of QTI."""
    drafts = Drafts(console.gettext("items of QTI"))
    _take(root, drafts)
    return drafts


def is_qti(root: "Element") -> bool:
    """Tell whether an XML file is one of QTI."""
    return name_of(root) in (_ITEM_1, _ITEM_2, _ITEM_3) or _is_bare(root)


def _is_bare(root: "Element") -> bool:
    """Tell whether an XML file is an item of QTI 1.2 without what holds items."""
    return name_of(root) == "item" and bool(every(root, "presentation"))


def _take(root: "Element", drafts: Drafts) -> None:
    bank, first = Bank(drafts), name_of(root) == _ITEM_1 or _is_bare(root)
    if first:
        qti_1.lose_references(root, drafts)
    else:
        older(root)
    items = every(root, "item") if first else [root]
    titles = Counter(map(_title, items))
    for number, item in enumerate(items, 1):
        name = _title(item)
        if titles[name] > 1:  # as "Question", which Canvas calls every item
            name = f"{name} {number}"
        try:
            (qti_1 if first else qti_2).read_item(bank, item, name)
        except (ValueError, LookupError, StopIteration) as error:
            bank.lose(
                Asked(name, ""),
                console.filled("it was not kept: it cannot be read ({0})", repr(error)),
            )


def _title(item: "Element") -> str:
    names = (item.get(name, "").strip() for name in ("title", "ident", "identifier"))
    return next(filter(None, names), "item")
