"""Paragraphs are found in MyST, said in another language, and put back where they stood."""

import json
from pathlib import Path

import pytest

from natorussia.translations import banks, notebooks
from natorussia.translations.prose import of_markdown

ROOT = Path(__file__).resolve().parents[2]
PAGE = """---
description: What it is.
---
(one)=
## A head

A paragraph
of two lines.

1. **First.** Then
   more.

> Quoted
> twice.

| a | b |
|---|---|
| c | d |

```python
code
```

```{notes} A head
:minutes: 5

Say
: Speak
  up.
```

```{chapter} night
:minutes: 10
:level: easy

- know
```
"""


def same(message):
    return message.text


def collected(text, **options):
    found = []
    of_markdown(
        text, "page.md", lambda message: found.append(message.text) or message.text, **options
    )
    return found


@pytest.mark.parametrize(
    "path", [*ROOT.glob("chapters/*.md"), *ROOT.glob("examples/*/*.md")], ids=lambda path: path.name
)
def test_pages_are_put_back_as_they_were(path):
    """Where each message is said as it is, a page does not change by a letter."""
    text = path.read_text(encoding="utf-8")
    assert of_markdown(text, path.name, same) == text


def test_notebooks_banks_and_modules_are_put_back_as_they_were():
    """So are the cells of every chapter, the questions and the exercises."""
    for path in [*ROOT.glob("chapters/*.ipynb"), *ROOT.glob("exercises/*.ipynb")]:
        text = path.read_text(encoding="utf-8")
        before = [("".join(c["source"]), c["metadata"]) for c in json.loads(text)["cells"]]
        after = json.loads(notebooks.of_notebook(text, path.name, same))["cells"]
        assert [("".join(c["source"]), c["metadata"]) for c in after] == before, path.name
    for path in ROOT.glob("exercises/*.py"):
        text = path.read_text(encoding="utf-8")
        assert notebooks.of_module(text, path.name, same) == text, path.name
    for path in ROOT.glob("data/questions/*.yml"):
        text = path.read_text(encoding="utf-8")
        told = banks.of_bank(text, path.name, same)
        assert banks.yaml_lines.read(told) == banks.yaml_lines.read(text), path.name


def test_messages_are_paragraphs_without_their_marks():
    """Headings, points, quotes, cells of tables; of directives what a reader sees; no code."""
    assert collected(PAGE) == [
        *(
            "What it is.",
            "A head",
            "A paragraph\nof two lines.",
            "**First.** Then\nmore.",
            "Quoted\ntwice.",
        ),
        *("a", "b", "c", "d", "A head", "Speak\nup.", "easy", "know"),
    ]


def test_marks_go_before_each_line_of_a_translation():
    """A translation may have other lines; each stands in its point, its quote or its directive."""
    said = {
        "A paragraph\nof two lines.": "Абзац.",
        "**First.** Then\nmore.": "**Первое.**\nЗатем\nещё.",
        "Quoted\ntwice.": "Цитата\nв две\nстроки.",
        "Speak\nup.": "Говорите\nгромче.",
        "A head": "Заглавие",
        "easy": "легко",
        "d": "г",
        "What it is.": "Что это.",
    }
    told = of_markdown(PAGE, "page.md", lambda message: said.get(message.text, message.text))
    assert "---\ndescription: Что это.\n---\n(one)=\n## Заглавие\n\nАбзац.\n\n1. **П" in told
    assert "1. **Первое.**\n   Затем\n   ещё.\n" in told
    assert "> Цитата\n> в две\n> строки.\n" in told
    assert "| c | г |" in told
    assert "```{notes} Заглавие\n:minutes: 5\n\nSay\n: Говорите\n  громче.\n```" in told
    assert ":minutes: 10\n:level: легко\n\n- know\n```" in told


def test_what_readers_see_of_cells_is_said_and_a_cell_for_code_stays():
    """Caption, alternative text, code that shows something, and where an essay is to be written."""
    shown = {"figure": {"caption": "Bars", "name": "fig"}, "image": {"alt": "Two bars"}}
    cells = [
        {
            "cell_type": "code",
            "metadata": {"mystnb": shown, "tags": ["figure"]},
            "source": "draw()",
        },
        {"cell_type": "code", "metadata": {}, "source": "load()"},
        {
            "cell_type": "code",
            "metadata": {"tags": ["data", "nbval-check-output"]},
            "source": "table",
        },
        *(
            {"cell_type": kind, "metadata": {"nbgrader": {"solution": True}}, "source": source}
            for kind, source in (("code", "lanes = ..."), ("markdown", "*Write here.*"))
        ),
    ]
    found = []
    told = notebooks.of_notebook(
        json.dumps({"cells": cells}),
        "n.ipynb",
        lambda one: found.append(one.text) or f"<{one.text}>",
    )
    assert found == ["Bars", "Two bars", "draw()", "table", "*Write here.*"]
    after = json.loads(told)["cells"]
    assert after[0]["metadata"]["mystnb"] == {
        "figure": {"caption": "<Bars>", "name": "fig"},
        "image": {"alt": "<Two bars>"},
    }
    sources = ["<draw()>", "load()", "<table>", "lanes = ...", "<*Write here.*>"]
    assert [cell["source"] for cell in after] == sources


def test_what_a_check_answers_is_said_in_the_module_of_an_exercise():
    """Hints and what to look at again; prompts stand in the notebook, code stays code."""
    module = (
        'Q = Question(prompt="ask", reread="a “b”",\n'
        '    mistakes=(Mistake("n", "c", "one "\n    "two"),))\n'
    )
    said = {"one two": "раз два", "a “b”": "см. «б»"}
    told = notebooks.of_module(module, "e.py", lambda message: said[message.text])
    assert told == (
        'Q = Question(prompt="ask", reread="см. «б»",\n'
        '    mistakes=(Mistake("n", "c", "раз два"),))\n'
    )
