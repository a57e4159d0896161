"""Fill the blanks of a text, typed or chosen: the share of blanks that are right."""

import re
from collections.abc import Iterator
from html import escape
from typing import Any

from natorussia.questions.compare import agrees, normal, typed
from natorussia.questions.kinds import _choices
from natorussia.questions.markdown import block
from natorussia.questions.marks import Marks, Part, marks

PROMPT = "Fill in the blanks."
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
            "propertyNames": {"pattern": "^[a-z][a-z0-9_]*$"},
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
_CARRIED = re.compile(f"{_OPEN}([a-z0-9_]+){_SHUT}")


def problems(question: dict[str, Any]) -> Iterator[str]:
    """Say which blanks the text or the list lacks, and which cannot be answered by choosing."""
    asked, known = _BLANK.findall(question["text"]), question["blanks"]
    yield from _choices.repeated(asked, "blank")
    for name in sorted(set(asked) ^ set(known)):
        where = "blanks" if name in asked else "text"
        yield f"the blank {name!r} is missing in `{where}`"
    for name, blank in known.items():
        options = blank.get("options", blank["accept"])
        accepted = [normal(answer) for answer in blank["accept"]]
        if not any(agrees(option, accepted, 0) for option in options):
            yield f"no option of the blank {name!r} is among those it accepts"


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
    return {
        "answer": {name: _shown_answer(blank) for name, blank in question["blanks"].items()},
        "blanks": {
            name: {
                "accept": [normal(answer) for answer in blank["accept"]],
                "fuzzy": 0 if "options" in blank else blank.get("fuzzy", 0),
                "feedback": block(blank.get("feedback", "")),
            }
            for name, blank in question["blanks"].items()
        },
    }


def _shown_answer(blank: dict[str, Any]) -> str:
    accepted = [normal(answer) for answer in blank["accept"]]
    answers = [option for option in blank.get("options", []) if normal(option) in accepted]
    return str((answers or blank["accept"])[0])


def score(key: dict[str, Any], response: dict[str, str]) -> Marks:
    """Give the share of blanks that are right."""
    given = {name: typed(response.get(name)) for name in sorted(key["blanks"])}
    ok = {
        name: agrees(answer, key["blanks"][name]["accept"], key["blanks"][name]["fuzzy"])
        for name, answer in given.items()
    }
    parts = [
        Part(name, ok[name], "" if ok[name] else key["blanks"][name]["feedback"])
        for name, answer in given.items()
        if answer
    ]
    return marks(sum(ok.values()) / len(ok), parts)


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
