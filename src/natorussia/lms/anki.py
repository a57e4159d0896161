"""An Anki deck: a card for each question, in a deck for each section.

The ids of notes, decks and the note type are stable, so that importing again updates the cards
and keeps what a learner has learnt.  So are the fields and the name of the card: where these
differ, Anki takes a note for another's and keeps its old text.  What cards gain goes into the
fields that there are; templates and styles may change.  A card stays in the deck where a learner
has it; its tags say to which section it belongs.
"""

from collections.abc import Sequence
from hashlib import sha256
from html import escape
from importlib import import_module
from itertools import groupby
from pathlib import Path
from types import ModuleType
from typing import Any

from natorussia import data
from natorussia.data.languages import console, current, decimal_sign
from natorussia.data.languages.catalogues import filled, gettext
from natorussia.lms.links import Links
from natorussia.lms.titles import running
from natorussia.markup import citations
from natorussia.questions import items as forms
from natorussia.questions.items import OPEN, SHUT, Item, Loss
from natorussia.questions.numbers import written

MODEL = 1994199720  # any number will do, if it never changes
FIELDS = ("Front", "Back", "Explanation", "Link", "Id")
_FRONT = "{{Front}}"
_BACK = """{{FrontSide}}<hr id=answer>{{Back}}
<div class=explanation>{{Explanation}}</div>
{{#Link}}<p><a href="{{text:Link}}">CHAPTER</a></p>{{/Link}}"""
_CSS = """.card { font: 18px/1.5 sans-serif; max-width: 36em; margin: 1em auto; text-align: start; }
.explanation { margin-top: 1em; opacity: .85; } li { margin: .3em 0; }"""


def holds(_item: Item) -> bool:
    """Return True: on a card the learner is the judge."""
    return True


def lost(item: Item) -> list[Loss]:
    """Say what is asked otherwise; what is right within a tolerance is told, and not marked."""
    return list(item.lost) if item.kind == "place" else []


def write(items: Sequence[Item], path: Path, links: Links) -> None:
    """Write the decks in one package."""
    genanki = _genanki()
    fields = [{"name": name} for name in FIELDS]
    back = _BACK.replace("CHAPTER", gettext("Read the chapter"))
    front, back = running(_FRONT), running(back)
    template = {"name": "Question", "qfmt": front, "afmt": back}
    model = genanki.Model(
        MODEL,
        "Question with explanation and link",
        fields=fields,
        templates=[template],
        css=_CSS,
    )
    decks = []
    for section, questions in groupby(items, key=lambda item: item.section):
        deck = genanki.Deck(_number(section), f"{_course()}::{_title(section)}")
        for item in questions:
            deck.add_note(_note(model, item, links))
        decks.append(deck)
    genanki.Package(decks).write_to_file(str(path))


def _genanki() -> ModuleType:
    try:
        return import_module("genanki")
    except ImportError as error:
        message = console.gettext(
            "decks for Anki need genanki; install it with pip install 'natorussia[lms]'"
        )
        raise RuntimeError(message) from error


def _course() -> str:
    """Return the title of the course; two colons would open a deck within it."""
    return str(data.package()["title"]).replace("::", ":")


def _title(section: str) -> str:
    known = section in data.index("sections")
    return citations.row("sections", section)["title"] if known else section or gettext("Questions")


def _number(section: str) -> int:
    return int(sha256(f"{data.package()['name']} {section}".encode()).hexdigest()[:8], 16)


def _note(model: Any, item: Item, links: Links) -> Any:  # noqa: ANN401
    back = _back(item.form) + "".join(f"<div><i>{one}</i></div>" for one in _comments(item.form))
    fields = [
        item.prompt + _front(item.form) + _hints(item),
        back,
        item.after,
        links.chapter(item.section),
    ]
    fields = [*(field.replace("{{", "{&#123;") for field in fields), item.id]
    tags = [item.section, item.level, item.kind, *item.events]
    guid = _genanki().guid_for(data.package()["name"], item.id)
    return _genanki().Note(model, fields, guid=guid, tags=tags)


def _front(form: forms.Form) -> str:
    """Return what there is to choose from, in an order that tells nothing."""
    if isinstance(form, forms.Choice):
        shown = [option.html for option in form.options]
        return _list(sorted(shown) if form.shuffle else shown)
    if isinstance(form, forms.Sequence):
        return _list(sorted(form.items))
    if isinstance(form, forms.Pairs):
        rights = sorted({pair.right for pair in form.pairs} | set(form.extra))
        choose = "; ".join(escape(right, quote=False) for right in rights)
        asked = f"<p>{filled('Choose from: {0}.', choose)}</p>"
        return _list(sorted(pair.left for pair in form.pairs)) + asked
    if isinstance(form, forms.Gaps):
        return _filled(form, {name: _open(gap) for name, gap in form.gaps.items()})
    return ""


def _open(gap: forms.Gap) -> str:
    choice = f" ({escape(' / '.join(gap.options), quote=False)})" if gap.options else ""
    return f"____{choice}"


def _back(form: forms.Form) -> str:
    if isinstance(form, forms.Choice):
        return _list([option.html for option in form.options if _is_right(form, option)])
    if isinstance(form, forms.Words):
        return f"<p>{_either(form.accept)}</p>"
    if isinstance(form, forms.Numbers):
        return _number_back(form)
    if isinstance(form, forms.Sequence):
        return _list(form.items, "ol")
    if isinstance(form, forms.Pairs):
        return _list([f"{one.left}: <b>{escape(one.right, quote=False)}</b>" for one in form.pairs])
    answers = {
        name: f"<b>{escape(' / '.join(gap.accept), quote=False)}</b>"
        for name, gap in form.gaps.items()
    }
    return _filled(form, answers)


def _either(words: Sequence[str]) -> str:
    """Return all that is right, since the learner is the judge."""
    told, *others = words
    for one in others:
        told = filled("{0}; or: {1}", told, one)
    return escape(told, quote=False)


def _number_back(form: forms.Numbers) -> str:
    right = [one for one in form.values if one.credit == 1]
    either = f" {gettext('or')} ".join(_digits(one.number) for one in right)
    off = next((one.tolerance for one in right if one.tolerance), 0)
    give = f" ({filled('give or take {0}', _digits(off))})" if off else ""
    return f"<p>{f'{either} {escape(form.unit, quote=False)}'.strip()}{give}</p>"


def _digits(value: float) -> str:
    return written(value, decimal_sign(current()))


def _is_right(form: forms.Choice, option: forms.Option) -> bool:
    return option.credit > 0 if form.many else option.credit == 1


def _comments(form: forms.Form) -> list[str]:
    """Return what is said to who chose right, and then what is said of each wrong answer."""
    if isinstance(form, forms.Words):
        return [f"<b>{escape(words, quote=False)}</b>: {said}" for words, said in form.wrong]
    if isinstance(form, forms.Numbers):
        return [
            f"<b>{_digits(one.number)}</b>: {one.feedback}" for one in form.values if one.feedback
        ]
    if isinstance(form, forms.Gaps):
        return [gap.feedback for gap in form.gaps.values() if gap.feedback]
    told = [one for one in form.options if one.feedback] if isinstance(form, forms.Choice) else []
    right = [
        one.feedback for one in told if isinstance(form, forms.Choice) and _is_right(form, one)
    ]
    return right + [
        f"<b>{one.html}</b>: {one.feedback}" for one in told if one.feedback not in right
    ]


def _hints(item: Item) -> str:
    """Return hints to open one by one."""
    opens = f"<details><summary>{gettext('Hint')}</summary>"
    return "".join(f"{opens}{hint}</details>" for hint in item.hints)


def _filled(form: forms.Gaps, words: dict[str, str]) -> str:
    html = form.html
    for name, filling in words.items():
        html = html.replace(f"{OPEN}{name}{SHUT}", filling)
    return html


def _list(lines: Sequence[str], tag: str = "ul") -> str:
    return f"<{tag}>" + "".join(f"<li>{line}</li>" for line in lines) + f"</{tag}>"
