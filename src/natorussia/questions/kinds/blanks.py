"""Fill the blanks of a text, typed or chosen: the share of blanks that are right."""

import re
from collections.abc import Iterator
from html import escape
from typing import Any

from natorussia.data.languages import console
from natorussia.data.languages.catalogues import noted
from natorussia.markup.markdown import block
from natorussia.questions.items import MISTYPED, OPEN, SHUT, SPELT, Asked, Gap, Gaps, Say
from natorussia.questions.kinds import _choices
from natorussia.questions.kinds._language import of_letters, spoken
from natorussia.questions.marks import Marks, Part, marks
from natorussia.questions.normalise import agrees, collapsed, normal, single_spaced, typed

RULE = noted("The share of blanks that are right.")
PROMPT = noted("Fill in the blanks.")
SCHEMA: dict[str, Any] = {
    "properties": {
        "text": {
            "type": "string",
            "minLength": 1,
            "description": "Markdown with a blank for each `{{name}}`",
        },
        "blanks": {
            "type": "object",
            "minProperties": 1,
            "propertyNames": {
                "pattern": "^[a-z][a-z0-9_]*$",
                "description": "a name of small letters, digits and underscores, as in gap_1",
            },
            "additionalProperties": {
                "type": "object",
                "properties": {
                    "accept": {"$ref": "#/$defs/accept"},
                    "fuzzy": {"$ref": "#/$defs/fuzzy"},
                    "options": {
                        "type": "array",
                        "minItems": 2,
                        "uniqueItems": True,
                        "items": {"type": "string", "minLength": 1},
                        "description": "To choose from; without it the blank is typed",
                    },
                    "feedback": {
                        "type": "string",
                        "minLength": 1,
                        "description": "Markdown, shown where the blank is wrong",
                    },
                },
                "required": ["accept"],
                "additionalProperties": False,
            },
        },
    },
    "required": ["text", "blanks"],
}
_BLANK = re.compile(r"\{\{\s*([a-z][a-z0-9_]*)\s*\}\}")
# Private-use characters carry the blanks through Markdown; an author's own are taken out.
_OPEN, _SHUT = "\ue000", "\ue001"
_GAP = re.compile(r'<span data-blank="([a-z0-9_]+)"></span>')
_CARRIED = re.compile(f"{_OPEN}([a-z0-9_]+){_SHUT}")


def problems(question: dict[str, Any]) -> Iterator[str]:
    """Say which blanks the text or the list lacks, and which cannot be answered by choosing."""
    asked, known = _BLANK.findall(question["text"]), question["blanks"]
    yield from _choices.repeated(asked, noted("blank"))
    for name in sorted(set(asked) ^ set(known)):
        where = "blanks" if name in asked else "text"
        yield console.filled("the blank {0} is missing in `{1}`", repr(name), where)
    for name, blank in known.items():
        for problem in _problems(blank, spoken(question)):
            yield console.filled("the blank {0}: {1}", repr(name), problem)


def _problems(blank: dict[str, Any], language: str) -> Iterator[str]:
    options = blank.get("options", blank["accept"])
    accepted = _accepted(blank, language)
    if "" in accepted:
        yield console.gettext(
            "an accepted answer has neither letter nor digit, so that nobody could give it"
        )
    elif not any(agrees(option, accepted, 0, language) for option in options):
        yield console.gettext("no option is among those it accepts")
    for option in options:
        if not _choices.is_seen(escape(option)):
            yield console.filled(
                "the option {0} shows nothing; write something that can be read", repr(option)
            )
    for first, second in collapsed(options, language):
        yield console.filled(
            "{0} and {1} are compared as one; drop or reword one of them", repr(first), repr(second)
        )


def _accepted(blank: dict[str, Any], language: str) -> list[str]:
    """Return what a blank accepts, ready to compare."""
    return [normal(answer, language) for answer in blank["accept"]]


def public(question: dict[str, Any]) -> dict[str, Any]:
    """Return the text with marked places, and what may be chosen, sorted so as to tell nothing."""
    bare = question["text"].replace(_OPEN, "").replace(_SHUT, "")
    carried = block(_BLANK.sub(rf"{_OPEN}\1{_SHUT}", bare))
    return {
        "text": _CARRIED.sub(r'<span data-blank="\1"></span>', carried),
        "blanks": {
            name: sorted(blank.get("options", []), key=str.casefold)
            for name, blank in question["blanks"].items()
        },
    }


def key(question: dict[str, Any]) -> dict[str, Any]:
    """Return what each blank accepts, and the feedback."""
    language, blanks = spoken(question), question["blanks"]
    return {
        "answer": {name: _shown_answer(blank, language) for name, blank in blanks.items()},
        "blanks": {
            name: {
                "accept": _accepted(blank, language),
                "fuzzy": 0 if "options" in blank else blank.get("fuzzy", 0),
                "feedback": block(blank.get("feedback", "")),
            }
            for name, blank in blanks.items()
        },
        **of_letters(question),
    }


def _shown_answer(blank: dict[str, Any], language: str) -> str:
    return _listed(blank, language)[0]


def score(key: dict[str, Any], response: dict[str, str]) -> Marks:
    """Give the share of blanks that are right."""
    given = {name: typed(response.get(name)) for name in sorted(key["blanks"])}
    language, blanks = key.get("language", ""), key["blanks"]
    ok = {
        name: agrees(answer, blanks[name]["accept"], blanks[name]["fuzzy"], language)
        for name, answer in given.items()
    }
    parts = [
        Part(name, ok[name], "" if ok[name] else key["blanks"][name]["feedback"])
        for name, answer in given.items()
        if answer
    ]
    return marks(sum(ok.values()) / len(ok), parts)


def chance(question: dict[str, Any]) -> float:
    """Return the credit that a guess earns on average; what is typed cannot be guessed."""
    blanks, language = question["blanks"].values(), spoken(question)
    return sum(_share_of_right(blank, language) for blank in blanks) / len(blanks)


def _share_of_right(blank: dict[str, Any], language: str) -> float:
    accepted, options = _accepted(blank, language), blank.get("options", [])
    return sum(normal(one, language) in accepted for one in options) / (len(options) or 1)


def said(shown: dict[str, Any], response: dict[str, str]) -> list[str]:
    """Return what each blank was filled with."""
    given = {name: typed(response.get(name)).strip() for name in shown["blanks"]}
    return [f"{name}: {answer}" for name, answer in given.items() if answer]


def printed(shown: dict[str, Any]) -> str:
    """Return the text with gaps, and what may be chosen in brackets."""
    text = str(shown["text"])
    for name, options in shown["blanks"].items():
        choice = f" ({escape(' / '.join(options), quote=False)})" if options else ""
        gap = f'<span class="nq-gap"></span>{choice}'
        text = text.replace(f'<span data-blank="{name}"></span>', gap)
    return text


def answered(question: dict[str, Any]) -> str:
    """Return the text with its blanks filled, as HTML."""
    text = str(public(question)["text"])
    for name, answer in key(question)["answer"].items():
        filled = f"<u>{escape(answer, quote=False)}</u>"
        text = text.replace(f'<span data-blank="{name}"></span>', filled)
    return text


def form(question: dict[str, Any], shown: dict[str, Any], say: Say) -> Asked:
    """Return the text with its gaps."""
    gaps = {
        name: Gap(
            tuple(map(single_spaced, _listed(blank, spoken(question)))),
            tuple(map(single_spaced, blank.get("options", []))),
            say(blank.get("feedback", "")),
        )
        for name, blank in question["blanks"].items()
    }
    typed = [blank for blank in question["blanks"].values() if "options" not in blank]
    fuzzy = any(blank.get("fuzzy") for blank in typed)
    lost = (*([SPELT] if typed else []), *([MISTYPED] if fuzzy else []))
    return "", Gaps(_GAP.sub(rf"{OPEN}\1{SHUT}", shown["text"]), gaps), lost


def _listed(blank: dict[str, Any], language: str) -> tuple[str, ...]:
    """Return what a blank accepts, as its options spell it."""
    accepted, options = _accepted(blank, language), blank.get("options", [])
    spelled = [option for option in options if normal(option, language) in accepted]
    return tuple(spelled or blank["accept"])
