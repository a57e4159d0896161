"""The course's prose dialect: roles in a line, directives between fences (a part of MyST).

The book is read by MyST itself; questions, plain notebooks and live copies are read by this.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Self

ROLE = re.compile(r"\{([\w-]+)\}`([^`]+)`")
_TITLED = re.compile(r"(.*?)\s*<([^<>]+)>", re.DOTALL)
_LABEL = re.compile(r"^\([a-z0-9-]+\)=\n", re.MULTILINE)
_FENCE = re.compile(r"^(`{3,}|:{3,})(?:\{([\w-]+)\})?[ \t]*(.*)$")
_RULE = "---"
_OPTION = re.compile(r"^:([\w-]+):\s*(.*)$")


@dataclass(frozen=True)
class Directive:
    """A block between fences that names what it is: ``{name} argument``, options and a body."""

    name: str
    argument: str
    options: dict[str, str]
    body: str

    @classmethod
    def read(cls, name: str, argument: str, lines: list[str]) -> Self:
        """Part the lines between the fences into options, which come first, and the body."""
        options = {}
        if _RULE in lines[1:] and lines[0] == _RULE:  # as a block of YAML
            end = lines.index(_RULE, 1)
            lines = [*(f":{line}" for line in lines[1:end]), *lines[end + 1 :]]
        while lines and (found := _OPTION.match(lines[0])):
            options[found[1]] = found[2]
            lines = lines[1:]
        return cls(name, argument.strip(), options, "\n".join(lines).strip("\n"))


@dataclass(frozen=True)
class Code:
    """A block of code with its fences, in which nothing is read."""

    text: str


def blocks(text: str) -> Iterator[str | Code | Directive]:
    """Yield the parts of a text in order, without labels: prose, code and directives.

    A fence that is never closed reaches to the end, as in MyST.
    """
    prose: list[str] = []
    lines = iter(_LABEL.sub("", text).split("\n"))
    for line in lines:
        fence = _FENCE.match(line)
        if not fence:
            prose.append(line)
            continue
        if prose:
            yield "\n".join(prose)
        prose = []
        body = _until(lines, fence[1])
        if fence[2]:
            yield Directive.read(fence[2], fence[3], body)
        else:
            yield Code("\n".join([fence[0], *body, fence[1]]))
    if prose:
        yield "\n".join(prose)


def _until(lines: Iterator[str], fence: str) -> list[str]:
    body = []
    for line in lines:
        if line.strip() == fence:
            break
        body.append(line)
    return body


def titled(text: str) -> tuple[str, str]:
    """Return the words and the target of a role, ``words <target>``; no words where there are none.

    Examples
    --------
    >>> titled("the trials <1829-rainhill>")
    ('the trials', '1829-rainhill')
    >>> titled("1829-rainhill")
    ('', '1829-rainhill')
    """
    found = _TITLED.fullmatch(text.strip())
    return (found[1], found[2]) if found else ("", text.strip())
