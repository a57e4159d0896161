"""The course's prose in plain Markdown, for hosts that know none of its roles and directives."""

import re
from collections.abc import Callable, Iterator

from natorussia import citing, data
from natorussia.questions import kinds

_ROLE = re.compile(r"\{([\w-]+)\}`([^`]+)`")
_TITLED = re.compile(r"(.*?)\s*<([^<>]+)>", re.DOTALL)
_FENCE = re.compile(r"^(`{3,}|:{3,})(?:\{([\w-]+)\})?[ \t]*(.*)$")
_OPTION = re.compile(r"^:([\w-]+):\s*(.*)$")
_LABEL = re.compile(r"^\([a-z0-9-]+\)=\n", re.MULTILINE)
_HEAD_OF_ITEM = re.compile(r"^(\s*[-*] )\{source\}`([^`]+)`", re.MULTILINE)

Options = dict[str, str]


def plain(text: str, *, notes: bool = True) -> str:
    """Return MyST as plain Markdown: rows in words, and directives as tables, lists and quotes.

    Parameters
    ----------
    text
        Prose of the course.
    notes
        Whether teaching notes stay.

    Raises
    ------
    natorussia.data.UnknownNameError
        If the prose cites a row that does not exist.

    Examples
    --------
    >>> plain("It lasted {when}`1999-kosovo-air-campaign`.")
    'It lasted 24 March to 10 June 1999.'
    """
    done: list[str] = []
    prose: list[str] = []
    lines = iter(_LABEL.sub("", text).split("\n"))
    for line in lines:
        fence = _FENCE.match(line)
        if not fence:
            prose.append(line)
            continue
        body = _until(lines, fence[1])
        done.append(roles("\n".join(prose)))
        prose = []
        written = _block(fence, body, notes=notes)
        done.append(written)
    return "\n".join([part for part in [*done, roles("\n".join(prose))] if part])


def _until(lines: Iterator[str], fence: str) -> list[str]:
    body = []
    for line in lines:
        if line.strip() == fence:
            break
        body.append(line)
    return body


def _block(fence: re.Match[str], body: list[str], *, notes: bool) -> str:
    name, argument = fence[2], fence[3]
    if not name:
        return "\n".join([fence[0], *body, fence[1]])
    options, rest = _options(body)
    if name == "notes" and not notes:
        return ""
    if name not in _DIRECTIVES:
        raise LookupError(
            f"the directive {name!r} has no plain form; there are: {', '.join(_DIRECTIVES)}"
        )
    return _DIRECTIVES[name](argument, options, rest)


def _options(body: list[str]) -> tuple[Options, str]:
    options = {}
    while body and (found := _OPTION.match(body[0])):
        options[found[1]] = found[2]
        body = body[1:]
    return options, "\n".join(body).strip("\n")


def roles(text: str) -> str:
    """Return a line of prose with its roles in words and links."""
    text = _HEAD_OF_ITEM.sub(lambda found: found[1] + full_reference(found[2]), text)
    return _ROLE.sub(lambda found: _role(found[1], found[2]), text)


def _role(name: str, text: str) -> str:
    if name not in _ROLES:
        raise LookupError(f"the role {name!r} has no plain form; there are: {', '.join(_ROLES)}")
    return _ROLES[name](text)


def _parted(text: str) -> tuple[str, str]:
    """Return the words and the target of a role; no words where it gives a target alone."""
    found = _TITLED.fullmatch(text)
    return (found[1], found[2]) if found else ("", text)


def _event(text: str) -> str:
    words, event = _parted(text)
    sources = data.split(citing.row("events", event)["sources"])
    if not words:
        return f"{citing.event_text(event)} {', '.join(map(source, sources))}".strip()
    told = f"{citing.row('events', event)['title']}, {citing.when_text(event)}"
    urls = [citing.row("sources", one)["url"] for one in sources]
    return link(words, next((url for url in urls if url), ""), told)


def source(key: str) -> str:
    """Return the short citation of a source, linked where it has an address."""
    found = citing.row("sources", key)
    return link(citing.source_text(key), found["url"], found["title"])


def full_reference(key: str) -> str:
    """Return a source in full: title, publisher, date, number."""
    found = citing.row("sources", key)
    return f"*{link(found['title'], found['url'])}*. {citing.imprint(key)}."


def link(words: str, url: str, told: str = "") -> str:
    """Return a link in Markdown; the words alone where there is no address."""
    if not url:
        return words
    title = ' "{}"'.format(told.replace('"', "'")) if told else ""
    return f"[{words}](<{url}>{title})"


def _chapter(_section: str, options: Options, body: str) -> str:
    facts = (
        f"**{options['minutes']} minutes** · Level: {options['level']} · "
        f"Before it: {options['prerequisites']}"
    )
    return f"{facts}\n\nAfter this chapter you can:\n\n{roles(body)}"


def _claims(section: str, _options: Options, _body: str) -> str:
    rows = [row for row in data.rows("claims") if section in ("", row["section"])]
    lines = ["| What the article says | Verdict | The record |", "| --- | --- | --- |"]
    for row in sorted(rows, key=lambda row: (row["section"], row["article_paragraph"])):
        cites = ", ".join(map(source, data.split(row["sources"])))
        told = " ".join(part for part in (row["evidence"], row["note"], cites) if part)
        cells = (row["claim"], row["verdict"], told)
        lines.append("| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |")
    return "\n".join(lines)


def _admonition(title: str, _options: Options, body: str) -> str:
    return _quoted(f"**{title}**\n\n{roles(body)}")


def _notes(about: str, options: Options, body: str) -> str:
    # A definition list, which plain Markdown does not have: labels become bold.
    lines = body.split("\n")
    for number, line in enumerate(lines):
        if number + 1 < len(lines) and lines[number + 1].startswith(": "):
            lines[number] = f"**{line}**\n"
    told = "\n".join(re.sub(r"^(: |  )", "", line) for line in lines)
    return _quoted(f"**Teaching notes: {about}** ({options['minutes']} min)\n\n{roles(told)}")


def _quoted(text: str) -> str:
    return "\n".join(f"> {line}".rstrip() for line in text.split("\n"))


def _marking(_argument: str, _options: Options, _body: str) -> str:
    return "\n".join(f"- **{kind}**. {kinds.rule(kind)}" for kind in kinds.names())


def _sources(_argument: str, _options: Options, _body: str) -> str:
    ordered = sorted(data.rows("sources"), key=lambda row: (row["publisher"], row["title"]))
    return "\n".join(f"- {full_reference(row['id'])}" for row in ordered)


def _terms(_argument: str, _options: Options, _body: str) -> str:
    return "\n".join(_term(row) for row in data.rows("terms"))


def _term(row: dict[str, str]) -> str:
    short = f" ({row['abbreviation']})" if row["abbreviation"] else ""
    dates = citing.years_text(row["start"], row["end"])
    cites = ", ".join(map(source, data.split(row["sources"])))
    return f"- **{row['term']}**{short}: {dates}{row['definition']} {cites}"


def _documents(section: str, _options: Options, _body: str) -> str:
    rows = [row for row in data.rows("documents") if section in ("", row["section"])]
    return "\n".join(map(_document, sorted(rows, key=lambda row: row["date"])))


def _document(row: dict[str, str]) -> str:
    told = (
        f"By {row['author']}, to {row['addressee']}",
        row["form"],
        row["force"],
        "; ".join(data.split(row["says"])),
        f"It leaves out: {row['omits']}",
        row["distance"],
        ", ".join(map(source, data.split(row["sources"]))),
    )
    return f"- **{row['title']}**, {citing.date_words(row['date'])}. {'. '.join(told)}."


_ROLES: dict[str, Callable[[str], str]] = {
    "event": _event,
    "when": citing.when_text,
    "value": citing.value_text,
    "source": source,
    "para": citing.para_text,
    "claim": citing.claim_text,
    "term": lambda text: _parted(text)[0] or text,
}
_DIRECTIVES: dict[str, Callable[[str, Options, str], str]] = {
    "chapter": _chapter,
    "claims": _claims,
    "documents": _documents,
    "marking": _marking,
    "admonition": _admonition,
    "notes": _notes,
    "sources": _sources,
    "terms": _terms,
}
