"""Files of the template, read as data, said in the course's language, filled in and written.

Their texts are messages of the catalogues, block by block: see `texts`.

Nothing is pasted into YAML, JSON or CSV as text, so that a title may hold a colon, a quotation mark
or the word "Yes" and still be read back as it was typed.
"""

import csv
import json
import re
import unicodedata
from collections.abc import Callable, Iterator
from pathlib import Path
from string import Template
from typing import Any

import yaml

from natorussia.data.languages.catalogues import gettext
from natorussia.questions import yaml_lines

_FOLDER = Path(__file__).with_name("template")
_WIDTH = 100
_MARKDOWN = re.compile(r"[\\`*_{}\[\]<>#$&|~^!@:()-]")
_CONTROL = ("Cc", "Cs")
_PROSE = {
    *("title", "summary", "term", "definition", "search_bar_text"),
    *("prompt", "statement", "text", "feedback", "explanation", "hints"),
}
"""The columns and fields whose texts are said in the course's language."""
_AS_THEY_ARE = ("sources.csv", "exercise.py.template")
_BLOCKS = re.compile(r"(\n\n+|\n*\Z)")
_UNSAID = re.compile(
    r"\$\{\w+\}|```(?:\{[\w-]+\})?|:minutes: \d+|^ {4}.*|\{\w+\}`[^`<]*`", re.MULTILINE
)
Say = Callable[[str], str]


def one_line(title: str) -> str:
    """Return a title on one line: spaces and breaks become one space, control characters go."""
    shown = "".join(
        " " if letter.isspace() else letter
        for letter in title
        if letter.isspace() or unicodedata.category(letter) not in _CONTROL
    )
    return " ".join(shown.split())


def to_yaml(value: Any) -> str:  # noqa: ANN401
    """Return data as YAML, its fields in the order given."""
    text: str = yaml.safe_dump(value, sort_keys=False, allow_unicode=True, width=_WIDTH)
    return text


def to_json(value: Any, indent: int = 1) -> str:  # noqa: ANN401
    """Return data as JSON, indented as notebooks are."""
    return json.dumps(value, indent=indent, ensure_ascii=False) + "\n"


def read_filled(name: str, words: dict[str, str]) -> Any:  # noqa: ANN401
    """Return what a file of the template says, with ``${name}`` and ``${title}`` filled in.

    Parameters
    ----------
    name
        A file of the template: a table, YAML, or a notebook.
    words
        What stands for each mark.  In the prose of a notebook the title is escaped, since it is
        Markdown there.

    Returns
    -------
    list or dict
        Rows of text for a table, else what the format says; dates stay text.
    """
    found = _said(name, gettext)
    return _fill(found, words if name.endswith((".csv", ".yml")) else _escaped(words))


def markdown_filled(name: str, words: dict[str, str]) -> str:
    """Return a page of the template with its words filled in, escaped as Markdown asks."""
    return Template(page_said(name)).safe_substitute(_escaped(words))


def page_said(name: str) -> str:
    """Return a page of the template in the language that is spoken now."""
    return str(_said(name, gettext))


def texts(name: str) -> Iterator[str]:
    """Yield what a file of the template says, each text and each block of prose by itself."""
    found: list[str] = []

    def note(text: str) -> str:
        found.append(text)
        return text

    _said(name, note)
    yield from found


def names() -> list[str]:
    """Return the files of the template that say anything."""
    return sorted(path.name for path in _FOLDER.glob("*.*") if path.name not in _AS_THEY_ARE)


def _said(name: str, say: Say) -> Any:  # noqa: ANN401
    """Read a file of the template, each text of it as ``say`` puts it."""
    text = _FOLDER.joinpath(name).read_text(encoding="utf-8")
    if name in _AS_THEY_ARE:
        say = str
    if name.endswith(".md"):
        return _blocks(text, say)
    if name.endswith(".csv"):
        return [_texts(row, say) for row in csv.DictReader(text.splitlines())]
    return _texts(yaml_lines.read(text) if name.endswith(".yml") else json.loads(text), say)


def _texts(value: Any, say: Say, field: str = "") -> Any:  # noqa: ANN401
    if isinstance(value, dict) and value.get("cell_type") == "markdown":
        prose = _blocks("".join(value["source"]), say)
        return {**value, "source": prose.splitlines(keepends=True)}
    if isinstance(value, dict):
        return {name: _texts(one, say, name) for name, one in value.items()}
    if isinstance(value, list):
        return [_texts(one, say, field) for one in value]
    return _worded(value, say) if isinstance(value, str) and field in _PROSE else value


def _blocks(prose: str, say: Say) -> str:
    parts = _BLOCKS.split(prose)
    return "".join(part if place % 2 else _worded(part, say) for place, part in enumerate(parts))


def _worded(text: str, say: Say) -> str:
    """Return a text as ``say`` puts it, unless it has no words beside marks and code."""
    return say(text) if re.search(r"[^\W\d_]", _UNSAID.sub("", text)) else text


def escaped(text: str) -> str:
    """Return a text in which nothing is Markdown."""
    return _MARKDOWN.sub(r"\\\g<0>", text)


def _escaped(words: dict[str, str]) -> dict[str, str]:
    return words | {"title": escaped(words["title"])}


def _fill(value: Any, words: dict[str, str]) -> Any:  # noqa: ANN401
    if isinstance(value, dict):
        return {key: _fill(one, words) for key, one in value.items()}
    if isinstance(value, list):
        return [_fill(one, words) for one in value]
    return Template(value).safe_substitute(words) if isinstance(value, str) else value
