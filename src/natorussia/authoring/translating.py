"""The messages of the toolkit, for those who translate it: found in the sources, and counted.

The template of all messages is ``locale/natorussia.pot``; ``make catalogues`` renews it and merges
it into the catalogues, as ``pybabel extract`` and ``pybabel update`` do.
"""

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

from natorussia.authoring import filling
from natorussia.data.languages import console
from natorussia.data.languages.catalogues import FILE, SHIPPED, files, read_po, spoken, write_po

if TYPE_CHECKING:
    from babel.messages.catalog import Catalog

TEMPLATE = SHIPPED / "natorussia.pot"
_SAYING = {"gettext": 1, "noted": 1, "filled": 1, "UnknownNameError": 1}
_SAYING |= {"ngettext": 2, "counted": 2}
"""The functions that say messages, and how many of their arguments are one."""
_CALL = re.compile(r"(?<![\w$.])(?:t`|plural\(|count\()")
_STRING = re.compile(r'\s*"((?:[^"\\]|\\.)*)"\s*\Z')
_ESCAPED = re.compile(r"\\(?:u([0-9a-fA-F]{4})|(.))")
_NAMED = {"n": "\n", "t": "\t"}
Found = str | tuple[str, str]


@dataclass(frozen=True)
class State:
    """How far a language is: how many messages are said, and which are not."""

    tag: str
    said: int
    missing: list[str]
    fuzzy: list[str]
    unused: list[str]


def state(tag: str) -> State:
    """Return how far a language is, the course's own corrections counted in."""
    wanted = {_first(message.id) for message in read_po(TEMPLATE) if message.id}
    read = [read_po(file) for file in files(tag)]
    said = {name for one in read for name in spoken(one)}
    fuzzy = {_first(message.id) for one in read for message in one if message.id and message.fuzzy}
    return State(
        tag,
        len(wanted & said),
        sorted(wanted - said - fuzzy),
        sorted((wanted & fuzzy) - said),
        sorted(said - wanted),
    )


def _first(name: Any) -> str:  # noqa: ANN401
    return str(name if isinstance(name, str) else name[0])


def begin(tag: str, folder: Path) -> Path:
    """Write a catalogue of what is still missing in a language, to be filled in; return the file.

    Raises
    ------
    FileExistsError
        If the course has a catalogue of it.
    """
    from babel.messages.catalog import Catalog

    path = folder / "locale" / tag.replace("-", "_") / FILE
    if path.exists():
        raise FileExistsError(
            console.filled("{0} exists already; edit it, or delete it to begin anew", path)
        )
    missing, new = set(state(tag).missing), Catalog(locale=tag.replace("-", "_"))
    for message in read_po(TEMPLATE):
        if message.id and _first(message.id) in missing:
            new.add(message.id, flags=message.flags)
    write_po(path, new)
    return path


def renew(root: Path) -> list[Path]:
    """Renew the template from the sources of a checkout, and the catalogues from the template."""
    found = template(root)
    written = [write_po(TEMPLATE, found)]
    for path in sorted(SHIPPED.glob(f"*/{FILE}")):
        catalogue = read_po(path)
        catalogue.update(found)
        catalogue.obsolete.clear()
        written.append(write_po(path, catalogue))
    return written


def template(root: Path) -> "Catalog":
    """Return all messages that the sources of a checkout say, and where."""
    from babel.messages.catalog import Catalog

    found = Catalog(project="natorussia", charset="utf-8", fuzzy=False)
    for place, message in sorted(_messages(root), key=lambda one: (one[0], str(one[1]))):
        found.add(message, locations=[(place, 0)])
    return found


def _messages(root: Path) -> Iterator[tuple[str, Found]]:
    for path in sorted(root.glob("src/natorussia/**/*.py")):
        with path.open("rb") as stream:
            yield from ((_place(root, path), one) for one in of_python(stream))
    for name in filling.names():
        yield from (
            (f"src/natorussia/authoring/template/{name}", one) for one in filling.texts(name)
        )
    for path in sorted(root.glob("frontend/**/*.ts")):
        if not path.name.endswith("_test.ts") and "node_modules" not in path.parts:
            text = path.read_text(encoding="utf-8")
            yield from ((_place(root, path), one) for one in of_typescript(text))


def _place(root: Path, path: Path) -> str:
    return path.relative_to(root).as_posix()


def of_python(stream: IO[bytes]) -> Iterator[Found]:
    """Yield the messages that a Python module says, one with a plural as a pair.

    Babel's own extractor does not look into an f-string.
    """
    for node in ast.walk(ast.parse(stream.read())):
        if isinstance(node, ast.Call):
            name = getattr(node.func, "attr", getattr(node.func, "id", ""))
            given = node.args[: _SAYING.get(name, 0)]
            words = [one.value for one in given if isinstance(one, ast.Constant)]
            if words and len(words) == len(given):
                yield str(words[0]) if len(words) == 1 else (str(words[0]), str(words[1]))


def of_typescript(text: str) -> Iterator[Found]:
    """Yield the messages of a TypeScript module: tagged by ``t``, or counted.

    ``t`${given} of ${all}``` is the message ``{0} of {1}``; ``plural(n, "{0} day", "{0} days")``
    and, for what only takes an s, ``count(n, "day")`` have two forms.  Babel's own extractor ends
    a template at the first backtick of one within it (``findings/babel-nested-templates.sh``).
    """
    for call in _CALL.finditer(text):
        if call[0] == "t`":
            yield _template(text, call.end())[0]
            continue
        given = _arguments(text, call.end())
        words = [_unescaped(found[1]) for one in given[1:] if (found := _STRING.match(one))]
        if call[0] == "count(" and len(words) == 1:
            yield f"{{0}} {words[0]}", f"{{0}} {words[0]}s"
        elif call[0] == "plural(" and len(words) > 1:
            yield words[0], words[1]


def _unescaped(text: str) -> str:
    return _ESCAPED.sub(lambda m: chr(int(m[1], 16)) if m[1] else _NAMED.get(m[2], m[2]), text)


def _template(text: str, start: int) -> tuple[str, int]:
    """Read a template literal from behind its mark; return its message, and where it ends."""
    message, place, holes = "", start, 0
    while text[place] != "`":
        if text.startswith("${", place):
            message, holes = f"{message}{{{holes}}}", holes + 1
            place = _closing(text, place + 2, "}") + 1
        elif text[place] == "\\":
            found = _ESCAPED.match(text, place)
            message += _unescaped(found[0]) if found else ""
            place = found.end() if found else place + 1
        else:
            message, place = message + text[place], place + 1
    return message, place + 1


def _closing(text: str, place: int, sign: str) -> int:
    """Return where the bracket is closed that was opened before a place."""
    while text[place] != sign:
        place = _beyond(text, place)
    return place


def _beyond(text: str, place: int) -> int:
    """Return the place after a sign: after the whole of it where it opens something."""
    sign = text[place]
    if sign == "`":
        return _template(text, place + 1)[1]
    if sign in "\"'":
        return _string(text, place + 1, sign)
    if sign in "([{":
        return _closing(text, place + 1, {"(": ")", "[": "]", "{": "}"}[sign]) + 1
    return place + 1


def _string(text: str, place: int, quote: str) -> int:
    while text[place] != quote:
        place += 2 if text[place] == "\\" else 1
    return place + 1


def _arguments(text: str, place: int) -> list[str]:
    """Return the arguments of a call, from behind its bracket."""
    found: list[str] = []
    start = place
    while text[place] != ")":
        if text[place] == ",":
            found, start = [*found, text[start:place]], place + 1
            place = start
        else:
            place = _beyond(text, place)
    return [*found, text[start:place]]
