"""Banks of questions in Moodle's XML."""

import re
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any

from markdown_it import MarkdownIt

from natorussia.authoring.imports.drafts import Drafts, ImportFileError, has_media, plain
from natorussia.authoring.imports.questions import Answer, Asked, Bank, decimal
from natorussia.data.languages import console

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_CLOZE = re.compile(r"\{(\d*):(\w+):((?:\\.|[^{}\\])*)\}")
_TYPED = {"SHORTANSWER", "SA", "MW", "SHORTANSWER_C", "SAC", "MWC", "NUMERICAL", "NM"}
_SLOT = re.compile(r"\[\[(\d+)\]\]")
_HUNDRED = 100


def parsed(path: Path, content: bytes) -> "Element":
    """Return the root of an XML file, read without entities from elsewhere.

    Raises
    ------
    ImportFileError
        If it is no XML.
    """
    from xml.etree.ElementTree import ParseError

    from defusedxml.common import DefusedXmlException
    from defusedxml.ElementTree import fromstring

    try:
        root: Element = fromstring(content.lstrip())
    except (ParseError, DefusedXmlException, ValueError) as error:
        raise ImportFileError(
            console.filled("{0}: it cannot be read as XML ({1})", path.name, error)
        ) from error
    return root


def of_quiz(root: "Element") -> Drafts:
    """Return the questions of a ``quiz`` of Moodle's XML."""
    drafts = Drafts(console.gettext("a bank of Moodle's XML"))
    bank = Bank(drafts)
    for number, question in enumerate(root.findall("question"), 1):
        kind = question.get("type", "")
        if kind in ("category", ""):
            drafts.lose(
                console.gettext("categories"),
                console.gettext("left out: the questions of a chapter stand in one bank"),
            )
            continue
        if question.find("tags/tag") is not None:
            drafts.lose(console.gettext("tags"), console.gettext("left out"))
        asked = _asked(question, console.filled("question {0}", number))
        reader = _READERS.get(kind)
        if reader is None:
            bank.lose(
                asked,
                console.filled(
                    "it was not kept: there is no kind like Moodle's {0} here", repr(kind)
                ),
            )
            continue
        if question.find(".//file") is not None or has_media(_text(question, "questiontext")):
            bank.lose(asked, console.gettext("its files are left out"))
        try:
            reader(bank, asked, question)
        except (ValueError, KeyError, IndexError) as error:
            bank.lose(asked, console.filled("it was not kept: it cannot be read ({0})", error))
    return drafts


def _asked(question: "Element", otherwise: str) -> Asked:
    hints = [_text(hint) for hint in question.findall("hint")]
    name = plain(_text(question, "name")) or otherwise
    prompt = _text(question, "questiontext")
    return Asked(name, prompt, _text(question, "generalfeedback"), tuple(filter(None, hints)))


def _text(element: "Element", name: str = "") -> str:
    """Return a text as HTML, whatever format it says that it has."""
    holder = element.find(name) if name else element
    if holder is None:
        return ""
    said = (holder.findtext("text") or "").strip()
    form = holder.get("format", "")
    if form == "plain_text":
        return escape(said, quote=False)
    return str(MarkdownIt().render(said)).strip() if form == "markdown" else said


def _answers(question: "Element") -> list[Answer]:
    return [
        Answer(_text(one), float(one.get("fraction", "0")) / _HUNDRED, _text(one, "feedback"))
        for one in question.findall("answer")
    ]


def _choice(bank: Bank, asked: Asked, question: "Element") -> None:
    single = (question.findtext("single") or "true").strip().lower() in ("true", "1")
    bank.choice(asked, _answers(question), many=not single)


def _set(bank: Bank, asked: Asked, question: "Element") -> None:
    """Read a choice of several of which each that earns anything is right, and no share counts."""
    found = [Answer(one.text, float(one.credit > 0), one.feedback) for one in _answers(question)]
    bank.choice(asked, found, many=True)


def _truth(bank: Bank, asked: Asked, question: "Element") -> None:
    answers = _answers(question)
    if len(answers) != 2:  # noqa: PLR2004  true and false
        raise ValueError(
            console.filled("expected two answers, true and false, got {0}", len(answers))
        )
    yes, no = answers
    if plain(yes.text).lower() == "false" or plain(no.text).lower() == "true":
        yes, no = no, yes  # words of other languages stand in the order of Moodle: true, false
    if (yes.credit > 0) == (no.credit > 0):
        raise ValueError(console.gettext("expected one of true and false to earn something"))
    bank.truth(asked, yes.credit > 0, (yes.feedback, no.feedback))


def _typed(bank: Bank, asked: Asked, question: "Element") -> None:
    if question.findtext("usecase", "0").strip() == "1":
        bank.lose(asked, console.gettext("capitals count there, and not here"))
    bank.typed(asked, _answers(question))


def _number(bank: Bank, asked: Asked, question: "Element") -> None:
    offs = [float(decimal(one.findtext("tolerance") or "0")) for one in question.findall("answer")]
    units = [plain(one.findtext("unit_name") or "") for one in question.findall(".//unit")]
    if len(units) > 1:
        bank.lose(asked, console.filled("only the unit {0} is kept", units[0]))
    bank.number(asked, list(zip(_answers(question), offs, strict=True)), *units[:1])


def _match(bank: Bank, asked: Asked, question: "Element") -> None:
    pairs = [
        (_text(one), (one.findtext("answer/text") or "").strip())
        for one in question.findall("subquestion")
    ]
    bank.match(asked, pairs)


def _order(bank: Bank, asked: Asked, question: "Element") -> None:
    bank.order(asked, [one.text for one in _answers(question)])


def _cloze(bank: Bank, asked: Asked, question: "Element") -> None:  # noqa: ARG001  it is in the text
    gaps: dict[str, dict[str, Any]] = {}

    def gap(found: re.Match[str]) -> str:
        name = f"gap{len(gaps) + 1}"
        gaps[name] = _cloze_gap(bank, asked, found[2].upper(), found[3])
        return f"{{{{{name}}}}}"

    text = _CLOZE.sub(gap, asked.prompt)
    if not gaps:
        raise ValueError(console.gettext("it has no gap"))
    bank.blanks(Asked(asked.name, "", asked.explanation, asked.hints), text, gaps)


def _cloze_gap(bank: Bank, asked: Asked, kind: str, answers: str) -> dict[str, Any]:
    accept, options = [], []
    for part in re.split(r"(?<!\\)~", answers):
        text = re.split(r"(?<!\\)#", part)[0].strip()
        weight = re.match(r"%(-?[\d.]+)%", text)
        right = text.startswith("=") or (weight is not None and float(weight[1]) >= _HUNDRED)
        words = plain(re.sub(r"\\(.)", r"\1", re.sub(r"^(=|%-?[\d.]+%)", "", text)))
        if kind in ("NUMERICAL", "NM"):
            words = words.partition(":")[0]
            bank.lose(asked, console.gettext("how far off a number in a gap may be is left out"))
        options.append(words)
        if right:
            accept.append(words)
    if kind in _TYPED:
        return {"accept": list(dict.fromkeys(accept))}
    if len(accept) > 1:
        bank.lose(
            asked,
            console.filled(
                "a gap with several right options takes any of them: {0}", ", ".join(accept)
            ),
        )
    return {"accept": list(dict.fromkeys(accept)), "options": list(dict.fromkeys(options))}


def _slots(bank: Bank, asked: Asked, question: "Element") -> None:
    """Read words to drag, or to select, into the numbered slots of a text."""
    boxes = [*question.findall("dragbox"), *question.findall("selectoption")]
    words = [(plain(_text(box)), (box.findtext("group") or "1").strip()) for box in boxes]
    gaps: dict[str, dict[str, Any]] = {}

    def gap(found: re.Match[str]) -> str:
        right, group = words[int(found[1]) - 1]
        name = f"gap{len(gaps) + 1}"
        among = list(dict.fromkeys(word for word, one in words if one == group))
        gaps[name] = {"accept": [right], "options": among}
        return f"{{{{{name}}}}}"

    text = _SLOT.sub(gap, asked.prompt)
    bank.blanks(Asked(asked.name, "", asked.explanation, asked.hints), text, gaps)


_READERS = {
    "multichoice": _choice,
    "multichoiceset": _set,
    "oumultiresponse": _set,
    "truefalse": _truth,
    "shortanswer": _typed,
    "numerical": _number,
    "matching": _match,
    "ordering": _order,
    "cloze": _cloze,
    "multianswer": _cloze,
    "ddwtos": _slots,
    "gapselect": _slots,
}
