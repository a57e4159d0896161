"""Python and the page mark alike whatever is answered, beyond the cases in ``tests/vectors``."""

import json
import random
import shutil
import subprocess
import sys
from pathlib import Path

from natorussia import questions as asked
from natorussia.questions.normalise import normal

ROOT = Path(__file__).resolve().parents[2]
LANGUAGES = json.loads(
    (ROOT / "src/natorussia/questions/letters.json").read_text(encoding="utf-8")
)["languages"]
DENO = shutil.which("deno") or str(Path(sys.executable).with_name("deno"))
SCRIPT = """
import { kinds } from "./quiz/kinds/mod.ts";
const cases = JSON.parse(await new Response(Deno.stdin.readable).text());
const marked = cases.map(({ kind, key, response }) => kinds[kind].score(key, response));
console.log(JSON.stringify(marked));
"""
SPACES = "\t\n\x0b\x1c\x1f \x85\xa0\u1680\u180e\u2007\u200b\u2028\u202f\u2060\u3000\ufeff"
STRANGE = [None, True, 0, 3.5, -1e9, "", "?", "constructor", [], {}, [[]], {"value": []}, "\u0130"]


def words(key):
    """Return every text that stands in a key, as an ill-willed reader might send it back."""
    if isinstance(key, dict):
        return [word for k, v in key.items() for word in [k, *words(v)]]
    if isinstance(key, list):
        return [word for one in key for word in words(one)]
    return [key] if isinstance(key, str) and len(key) < 60 else []


def spaced(rng, text):
    """Return a text with white space put in, of one kind or another, or as it was."""
    at, space = rng.randint(0, len(text)), rng.choice(["", *SPACES])
    return text[:at] + space + text[at:]


def respond(rng, key):
    """Return a response: the answer, the answer spoilt, or something strange."""
    answer, parts = json.loads(json.dumps(key["answer"])), [*words(key), *STRANGE]
    spoilt = rng.random()
    if isinstance(answer, list) and spoilt < 0.7:
        rng.shuffle(answer)
        return answer[: rng.randint(0, len(answer))] + rng.sample(parts, rng.choice([0, 0, 1]))
    if isinstance(answer, dict) and spoilt < 0.7:
        mixed = {name: rng.choice([value, rng.choice(parts)]) for name, value in answer.items()}
        return {k: spaced(rng, v) if isinstance(v, str) else v for k, v in mixed.items()}
    if isinstance(answer, str) and spoilt < 0.5:
        letters = list(answer)
        rng.shuffle(letters)
        return rng.choice([answer.upper(), answer[1:], spaced(rng, answer), "".join(letters)])
    if isinstance(answer, int) and spoilt < 0.8:
        return answer + rng.randint(-4000, 4000)
    return rng.choice([answer, *parts])


def test_page_marks_as_python_does():
    """Thousands of responses to the course's own questions get the same marks on both sides."""
    rng = random.Random(7)
    cases = []
    for question in asked.load_course():
        key = asked.key(question)
        cases += [
            {"kind": question["kind"], "key": key, "response": respond(rng, key)} for _ in range(40)
        ]
    done = subprocess.run(
        [DENO, "eval", "--ext=ts", SCRIPT],
        cwd=ROOT / "frontend",
        input=json.dumps(cases),
        capture_output=True,
        text=True,
        check=True,
    )
    for case, page in zip(cases, json.loads(done.stdout), strict=True):
        here = asked.score(case["kind"], case["key"], case["response"]).as_dict()
        assert json.loads(json.dumps(here)) == page, (case["kind"], case["response"])


ALPHABET = (
    "Cc+#-\u2212\u20135 .,&*%\xb0A\u0301\xdf\u017f\u0131\u0130\u03a3"
    "\u03c2\u0439\u0451\xbd\u2177\u304c\u304b\u0915\u093e\u093f\u0902\u0941\u0e20\u0e32\u0e29\u0e49\u0e38\u05d0\u05b8\u05e2\u064e\u0623\ud55c\ufb01\xb2\u2460\u20ac\xa3\u2609\xa9\xad\u200d\ufe0f"
)
WORDS = """
import { normal } from "./quiz/normalise.ts";
const cases = JSON.parse(await new Response(Deno.stdin.readable).text());
console.log(JSON.stringify(cases.map(([text, language]) => normal(text, language))));
"""
OF_LANGUAGES = (
    "\xfc\xdc\xe4\xe5aa\xf1n\u0303Ii\u011f\u0457\u0438\u0306'\u02bc\u0643\u0664\u0966\uff15"
)


def test_page_compares_words_as_python_does():
    """Any mixture of scripts, signs and accents has one form on both sides, and keeps it."""
    rng, letters = random.Random(3), ALPHABET + OF_LANGUAGES
    tags = ["", "en-GB", *LANGUAGES, "de-AT", "tr-TR"]
    cases = [
        ("".join(rng.choices(letters, k=rng.randint(1, 8))), rng.choice(tags)) for _ in range(20000)
    ]
    done = subprocess.run(
        [DENO, "eval", "--ext=ts", WORDS],
        cwd=ROOT / "frontend",
        input=json.dumps(cases),
        capture_output=True,
        text=True,
        check=True,
    )
    here = [normal(*case) for case in cases]
    assert here == json.loads(done.stdout)
    assert [normal(text, tag) for text, (_, tag) in zip(here, cases, strict=True)] == here
