"""The course: the sample's chapter, and one on flights to the moon with every kind of question."""

import csv
import json

import yaml

from natorussia.cli import main
from natorussia.data import checksums

CHAPTER = "mondflug"
EVENTS = """
1957-10-04|sputnik|Sputnik umkreist die Erde|Der erste künstliche Satellit sendet Signale.
1957-11-03|laika|Laika fliegt mit Sputnik 2|Ein Hund ist das erste Lebewesen in der Umlaufbahn.
1959-09-13|luna-2|Luna 2 schlägt auf dem Mond auf|Erstmals erreicht eine Sonde den Mond.
1959-10-07|luna-3|Luna 3 fotografiert die Rückseite|Niemand hatte die Rückseite zuvor gesehen.
1961-04-12|gagarin|Gagarin umkreist die Erde|Er ist der erste Mensch im Weltraum.
1961-05-25|kennedy|Kennedy nennt den Mond als Ziel|Noch im selben Jahrzehnt soll es gelingen.
1963-06-16|tereschkowa|Tereschkowa fliegt|Sie ist die erste Frau im Weltraum.
1965-03-18|leonow|Leonow schwebt im Freien|Er verlässt als Erster sein Raumschiff.
1966-02-03|luna-9|Luna 9 landet weich|Erstmals funkt eine Sonde Bilder vom Mondboden.
1966-03-16|gemini-8|Gemini 8 koppelt an|Zwei Raumfahrzeuge verbinden sich.
1966-06-02|surveyor-1|Surveyor 1 landet weich|Auch diese Sonde setzt sanft auf.
1967-01-27|apollo-1|Feuer in der Kapsel von Apollo 1|Drei Menschen sterben bei einer Probe.
1967-04-24|sojus-1|Sojus 1 stürzt ab|Der Fallschirm öffnet sich nicht.
1968-12-24|apollo-8|Apollo 8 umkreist den Mond|Drei Menschen sehen die Erde aufgehen.
1969-05-22|apollo-10|Apollo 10 übt den Abstieg|Die Fähre nähert sich dem Mond und kehrt um.
1969-07-20|apollo-11|Apollo 11 landet|Zwei Menschen betreten den Mond.
1969-11-19|apollo-12|Apollo 12 landet genau|Die Fähre setzt neben einer alten Sonde auf.
1970-04-13|apollo-13|Ein Behälter von Apollo 13 platzt|Die Besatzung kehrt ohne Landung heim.
1970-11-17|lunochod|Lunochod 1 fährt auf dem Mond|Erstmals wird ein Fahrzeug von der Erde gelenkt.
1971-07-30|apollo-15|Apollo 15 bringt ein Auto mit|Damit kommen die Menschen weiter umher.
1972-12-11|apollo-17|Apollo 17 landet als letzte|Seither war niemand mehr dort.
"""
QUESTIONS = """
section: mondflug
questions:
  - id: mondflug-einer
    kind: single
    level: recall
    prompt: Wer umkreiste als erster Mensch die Erde?
    options:
      - {text: Gagarin, correct: true}
      - {text: Leonow, feedback: Er schwebte vier Jahre später im Freien.}
    hints: [Es war im Jahr 1961.]
    events: [1961-gagarin]
    explanation: Ein Umlauf dauerte weniger als zwei Stunden.
  - id: mondflug-mehrere
    kind: multiple
    level: understand
    prompt: Welche Sonden setzten weich auf?
    options:
      - {text: Luna 9, correct: true}
      - {text: Surveyor 1, correct: true}
      - {text: Luna 2, feedback: Sie schlug hart auf.}
    hints: [Es sind zwei.]
  - id: mondflug-umfrage
    kind: poll
    level: evaluate
    prompt: War das Ziel die Kosten wert?
    options: [{text: Eher ja}, {text: Eher nein, feedback: Was ginge sonst damit.}]
  - id: mondflug-zahl
    kind: numeric
    level: recall
    prompt: Wie viele Menschen flogen mit Apollo 8?
    answer: 3
    unit: Menschen
    units: {Paare: 2}
    tolerance: 0.5
    wrong: [{value: 2, feedback: So viele landeten später.}]
  - id: mondflug-ordnung
    kind: order
    level: understand
    items: [{event: 1957-sputnik}, {event: 1961-gagarin}, {event: 1969-apollo-11}]
  - id: mondflug-paare
    kind: match
    level: recall
    pairs:
      - {left: Luna 3, right: die Rückseite}
      - {left: Lunochod 1, right: ein Fahrzeug, feedback: Es wurde von der Erde gelenkt.}
    extra: [ein Hund]
  - id: mondflug-luecken
    kind: blanks
    level: recall
    text: "{{wer}} betrat den Mond im Jahr {{jahr}}."
    blanks:
      wer: {accept: [Armstrong], options: [Armstrong, Leonow], feedback: Er gehörte zu Apollo 11.}
      jahr: {accept: ["1969"], fuzzy: 1}
  - id: mondflug-stelle
    kind: place
    level: recall
    prompt: Wann setzte Apollo 11 auf?
    event: 1969-apollo-11
    from: "1957"
    to: "1972"
    full: 40
    zero: 900
  - id: mondflug-grund
    kind: reason
    level: analyse
    statement: Apollo 13 kehrte ohne Landung heim.
    verdict: true
    reasons:
      - {text: Ein Behälter war geplatzt, correct: true}
      - {text: Der Treibstoff fehlte, feedback: Er reichte für den Rückweg.}
  - id: mondflug-wort
    kind: text
    level: recall
    prompt: Wie hieß das erste Fahrzeug auf dem Mond?
    accept: [Lunochod 1, Lunochod]
    fuzzy: 1
    wrong: [{match: Luna 9, feedback: Das war eine Sonde ohne Räder.}]
"""
ROWS = {
    "sources": {
        "id": "pruefliste",
        "title": "Eine Liste zum Prüfen",
        "publisher": "Diese Prüfung",
        "date": "2026",
        "kind": "secondary",
    },
    "terms": {
        "id": "sonde",
        "term": "Sonde",
        "definition": "Ein Raumfahrzeug ohne Menschen.",
        "sources": "pruefliste",
    },
    "actors": {
        "id": "gagarin",
        "name": "Juri Gagarin",
        "kind": "person",
        "start": "1934",
        "description": "Flieger.",
        "sources": "pruefliste",
    },
    "claims": {
        "id": "mondflug-erster",
        "section": "mondflug",
        "article_paragraph": "mondflug p1",
        "claim": "Gagarin war der Erste.",
        "verdict": "accurate",
        "evidence": "Niemand war vor ihm dort.",
        "events": "1961-gagarin",
        "sources": "pruefliste",
        "confidence": "secondary",
    },
    "forecasts": {
        "id": "mondflug-ziel",
        "section": "mondflug",
        "article_paragraph": "mondflug p1",
        "question": "Landet bis Ende 1969 ein Mensch auf dem Mond?",
        "kind": "forecast",
        "in_article": "stated",
        "horizon": "1969-12-31",
        "group": "mondflug-ziel",
        "resolution": "yes",
        "resolved": "1969-07-20",
        "outcome": "Apollo 11 landete im Juli.",
        "sources": "pruefliste",
        "confidence": "secondary",
    },
}
WIDGETS = {
    "quiz-test": "Quiz('mondflug', mode='test', minutes=5)",
    "forecast": "from natorussia import Forecast\n\nForecast()",
    "matrix": "from natorussia import Matrix\n\nMatrix([{'title': 'Mond'}, {'title': 'Mars'}])",
    "progress": "from natorussia import Progress\n\nProgress()",
}


def write(folder):
    """Begin the course by the command, and add its second chapter, rows and questions."""
    words = ["--language", "de", "--title", "Zum Mond", "--year", "2026", "--licence", "none"]
    assert main(["new", "course", str(folder), *words]) == 0
    chapter = ["--title", "Der Flug zum Mond", "--empty", "--course", str(folder)]
    assert main(["new", "chapter", CHAPTER, *chapter]) == 0
    data = folder / "data"
    for table, row in ROWS.items():
        add(data / f"{table}.csv", [row])
    add(data / "events.csv", events())
    bank = data / "questions" / f"{CHAPTER}.yml"
    assert len(yaml.safe_load(QUESTIONS)["questions"]) == 10
    bank.write_text(QUESTIONS.lstrip(), encoding="utf-8")
    checksums.refresh(data)
    _add_widgets(folder / f"chapters/02-{CHAPTER}.ipynb")


def events():
    """Return the rows of the events, by date."""
    found = []
    for line in EVENTS.strip().splitlines():
        date, name, title, summary = line.split("|")
        row = {"id": f"{date[:4]}-{name}", "date": date, "title": title, "summary": summary}
        named = {"actors": "gagarin"} if name == "gagarin" else {}
        lane = "machines" if "luna" in name or "surveyor" in name else "lines"
        more = {"section": CHAPTER, "lane": lane, "sources": "pruefliste"}
        found.append(row | more | named | {"confidence": "secondary"})
    return found


def add(path, rows):
    """Add rows to a table, which stays sorted by its first columns."""
    with path.open(encoding="utf-8", newline="") as lines:
        table = csv.DictReader(lines)
        known, columns = list(table), table.fieldnames
    with path.open("w", encoding="utf-8", newline="") as lines:
        writer = csv.DictWriter(lines, columns, lineterminator="\n", restval="")
        writer.writeheader()
        order = (lambda row: (row["date"], row["id"])) if "date" in columns[:2] else None
        writer.writerows(sorted([*known, *rows], key=order or (lambda row: row["id"])))


def _add_widgets(path):
    """Put the widgets that a new chapter has not into its notebook."""
    notebook = json.loads(path.read_text(encoding="utf-8"))
    for name, source in WIDGETS.items():
        cell = {"cell_type": "code", "id": name, "metadata": {}, "outputs": []}
        notebook["cells"].append(cell | {"execution_count": None, "source": [source]})
    path.write_text(json.dumps(notebook, ensure_ascii=False, indent=1), encoding="utf-8")
