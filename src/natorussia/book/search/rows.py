"""The rows of the course's tables that search can find, each where a page shows it.

What a reader is to find out for herself is not there: no outcome of a forecast, no answer.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING, cast

from sphinx.environment import BuildEnvironment

from natorussia import data
from natorussia import questions as asked
from natorussia.book.metadata import records
from natorussia.book.roles import event_address
from natorussia.book.search.entry import Entry
from natorussia.data.dates import Span, span
from natorussia.data.languages.catalogues import filled
from natorussia.markup import citations
from natorussia.markup.markdown import text_of

if TYPE_CHECKING:
    from sphinx.domains.std import StandardDomain

Row = dict[str, str]
_EPOCH = date(1970, 1, 1)
_PROMPT = 110


def table(name: str) -> list[Row]:
    """Return the rows of a table, of which a course of one's own may have none."""
    return data.rows(name) if name in data.tables() else []


def _index(name: str) -> dict[str, Row]:
    return data.index(name) if name in data.tables() else {}


def address(page: str, anchor: str) -> str:
    """Return where a place of a page stands, from the root of the site."""
    return f"{page}.html#{anchor}" if anchor else f"{page}.html"


def entries(env: BuildEnvironment) -> list[Entry]:
    """Return what can be found of every table, as far as a page of the book shows it."""
    makers: tuple[Callable[[BuildEnvironment], Iterator[Entry]], ...]
    makers = (_events, _terms, _actors, _documents, _claims, _questions, _forecasts)
    return [entry for make in makers for entry in make(env)]


def called(found: Iterable[Entry]) -> list[Entry]:
    """Return the entries with the other names that readers have for them (``names.csv``)."""
    names: dict[tuple[str, str], list[str]] = defaultdict(list)
    for row in table("names"):
        names[row["kind"], row["of"]].append(row["name"])
    return [
        replace(entry, names="; ".join(filter(None, [entry.names, *names[_kind(entry), entry.id]])))
        for entry in found
    ]


def _kind(entry: Entry) -> str:
    return "actor" if entry.kind in {"person", "body"} else entry.kind


def days(found: Span) -> str:
    """Return the first and the last known day of a span, as text that sorts."""
    first = found.start0 if found.start0 is not None else found.end0
    ends = [end for end in (found.end1, found.start1) if end is not None]
    if first is None or not ends:
        return ""
    # The end of a span of days is the day after its last one.
    last = max(first, (ends[0] if found.kind != "open" else found.start1 or first) - 1)
    return f"{_day(first)}/{_day(last)}"


def _day(number: float) -> str:
    try:
        return (_EPOCH + timedelta(days=int(number))).isoformat()
    except OverflowError:
        return ""


def _names(ids: list[str]) -> str:
    actors = _index("actors")
    return ", ".join(actors[one]["name"] for one in ids if one in actors)


def _events(env: BuildEnvironment) -> Iterator[Entry]:
    lanes = _index("lanes")
    whole = _whole_timeline(env)
    for row in table("events"):
        page, anchor = event_address(env, whole, row["id"])
        if not page:
            continue
        found = span(row["date"], row["end"])
        lane = lanes.get(row["lane"], {}).get("title", "")
        yield Entry(
            "event",
            row["id"],
            row["title"],
            address(page, anchor),
            f"{row['summary']} {row['note']}".strip(),
            f"{_slug(row['id'])}; {_names(data.split(row['actors']))}; {lane}",
            found.words,
            days(found),
            int(row.get("rank") or 3),
        )


def _whole_timeline(env: BuildEnvironment) -> str:
    """Return the page whose timeline has the most events, or an empty string."""
    counts = {page: len(found.page.get("events", [])) for page, found in records(env).items()}
    return max(counts, key=lambda page: counts[page]) if any(counts.values()) else ""


def _slug(name: str) -> str:
    """Return the words of an id, which are often what an event is called."""
    return " ".join(part for part in name.split("-") if not part.isdigit())


def _glossary(env: BuildEnvironment, name: str) -> str:
    """Return where the glossary explains a name, or an empty string."""
    known = cast("StandardDomain", env.get_domain("std")).objects
    found = known.get(("term", name)) or known.get(("term", name.lower()))
    return address(*found) if found else ""


def _terms(env: BuildEnvironment) -> Iterator[Entry]:
    for row in table("terms"):
        if url := _glossary(env, row["term"]):
            names, told = row["abbreviation"], row["definition"]
            where = citations.years_text(row["start"], row["end"]).strip(" ()")
            yield Entry("term", row["id"], row["term"], url, told, names, where, weight=1)


def _actors(env: BuildEnvironment) -> Iterator[Entry]:
    terms = {name.casefold() for row in table("terms") for name in row.values()}
    busy = Counter(actor for row in table("events") for actor in data.split(row["actors"]))
    offices: dict[str, list[str]] = {}
    for row in table("offices"):
        offices.setdefault(row["actor"], []).append(row["office"])
    for row in table("actors"):
        url = _glossary(env, row["name"])
        if not url or row["name"].casefold() in terms:
            continue
        weight = 1 if busy[row["id"]] > 10 else 2  # noqa: PLR2004
        held = ", ".join(offices.get(row["id"], []))
        where = citations.years_text(row["start"], row["end"]).strip(" ()")
        lives = row["kind"] == "person" and not row["end"]
        where = filled("born {0}", row["start"]) if lives else where
        kind = "person" if row["kind"] == "person" else "body"
        told = row["description"]
        yield Entry(kind, row["id"], row["name"], url, told, held, where, weight=weight)


def _documents(env: BuildEnvironment) -> Iterator[Entry]:
    labels = cast("StandardDomain", env.get_domain("std")).anonlabels
    for row in table("documents"):
        page, anchor = labels.get(citations.document_anchor(row["id"]), ("", ""))
        if not page:
            continue
        told = " ".join([*data.split(row["says"]), row["form"], row["force"], row["note"]])
        names = f"{_slug(row['id'])}; {row['author']}"
        when = span(row["date"])
        url = address(page, anchor)
        yield Entry(
            "document", row["id"], row["title"], url, told, names, when.words, days(when), 2
        )


def _shown(env: BuildEnvironment, anchor: str) -> str:
    """Return the page that carries an anchor of one of the course's lists, or nothing."""
    pages = (page for page, found in records(env).items() if anchor in found.listed)
    return next(pages, "")


def _claims(env: BuildEnvironment) -> Iterator[Entry]:
    for row in table("claims"):
        anchor = f"claim-{row['id']}"
        if page := _shown(env, anchor):
            told, where = row["evidence"], citations.para_text(row["article_paragraph"])
            url = address(page, anchor)
            yield Entry("claim", row["id"], row["claim"], url, told, "", where, weight=3)


def _questions(env: BuildEnvironment) -> Iterator[Entry]:
    """Say what questions are about: their prompts, and nothing of what answers them."""
    places = _places(env)
    for question in asked.load_course():
        if url := places.get(question["id"]):
            shown = asked.public(question)
            text = text_of(shown.get("statement") or shown["prompt"])
            yield Entry("question", question["id"], _short(text), url)


def _forecasts(env: BuildEnvironment) -> Iterator[Entry]:
    places = _places(env)
    for row in table("forecasts"):
        if url := places.get(row["id"]):
            yield Entry("forecast", row["id"], row["question"], url, weight=3)


def _places(env: BuildEnvironment) -> dict[str, str]:
    """Return the section that asks each question, by the question's id; chapters before others."""
    places: dict[str, str] = {}
    by_chapter = sorted(records(env).items(), key=lambda found: not found[1].section)
    for page, found in by_chapter:
        for model, state in found.page.get("models", {}).items():
            anchor = found.page["places"].get(model, "")
            listed = state.get("questions") or []
            for one in listed if state.get("mode") != "review" else []:
                places.setdefault(one["id"], address(page, anchor))
    return places


def _short(text: str) -> str:
    return text if len(text) <= _PROMPT else f"{text[:_PROMPT].rsplit(' ', 1)[0]} …"
