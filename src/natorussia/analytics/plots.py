"""Plots of class results as SVG that stands in a page; none where matplotlib is not installed."""

import re
from collections.abc import Callable
from io import StringIO
from typing import TYPE_CHECKING, Any

from natorussia.data.languages.catalogues import gettext

if TYPE_CHECKING:
    import pandas as pd

_INK, _DOT, _LINE = "#767c84", "#3b82b8", "#9aa1aa"
_STYLE: Any = {
    "svg.fonttype": "none",
    "svg.hashsalt": "natorussia",
    "font.family": "sans-serif",
    "font.size": 10,
    "axes.edgecolor": _INK,
    "axes.labelcolor": _INK,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "text.color": _INK,
    "xtick.color": _INK,
    "ytick.color": _INK,
}


def _drawn(width: float, height: float, draw: Callable[[Any], None], alt: str) -> str:
    try:
        import matplotlib as mpl
        from matplotlib.figure import Figure
    except ModuleNotFoundError:
        return ""
    with mpl.rc_context(_STYLE):
        figure = Figure(figsize=(width, height), layout="constrained")
        draw(figure.subplots())
        text = StringIO()
        nothing = {"Date": None, "Creator": None, "Format": None, "Type": None}
        figure.savefig(text, format="svg", transparent=True, metadata=nothing)
    svg = text.getvalue()
    svg = re.sub(r"<metadata>.*?</metadata>", "", svg[svg.index("<svg") :], flags=re.DOTALL)
    svg = re.sub(r'(<svg[^>]*?) (?:width|height)="[^"]*"', r"\1", svg)
    svg = re.sub(r'(<svg[^>]*?) (?:width|height)="[^"]*"', r"\1", svg)
    return f'<div class="plot" role="img" aria-label="{alt}">{svg}</div>'


def calibration(certainty: "pd.DataFrame") -> str:
    """Return how often each degree of certainty was right, over the shares that it expects."""

    def draw(axes: Any) -> None:  # noqa: ANN401
        places = range(len(certainty))
        height = certainty["most"] - certainty["least"]
        axes.bar(places, height, bottom=certainty["least"], width=0.7, color=_LINE, alpha=0.4)
        size = (40 + 9 * certainty["answers"] ** 0.5).where(certainty["answers"] > 0, 0)
        axes.scatter(places, certainty["right"], s=size, color=_DOT, zorder=2)
        axes.set(ylim=(-0.05, 1.05), ylabel=gettext("share right"))
        axes.set_xticks(places, [gettext(str(one)) for one in certainty.index])

    told = gettext("How often each was right, over what it expects; the table has the figures.")
    return _drawn(4.2, 3.2, draw, told)


def difficulty(items: "pd.DataFrame") -> str:
    """Return facility against discrimination, a dot for each question that has both."""
    both = items.dropna(subset=["facility", "discrimination"])
    if both.empty:
        return ""

    def draw(axes: Any) -> None:  # noqa: ANN401
        axes.axhline(0, color=_LINE, linestyle="--")
        axes.scatter(both["facility"], both["discrimination"], color=_DOT, alpha=0.7)
        axes.set(xlim=(-0.05, 1.05), ylim=(-1.05, 1.05))
        axes.set(
            xlabel=gettext("facility: mean credit of first tries"),
            ylabel=gettext("discrimination"),
        )

    told = gettext("Facility against discrimination; the table has the figures.")
    return _drawn(5.2, 3.4, draw, told)


def outlook(forecasts: "pd.DataFrame") -> str:
    """Return how the class's forecasts are spread, a column for each tenth of a chance."""

    def draw(axes: Any) -> None:  # noqa: ANN401
        tenths = [n / 10 for n in range(11)]
        groups = {
            gettext("came true"): ("yes", _DOT),
            gettext("did not"): ("no", "#c2703d"),
        }
        each = [forecasts[forecasts["resolution"] == r]["probability"] for r, _ in groups.values()]
        colours = [shade for _, shade in groups.values()]
        axes.hist(each, bins=tenths, stacked=True, color=colours, label=list(groups))
        axes.set(xlabel=gettext("probability that was given"), xlim=(0, 1))
        axes.set(ylabel=gettext("forecasts"))
        axes.legend(frameon=False, loc="upper left", bbox_to_anchor=(1, 1))

    told = gettext("How often each probability was given, by what happened.")
    return _drawn(6, 2.8, draw, told)
