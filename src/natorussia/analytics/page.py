"""Class results as one page that needs nothing else, on a phone or printed."""

from collections.abc import Iterable, Sequence
from datetime import date
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any

from natorussia import data
from natorussia.analytics import forecasts, plots, results
from natorussia.analytics.points import points
from natorussia.analytics.readers import Readers
from natorussia.data.languages import current, decimal_sign, direction
from natorussia.data.languages.catalogues import filled, gettext, ngettext, noted
from natorussia.data.languages.marking import of_page
from natorussia.data.languages.numerals import spaced_percent
from natorussia.markup import citations

if TYPE_CHECKING:
    from collections.abc import Hashable, Mapping

    import pandas as pd

_STYLE = Path(__file__).with_name("report.css")
_MOST = 60
_HARD, _ODD = 0.4, 0.1
_TITLE = noted("Class results")


@of_page
def page(found: Readers, bank: list[dict[str, Any]] | None = None, *, today: date) -> str:
    """Return the results of a class as HTML.

    Parameters
    ----------
    found
        What `natorussia.analytics.readers.read` gave.
    bank
        The questions; those of the course where none are given.
    today
        The day that the page bears.
    """
    answers = results.responses(found, bank)
    parts = [
        _summary(found, answers, today),
        _notes(found.notes),
        _who(found, answers),
        _points(points(found, bank)),
        _mistakes(results.mistakes(answers)),
        _items(results.items(answers)),
        _certainty(results.certainty(answers, bank)),
        _forecasts(forecasts.forecasts(found)),
    ]
    return (
        f'<!doctype html><html lang="{current()}" dir="{direction()}"><head><meta charset="utf-8">'
        f'<meta name="viewport" content="width=device-width"><title>{gettext(_TITLE)}</title>'
        f"<style>{_STYLE.read_text(encoding='utf-8')}</style></head>"
        f"<body><main>{''.join(parts)}</main></body></html>\n"
    )


def _summary(found: Readers, answers: "pd.DataFrame", today: date) -> str:
    many, files = len(found.readers), sum(len(reader.files) for reader in found.readers)
    tries, asked = len(answers), int(answers["question"].nunique())
    told = filled(
        "{0} in {1}, with {2} at {3}.",
        ngettext("{0} student", "{0} students", many).format(many),
        ngettext("{0} file", "{0} files", files).format(files),
        ngettext("{0} try", "{0} tries", tries).format(tries),
        ngettext("{0} question", "{0} questions", asked).format(asked),
    )
    made = filled("Made on {0}.", citations.date_words(today.isoformat()))
    return f"<h1>{gettext(_TITLE)}</h1><p>{told} {made}</p>"


def _notes(notes: Sequence[str]) -> str:
    if not notes:
        return ""
    lines = "".join(f"<li>{escape(note)}</li>" for note in notes)
    return _section(gettext("What to know of the files"), f"<ul>{lines}</ul>")


def _who(found: Readers, answers: "pd.DataFrame") -> str:
    by = results.chapters(answers)
    titles = {row["id"]: row["title"] for row in data.rows("sections")}
    used = set(by.index.get_level_values("section"))
    sections = [name for name in titles if name in used]
    sections += sorted(used - set(titles))
    rows = [
        [reader.name, *(_done(by, reader.name, name) for name in sections)]
        for reader in sorted(found.readers, key=lambda one: one.name.casefold())
    ]
    head = [gettext("Student"), *(titles.get(name, name) for name in sections)]
    about = gettext("Questions answered, and the mean credit of the best tries.")
    return _section(gettext("Who did what"), f"<p>{about}</p>{_table(head, rows)}")


def _points(found: "pd.DataFrame") -> str:
    if found.empty:
        return ""
    titles = {row["id"]: row["title"] for row in data.rows("sections")}
    tests = list(dict.fromkeys(found["test"]))
    told = {(row["student"], row["test"]): _earned(row) for row in found.to_dict("records")}
    students = sorted(set(found["student"]), key=str.casefold)
    rows = [[name, *(told.get((name, test), "–") for test in tests)] for name in students]  # noqa: RUF001
    head = [gettext("Student"), *(titles.get(test, test) for test in tests)]
    about = gettext("The first answer to each question counts; what was left out earns nothing.")
    return _section(gettext("Points in tests"), f"<p>{about}</p>{_table(head, rows)}")


def _earned(row: "Mapping[Hashable, Any]") -> str:
    points, possible = (
        "" if row[name] != row[name] else _decimal(f"{row[name]:.2f}".rstrip("0").rstrip("."))
        for name in ("points", "possible")
    )
    return filled("{0} of {1}", points, possible) if possible else points


def _done(by: "pd.DataFrame", student: str, section: str) -> str:
    if (student, section) not in by.index:
        return "–"  # noqa: RUF001
    row: Any = by.loc[(student, section)]
    return f"{int(row['answered'])} · {_percent(row['credit'])}"


def _mistakes(found: "pd.DataFrame") -> str:
    several = found[found["students"] > 1]
    shown = (several if len(several) else found).head(_MOST)
    rows = [
        [row["wrong"], f"{row['students']} ({_percent(row['share'])})", row["prompt"]]
        for row in shown.to_dict("records")
    ]
    head = [gettext("Answer"), gettext("Students"), gettext("Question")]
    return _section(gettext("The commonest wrong answers"), _table(head, rows))


def _items(found: "pd.DataFrame") -> str:
    rows = [
        [
            row["prompt"],
            row["students"],
            _percent(row["facility"]),
            _percent(row["right"]),
            _number(row["discrimination"]),
            _remark(row["facility"], row["discrimination"]),
        ]
        for row in found.sort_values("facility").to_dict("records")
    ]
    head = [
        *(gettext("Question"), gettext("Students"), gettext("Facility")),
        *(gettext("Right in the end"), gettext("Discrimination"), gettext("Look at it")),
    ]
    about = gettext(
        "Facility is the mean credit of first tries. Discrimination tells whether those who do "
        "well elsewhere do well here, from −1 to 1; it needs five students."  # noqa: RUF001
    )
    plot = plots.difficulty(found)
    title = gettext("How hard the questions were")
    return _section(title, f"<p>{about}</p>{plot}{_table(head, rows)}")


def _remark(facility: float, discrimination: float) -> str:
    if discrimination < _ODD:
        return gettext("the best do no better: is the key right, the wording clear?")
    return gettext("hard: teach it again?") if facility < _HARD else ""


def _certainty(found: "pd.DataFrame") -> str:
    if not found["answers"].sum():
        return ""
    rows = [
        [
            gettext(str(name)),
            filled("{0} to {1}", _percent(row["least"]), _percent(row["most"])),
            int(row["answers"]),
            _percent(row["right"]),
        ]
        for name, row in found.iterrows()
    ]
    head = [
        *(gettext("They said"), gettext("which expects")),
        *(gettext("First tries"), gettext("were right")),
    ]
    plot = plots.calibration(found)
    return _section(gettext("How well the class judges what it knows"), plot + _table(head, rows))


def _forecasts(found: "pd.DataFrame") -> str:
    if found.empty:
        return ""
    rows = [
        [name, int(row["forecasts"]), _decimal(f"{row['brier']:.3f}"), _number(row["log"])]
        for name, row in forecasts.forecasters(found).iterrows()
    ]
    head = [
        *(gettext("Who"), gettext("Settled forecasts")),
        *(gettext("Brier (low is good)"), gettext("Log (near 0 is good)")),
    ]
    return _section(gettext("Forecasts"), plots.outlook(found) + _table(head, rows))


def _section(title: str, body: str) -> str:
    return f"<section><h2>{escape(title)}</h2>{body}</section>"


def _table(head: Iterable[object], rows: Iterable[Sequence[object]]) -> str:
    labels = "".join(f'<th scope="col">{escape(str(one))}</th>' for one in head)
    lines = "".join(_line(row) for row in rows)
    if not lines:
        return f"<p>{gettext('Nothing yet.')}</p>"
    name = gettext("Table")
    return (
        f'<div class="wide" tabindex="0" role="group" aria-label="{name}"><table><thead>'
        f"<tr>{labels}</tr></thead><tbody>{lines}</tbody></table></div>"
    )


def _line(row: Sequence[object]) -> str:
    cells = "".join(f"<td><bdi>{escape(str(one))}</bdi></td>" for one in row[1:])
    return f'<tr><th scope="row"><bdi>{escape(str(row[0]))}</bdi></th>{cells}</tr>'


def _percent(share: float) -> str:
    return "–" if share != share else spaced_percent(share)  # noqa: PLR0124, RUF001


def _number(value: float) -> str:
    return "–" if value != value else _decimal(f"{value:.2f}".replace("-", "−"))  # noqa: PLR0124, RUF001


def _decimal(number: str) -> str:
    return number.replace(".", decimal_sign(current()))
