"""One question of each kind, with a response that is right and one that is not."""

from natorussia import questions as asked
from natorussia.live.items import Item

BANK = [
    {
        "id": "one",
        "kind": "single",
        "level": "recall",
        "prompt": "Which?",
        "options": [
            {"text": "Right-hand", "correct": True},
            {"text": "Wrong-hand", "feedback": "No."},
        ],
        "explanation": "Secret-explanation.",
    },
    {
        "id": "several",
        "kind": "multiple",
        "level": "recall",
        "prompt": "Which ones?",
        "options": [
            {"text": "A", "correct": True},
            {"text": "B", "correct": True},
            {"text": "C", "feedback": "No."},
        ],
    },
    {
        "id": "why",
        "kind": "reason",
        "level": "analyse",
        "statement": "It is so.",
        "verdict": True,
        "reasons": [
            {"text": "Because", "correct": True},
            {"text": "Despite", "feedback": "No."},
        ],
    },
    {
        "id": "row",
        "kind": "order",
        "level": "recall",
        "items": [{"text": "first"}, {"text": "second"}, {"text": "third"}],
    },
    {
        "id": "pairs",
        "kind": "match",
        "level": "recall",
        "prompt": "Match.",
        "pairs": [{"left": "a", "right": "1"}, {"left": "b", "right": "2"}],
    },
    {
        "id": "gaps",
        "kind": "blanks",
        "level": "recall",
        "text": "The {{day}} of {{month}}.",
        "blanks": {
            "day": {"accept": ["Monday"]},
            "month": {"accept": ["May"], "options": ["May", "June"]},
        },
    },
    {
        "id": "number",
        "kind": "numeric",
        "level": "recall",
        "prompt": "How far?",
        "answer": 1500,
        "unit": "m",
        "units": {"km": 1000},
    },
    {
        "id": "when",
        "kind": "place",
        "level": "recall",
        "prompt": "When?",
        "event": "1997-founding-act-signed",
        "from": 1990,
        "to": 2007,
        "zero": 900,
    },
    {"id": "word", "kind": "text", "level": "recall", "prompt": "Who?", "accept": ["Kohl"]},
    {
        "id": "mood",
        "kind": "poll",
        "level": "evaluate",
        "prompt": "And you?",
        "options": [{"text": "Yes"}, {"text": "No"}],
    },
]


def _id(item: str, text: str) -> str:
    shown = asked.public(next(one for one in BANK if one["id"] == item))
    options = shown.get("options") or shown["items"]
    return next(one["id"] for one in options if one["html"] == text)


RIGHT = {
    "one": _id("one", "Right-hand"),
    "several": [_id("several", "A"), _id("several", "B")],
    "why": {"verdict": True, "reason": _id("why", "Because")},
    "row": [_id("row", text) for text in ("first", "second", "third")],
    "pairs": {_id("pairs", "a"): "1", _id("pairs", "b"): "2"},
    "gaps": {"day": "Monday", "month": "May"},
    "number": {"value": "1,500", "unit": "m"},
    "when": 10008,
    "word": "Kohl",
    "mood": _id("mood", "Yes"),
}
WRONG = {
    "one": _id("one", "Wrong-hand"),
    "several": [_id("several", "C")],
    "why": {"verdict": False, "reason": _id("why", "Despite")},
    "row": [_id("row", text) for text in ("third", "second", "first")],
    "pairs": {_id("pairs", "a"): "2", _id("pairs", "b"): "1"},
    "gaps": {"day": "Sunday", "month": "June"},
    "number": {"value": "2", "unit": "km"},
    "when": 8000,
    "word": "Genscher",
    "mood": _id("mood", "No"),
}


def asked_items() -> list[Item]:
    """Return an item of each kind of question."""
    return [Item(one["id"], one) for one in asked.load_bank(BANK)]
