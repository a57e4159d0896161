"""The paragraphs of a page in MyST: found by markdown-it, said in another language, put back."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from markdown_it import MarkdownIt
from markdown_it.token import Token

from natorussia.translations.messages import Message, Say

# Directives whose content is prose, and those whose argument or options are said to a reader.
_PROSE = {"chapter", "notes", "admonition", "note", "tip", "warning", "important", "dropdown"}
_TITLED = {"notes", "admonition", "dropdown"}
_SAID = {"chapter": ("level", "prerequisites")}
# The labels of teaching notes are the directive's own words, which the interface translates.
_LABELLED = {"notes"}
_DIRECTIVE = re.compile(r"\{([\w-]+)\}\s*(.*)")
_DESCRIBED = re.compile(r"(description:\s+)(.*)")
_OPTION = re.compile(r"(:([\w-]+):\s*)(.*)")

Edit = tuple[int, int, list[str]]


@dataclass(frozen=True)
class _Passage:
    """A run of lines that is read as one: a page, a cell, or the content of a directive."""

    lines: list[str]
    place: str
    say: Say
    labelled: bool = False

    def said(self, text: str, *, prose: bool = True) -> str:
        return self.say(Message(text, place=self.place, prose=prose))


def of_markdown(text: str, place: str, say: Say, *, labelled: bool = False) -> str:
    """Return a text with its paragraphs, headings and points as ``say`` has them.

    Parameters
    ----------
    text
        MyST.  Code, labels and the names of directives stay.
    place
        Where it stands, for translators.
    say
        Gets each paragraph without the marks before it, its lines as they are.
    labelled
        Whether the terms of its definition lists are labels, which stay.
    """
    passage = _Passage(text.split("\n"), place, say, labelled)
    lines = list(passage.lines)
    for start, end, new in reversed(list(_edits(passage))):
        lines[start:end] = new
    return "\n".join(lines)


@cache
def _parser() -> MarkdownIt:
    from mdit_py_plugins.colon_fence import colon_fence_plugin
    from mdit_py_plugins.deflist import deflist_plugin
    from mdit_py_plugins.front_matter import front_matter_plugin
    from mdit_py_plugins.myst_blocks import myst_block_plugin

    plain = MarkdownIt("commonmark").enable("table").use(front_matter_plugin)
    return plain.use(deflist_plugin).use(myst_block_plugin).use(colon_fence_plugin)


def _edits(passage: _Passage) -> Iterator[Edit]:
    tokens = iter(_parser().parse("\n".join(passage.lines)))
    for token in tokens:
        if token.type == "front_matter":
            yield from _described(passage)
        elif token.type == "tr_open":
            yield _row(passage, token, tokens)
        elif token.type == "dt_open" and passage.labelled:
            next(tokens)
        elif token.type == "inline" and token.map and token.content:
            yield _paragraph(passage, token)
        elif token.type in ("fence", "colon_fence"):
            yield from _directive(passage, token)


def _described(passage: _Passage) -> Iterator[Edit]:
    """Read the description in the head of a page, which stands in one line."""
    for number, line in enumerate(passage.lines):
        if number and line == "---":
            return
        if found := _DESCRIBED.match(line):
            told = passage.said(found[2], prose=False)
            yield number, number + 1, [found[1] + told]


def _row(passage: _Passage, row: Token, tokens: Iterator[Token]) -> Edit:
    """Read the cells of a table's row, which stand in one line."""
    cells = []
    for token in tokens:
        if token.type == "tr_close":
            break
        if token.type == "inline":
            cells.append(passage.said(token.content) if token.content else "")
    start = row.map[0] if row.map else 0
    return start, start + 1, [f"| {' | '.join(cells)} |"]


def _paragraph(passage: _Passage, token: Token) -> Edit:
    """Say a paragraph, and put the marks back that stand before its lines."""
    assert token.map is not None  # noqa: S101
    start = token.map[0]
    end = max(token.map[1], start + 1)
    head, first = passage.lines[start].rstrip(), token.content.split("\n")[0]
    mark = head[: head.rindex(first)] if first in head else ""
    below = re.sub(r"[^>\s]", " ", mark)
    one, *rest = passage.said(token.content).split("\n")
    return start, end, [mark + one, *(below + line for line in rest)]


def _directive(passage: _Passage, fence: Token) -> Iterator[Edit]:
    found = _DIRECTIVE.match(fence.info)
    if found is None or found[1] not in _PROSE or fence.map is None:
        return
    name, argument = found[1], found[2].strip()
    start, end = fence.map
    if argument and name in _TITLED:
        line = passage.lines[start]
        said = passage.said(argument, prose=False)
        yield start, start + 1, [line[: line.rindex(argument)] + said]
    options, body = _parted(passage.lines[start + 1 : end - 1])
    told = [_option(passage, name, line) for line in options]
    content = of_markdown("\n".join(body), passage.place, passage.say, labelled=name in _LABELLED)
    yield start + 1, end - 1, [*told, *content.split("\n")] if body else told


def _parted(lines: list[str]) -> tuple[list[str], list[str]]:
    """Part the options of a directive, which come first, from its content."""
    count = 0
    while count < len(lines) and _OPTION.match(lines[count]):
        count += 1
    return lines[:count], lines[count:]


def _option(passage: _Passage, name: str, line: str) -> str:
    found = _OPTION.match(line)
    if found is None or found[2] not in _SAID.get(name, ()):
        return line
    return found[1] + passage.said(found[3], prose=False)
