"""Python and the page let the same events of a timeline pass, whatever is asked."""

import json
import random
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from natorussia import Timeline
from natorussia.widgets.timeline import filters
from tests.conftest import ROOT

DENO = shutil.which("deno") or str(Path(sys.executable).with_name("deno"))
VECTORS = json.loads((ROOT / "tests" / "vectors" / "widgets" / "search.json").read_text("utf-8"))
SCRIPT = """
import { TimelineState } from "./timeline/state.ts";
const { traits, cases } = JSON.parse(await new Response(Deno.stdin.readable).text());
const model = { get: (name) => traits[name] };
const state = new TimelineState(model);
const passing = ({ filters, pinned }) => {
  Object.assign(traits, { filters, pinned });
  state.filter();
  return Array.from(state.passed, state.events.id);
};
console.log(JSON.stringify(cases.map(passing)));
"""
SPACES = "\t\n\x1f \x85\xa0\u200b\u2003\u2028\u3000\ufeff"


@pytest.mark.parametrize(("text", "plain"), VECTORS["folded"])
def test_texts_are_folded_as_the_vectors_say(text, plain):
    """Python folds a text as the shared vectors say, and so does the page."""
    assert filters.folded(text) == plain


@pytest.mark.parametrize(("query", "words"), VECTORS["terms"])
def test_queries_are_read_as_the_vectors_say(query, words):
    """Python reads a query as the shared vectors say, and so does the page."""
    assert filters.terms(query) == words


def queries(rng, texts):
    """Return a query: parts of texts, in any case, quoted or not, with any space between."""
    parts = []
    for _ in range(rng.choice([0, 1, 1, 2, 3])):
        words = rng.choice(texts).split()
        first = rng.randrange(len(words))
        part = " ".join(words[first : first + rng.randint(1, 3)])
        parts.append(rng.choice([part, part.upper(), f'"{part}"', f"\u201c{part}\u201d", part[:4]]))
    return rng.choice(SPACES).join(parts) + rng.choice(["", '"', *SPACES])


def some(rng, ids):
    """Return a few ids, or none, among them one that no event has."""
    return rng.sample([*ids, "nothing"], rng.choice([0, 0, 0, 1, 1 + bool(ids)]))


def test_page_filters_as_python_does():
    """Hundreds of filters on the course's own events, and strange ones, let the same ones pass."""
    rng = random.Random(11)
    strange = [
        {"id": "\ufeff", "date": "1990", "title": "A\x1fB\x85C\ufeffD", "lane": "no lane"},
        {"id": "i", "date": "1991", "title": "\u0130stanbul \ufb01rst", "actors": ["none", "nato"]},
    ]
    for timeline in (Timeline(), Timeline(strange)):
        state = timeline.get_state()
        texts = [text for text in [*state["events"]["title"], *state["events"]["words"]] if text]
        ids = [*state["events"]["id"]]
        named = {name: [one["id"] for one in state[name]] for name in ("lanes", "sections")}
        actors = sorted({name for names in state["events"].get("actors", []) for name in names})
        cases = [
            {
                "filters": {
                    "lanes": some(rng, named["lanes"]),
                    "sections": some(rng, named["sections"]),
                    "actors": some(rng, actors),
                    "query": queries(rng, texts),
                    "pinned": rng.random() < 0.1,
                },
                "pinned": some(rng, ids),
            }
            for _ in range(100)
        ]
        sent = {"events": state["events"], "pinned": [], "filters": {}}
        sent |= {name: state[name] for name in ("lanes", "sections", "actors", "references")}
        done = subprocess.run(
            [DENO, "eval", "--ext=js", SCRIPT],
            cwd=ROOT / "frontend",
            input=json.dumps({"traits": sent, "cases": cases}),
            capture_output=True,
            text=True,
            check=True,
        )
        found = json.loads(done.stdout)
        assert any(found)
        for case, page in zip(cases, found, strict=True):
            timeline.set_trait("pinned", case["pinned"])
            timeline.filters = case["filters"]
            assert timeline.visible == page, case
