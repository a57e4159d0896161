"""Files of the template, read as data, filled in and written by the writers of their formats.

Nothing is pasted into YAML, JSON or CSV as text, so that a title may hold a colon, a quotation mark
or the word "Yes" and still be read back as it was typed.
"""

import csv
import json
import re
import unicodedata
from pathlib import Path
from string import Template
from typing import Any

import yaml

from natorussia.questions import yaml_lines

_FOLDER = Path(__file__).with_name("template")
_WIDTH = 100
_MARKDOWN = re.compile(r"[\\`*_{}\[\]<>#$&|~^!@:()-]")
_CONTROL = ("Cc", "Cs")


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
    text = _FOLDER.joinpath(name).read_text(encoding="utf-8")
    if name.endswith(".csv"):
        return [_fill(row, words) for row in csv.DictReader(text.splitlines())]
    if name.endswith(".yml"):
        return _fill(yaml_lines.read(text), words)
    return _fill(json.loads(text), _escaped(words))


def markdown_filled(name: str, words: dict[str, str]) -> str:
    """Return a page of the template with its words filled in, escaped as Markdown asks."""
    text = _FOLDER.joinpath(name).read_text(encoding="utf-8")
    return Template(text).safe_substitute(_escaped(words))


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
