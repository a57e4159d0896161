"""D2L's CSV of questions for the Question Library of Brightspace.

The layout is that of the sample which Brightspace offers with the import: a row for each part of
a question, with columns for the name of the part, a value, a text, whether it is HTML, feedback.
"""

import csv
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from natorussia.data.languages.catalogues import gettext, noted
from natorussia.lms.links import Links
from natorussia.lms.whole import LISTED, UNSAID, whole_numbers
from natorussia.lms.xhtml import legible
from natorussia.markup.markdown import text_of
from natorussia.questions import items as forms
from natorussia.questions.items import COARSER, PLAINER, STRICTER, Item, Loss

Rows = list[list[str]]
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_ALIKE = Loss(noted("of two that belong to alike words, each has its own"), STRICTER)
_WHOLE = Loss(noted("right in part earns nothing"), STRICTER)


def holds(item: Item) -> bool:
    """Return whether the CSV has a type of question like an item.

    There is none for blanks; and words that a spreadsheet takes for a formula are not written.
    """
    if isinstance(item.form, forms.Gaps):
        return False
    return not isinstance(item.form, forms.Words) or not any(map(_is_formula, item.form.accept))


def _is_formula(words: str) -> bool:
    return words.startswith(_FORMULA) and not words[1:].replace(".", "", 1).isdecimal()


def lost(item: Item) -> list[Loss]:
    """Say what the CSV does not hold of an item."""
    form, said = item.form, list(item.lost)
    said += [LISTED] if isinstance(form, forms.Numbers) else []
    if isinstance(form, forms.Words | forms.Numbers):
        said.append(UNSAID)
    if isinstance(form, forms.Sequence) or (isinstance(form, forms.Choice) and form.many):
        said.append(_WHOLE)
    if isinstance(form, forms.Pairs):
        said += [Loss(gettext("without what belongs to nothing"), COARSER)] if form.extra else []
        rights = [pair.right for pair in form.pairs]
        twice = len(set(rights)) < len(rights)
        said += [_ALIKE] * twice
    return [*said, Loss(gettext("hints stand together"), PLAINER)] if len(item.hints) > 1 else said


def write(items: Sequence[Item], path: Path, _links: Links) -> None:
    """Write the questions, in UTF-8 with a mark of it, as the import asks."""
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        rows = csv.writer(file, lineterminator="\r\n")
        for item in items:
            rows.writerows(_rows(item))
            rows.writerow([])


def _rows(item: Item) -> Rows:
    asked = whole_numbers(item, item.form) if isinstance(item.form, forms.Numbers) else item
    kind, parts = _PARTS[type(asked.form)]
    kind = "MS" if isinstance(asked.form, forms.Choice) and asked.form.many else kind
    head = [
        ["NewQuestion", kind],
        ["ID", item.id],
        ["Title", item.id],
        ["QuestionText", _html(asked.prompt), "HTML"],
        ["Points", f"{item.points:g}"],
    ]
    hints = [["Hint", _html("<br>".join(item.hints)), "HTML"]] if item.hints else []
    after = [["Feedback", _html(item.after), "HTML"]] if item.after else []
    rows = [*head, *parts(asked.form), *hints, *after]
    return [row + [""] * (5 - len(row)) for row in rows]


def _html(html: str) -> str:
    """Return HTML on one line which no spreadsheet takes for a formula."""
    line = legible(html).replace("\r", "").replace("\n", "&#10;")
    return f"&#{ord(line[0])};{line[1:]}" if line.startswith(_FORMULA) else line


def _said(html: str) -> str:
    """Return feedback as text, as its column has it; a space keeps it from being a formula."""
    text = text_of(html)
    return f" {text}" if text.startswith(_FORMULA) else text


def _options(form: forms.Choice) -> Rows:
    worth = [_worth(form, option) for option in form.options]
    found = [
        ["Option", value, _html(option.html), "HTML", _said(option.feedback)]
        for value, option in zip(worth, form.options, strict=True)
    ]
    return [["Scoring", "AllOrNothing"], *found] if form.many else found


def _worth(form: forms.Choice, option: forms.Option) -> str:
    if form.many:
        return str(int(option.credit > 0))
    return "100" if option.credit == 1 else str(min(99, int(100 * option.credit)))


def _words(form: forms.Words) -> Rows:
    return [["InputBox", "1", "40"], *(["Answer", "100", legible(one)] for one in form.accept)]


def _pairs(form: forms.Pairs) -> Rows:
    numbered = list(enumerate(form.pairs, 1))
    turned = sorted(numbered, key=lambda one: one[1].right)
    return [
        ["Scoring", "EquallyWeighted"],
        *(["Choice", str(n), _html(pair.left), "HTML"] for n, pair in numbered),
        *(["Match", str(n), _html(_escaped(pair.right)), "HTML"] for n, pair in turned),
    ]


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _sequence(form: forms.Sequence) -> Rows:
    return [["Scoring", "AllOrNothing"], *(["Item", _html(one), "HTML"] for one in form.items)]


_PARTS: dict[type[Any], tuple[str, Callable[[Any], Rows]]] = {
    forms.Choice: ("MC", _options),
    forms.Words: ("SA", _words),
    forms.Pairs: ("M", _pairs),
    forms.Sequence: ("O", _sequence),
}
