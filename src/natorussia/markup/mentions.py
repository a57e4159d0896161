"""First mentions: an event is dated and a person is named with an office where they first occur.

The rule works on the source, before any host reads its roles, so that book, class folder and Lite
say the same.  An event in words of one's own gets its year in brackets at its first mention under a
heading of the second level, and its day where another event of that year is cited under the same
heading.  What the sentence (a line of the source) or a ``when`` says already is not said again.
A person in words of one's own (languages that decline names need them) leads to the glossary.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

from natorussia import data
from natorussia.markup import citations, people

_MENTION = re.compile(
    r"(?<!`)\{(?P<role>event|when|person)\}`(?P<content>[^`]+)`(?P<genitive>['\u2019]s\b)?"
)
_WORDS = re.compile(r"(.*\S)\s*<([^<>]+)>", re.DOTALL)
_UNSEEN = re.compile(r"\{(?:source|para|value|claim)\}`[^`]*`")
_YEAR = re.compile(r"(?<![\d-])(?:\d[\d,]*\s(?:BCE|CE)\b|[12]\d{3}(?![\d-]))")
_FENCE = re.compile(r"^(`{3,}|:{3,})(\{[\w-]+\})?")
_SECTION = re.compile(r"^#{1,2} ")
_LETTERS = re.compile(r"[^\W\d_]")
_SENTENCE_ENDS = re.compile(r"[.!?][*_\"\u201d)]*\s+$")
TEACHING_NOTES = "```{notes}"


@dataclass
class _Said:
    """What has been said so far: events under this heading, people on this page, years here."""

    events: set[str] = field(default_factory=set)
    people: set[str] = field(default_factory=set)
    crowded: set[str] = field(default_factory=set)
    year: str = ""

    def copy(self) -> "_Said":
        return _Said(set(self.events), set(self.people), self.crowded, self.year)


def spelt_out(passages: Iterable[str]) -> list[str]:
    """Return the passages of one page, in reading order, with first mentions spelt out.

    Parameters
    ----------
    passages
        MyST; a page of Markdown is one passage, a notebook has one for each of its cells of prose.
        What a teaching note says counts as said in that note alone, since students do not see it.

    Returns
    -------
    list of str
        As many passages: ``event`` roles are followed by a date where it is due, and ``person``
        roles are replaced by an office and a name, or a surname.

    Examples
    --------
    >>> spelt_out(["They signed {event}`an Act <1997-founding-act-signed>`."])
    ['They signed {event}`an Act <1997-founding-act-signed>` (1997).']
    """
    parts = list(passages)
    years = _years_by_section(parts)
    told, said, section = [], _Said(), 0
    for part in parts:
        page = said.copy() if part.startswith(TEACHING_NOTES) else said
        lines = []
        for line, is_prose in _lines(part):
            if is_prose and _SECTION.match(line):
                section += 1
                page.events, page.year = set(), ""
            page.crowded = years[section]
            lines.append(_spell(line, page) if is_prose and not line.startswith("#") else line)
        told.append("\n".join(lines))
    return told


def of_notebook(notebook: dict[str, Any]) -> None:
    """Spell out first mentions in a notebook's cells of prose, in place."""
    cells = [cell for cell in notebook["cells"] if cell["cell_type"] == "markdown"]
    for cell, text in zip(cells, spelt_out("".join(cell["source"]) for cell in cells), strict=True):
        cell["source"] = text


def _lines(text: str) -> Iterable[tuple[str, bool]]:
    """Yield each line, and whether it is prose: what is in a directive is, what is code is not."""
    code = ""
    for line in text.split("\n"):
        fence = _FENCE.match(line)
        if code:
            code = "" if line.strip() == code else code
            yield line, False
            continue
        if fence and not fence[2] and line.strip() != fence[1]:
            code = fence[1]
        yield line, not fence


def _years_by_section(parts: list[str]) -> list[set[str]]:
    """Return for each section the years of which it cites two events or more."""
    found: list[dict[str, set[str]]] = [{}]
    for part in parts:
        for line, is_prose in _lines(part):
            if is_prose and _SECTION.match(line):
                found.append({})
            if is_prose and not part.startswith(TEACHING_NOTES):
                for event in filter(None, map(_event_of, _MENTION.finditer(line))):
                    found[-1].setdefault(citations.year_of(event), set()).add(event)
    return [{year for year, events in years.items() if len(events) > 1} for years in found]


def _event_of(mention: re.Match[str]) -> str:
    if mention["role"] == "person":
        return ""
    event = _parted(mention["content"])[1]
    return event if event in data.index("events") else ""


def _parted(content: str) -> tuple[str, str]:
    found = _WORDS.fullmatch(content.strip())
    return (found[1], found[2].strip()) if found else ("", content.strip())


def _spell(line: str, said: _Said) -> str:
    if not line.strip():
        said.year = ""
    for mention in _MENTION.finditer(line):
        if mention["role"] == "when" and (event := _event_of(mention)):
            said.events.add(event)
    seen = _visible(line)
    done = ""
    place = 0
    for mention in _MENTION.finditer(line):
        done += line[place : mention.start()]
        done += _said_of(mention, done, seen, said)
        place = mention.end()
    done += line[place:]
    said.year = (_YEAR.findall(_visible(done)) or [said.year])[-1]
    return done


def _said_of(mention: re.Match[str], before: str, seen: str, said: _Said) -> str:
    if mention["role"] == "person":
        named = _person(mention["content"], said)
        opens = not _LETTERS.search(before) or _SENTENCE_ENDS.search(before)
        return (citations.capital(named) if opens else named) + (mention["genitive"] or "")
    event = _event_of(mention)
    if mention["role"] == "when" or not event or event in said.events or mention["genitive"]:
        return mention[0]
    said.events.add(event)
    if not _parted(mention["content"])[0]:
        return mention[0]
    when = citations.first_date(
        event,
        f"{seen} {_visible(before)}",
        to_the_day=citations.year_of(event) in said.crowded,
        after=said.year,
    )
    if not when:
        return mention[0]
    in_brackets = before.count("(") > before.count(")")
    return f"{mention[0]}, {when}" if in_brackets else f"{mention[0]} ({when})"


def _person(content: str, said: _Said) -> str:
    words, who = _parted(content)
    person, _, year = who.partition(" ")
    name = citations.row("actors", person)["name"]
    if words:
        first = person not in said.people
        said.people.add(person)
        return f"{{term}}`{words} <{name}>`" if first else words
    if person in said.people:
        return people.surname(name)
    said.people.add(person)
    return f"{people.office(person, year.strip())} {{term}}`{name}`"


def _visible(line: str) -> str:
    """Return a line as it is read: words of roles and dates, without ids."""
    read: Callable[[re.Match[str]], str] = lambda found: (  # noqa: E731
        citations.when_text(event)
        if found["role"] == "when" and (event := _event_of(found))
        else _parted(found["content"])[0]
    )
    return _UNSEEN.sub(" ", _MENTION.sub(read, line))
