"""A page a student and exercise, for the grader: code, plots, both runs, what people decided."""

import base64
import binascii
import html
import json
from collections.abc import Iterable
from pathlib import Path

from natorussia.data.languages.catalogues import filled, gettext, noted
from natorussia.data.languages.numerals import short
from natorussia.grading.files import write_text
from natorussia.grading.final import LATE, Final
from natorussia.grading.outputs.feedback import page, place, points_of
from natorussia.grading.outputs.scores import score
from natorussia.grading.statuses import said
from natorussia.grading.store import Decision, Record

_PNG = b"\x89PNG\r\n\x1a\n"
_MOST_PLOTS, _MOST_BYTES, _MOST_CODE = 40, 2_000_000, 20_000


def write_student(
    folder: Path, record: Record, content: bytes, marks: list[Final], decisions: list[Decision]
) -> None:
    """Write the page of one submission.

    Parameters
    ----------
    content
        The notebook's bytes; what it shows is shown as it was handed in, plots as images alone.
    """
    student, name = record["student"], record["exercise"]
    found = score(marks)
    body = f"<p><strong>{points_of(found)}</strong></p>"
    body += _runs(marks) + _decisions(decisions) + _list(gettext("Repairs"), record["repairs"])
    if record["essay"]:
        body += f"<h2>{gettext('Essay')}</h2><p>{html.escape(record['essay'])}</p>"
    body += f"<h2>{gettext('As it was handed in')}</h2>" + "".join(_cells(content))
    body += _files(record.get("beside", {}))
    target = folder / place(student)
    target.mkdir(parents=True, exist_ok=True)
    write_text(target / f"{name}.html", page(f"{student}, {name}", body), lasting=False)


def _runs(marks: Iterable[Final]) -> str:
    heads = (
        *(gettext("question"), gettext("points"), gettext("status")),
        *(gettext("on the course's tables"), gettext("on changed tables"), gettext("why")),
    )
    rows = [
        (
            gettext(LATE) if mark.question == LATE else mark.question,
            "?" if mark.points is None else _of(mark.points, mark.max_points),
            said(mark.status),
            mark.first,
            mark.second,
            " ".join(filter(None, (mark.message, mark.comment))),
        )
        for mark in marks
    ]
    return _table(heads, rows)


def _of(points: float, most: float) -> str:
    return filled("{0} of {1}", short(points), short(most))


def _decisions(decisions: Iterable[Decision]) -> str:
    rows = [
        (
            one.at,
            one.who,
            gettext(one.kind),
            one.question,
            "" if one.points is None else short(one.points),
            " ".join(filter(None, (one.criterion, one.text))),
        )
        for one in decisions
    ]
    heads = (
        *(gettext("when"), gettext("who"), gettext("what")),
        *(gettext("question"), gettext("points"), gettext("text")),
    )
    title = gettext("What people decided")
    return f"<h2>{title}</h2>{_table(heads, rows)}" if rows else ""


_KINDS = (
    *(noted("points"), noted("criterion"), noted("agreed"), noted("comment")),
    *(noted("keeps"), noted("due"), noted("extension")),
)
"""What people decide, as the store names it."""


def _table(heads: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    head = "".join(f"<th>{html.escape(one)}</th>" for one in heads)
    lines = "".join(
        "<tr>" + "".join(f"<td><bdi>{html.escape(cell)}</bdi></td>" for cell in row) + "</tr>\n"
        for row in rows
    )
    return f"<table><tr>{head}</tr>\n{lines}</table>\n"


def _list(title: str, items: Iterable[str]) -> str:
    found = "".join(f"<li>{html.escape(item)}</li>" for item in items)
    return f"<h2>{title}</h2><ul>{found}</ul>" if found else ""


def _files(found: dict[str, str]) -> str:
    """Return the files that the notebook could read beside it, modules with what stands in them."""
    parts = "".join(
        f"<h3>{html.escape(name)}</h3>" + (f"<pre>{html.escape(text)}</pre>\n" if text else "")
        for name, text in found.items()
    )
    return f"<h2>{gettext('Handed in beside it')}</h2>{parts}" if parts else ""


def _cells(content: bytes) -> list[str]:
    """Return each cell as text and images; what is no notebook has none."""
    try:
        cells = json.loads(content)["cells"]
        shown = [_cell(cell) for cell in cells]
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return [f"<p>{gettext('It cannot be shown.')}</p>"]
    left, alt = _MOST_PLOTS, gettext("a plot of the notebook")
    parts = []
    for source, plots in shown:
        parts.append(f"<pre>{html.escape(source[:_MOST_CODE])}</pre>\n" if source else "")
        for plot in plots[:left]:
            text = base64.b64encode(plot).decode()
            parts.append(f'<img alt="{alt}" src="data:image/png;base64,{text}">\n')
        left = max(left - len(plots), 0)
    return parts


def _cell(cell: dict[str, object]) -> tuple[str, list[bytes]]:
    source = cell.get("source", "")
    text = "".join(map(str, source)) if isinstance(source, list) else str(source)
    outputs = cell.get("outputs")
    plots = [_plot(one) for one in outputs] if isinstance(outputs, list) else []
    return text, [plot for plot in plots if plot]


def _plot(output: object) -> bytes:
    """Return an output's image, if it is a PNG of a sensible size."""
    data = output.get("data") if isinstance(output, dict) else None
    image = data.get("image/png") if isinstance(data, dict) else None
    if not isinstance(image, str) or len(image) > _MOST_BYTES:
        return b""
    try:
        found = base64.b64decode(image, validate=False)
    except (binascii.Error, ValueError):
        return b""
    return found if found.startswith(_PNG) else b""
