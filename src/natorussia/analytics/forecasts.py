"""What a class forecast, and what its forecasts were worth."""

from typing import TYPE_CHECKING, Any

from natorussia.analytics.progress_files import Try
from natorussia.analytics.readers import Readers
from natorussia.analytics.results import Paths, readers_of
from natorussia.data.languages.catalogues import gettext
from natorussia.widgets.forecast.scoring import brier, log_score, rivals, weigh
from natorussia.widgets.forecast.table import ForecastQuestion, wording
from natorussia.widgets.forecast.table import read as read_forecasts

if TYPE_CHECKING:
    import pandas as pd

_COLUMNS = [
    "student",
    "forecast",
    "question",
    "group",
    "time",
    "probability",
    "resolution",
    "brier",
    "log",
]
_PREFIX = "forecast:"


def forecasts(paths: Paths | Readers) -> "pd.DataFrame":
    """Return every student's forecast of each question, with both scores.

    The first one that was committed to the present wording counts; void questions have no scores.
    """
    import pandas as pd

    asked = {one.id: one for one in read_forecasts()}
    rows = [
        _row(reader.name, asked[name], one)
        for reader in readers_of(paths).readers
        for entry, tries in reader.records["forecasts"].items()
        if (name := entry.removeprefix(_PREFIX)) in asked
        and (one := _first(asked[name], tries)) is not None
    ]
    frame = pd.DataFrame(rows, columns=_COLUMNS)
    frame["time"] = pd.to_datetime(frame["time"], unit="ms", utc=True, errors="coerce")
    return frame.astype(dict.fromkeys(("probability", "brier", "log"), float))


def _first(one: ForecastQuestion, tries: list[Try]) -> Try | None:
    now = wording(one.question, one.horizon)
    fitting = [each for each in tries if each.get("v") == now and _is_share(each.get("a"))]
    return fitting[0] if fitting else None


def _is_share(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and 0 <= value <= 1


def _row(student: str, one: ForecastQuestion, given: Try) -> tuple[Any, ...]:
    said, happened = float(given["a"]), one.happened
    scores = (float("nan"), float("nan"))
    if happened is not None:
        scores = (brier([said], [happened]), log_score([said], [happened]))
    return (student, one.id, one.question, one.group, given["t"], said, one.resolution, *scores)


def forecasters(frame: "pd.DataFrame") -> "pd.DataFrame":
    """Return the mean scores of each student, of the class's mean forecast, and of simple rivals.

    Questions that one event settles count as one.  The rivals and the class stand for the questions
    that anybody forecast; a student is scored on those that she did, so that compare with care
    where ``forecasts`` differ.
    """
    import pandas as pd

    settled = frame.dropna(subset="brier")
    students = [_summary(str(name), own) for name, own in settled.groupby("student")]
    columns = ["student", "forecasts", "brier", "log"]
    found = pd.DataFrame(students, columns=columns).set_index("student")
    if settled.empty:
        return found
    return pd.concat([found, _together(settled, found.columns)]).sort_values("brier")


def _summary(student: str, own: "pd.DataFrame") -> tuple[str, int, float, float]:
    said, happened = own["probability"].tolist(), own["resolution"].eq("yes").astype(float).tolist()
    weights = weigh(own["group"])
    log = log_score(said, happened, weights=weights)
    return student, len(own), brier(said, happened, weights), log


def _together(settled: "pd.DataFrame", columns: "pd.Index[str]") -> "pd.DataFrame":
    import pandas as pd

    each = settled.groupby("forecast").agg(
        p=("probability", "mean"), r=("resolution", "first"), group=("group", "first")
    )
    happened = each["r"].eq("yes").astype(float).tolist()
    others = rivals(each["p"].tolist(), happened, weights=weigh(each["group"]))
    names = {
        "you": gettext("The class together"),
        "half": gettext("Always 50 %"),
        "share of yes": gettext("The share of yes"),
    }
    rows = {names[one.name]: (len(each), one.brier, one.log) for one in others if one.name in names}
    return pd.DataFrame.from_dict(rows, orient="index", columns=columns)
