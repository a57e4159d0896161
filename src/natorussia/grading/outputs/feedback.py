"""Feedback: a page a student and exercise, self-contained, every text in it escaped."""

import hashlib
import html
import re
from collections.abc import Iterable
from pathlib import Path

from natorussia.data.languages import current, direction
from natorussia.data.languages.catalogues import filled, gettext
from natorussia.data.languages.marking import of_page
from natorussia.data.languages.numerals import short
from natorussia.exercises import exercise
from natorussia.grading.files import write_text
from natorussia.grading.final import LATE, Final
from natorussia.grading.outputs.scores import Score, score
from natorussia.grading.statuses import said

STYLE = """
:root{color-scheme:light dark}body{font:1rem/1.5 system-ui,sans-serif;max-width:44rem;
margin:1rem auto;padding:0 1rem;overflow-wrap:anywhere}h1{font-size:1.4rem}
section{border-inline-start:4px solid #777;padding:.1rem .8rem;margin:1rem 0}
.correct{border-color:#1a7f37}.partial{border-color:#9a6700}
.incorrect,.hard-coded,.error{border-color:#b3261e}h2{font-size:1.05rem;margin:.3rem 0}
table{border-collapse:collapse;display:block;overflow-x:auto}
td,th{padding:.2rem .6rem;text-align:start;border-bottom:1px solid #8885}
svg{max-width:100%;height:auto}
"""
_POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:"


def page(title: str, body: str) -> str:
    """Return a page that loads nothing and runs nothing."""
    return (
        f'<!doctype html>\n<html lang="{current()}" dir="{direction()}"><head>'
        '<meta charset="utf-8">'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">'
        '<meta name="viewport" content="width=device-width,initial-scale=1">'
        f"<title>{html.escape(title)}</title><style>{STYLE}</style></head>"
        f"<body><h1>{html.escape(title)}</h1>\n{body}\n</body></html>\n"
    )


def place(name: str) -> str:
    """Return a name as it can stand in a path, and no other name's can."""
    plain = re.sub(r"[^A-Za-z0-9._-]", "_", name).strip(".")[:60]
    if plain and plain == name and not re.search(r"-[0-9a-f]{8}$", name):
        return plain
    return f"{plain}-{hashlib.sha256(name.encode()).hexdigest()[:8]}"


def write_feedback(folder: Path, marks: list[Final], repairs: Iterable[str]) -> None:
    """Write the page of one submission."""
    target = folder / place(marks[0].student)
    target.mkdir(parents=True, exist_ok=True)
    write_text(target / f"{marks[0].exercise}.html", _page(marks, list(repairs)), lasting=False)


@of_page
def _page(marks: list[Final], repairs: list[str]) -> str:
    title = f"{exercise(marks[0].exercise).title}: {marks[0].student}"
    return page(title, _sum(marks) + "".join(map(_section, marks)) + _repairs(repairs))


def _sum(marks: list[Final]) -> str:
    found = score(marks)
    earned = f"<strong>{points_of(found)}</strong>"
    if found.pending:
        told = filled("{0}, {1} still to be marked by a person.", earned, found.pending)
        return f"<p>{told}</p>\n"
    return f"<p>{earned}.</p>\n"


def points_of(found: Score) -> str:
    """Return how many points of how many were earned, in words."""
    return filled("Points: {0} of {1}", short(found.points), short(found.max_points))


def _section(mark: Final) -> str:
    points = "?" if mark.points is None else short(mark.points)
    if mark.question == LATE:
        name, earned = gettext(LATE), points
    else:
        name, earned = mark.question, filled("{0} of {1}", points, short(mark.max_points))
    head = f"{html.escape(name)}: {said(mark.status)} ({earned})"
    told = [mark.message, *([mark.comment] if mark.comment != mark.message else [])]
    text = "".join(f"<p>{html.escape(one)}</p>" for one in told if one)
    return f'<section class="{mark.status or "unmarked"}"><h2>{head}</h2>{text}</section>\n'


def _repairs(repairs: list[str]) -> str:
    if not repairs:
        return ""
    items = "".join(f"<li>{html.escape(repair)}</li>" for repair in repairs)
    return f"<h2>{gettext('What was put right in your notebook')}</h2><ul>{items}</ul>"
