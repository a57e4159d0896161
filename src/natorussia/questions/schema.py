"""The schema of a bank of questions, put together from what each kind says of itself.

``python -m natorussia.questions`` writes it to ``data/questions/schema.json``.
"""

import json
from typing import Any

from natorussia.data.languages.catalogues import noted
from natorussia.questions import kinds

_MARKDOWN = {"type": "string", "minLength": 1}
LEVELS = ["recall", "understand", "analyse", "evaluate"]
SKILLS = ["sourcing", "corroboration", "contextualisation"]
_COMMON: dict[str, Any] = {
    "id": {
        "$ref": "#/$defs/id",
        "description": "Stable: `<section>-<slug>`. Readers' progress hangs on it, so it never "
        "changes and is never used again",
    },
    "kind": {"description": "What is asked for"},
    "prompt": {
        **_MARKDOWN,
        "description": "Markdown; may cite rows: {event}`id` {when}`id` "
        "{value}`table/key/column` {source}`id` {para}`rome p2 b1`",
    },
    "language": {
        "type": "string",
        "pattern": "^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$",
        "description": "In which language it is asked and answered, as `de` or `pt-BR`, where that "
        "is not the course's: typed answers are compared as that language does",
    },
    "level": {"enum": LEVELS, "description": "What the reader has to do"},
    "points": {"type": "number", "exclusiveMinimum": 0, "default": 1},
    "hints": {
        "type": "array",
        "items": {**_MARKDOWN, "description": "Markdown; shown one at a time, on request"},
        "minItems": 1,
    },
    "events": {
        "type": "array",
        "items": {"$ref": "#/$defs/id"},
        "minItems": 1,
        "uniqueItems": True,
        "description": "The events the question rests on; feedback links them on the timeline",
    },
    "reread": {
        "type": "string",
        "pattern": "^[a-z0-9]+(-[a-z0-9]+)*( p[0-9]+( b[0-9]+)?)?$",
        "description": "Where to read again: a passage of passages.csv, whose id is a label in its "
        "chapter; or a paragraph of the article, as `rome p2 b1`",
    },
    "after": {
        "$ref": "#/$defs/id",
        "description": "The section of its chapter after which it is asked, a passage of "
        "passages.csv; `end` is after the last one",
    },
    "documents": {
        "type": "array",
        "items": {"$ref": "#/$defs/id"},
        "minItems": 1,
        "uniqueItems": True,
        "description": "The documents it asks about, of documents.csv; their cards are linked",
    },
    "skill": {
        "enum": SKILLS,
        "description": "What it practises on a document: who made it and could know; whether "
        "another bears it out; what had just happened",
    },
    "explanation": {**_MARKDOWN, "description": "Markdown, shown once the question is answered"},
    "shuffle": {
        "type": "boolean",
        "default": True,
        "description": "false keeps options in the order written (dates, degrees)",
    },
}
_DEFS: dict[str, Any] = {
    "id": {
        "type": "string",
        "pattern": "^[a-z0-9]+(-[a-z0-9]+)*$",
        "description": noted("small letters, digits and single hyphens, as in fall-of-rome"),
    },
    "choice": {
        "type": "object",
        "properties": {
            "text": {**_MARKDOWN, "description": "Markdown"},
            "correct": {
                "const": True,
                "description": "true on a right option; leave it out on the others",
            },
            "feedback": {
                **_MARKDOWN,
                "description": "Markdown for who chose this: say why, and link what to reread",
            },
        },
        "required": ["text"],
        "additionalProperties": False,
    },
    "accept": {
        "type": "array",
        "items": {"type": "string", "minLength": 1},
        "minItems": 1,
        "uniqueItems": True,
        "description": "Right answers, each spelling and transcription that counts; capitals, "
        "punctuation, and accents that make no other letter in its language are ignored",
    },
    "fuzzy": {
        "enum": [0, 1, 2],
        "default": 0,
        "description": "How many letters may be mistyped, one of each four at most",
    },
}


def schema() -> dict[str, Any]:
    """Return the schema of a bank (JSON Schema, draft 2020-12)."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "A bank of questions",
        "description": "One file per section of the article. Editors check it with a first line "
        "`# yaml-language-server: $schema=schema.json`.",
        "type": "object",
        "properties": {
            "section": {"$ref": "#/$defs/id", "description": "An id of sections.csv"},
            "questions": {
                "type": "array",
                "items": {"$ref": "#/$defs/question"},
            },
        },
        "required": ["section", "questions"],
        "additionalProperties": False,
        "$defs": {
            "question": _question(),
            **_DEFS,
            **{kind: _kind(kind) for kind in kinds.names()},
        },
    }


def _question() -> dict[str, Any]:
    names = kinds.names()
    kind = {**_COMMON["kind"], "enum": names}
    return {
        "type": "object",
        "properties": {**_COMMON, "kind": kind},
        "required": ["id", "kind", "level"],
        "allOf": [
            {
                "if": {"properties": {"kind": {"const": name}}, "required": ["kind"]},
                "then": {"$ref": f"#/$defs/{name}"},
            }
            for name in names
        ],
    }


def _kind(name: str) -> dict[str, Any]:
    own = kinds.named(name).SCHEMA
    return {**own, "propertyNames": {"enum": [*_COMMON, *own["properties"]]}}


def text() -> str:
    """Return the schema as ``schema.json`` holds it."""
    return json.dumps(schema(), indent=2, ensure_ascii=False) + "\n"
