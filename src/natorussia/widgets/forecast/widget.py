"""The forecast: a probability first, then what happened, and what the forecast was worth."""

import json
import os
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import traitlets

from natorussia.data.records import Table
from natorussia.widgets.base import STATIC, PrintableWidget
from natorussia.widgets.forecast import table
from natorussia.widgets.forecast.scoring import (
    CLIP,
    brier,
    calibration,
    decompose,
    log_score,
    rivals,
    weigh,
)
from natorussia.widgets.veil import veiled

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["Forecast", "brier", "calibration", "decompose", "log_score", "rivals", "weigh"]

_COLUMNS = ["id", "question", "probability", "resolution", "brier", "log"]


class Forecast(PrintableWidget):
    """Questions about the future of the past: commit a probability, then see what happened.

    Parameters
    ----------
    frame
        A data frame, a list of dictionaries, or None for the course's table ``forecasts``.  Its
        columns are ``question`` and ``resolution`` (yes, no or void), and, where there are any,
        those of that table: ``id``, ``horizon``, ``outcome``, ``base_rate``, ``sources`` and so on.
        Questions with the same ``group`` are settled by one event: their outcomes are told once
        all of them are committed, and they count as one in the scores.
    section
        Ask only the questions of one section, such as ``rome``.
    clip
        Chances count as at least this and at most one less this in the log score.
    heading
        What stands above the questions; nothing where the page has a heading already.
    course
        Whose forecasts they are: courses that share a site keep theirs apart.  By default the name
        of the data package.

    Attributes
    ----------
    committed : dict
        The probabilities that the reader has committed, by id, from 0 to 1.

    Raises
    ------
    natorussia.data.records.TableError
        If a row is not sound; the message names it.
    natorussia.data.UnknownNameError
        If no question belongs to the section.

    Examples
    --------
    >>> forecast = Forecast(section="rome")  # doctest: +SKIP
    >>> forecast.responses[["probability", "brier"]].mean()  # doctest: +SKIP
    """

    _esm = STATIC / "forecast/forecast.js"
    _css = STATIC / "forecast/forecast.css"
    heading = traitlets.Unicode("").tag(sync=True)
    questions = traitlets.List(traitlets.Dict()).tag(sync=True)
    clip = traitlets.Float(CLIP, min=0, max=0.25).tag(sync=True)
    committed = traitlets.Dict().tag(sync=True)
    revealed = traitlets.Dict().tag(sync=True)
    key = traitlets.Unicode("").tag(sync=True)

    def __init__(
        self,
        frame: Table = None,
        section: str | None = None,
        **options: Any,  # noqa: ANN401
    ) -> None:
        self.refuse_unknown(options, {"questions", "key", "revealed"}, "section")
        asked = table.read(frame, section)
        self._asked = {one.id: one for one in asked}
        # A page without a kernel tells by itself; a live one asks here, once a forecast is made.
        key = _encoded(self._asked) if os.environ.get("NATORUSSIA_BOOK") == "1" else ""
        super().__init__(questions=[one.public() for one in asked], key=key, **options)
        self.observe(self._reveal, "committed")

    def _reveal(self, change: Mapping[str, Any]) -> None:
        known = [self._asked[name] for name in change["new"] if name in self._asked]
        open_groups = {one.group for one in self._asked.values() if one not in known}
        self.revealed = {one.id: one.told() for one in known if one.group not in open_groups}

    @property
    def asked(self) -> list[table.ForecastQuestion]:
        """The questions, with what became of each."""
        return list(self._asked.values())

    @property
    def responses(self) -> "pd.DataFrame":
        """The committed forecasts with what happened and both scores; void ones have no scores."""
        import pandas as pd

        said = [(one, self.committed[one.id]) for one in self._asked.values() if self._has(one.id)]
        rows = [
            (one.id, one.question, p, one.resolution, *self._scores(p, one.happened))
            for one, p in said
        ]
        frame = pd.DataFrame(rows, columns=_COLUMNS).set_index("id")
        return frame.astype(dict.fromkeys(("probability", "brier", "log"), float))

    @property
    def scores(self) -> "pd.DataFrame":
        """The mean scores beside those of simple rivals, on the questions scored so far."""
        import pandas as pd

        scored = self.responses.dropna(subset="brier")
        happened = (scored["resolution"] == "yes").astype(float).tolist()
        asked = [self._asked[str(name)] for name in scored.index]
        rates, weights = [one.base_rate for one in asked], weigh(one.group for one in asked)
        said = scored["probability"].tolist()
        found = rivals(said, happened, rates, self.clip, weights) if said else []
        return pd.DataFrame(found, columns=["who", "brier", "log"]).set_index("who")

    def _has(self, name: str) -> bool:
        said = self.committed.get(name)
        return isinstance(said, (int, float)) and 0 <= said <= 1

    def _scores(self, said: float, happened: float | None) -> tuple[float, float]:
        if happened is None:
            return float("nan"), float("nan")
        return brier([said], [happened]), log_score([said], [happened], self.clip)

    def fallback_html(self) -> str:
        """Return the questions with a table to fill in, and the outcomes after it, for paper."""
        body = table.printed(list(self._asked.values()))
        return f'<div class="nr-forecast nr-plain">{body}</div>'


def _encoded(asked: Mapping[str, table.ForecastQuestion]) -> str:
    told = {name: one.told() for name, one in asked.items()}
    return veiled(json.dumps(told, ensure_ascii=False))
