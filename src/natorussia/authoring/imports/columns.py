"""What columns of events are called by people: dates, titles, summaries, groups, links."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from pathlib import Path

from natorussia.authoring.imports.drafts import ImportFileError
from natorussia.authoring.imports.written_words import bare
from natorussia.data.languages import console
from natorussia.data.table_files import Sheet

# In English, German, French, Spanish, Italian, Portuguese and Dutch, without accents.
_WORDS = {
    "end": "end|end date|until|to|stop|end year|finish|finished|ended|ends|date end|year end"
    "|enddate|endyear|endtime|ende|bis|enddatum|endjahr|fin|date de fin|hasta|fine|fim|einde"
    "|end time",
    "date": "date|start|begin|beginning|from|when|year|start date|start year|started|starts"
    "|startdate|startyear|starttime|date start|begin date|dates|years|period|time|start time|day"
    "|event date|date of event"
    "|datum|jahr|beginn|von|wann|anfang|startdatum|zeitraum|zeit|startjahr"
    "|debut|annee|quand|date de debut|periode|fecha|inicio|ano|cuando|data|inizio|anno|quando"
    "|jaar|begindatum|wanneer|timestamp|date time|datetime|zeitstempel",
    "precision": "precision|date precision|time precision|start precision",
    "month": "month|start month|monat|mois|mes|mese|maand",
    "day": "day|start day|tag|jour|dia|giorno|dag",
    "group": "lane|group|category|type|theme|topic|tag|tags|region|strand|track|gruppe|kategorie"
    "|thema|groupe|categorie|grupo|categoria|gruppo|groep|typ|tipo",
    "link": "url|link|links|source|sources|href|reference|references|citation|website|web page"
    "|quelle|quellen|lien|enlace|fonte|fuente|bron",
    "summary": "summary|description|text|details|detail|notes|note|comments|comment|body|content"
    "|what happened|explanation|significance|beschreibung|zusammenfassung|inhalt|bemerkung"
    "|bemerkungen|resume|descripcion|resumen|descrizione|riassunto|descricao|resumo|beschrijving",
    "title": "title|event|name|headline|what|label|heading|milestone|subject|event name"
    "|event title|name of event|short title|item label|titel|ereignis|was|bezeichnung"
    "|titre|evenement|nom|titulo|evento|titolo|gebeurtenis|naam|acontecimiento|hecho|what happened",
}
# Words that tell a column by themselves, whatever stands beside them.
_TELLING = {
    "end": "end|ended|ende|enddatum|endjahr",
    "date": "date|dates|year|start|begin|datum|jahr|fecha|annee|anno",
    "group": "category|group|type|theme|kategorie|categorie|categoria",
    "link": "url|link|source|quelle",
    "summary": "description|summary|details|beschreibung|descripcion|descrizione|descricao",
    "title": "title|event|name|headline|titel|ereignis|titre|evenement|titulo|evento|titolo",
}
_NAMES = {ours: tuple(words.split("|")) for ours, words in _WORDS.items()}
EVERY = tuple(name for names in _NAMES.values() for name in names)


def found(header: Sequence[str]) -> dict[str, str]:
    """Return which column of a header holds what: its name for each part of an event, or nothing.

    A column is known by its whole name, else by one word of it (``Event date``) where no other
    column has that word.
    """
    plain = {name: plain_name(name) for name in header if name.strip()}
    whole = {ours: _by_name(ours, plain) for ours in _NAMES}
    if whole["day"] == whole["date"] or not whole["month"]:
        whole["day"] = ""  # "Day" alone is the date
    for ours in _TELLING:
        if not whole[ours]:
            whole[ours] = _by_word(ours, plain, set(whole.values()))
    return whole


def is_header(cells: Iterable[str]) -> bool:
    """Tell whether the cells of a row name a column of dates and one of titles."""
    known = found([cell.strip() for cell in cells])
    return bool(known["date"] and known["title"])


def refuse_doubled(path: Path, sheet: Sheet, used: Iterable[str]) -> None:
    """Raise if two columns that are read have one name: which is meant cannot be told.

    Raises
    ------
    ImportFileError
        If two have; it says which places they have.
    """
    for name in filter(None, used):
        places = [str(place) for place, own in enumerate(sheet.header, 1) if own.strip() == name]
        if len(places) > 1:
            raise ImportFileError(
                console.filled(
                    "{0}: its columns {1} and {2} are both called {3}; remove or rename one "
                    "of them",
                    path.name,
                    *places[:2],
                    repr(name),
                )
            )


def joined(above: Sequence[str], below: Sequence[str]) -> list[str]:
    """Return one header of two rows: the lower names, and the upper ones where these are none."""
    width = max(len(above), len(below))
    rows = ([*cells, *[""] * (width - len(cells))] for cells in (above, below))
    return [(low or high).strip() for high, low in zip(*rows, strict=True)]


def plain_name(name: str) -> str:
    """Return a column's name in small letters, without accents, brackets and signs between words.

    Examples
    --------
    >>> plain_name("Start_Date (CE):")
    'start date'
    """
    apart = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", re.sub(r"[(\[][^)\]]*[)\]]", " ", name))
    letters = (one if one.isalnum() else " " for one in bare(unicodedata.normalize("NFKC", apart)))
    return " ".join("".join(letters).split())


def _by_name(ours: str, plain: dict[str, str]) -> str:
    by_plain = {name: own for own, name in reversed(plain.items())}
    return next((by_plain[name] for name in _NAMES[ours] if name in by_plain), "")


def _by_word(ours: str, plain: dict[str, str], taken: set[str]) -> str:
    words = set(_TELLING[ours].split("|"))
    hits = [own for own, name in plain.items() if own not in taken and words & set(name.split())]
    return hits[0] if len(hits) == 1 else ""
