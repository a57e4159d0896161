"""The decision matrix: alternatives scored by criteria, criteria weighed, and what follows."""

import math
from collections.abc import Mapping, Sequence
from html import escape
from typing import TYPE_CHECKING, Any

import traitlets

from natorussia import data
from natorussia.data.languages.catalogues import gettext, noted
from natorussia.data.records import Table
from natorussia.widgets.base import STATIC, PrintableWidget
from natorussia.widgets.matrix import table

if TYPE_CHECKING:
    import pandas as pd

_MOST = 5.0
_DONE = noted("Done by the end of 2014?")
_TIE = 9  # decimals: totals that agree in so many share a rank, on the page as well


class Matrix(PrintableWidget):
    """A multi-criteria decision matrix: score each alternative, weigh the criteria, compare.

    The total is the weighted mean of the scores (the weighted-sum model); an alternative without
    all its scores has none.

    Parameters
    ----------
    frame
        The alternatives: a data frame, a list of dictionaries, or None for the course's table
        ``recommendations``.  See `natorussia.widgets.matrix.table.read`.
    criteria
        A list of ``{"id", "title", "words"}`` or of titles, or None for benefit, feasibility
        and safety; ``words``, what a criterion asks, may be left out.
    readings
        How others scored the same, a row a reader and alternative; None for the course's table
        ``recommendation-scores`` where the alternatives are the course's, else for nobody.
    name
        What the decision is called in the reader's progress; it stays for good.
    outcome
        What the column ``done`` says.
    heading
        What stands above the matrix; nothing where the page has a heading already.
    course
        Whose decision it is: courses that share a site keep theirs apart.

    Attributes
    ----------
    scores, weights : dict
        What the reader gave: a score by alternative and criterion, a weight by criterion.

    Raises
    ------
    natorussia.data.records.TableError
        If a table is no decision, or a criterion has no name; the message names the row.

    Examples
    --------
    >>> matrix = Matrix()  # doctest: +SKIP
    >>> matrix.choices.sort_values("rank")  # doctest: +SKIP
    """

    _esm = STATIC / "matrix/matrix.js"
    _css = STATIC / "matrix/matrix.css"
    name = traitlets.Unicode("recommendations").tag(sync=True)
    heading = traitlets.Unicode("").tag(sync=True)
    outcome = traitlets.Unicode(_DONE).tag(sync=True)
    options = traitlets.List(traitlets.Dict()).tag(sync=True)
    criteria = traitlets.List(traitlets.Dict()).tag(sync=True)
    readings = traitlets.List(traitlets.Dict()).tag(sync=True)
    scores = traitlets.Dict().tag(sync=True)
    weights = traitlets.Dict().tag(sync=True)
    low = traitlets.Float(1.0).tag(sync=True)
    high = traitlets.Float(_MOST).tag(sync=True)

    def __init__(
        self,
        frame: Table = None,
        criteria: Sequence[Mapping[str, str] | str] | None = None,
        readings: Table = None,
        **options: Any,  # noqa: ANN401
    ) -> None:
        self.refuse_unknown(options, {"options"}, "criteria, readings")
        asked = table.criteria(criteria or table.course_criteria())
        if frame is None:
            frame = data.rows("recommendations")
            readings = data.rows("recommendation-scores") if readings is None else readings
        found = table.read(frame)
        others = table.readings(readings, [one["id"] for one in found], asked)
        options.setdefault("outcome", gettext(_DONE))
        options.setdefault("weights", dict.fromkeys((one["id"] for one in asked), 1))
        super().__init__(options=found, criteria=asked, readings=others, **options)

    @property
    def choices(self) -> "pd.DataFrame":
        """The reader's scores, with ``total`` and ``rank``, by alternative."""
        import pandas as pd

        names = [one["id"] for one in self.criteria]
        rows = [self._row(one["id"], names) for one in self.options]
        index = pd.Index([one["id"] for one in self.options], name="alternative")
        frame = pd.DataFrame(rows, columns=[*names, "total"], index=index, dtype=float)
        frame.insert(0, "title", [one["title"] for one in self.options])
        ranks = frame["total"].round(_TIE).rank(ascending=False, method="min")
        return frame.assign(rank=ranks.astype("Int64"))

    def _row(self, option: str, names: list[str]) -> list[float]:
        given = self.scores.get(option, {})
        row = [_number(given.get(name)) for name in names]
        weights = [_number(self.weights.get(name), 0.0) for name in names]
        whole = sum(weights)
        total = sum(w * s for w, s in zip(weights, row, strict=True)) / whole if whole else math.nan
        return [*row, total]

    def fallback_html(self) -> str:
        """Return the matrix as a table to fill in by hand, for paper and without JavaScript."""
        heading = f'<p class="nr-heading">{escape(self.heading)}</p>' if self.heading else ""
        body = table.printed(self.options, self.criteria)
        return f'<div class="nr-matrix nr-plain">{heading}{body}</div>'


def _number(value: object, otherwise: float = math.nan) -> float:
    return float(value) if isinstance(value, int | float) else otherwise
