"""The instructor's report: one page with plots, loading nothing."""

import html
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

from natorussia.data.languages import direction
from natorussia.data.languages.catalogues import filled, gettext, ngettext, noted
from natorussia.data.languages.marking import of_page
from natorussia.data.languages.numerals import percent, signed
from natorussia.grading.files import write_text
from natorussia.grading.final import Final
from natorussia.grading.outputs.copies import Copies
from natorussia.grading.outputs.feedback import page
from natorussia.grading.outputs.scores import Score
from natorussia.grading.outputs.statistics import Clusters, Item, items
from natorussia.grading.statuses import said

_BINS, _SHOWN = 10, 200
_SETTINGS = {
    "disk": noted("disk, in bytes"),
    "isolation": noted("isolation"),
    "memory": noted("memory, in bytes"),
    "seconds": noted("seconds for a cell"),
    "seed": noted("seed of the changed tables"),
}
Shown = Callable[[float], str]


class Report:
    """Gathers what the report shows, a submission at a time, then writes it."""

    def __init__(self) -> None:
        self.clusters = Clusters()
        self.repairs: list[tuple[str, str, str]] = []
        self.problems: list[tuple[str, str, str]] = []
        self.copies = Copies()
        self.leftovers: list[tuple[str, str]] = []

    def add(self, record: dict[str, Any], marks: Sequence[Final]) -> None:
        """Take in one submission."""
        who = record["student"], record["exercise"]
        self.clusters.add(record, marks)
        self.repairs += [(*who, repair) for repair in record["repairs"]]
        if record["problem"]:
            self.problems.append((*who, f"{said(record['problem'][0])}: {record['problem'][1]}"))
        for run in record["runs"]:
            if run["outcome"] != "ended":
                ended = filled("the run ended with: {0}", said(run["outcome"]))
                self.problems.append((*who, ended))
                break
        self.copies.add(record)

    def write(
        self,
        path: Path,
        marks: Sequence[Final],
        scores: dict[tuple[str, str], Score],
        run: dict[str, Any],
    ) -> None:
        """Write the page."""
        write_text(path, self._page(marks, scores, run))

    @of_page
    def _page(
        self,
        marks: Sequence[Final],
        scores: dict[tuple[str, str], Score],
        run: dict[str, Any],
    ) -> str:
        body = _statuses(marks) + _distributions(scores) + _items(items(marks))
        body += self._clusters() + self._similar() + self._lists() + _run(run)
        return page(gettext("Grading report"), body)

    def _clusters(self) -> str:
        rows = [
            (exercise, question, shown, f"{len(who)}: {', '.join(who[:10])}")
            for exercise, question, shown, who in self.clusters.largest()
        ]
        heads = (gettext("exercise"), gettext("question"), gettext("value"), gettext("students"))
        return _section(gettext("The same wrong answer"), _table(heads, rows))

    def _similar(self) -> str:
        told = gettext(
            "Shared code beyond the starter and what most have. A reason to look, no more."
        )
        heads = (
            *(gettext("exercise"), gettext("one"), gettext("another")),
            *(gettext("what"), gettext("shared")),
        )
        return _section(
            gettext("Similar submissions"), f"<p>{told}</p>" + _table(heads, self.copies.rows())
        )

    def _lists(self) -> str:
        heads = (gettext("student"), gettext("exercise"), gettext("what"))
        left = _table((gettext("file"), gettext("why")), self.leftovers)
        return (
            _section(gettext("Problems"), _table(heads, self.problems))
            + _section(gettext("Repairs"), _table(heads, self.repairs))
            + _section(gettext("Files that are no hand-in"), left)
        )


def _section(title: str, body: str) -> str:
    return f"<h2>{html.escape(title)}</h2>\n{body}\n"


def _table(heads: Iterable[str], rows: Sequence[Sequence[str]]) -> str:
    if not rows:
        return f"<p>{gettext('None.')}</p>"
    head = "".join(f"<th>{html.escape(one)}</th>" for one in heads)
    lines = "".join(
        "<tr>" + "".join(f"<td><bdi>{html.escape(cell)}</bdi></td>" for cell in row) + "</tr>\n"
        for row in rows[:_SHOWN]
    )
    more = f"<p>{filled('{0} more', len(rows) - _SHOWN)}.</p>" if len(rows) > _SHOWN else ""
    return f"<table><tr>{head}</tr>\n{lines}</table>{more}"


def _statuses(marks: Sequence[Final]) -> str:
    counts = Counter(said(mark.status) for mark in marks)
    students = len({mark.student for mark in marks})
    rows = [(status, str(count)) for status, count in counts.most_common()]
    title = ngettext("{0} student", "{0} students", students).format(students)
    return _section(title, _table((gettext("status"), gettext("answers")), rows))


def _distributions(scores: dict[tuple[str, str], Score]) -> str:
    plots = []
    for exercise in sorted({key[1] for key in scores}):
        found = [score for key, score in scores.items() if key[1] == exercise]
        shares = [score.points / score.max_points for score in found if score.max_points]
        bins = Counter(min(int(share * _BINS), _BINS - 1) for share in shares)
        labels = [filled("{0} to {1} %", 10 * at, 10 * (at + 1)) for at in range(_BINS)]
        values = [float(bins[at]) for at in range(_BINS)]
        title = filled("{0}: submissions by share of the points", exercise)
        plots.append(_bars(title, labels, values, "{:.0f}".format))
    return _section(gettext("Scores"), "".join(plots))


def _items(found: list[Item]) -> str:
    labels = [f"{item.exercise} {item.question}" for item in found]
    title = gettext("Share of the points earned")
    difficulty = _bars(title, labels, [item.difficulty for item in found], percent)
    rows = [
        (item.exercise, item.question, str(item.answers), percent(item.difficulty), _number(item))
        for item in found
    ]
    heads = (
        *(gettext("exercise"), gettext("question"), gettext("answers")),
        *(gettext("points earned"), gettext("discrimination")),
    )
    return _section(gettext("Questions"), difficulty + _table(heads, rows))


def _number(item: Item) -> str:
    if item.discrimination is None:
        return gettext("none")
    return signed(f"{item.discrimination:+.2f}")


def _isolated(label: str) -> str:
    """Return a label that runs as its own letters do; drawings run from the left."""
    return f"\u2068{html.escape(label)}\u2069" if direction() == "rtl" else html.escape(label)


def _bars(title: str, labels: list[str], values: list[float], shown: Shown) -> str:
    """Return horizontal bars as inline SVG, with their numbers as text."""
    top, height = max([*values, 1e-9]), 22 * len(values)
    bar = 'height="15" fill="#3b6ea5"'
    lines = [
        f'<text x="0" y="{22 * at + 15}">{_isolated(label[:40])}</text>'
        f'<rect x="300" y="{22 * at + 3}" width="{240 * value / top:.1f}" {bar}/>'
        f'<text x="{306 + 240 * value / top:.1f}" y="{22 * at + 15}">{shown(value)}</text>'
        for at, (label, value) in enumerate(zip(labels, values, strict=True))
    ]
    return (
        f'<figure><figcaption>{html.escape(title)}</figcaption><svg viewBox="0 0 620 {height}" '
        f'role="img" aria-label="{html.escape(title)}" direction="ltr" font-size="13" '
        'fill="currentColor">' + "".join(lines) + "</svg></figure>\n"
    )


def _run(run: dict[str, Any]) -> str:
    rows = [(gettext(_SETTINGS.get(name, name)), str(run[name])) for name in sorted(run)]
    return _section(gettext("How it was run"), _table((gettext("what"), gettext("value")), rows))
