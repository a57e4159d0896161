"""The course's prose in plain Markdown, for hosts that know none of its roles and directives."""

import re
from collections.abc import Callable, Mapping
from functools import partial

from natorussia import data
from natorussia.data import languages
from natorussia.data.languages import console
from natorussia.data.languages.catalogues import filled, gettext, ngettext, noted
from natorussia.markup import citations, standard
from natorussia.markup.dialect import ROLE, Code, Directive, blocks, titled
from natorussia.markup.escaping import escaped

_HEAD_OF_ITEM = re.compile(r"^(\s*[-*] )\{source\}`([^`]+)`", re.MULTILINE)

_HEAD = {"level": noted("Level: {0}"), "prerequisites": noted("Before it: {0}")}
_OUTCOMES = {
    "yes": noted("It came out as yes."),
    "no": noted("It came out as no."),
    "void": noted("It came out as void."),
}

UNTRANSLATED = noted("This page has not been translated yet. Read it in its own language:")

Form = standard.Form
Say = standard.Say


def plain(
    text: str,
    *,
    notes: bool = True,
    more: Mapping[str, Form] | None = None,
    strange: set[str] | None = None,
) -> str:
    """Return MyST as plain Markdown: rows in words, and directives as tables, lists and quotes.

    Parameters
    ----------
    text
        Prose of the course.
    notes
        Whether teaching notes stay.
    more
        Forms of directives that are not known here, by name.
    strange
        Takes the names of directives and roles that nobody knows: what is said in them stays, and
        the rest is lost.  None refuses them.

    Raises
    ------
    natorussia.data.UnknownNameError
        If the prose cites a row that does not exist.
    LookupError
        If a role or a directive has no plain form, and `strange` takes none.

    Examples
    --------
    >>> plain("The *trials* ended.")
    'The *trials* ended.'
    """
    say = partial(plain, notes=notes, more=more, strange=strange)
    forms = {**_DIRECTIVES, **standard.forms(say), **(more or {})}
    if not notes:
        forms["notes"] = lambda _directive: ""
    told = [(_block(block, forms, say, strange), block) for block in blocks(text)]
    return _joined([(words, isinstance(block, Directive)) for words, block in told if words])


def _joined(parts: list[tuple[str, bool]]) -> str:
    """Return parts one below the other; what was a directive is a paragraph of its own."""
    text, was_apart = "", False
    for place, (words, is_apart) in enumerate(parts):
        close = not text.endswith("\n") and not words.startswith("\n")
        gap = "\n" if close and (is_apart or was_apart) else ""
        text, was_apart = text + (f"\n{gap}{words}" if place else words), is_apart
    return text


def _block(
    block: str | Code | Directive, forms: Mapping[str, Form], say: Say, strange: set[str] | None
) -> str:
    if isinstance(block, Code):
        return block.text
    if isinstance(block, str):
        return roles(block, strange)
    if block.name in forms:
        return forms[block.name](block)
    if strange is None:
        raise LookupError(
            console.filled(
                "the directive {0} has no plain form; there are: {1}",
                repr(block.name),
                ", ".join(forms),
            )
        )
    strange.add(block.name)
    return standard.words_in(block, say)


def roles(text: str, strange: set[str] | None = None) -> str:
    """Return a line of prose with its roles in words and links; ``strange`` as in `plain`."""
    text = _HEAD_OF_ITEM.sub(lambda found: found[1] + full_reference(found[2]), text)
    return ROLE.sub(lambda found: _role(found[1], found[2], strange), text)


def _role(name: str, text: str, strange: set[str] | None) -> str:
    if name in _ROLES:
        return _ROLES[name](text)
    if strange is None:
        raise LookupError(
            console.filled(
                "the role {0} has no plain form; there are: {1}", repr(name), ", ".join(_ROLES)
            )
        )
    strange.add(name)
    return text


def _event(text: str) -> str:
    words, event = titled(text)
    sources = data.split(citations.row("events", event)["sources"])
    if not words:
        return f"{escaped(citations.event_text(event))} {', '.join(map(source, sources))}".strip()
    told = f"{citations.row('events', event)['title']}, {citations.when_text(event)}"
    urls = [citations.row("sources", one)["url"] for one in sources]
    return link(words, next((url for url in urls if url), ""), told)


def source(key: str) -> str:
    """Return the short citation of a source, linked where it has an address."""
    found = citations.row("sources", key)
    return link(escaped(citations.source_text(key)), found["url"], found["title"])


def full_reference(key: str) -> str:
    """Return a source in full: title, publisher, date, number."""
    found = citations.row("sources", key)
    title = link(escaped(found["title"]), found["url"])
    tag = citations.language_of(key)
    said = f"<em{citations.lang_attribute(tag)}>{title}</em>" if tag else f"*{title}*"
    return f"{said}. {escaped(citations.imprint(key))}."


def link(words: str, url: str, told: str = "") -> str:
    """Return a link in Markdown; the words alone where there is no address."""
    if not url:
        return words
    title = ' "{}"'.format(escaped(told).replace('"', '\\"')) if told else ""
    return f"[{words}](<{url}>{title})"


def _chapter(head: Directive) -> str:
    facts = [filled(_HEAD[name], head.options[name]) for name in _HEAD if name in head.options]
    if minutes := head.options.get("minutes", ""):
        facts.insert(0, f"**{_minutes(minutes)}**")
    said = [" · ".join(facts), gettext("After this chapter you can:"), roles(head.body)]
    return "\n\n".join(filter(None, said))


def _minutes(told: str) -> str:
    number = int(told) if told.isdecimal() else 2
    return ngettext("{0} minute", "{0} minutes", number).format(told)


def _claims(claims: Directive) -> str:
    section = claims.argument
    rows = [row for row in data.rows("claims") if section in ("", row["section"])]
    heads = (gettext("What the article says"), gettext("Verdict"), gettext("The record"))
    lines = [f"| {' | '.join(heads)} |", "| --- | --- | --- |"]
    for row in sorted(rows, key=lambda row: (row["section"], row["article_paragraph"])):
        cites = ", ".join(map(source, data.split(row["sources"])))
        said = (escaped(row["evidence"]), escaped(row["note"]), cites)
        cells = (escaped(row["claim"]), gettext(row["verdict"]), " ".join(filter(None, said)))
        lines.append(f"| {' | '.join(cells)} |")
    return "\n".join(lines)


def _notes(notes: Directive) -> str:
    # A definition list, which plain Markdown does not have: labels become bold.
    lines = notes.body.split("\n")
    for number, line in enumerate(lines):
        if number + 1 < len(lines) and lines[number + 1].startswith(": "):
            lines[number] = f"**{line}**\n"
    told, time = (
        "\n".join(re.sub(r"^(: |  )", "", line) for line in lines),
        notes.options["minutes"],
    )
    heading = f"**{filled('Teaching notes: {0} ({1})', notes.argument, _minutes(time))}**"
    return standard.quoted(f"{heading}\n\n{roles(told)}")


def _sources(_directive: Directive) -> str:
    ordered = sorted(data.rows("sources"), key=lambda row: (row["publisher"], row["title"]))
    return "\n".join(f"- {full_reference(row['id'])}" for row in ordered)


def _terms(_directive: Directive) -> str:
    return "\n".join(_term(row) for row in data.rows("terms"))


def _term(row: dict[str, str]) -> str:
    short = f" ({escaped(row['abbreviation'])})" if row["abbreviation"] else ""
    dates = citations.years_text(row["start"], row["end"])
    cites = ", ".join(map(source, data.split(row["sources"])))
    return f"- **{escaped(row['term'])}**{short}: {dates}{escaped(row['definition'])} {cites}"


def _documents(documents: Directive) -> str:
    section = documents.argument
    rows = [row for row in data.rows("documents") if section in ("", row["section"])]
    return "\n".join(map(_document, sorted(rows, key=lambda row: row["date"])))


def _document(row: dict[str, str]) -> str:
    told = (
        filled("By {0}, to {1}", row["author"], row["addressee"]),
        row["form"],
        row["force"],
        "; ".join(data.split(row["says"])),
        filled("It leaves out: {0}", row["omits"]),
        row["distance"],
    )
    words = [*map(escaped, told), ", ".join(map(source, data.split(row["sources"])))]
    when = citations.date_words(row["date"])
    return f"- **{escaped(row['title'])}**, {when}. {'. '.join(words)}."


def _forecast(asked: Directive) -> str:
    row = data.index("forecasts")[asked.argument]
    came_out = gettext(_OUTCOMES[row["resolution"]])
    return f"**{escaped(row['question'])}**\n\n{came_out} {escaped(row['outcome'])}"


def _syllabus(_directive: Directive) -> str:
    return "\n".join(
        f"1. [{escaped(row['title'])}]({row['chapter']}.ipynb)" for row in data.rows("sections")
    )


def _start(_directive: Directive) -> str:
    return f"[{gettext('Start')}]({data.rows('sections')[0]['chapter']}.ipynb)"


def _untranslated(page: Directive) -> str:
    """Say in which language a page is to be read; the page itself may not be at hand."""
    tag = page.options.get("language", languages.ENGLISH)
    return f"{gettext(UNTRANSLATED)} {languages.own_name(tag)}"


_ROLES: dict[str, Callable[[str], str]] = {
    "event": _event,
    "when": citations.when_text,
    "value": lambda text: escaped(citations.value_text(text)),
    "source": source,
    "para": lambda text: escaped(citations.para_text(text)),
    "claim": citations.claim_text,
    **standard.ROLES,
}
_DIRECTIVES: dict[str, Form] = {
    "chapter": _chapter,
    "claims": _claims,
    "documents": _documents,
    "ask-forecast": _forecast,
    "notes": _notes,
    "overview": lambda _directive: "",
    "sources": _sources,
    "start": _start,
    "syllabus": _syllabus,
    "terms": _terms,
    "untranslated": _untranslated,
}
