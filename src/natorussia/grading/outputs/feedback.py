"""Feedback: a page a student and exercise, self-contained, every text in it escaped."""

import hashlib
import html
import re
from collections.abc import Iterable
from pathlib import Path

from natorussia.exercises import exercise
from natorussia.grading.files import write_text
from natorussia.grading.final import LATE, Final
from natorussia.grading.outputs.scores import score

STYLE = """
:root{color-scheme:light dark}body{font:1rem/1.5 system-ui,sans-serif;max-width:44rem;
margin:1rem auto;padding:0 1rem;overflow-wrap:anywhere}h1{font-size:1.4rem}section{border-left:4px
solid #777;padding:.1rem .8rem;margin:1rem 0}.correct{border-color:#1a7f37}.partial{border-color:
#9a6700}.incorrect,.hard-coded,.error{border-color:#b3261e}h2{font-size:1.05rem;margin:.3rem 0}
table{border-collapse:collapse;display:block;overflow-x:auto}td,th{padding:.2rem .6rem;text-align:
left;border-bottom:1px solid #8885}svg{max-width:100%;height:auto}
"""
_POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:"


def page(title: str, body: str) -> str:
    """Return a page that loads nothing and runs nothing."""
    return (
        '<!doctype html>\n<html lang="en"><head><meta charset="utf-8">'
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
    title = f"{exercise(marks[0].exercise).title}: {marks[0].student}"
    body = _sum(marks) + "".join(map(_section, marks)) + _repairs(list(repairs))
    write_text(target / f"{marks[0].exercise}.html", page(title, body))


def _sum(marks: list[Final]) -> str:
    found = score(marks)
    later = f", {found.pending} still to be marked by a person" if found.pending else ""
    return f"<p><strong>{found.points:g} of {found.max_points:g} points</strong>{later}.</p>\n"


def _section(mark: Final) -> str:
    points = "?" if mark.points is None else f"{mark.points:g}"
    status = mark.status or "to be marked"
    most = "" if mark.question == LATE else f" of {mark.max_points:g}"
    head = f"{html.escape(mark.question)}: {status} ({points}{most})"
    told = [mark.message, *([mark.comment] if mark.comment != mark.message else [])]
    text = "".join(f"<p>{html.escape(one)}</p>" for one in told if one)
    return f'<section class="{mark.status or "unmarked"}"><h2>{head}</h2>{text}</section>\n'


def _repairs(repairs: list[str]) -> str:
    if not repairs:
        return ""
    items = "".join(f"<li>{html.escape(repair)}</li>" for repair in repairs)
    return f"<h2>What was put right in your notebook</h2><ul>{items}</ul>"
