"""Directives and roles of MyST's own, and of its common extensions, in plain Markdown.

A figure becomes an image with its caption, a list of rows a table, a box a quotation; what only
lays a page out (grids, tabs) leaves what stands in it.
"""

import csv
import re
from collections.abc import Callable
from urllib.parse import unquote, urlsplit

from natorussia.markup.dialect import Directive, titled
from natorussia.markup.escaping import escaped

Form = Callable[[Directive], str]
Say = Callable[[str], str]
"""What turns prose within a directive into plain Markdown."""
_SHOWN = re.compile(r"!\[[^\]\n]*(?:\\.[^\]\n]*)*\]\((?:<([^<>\n]+)>|([^()<>\s]+))")
_SUPERSCRIPTS = str.maketrans("0123456789+-n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻ⁿ")
_SUBSCRIPTS = str.maketrans("0123456789+-n", "₀₁₂₃₄₅₆₇₈₉₊₋ₙ")
_ROW, _CELL = re.compile(r"[*-] [*-] ?"), re.compile(r" {2,}[*-] ?")
_BOXES = (
    *("admonition", "attention", "caution", "danger", "dropdown", "error", "hint", "important"),
    *("margin", "note", "seealso", "sidebar", "tip", "topic", "toggle", "warning"),
)
_QUOTES = ("epigraph", "highlights", "pull-quote")
_TITLED = ("card", "grid-item-card", "tab-item", "table")
_LAYOUT = ("container", "div", "grid", "grid-item", "tab-set", "tabs")
_UNSEEN = ("contents", "highlight", "index", "meta", "raw", "tableofcontents", "toctree")


def forms(say: Say) -> dict[str, Form]:
    """Return the plain form of each directive; ``say`` gives that of prose within one."""
    return {
        **dict.fromkeys(_BOXES, lambda one: quoted(f"**{_title(one)}**\n\n{say(one.body)}")),
        **dict.fromkeys(_QUOTES, lambda one: quoted(say(one.body))),
        **dict.fromkeys(_TITLED, lambda one: _headed(one, say)),
        **dict.fromkeys(_LAYOUT, lambda one: say(one.body)),
        **dict.fromkeys(_UNSEEN, lambda _one: ""),
        **dict.fromkeys(("code", "code-block", "sourcecode"), _code),
        **dict.fromkeys(("figure", "image"), lambda one: _figure(one, say)),
        "list-table": lambda one: _table(one, _listed(one.body), say),
        "csv-table": lambda one: _table(one, _separated(one), say),
        "math": lambda one: f"$$\n{one.body or one.argument}\n$$",
    }


def words_in(directive: Directive, say: Say) -> str:
    """Return the words of a directive that is not known: its title, if it has one, and its body."""
    return _headed(directive, say)


def images(text: str) -> list[str]:
    """Return the paths of the images that plain Markdown shows, without those on the web."""
    found = [bracketed or bare for bracketed, bare in _SHOWN.findall(text)]
    return [unquote(one) for one in dict.fromkeys(found) if not urlsplit(one).scheme]


def quoted(text: str) -> str:
    """Return Markdown as a quotation."""
    return "\n".join(f"> {line}".rstrip() for line in text.split("\n"))


def _title(box: Directive) -> str:
    return box.argument or box.name.capitalize()


def _headed(one: Directive, say: Say) -> str:
    head = f"**{say(one.argument)}**" if one.argument else ""
    return "\n\n".join(filter(None, (head, say(one.body))))


def _figure(one: Directive, say: Say) -> str:
    alt = re.sub(r"([\[\]\\])", r"\\\1", one.options.get("alt", ""))
    image = f"![{alt}](<{one.argument}>)"
    return "\n\n".join(filter(None, (image, say(one.body))))


def _code(one: Directive) -> str:
    longest = max(map(len, re.findall("`+", one.body)), default=0)
    fence = "`" * max(3, longest + 1)
    return f"{fence}{one.argument}\n{one.body}\n{fence}"


def _table(one: Directive, rows: list[list[str]], say: Say) -> str:
    """Return rows as a table, whose first row is its head."""
    width = max(map(len, rows), default=0)
    cells = [[*map(say, row), *[""] * (width - len(row))] for row in rows]
    lines = ["| " + " | ".join(cell.replace("|", "\\|") for cell in row) + " |" for row in cells]
    table = "\n".join([*lines[:1], f"|{' --- |' * width}", *lines[1:]])
    return "\n\n".join(filter(None, (f"**{say(one.argument)}**" if one.argument else "", table)))


def _listed(body: str) -> list[list[str]]:
    """Return the rows of a list of lists; a cell of several lines becomes one."""
    rows: list[list[str]] = []
    for line in filter(str.strip, body.split("\n")):
        if row := _ROW.match(line):
            rows.append([line[row.end() :].strip()])
        elif rows and (cell := _CELL.match(line)):
            rows[-1].append(line[cell.end() :].strip())
        elif rows:
            rows[-1][-1] = f"{rows[-1][-1]} {line.strip()}"
    return rows


def _separated(one: Directive) -> list[list[str]]:
    head = [one.options["header"]] if "header" in one.options else []
    return list(
        csv.reader([*head, *filter(str.strip, one.body.split("\n"))], skipinitialspace=True)
    )


def _raised(text: str) -> str:
    changed = text.translate(_SUPERSCRIPTS)
    return changed if not set(changed) & set(text) else f"^{text}"


def _lowered(text: str) -> str:
    changed = text.translate(_SUBSCRIPTS)
    return changed if not set(changed) & set(text) else f"_{text}"


def _words(text: str) -> str:
    return escaped(titled(text)[0] or titled(text)[1])


ROLES: dict[str, Callable[[str], str]] = {
    **dict.fromkeys(("any", "doc", "download", "eq", "numref", "ref", "term"), _words),
    **dict.fromkeys(("code", "command", "file", "kbd", "literal", "samp"), "`{}`".format),
    **dict.fromkeys(("math",), "${}$".format),
    **dict.fromkeys(("abbr", "dfn", "guilabel", "index", "menuselection"), str),
    "emphasis": "*{}*".format,
    "strong": "**{}**".format,
    **dict.fromkeys(("sub", "subscript"), _lowered),
    **dict.fromkeys(("sup", "superscript"), _raised),
}
"""What a role of MyST's own says in plain Markdown, by its name."""
