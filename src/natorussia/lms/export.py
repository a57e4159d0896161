"""An export: questions become items, a format writes those it holds, and the rest is listed."""

import csv
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Any, Protocol, cast

from natorussia.data import UnknownNameError
from natorussia.data.languages import console
from natorussia.data.languages.catalogues import filled, gettext, noted
from natorussia.lms.forms import item, without
from natorussia.lms.links import Links
from natorussia.questions import load_bank
from natorussia.questions.bank import banks
from natorussia.questions.items import PLAINER, Item, Loss, Numbers

FORMATS = {
    "moodle": "Moodle XML",
    "qti": noted("QTI 1.2 (zip), as Canvas reads it"),
    "qti21": "QTI 2.1 (zip)",
    "qti3": "QTI 3.0 (zip)",
    "cartridge": noted("a Common Cartridge 1.3 (.imscc) with the reading"),
    "d2l": noted("CSV of questions for D2L"),
    "gift": "GIFT",
    "anki": noted("an Anki deck (.apkg)"),
}


READING = "reading"
"""The kind of an outcome that is about the reading of a section and not about a question."""
_ABSENT = "absent"


class Format(Protocol):
    """What a format's module gives."""

    def holds(self, item: Item) -> bool:
        """Return whether there is anything like an item."""

    def lost(self, item: Item) -> list[Loss]:
        """Say what the format does not hold of an item."""

    def write(
        self, items: Sequence[Item], path: Path, links: Links
    ) -> Mapping[str, list[str]] | None:
        """Write items that the format holds; say what is lost of a section's chapter, in words."""


@dataclass(frozen=True)
class Outcome:
    """What became of a question: held ``whole``, ``adapted`` or ``left out``, why, and which way.

    Where a format holds chapters too, an outcome of the kind ``READING`` tells of a section's.

    The directions are those of :class:`natorussia.questions.items.Loss`; none makes a wrong answer
    right.
    """

    question: str
    kind: str
    held: str
    why: str
    direction: str = ""


def export(
    name: str, path: Path, sections: Iterable[str] = (), links: Links | None = None
) -> list[Outcome]:
    """Write the questions of some sections, or of all, in a format.

    Beside the file stands a list of what was adapted or left out, ``<file>.losses.csv``; there is
    none where everything is held whole.

    Parameters
    ----------
    name
        One of ``FORMATS``.
    path
        The file to write.
    sections
        Ids of sections; none: every section that has questions.
    links
        Where the course can be read.

    Raises
    ------
    UnknownNameError
        If there is no such format or section.
    ValueError
        If the format holds none of the questions.
    """
    if name not in FORMATS:
        raise UnknownNameError("format", name, list(FORMATS))
    module, where = format_module(name), links or Links()
    found, items = _sorted_out(module, _questions(sections), where)
    path.parent.mkdir(parents=True, exist_ok=True)
    if not items:
        list_losses(found, losses_path(path))
        raise ValueError(
            console.filled(
                "{0} holds none of these questions, and {1} was not written; why, of "
                "each, is said in {2}",
                FORMATS[name],
                path,
                losses_path(path),
            )
        )
    lost = module.write(items, path, where) or {}
    found += [
        Outcome(section, READING, "adapted", "; ".join(why), PLAINER)
        for section, why in lost.items()
    ]
    list_losses(found, losses_path(path))
    return found


def format_module(name: str) -> Format:
    """Return the module of a format."""
    return cast("Format", import_module(f"natorussia.lms.{name}"))


def _questions(sections: Iterable[str]) -> list[dict[str, Any]]:
    known = banks()
    wanted = list(dict.fromkeys(sections)) or known
    for section in wanted:
        if section not in known:
            raise UnknownNameError(console.gettext("section with questions"), section, known)
    return [question for section in wanted for question in load_bank(section)]


def _sorted_out(
    module: Format, questions: list[dict[str, Any]], links: Links
) -> tuple[list[Outcome], list[Item]]:
    found, items = [], []
    for question in questions:
        made, why = _item(module, question, links)
        held = "left out" if made is None else "adapted" if why else "whole"
        reasons = "; ".join(gettext(one.why) for one in why)
        ways = ", ".join(dict.fromkeys(one.direction for one in why))
        found.append(Outcome(question["id"], question["kind"], held, reasons, ways))
        items += [made] if made else []
    return found, items


def _item(
    module: Format, question: dict[str, Any], links: Links
) -> tuple[Item | None, Sequence[Loss]]:
    if why := without(question["kind"]):
        return None, [Loss(why, _ABSENT)]
    made = item(question, links)
    if not module.holds(made):
        return None, [Loss(_unheld(made), _ABSENT)]
    return made, module.lost(made)


def _unheld(item: Item) -> str:
    """Say why a format does not hold an item."""
    if isinstance(item.form, Numbers):
        return gettext("the other system does not tell such numbers from wrong ones beside them")
    return filled("the format cannot ask and mark a question like this: {0}", item.kind)


def losses_path(path: Path) -> Path:
    """Return where the list of what a file does not hold stands: beside the file."""
    return path.with_name(f"{path.name}.losses.csv")


def list_losses(outcomes: Iterable[Outcome], path: Path) -> None:
    """Write what was adapted or left out; an older list goes where there is nothing to say."""
    lines = [outcome for outcome in outcomes if outcome.held != "whole"]
    if not lines:
        path.unlink(missing_ok=True)
        return
    with path.open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file, lineterminator="\n")
        rows.writerow(["question", "kind", "held", "direction", "why"])
        rows.writerows((one.question, one.kind, one.held, one.direction, one.why) for one in lines)
