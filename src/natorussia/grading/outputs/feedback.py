"""Feedback: a page a student and exercise, self-contained, every text in it escaped."""

import hashlib
import html
import re
from collections.abc import Iterable
from pathlib import Path

from natorussia.exercises import exercise
from natorussia.grading.marking import Mark

STYLE = """
:root{color-scheme:light dark}body{font:1rem/1.5 system-ui,sans-serif;max-width:44rem;
margin:1rem auto;padding:0 1rem;overflow-wrap:anywhere}h1{font-size:1.4rem}section{border-left:4px
solid #777;padding:.1rem .8rem;margin:1rem 0}.correct{border-color:#1a7f37}.partial{border-color:
#9a6700}.incorrect,.hard-coded,.error{border-color:#b3261e}h2{font-size:1.05rem;margin:.3rem 0}
table{border-collapse:collapse;display:block;overflow-x:auto}td,th{padding:.2rem .6rem;text-align:
left;border-bottom:1px solid #8885}svg{max-width:100%;height:auto}
"""
_POLICY = "default-src 'none'; style-src 'unsafe-inline'"


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


def write_feedback(folder: Path, marks: list[Mark], repairs: Iterable[str]) -> None:
    """Write the page of one submission."""
    target = folder / place(marks[0].student)
    target.mkdir(parents=True, exist_ok=True)
    title = f"{exercise(marks[0].exercise).title}: {marks[0].student}"
    body = _sum(marks) + "".join(map(_section, marks)) + _repairs(list(repairs))
    (target / f"{marks[0].exercise}.html").write_text(page(title, body), encoding="utf-8")


def _sum(marks: list[Mark]) -> str:
    points = sum(mark.points or 0.0 for mark in marks)
    most = sum(mark.max_points for mark in marks)
    waiting = sum(mark.points is None for mark in marks)
    later = f", {waiting} still to be marked by a person" if waiting else ""
    return f"<p><strong>{points:g} of {most:g} points</strong>{later}.</p>\n"


def _section(mark: Mark) -> str:
    points = "?" if mark.points is None else f"{mark.points:g}"
    status = mark.status or "to be marked"
    head = f"{html.escape(mark.question)}: {status} ({points} of {mark.max_points:g})"
    text = f"<p>{html.escape(mark.message)}</p>" if mark.message else ""
    return f'<section class="{mark.status or "unmarked"}"><h2>{head}</h2>{text}</section>\n'


def _repairs(repairs: list[str]) -> str:
    if not repairs:
        return ""
    items = "".join(f"<li>{html.escape(repair)}</li>" for repair in repairs)
    return f"<h2>What was put right in your notebook</h2><ul>{items}</ul>"
