"""A bank whose every text holds what the formats give a meaning to."""

from natorussia.lms.forms import item
from natorussia.lms.links import Links
from natorussia.questions import load_bank

NASTY = 'a ~b =c #d {e} :f \\g %50%h -> i <b>&amp; ]]> "j" [k] {{l}} $mm$ ::n:: // o *p ####q'
PLAIN = 'r ~s =t #u {v} :w \\x %25%y <i>&lt; ]]> "z" [k] *'

BANK = [
    {
        "id": "hostile-single",
        "kind": "single",
        "level": "recall",
        "prompt": f"{NASTY}\n\nsecond paragraph\n\n    code ~ =\n\n    after a blank line",
        "hints": [NASTY],
        "explanation": NASTY,
        "options": [
            {"text": f"{NASTY} right", "correct": True, "feedback": NASTY},
            {"text": "= looks right", "feedback": f"~{NASTY}"},
            {"text": "%100% looks right too"},
        ],
    },
    {
        "id": "hostile-multiple",
        "kind": "multiple",
        "level": "recall",
        "prompt": NASTY,
        "options": [
            {"text": f"{NASTY} {n}", "feedback": NASTY, **({"correct": True} if n < 3 else {})}
            for n in range(5)
        ],
    },
    {
        "id": "hostile-text",
        "kind": "text",
        "level": "recall",
        "prompt": NASTY,
        "accept": [PLAIN, "100% = all"],
        "wrong": [{"match": f"not {PLAIN}", "feedback": NASTY}],
    },
    {
        "id": "hostile-numeric",
        "kind": "numeric",
        "level": "recall",
        "prompt": NASTY,
        "answer": -1.5,
        "tolerance": 0.25,
        "unit": "km ~#",
        "units": {"m {}": 0.001},
        "wrong": [{"value": 3, "feedback": NASTY}],
    },
    {
        "id": "hostile-match",
        "kind": "match",
        "level": "recall",
        "prompt": NASTY,
        "pairs": [
            {"left": f"{NASTY} 1", "right": f"{PLAIN} 1", "feedback": NASTY},
            {"left": f"{NASTY} 2", "right": f"{PLAIN} 2"},
        ],
        "extra": [f"{PLAIN} 3"],
    },
    {
        "id": "hostile-order",
        "kind": "order",
        "level": "recall",
        "prompt": NASTY,
        "items": [{"text": f"{NASTY} {n}"} for n in range(3)],
    },
    {
        "id": "hostile-blank",
        "kind": "blanks",
        "level": "recall",
        "prompt": NASTY,
        "text": f"{NASTY.replace('{{l}}', '')} {{{{only}}}} {NASTY.replace('{{l}}', '')}",
        "blanks": {"only": {"accept": [PLAIN], "options": [PLAIN, "=right?"], "feedback": NASTY}},
    },
    {
        "id": "hostile-blanks",
        "kind": "blanks",
        "level": "recall",
        "text": "{1:NUMERICAL:=5} {{typed}} and {{chosen}}",
        "blanks": {
            "typed": {"accept": [PLAIN], "feedback": NASTY},
            "chosen": {"accept": [PLAIN], "options": [PLAIN, "~%100%no"], "feedback": NASTY},
        },
    },
    {
        "id": "hostile-reason",
        "kind": "reason",
        "level": "recall",
        "statement": NASTY,
        "verdict": False,
        "reasons": [{"text": f"{NASTY} 1", "correct": True}, {"text": f"{NASTY} 2"}],
    },
]


def items():
    """Return the hostile questions as items."""
    return [item(question, Links()) for question in load_bank(BANK)]
