"""Banks of questions in Moodle's GIFT."""

import re
from collections.abc import Iterator
from decimal import Decimal, InvalidOperation
from html import escape
from pathlib import Path

from natorussia.authoring.imports.drafts import Drafts, markdown
from natorussia.authoring.imports.questions import Answer, Asked, Bank
from natorussia.data.languages import console
from natorussia.data.table_files import decoded

_TITLE = re.compile(r"\s*::(.*?)(?<!\\)::", re.DOTALL)
_FORMAT = re.compile(r"\s*\[(html|markdown|moodle|plain)\]", re.IGNORECASE)
_ESCAPED = re.compile(r"\\([~=#{}:\\])")
_BODY = re.compile(r"(?<!\\)\{(.*?)(?<!\\)\}", re.DOTALL)
_OPENING = re.compile(r"(?<!\\)\{")
_GAP = "____"
_TRUTH = re.compile(r"(T|TRUE|F|FALSE)", re.IGNORECASE)
_PART = re.compile(r"(?<!\\)([=~])")
_WEIGHT = re.compile(r"\s*%(-?[\d.]+)%")
_CATEGORY = re.compile(r"^\s*\$CATEGORY:.*$", re.MULTILINE)
_HUNDRED = 100


def of_text(path: Path) -> Drafts:
    """Return the questions of a GIFT file, which stand between empty lines."""
    drafts = Drafts(console.gettext("a bank in GIFT"))
    whole = decoded(path)
    if _CATEGORY.search(whole):
        drafts.lose(
            console.gettext("categories"),
            console.gettext("left out: the questions of a chapter stand in one bank"),
        )
    for number, text in enumerate(_chunks(whole), 1):
        _question(text, console.filled("question {0}", number), drafts)
    return drafts


def _chunks(text: str) -> Iterator[str]:
    lines = [line for line in text.splitlines() if not line.lstrip().startswith("//")]
    for chunk in re.split(r"\n[ \t]*\n", "\n".join(lines)):
        kept = _CATEGORY.sub("", chunk).strip()
        if kept:
            yield kept


def _question(text: str, otherwise: str, drafts: Drafts) -> None:
    title = _TITLE.match(text)
    rest = text[title.end() :] if title else text
    form = _FORMAT.match(rest)
    rest = rest[form.end() :] if form else rest
    bank = Bank(drafts, _FORMS.get(form[1].lower() if form else "", _of_html))
    body = _BODY.search(rest)
    head = rest[: body.start()] if body else rest
    name = _plain(title[1] if title else head)[:60].strip() or otherwise
    asked = Asked(name, head)
    if body is None or _OPENING.search(body[1] + rest[body.end() :]):
        bank.lose(asked, console.filled("it was not kept: {0}", _no_answer(rest, body)))
        return
    after = rest[body.end() :].rstrip()
    inside, _, general = re.split(r"(?<!\\)(####)", body[1] + "####", maxsplit=1)
    general = general.removesuffix("####")
    gap = f"{asked.prompt}{_GAP}{after}" if after else asked.prompt
    try:
        _answers(bank, Asked(name, gap, general), inside.strip())
    except (ValueError, InvalidOperation) as error:
        bank.lose(asked, console.filled("it was not kept: it cannot be read ({0})", error))


def _no_answer(rest: str, body: re.Match[str] | None) -> str:
    if body is not None and _OPENING.search(body[1]):
        return console.gettext(
            "a brace stands in its answers; write { and } of a text as \\{ and \\}"
        )
    if body is not None:
        return console.gettext("it has answers in two places; write it as two questions")
    if _OPENING.search(rest):
        return console.gettext(
            "the brace before its answers is never closed; }, ~, =, # and : of a text need a \\"
        )
    return console.gettext("it is a text that asks nothing")


def _plain(text: str) -> str:
    return _ESCAPED.sub(r"\1", text.replace("\\n", "\n"))


def _of_html(text: str) -> str:
    return markdown(_plain(text))


_FORMS = {
    "markdown": lambda text: _plain(text).strip(),
    "plain": lambda text: markdown(escape(_plain(text), quote=False)),
}


def _answers(bank: Bank, asked: Asked, inside: str) -> None:
    first = re.split(r"(?<!\\)#", inside)
    if _TRUTH.fullmatch(first[0].strip()):
        right = first[0].strip().upper().startswith("T")
        wrong_said, right_said = ([*map(str.strip, first[1:]), "", ""])[:2]
        said = (right_said, wrong_said) if right else (wrong_said, right_said)
        bank.truth(asked, right, said)
    elif inside.startswith("#"):
        _numbers(bank, asked, inside[1:].strip())
    elif not inside:
        bank.lose(
            asked,
            console.gettext("it was not kept: it is an essay, which belongs into an exercise"),
        )
    else:
        _options(bank, asked, inside)


def _parts(inside: str) -> Iterator[tuple[str, Answer]]:
    """Yield each answer with the sign before it."""
    pieces = _PART.split(inside)
    for sign, text in zip(pieces[1::2], pieces[2::2], strict=True):
        words, _, said = [*re.split(r"(?<!\\)(#)", text, maxsplit=1), "", ""][:3]
        weight = _WEIGHT.match(words)
        earns = float(weight[1]) / _HUNDRED if weight else float(sign == "=")
        own = words[weight.end() if weight else 0 :]
        yield sign, Answer(_FORMAT.sub("", own, count=1).strip(), earns, said.strip())


def _options(bank: Bank, asked: Asked, inside: str) -> None:
    parts = list(_parts(inside))
    answers = [answer for _, answer in parts]
    if not parts:  # one right answer needs no sign
        text, _, said = [*re.split(r"(?<!\\)(#)", inside, maxsplit=1), "", ""][:3]
        bank.typed(asked, [Answer(_plain(text).strip(), 1.0, said.strip())])
    elif all(sign == "=" and "->" in answer.text for sign, answer in parts):
        pairs = (answer.text.split("->", 1) for answer in answers)
        bank.match(asked, [(left.strip(), _plain(right).strip()) for left, right in pairs])
    elif all(sign == "=" for sign, _ in parts):
        bank.typed(asked, [Answer(_plain(a.text), a.credit, a.feedback) for a in answers])
    else:
        many = not any(sign == "=" for sign, _ in parts)
        bank.choice(asked, answers, many=many and sum(a.credit > 0 for a in answers) > 1)


def _numbers(bank: Bank, asked: Asked, inside: str) -> None:
    answers = [answer for _, answer in _parts(inside)]
    if not answers:
        text, _, said = [*re.split(r"(?<!\\)(#)", inside, maxsplit=1), "", ""][:3]
        answers = [Answer(text.strip(), 1.0, said.strip())]
    if any(not one.text and one.feedback for one in answers):
        bank.lose(asked, console.gettext("what is said to any other number is left out"))
    bank.number(asked, [_number(one) for one in answers if one.text not in ("", "*")])


def _number(answer: Answer) -> tuple[Answer, float]:
    """Return an answer as its number, and how far off is right: ``3:0.5`` or ``2.5..3.5``."""
    text = _plain(answer.text).replace(" ", "")
    if ".." in text:
        low, high = map(Decimal, text.split("..", 1))
        middle = Answer(str((low + high) / 2), answer.credit, answer.feedback)
        return middle, float((high - low) / 2)
    number, _, off = text.partition(":")
    return Answer(number, answer.credit, answer.feedback), float(off or 0)
