"""Figures as a built page shows them: drawn as SVG twice, for a column of text and for a phone.

An extension of IPython, which kernels of a build load (`natorussia.book.kernels`).  A figure that
is made smaller has smaller letters; one that is laid out anew for a phone keeps them.  Notebooks
know nothing of it: what they draw is laid out by matplotlib's constrained layout, at either width.
"""

import io
from itertools import pairwise
from textwrap import fill
from typing import TYPE_CHECKING, Any

from natorussia.book.vectors import compact

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure
    from matplotlib.legend import Legend

PHONE_INCHES = 3.5
_TITLE, _LABEL, _WORD = 36, 18, 9  # characters that fit into a line on a phone
_LINE, _HEAD = 0.16, 0.35  # inches that a line of a label, and the title of a small map, take
_FEW = 3  # maps that stand one below the other on a phone; more stand in two columns


def svg(figure: "Figure") -> str:
    """Return a figure as SVG, on no ground of its own."""
    figure.set_facecolor("none")
    for axes in figure.axes:
        axes.set_facecolor("none")
    drawn = io.StringIO()
    figure.savefig(drawn, format="svg", bbox_inches="tight", facecolor="none")
    return compact(drawn.getvalue())


def both(figure: "Figure") -> str:
    """Return a figure as SVG; how it looks on a phone stands in its metadata."""
    wide = svg(figure)
    for_phone(figure)
    return wide.replace("</svg>", f'<metadata id="nr-phone">{svg(figure)}</metadata></svg>')


def for_phone(figure: "Figure") -> None:
    """Lay a figure out anew, for a column that is half as wide, with letters of the same size."""
    columns = _regrid(figure)
    height = _height(figure, columns) if columns else figure.get_figheight()
    _wrap_title(figure)
    height += sum(_wrap_labels(axes) for axes in figure.axes) + _lower_legends(figure)
    figure.set_size_inches(PHONE_INCHES, height)
    figure.draw_without_rendering()
    for axes in figure.axes:
        _thin(axes)


def _regrid(figure: "Figure") -> int:
    """Deal small maps, whose shape is fixed, to fewer columns; return how many these are."""
    drawn = [axes for axes in figure.axes if axes.has_data()]
    if not drawn or any(axes.get_aspect() == "auto" for axes in drawn):
        return 0
    for axes in set(figure.axes) - set(drawn):
        axes.remove()
    columns = 1 if len(drawn) <= _FEW else 2
    if len(drawn) > 1:
        grid = figure.add_gridspec(-(-len(drawn) // columns), columns)
        for place, axes in enumerate(drawn):
            axes.set_subplotspec(grid[place // columns, place % columns])
    return columns


def _height(figure: "Figure", columns: int) -> float:
    """Return the inches that maps need in some columns, each with its title."""
    shape = max(_shape(axes) for axes in figure.axes)
    rows = -(-len(figure.axes) // columns)
    return float(rows * (PHONE_INCHES / columns * shape + _HEAD))


def _shape(axes: "Axes") -> float:
    """Return how high a map is for its width."""
    (left, right), (low, high) = sorted(axes.get_xlim()), sorted(axes.get_ylim())
    return (high - low) / (right - left) * float(axes.get_aspect())


def _wrap_title(figure: "Figure") -> None:
    """Give a long title the whole width, in as many lines as it takes."""
    first = figure.axes[0]
    title = first.get_title(loc="left")
    if title and (len(figure.axes) == 1 or len(title) > _TITLE):
        first.set_title("", loc="left")
        figure.suptitle(fill(title, _TITLE), x=0.02, fontsize=11, fontweight="bold", ha="left")


def _wrap_labels(axes: "Axes") -> float:
    """Break the names of rows that would leave no room to what is drawn; return inches to add."""
    names = [label.get_text() for label in axes.get_yticklabels()]
    if all(len(name) <= _LABEL for name in names):
        return 0
    wrapped = [fill(name, _LABEL) for name in names]
    axes.set_yticks(axes.get_yticks(), wrapped, fontsize=8)
    return _LINE * sum(name.count("\n") for name in wrapped)


def _lower_legends(figure: "Figure") -> float:
    """Put what the inks mean below what is drawn, in two columns; return inches to add."""
    lines = 0
    for legend in _legends(figure):
        names = [text.get_text() for text in legend.get_texts()]
        columns = 2 if max(map(len, names)) < _TITLE / 2 + 6 else 1
        title = legend.get_title().get_text()
        inks = [handle for handle in legend.legend_handles if handle is not None]
        figure.legend(inks, names, title=title, ncols=columns, loc="outside lower left")
        legend.remove()
        lines += -(-len(names) // columns) + bool(title)
    return lines * _LINE * 1.25


def _legends(figure: "Figure") -> "list[Legend]":
    return [*figure.legends, *(own for axes in figure.axes if (own := axes.get_legend()))]


def _thin(axes: "Axes") -> None:
    """Break the words below an axis; of figures that touch leave out every other one."""
    labels = axes.get_xticklabels()
    shown = [label for label in labels if label.get_text() and label.get_visible()]
    if any(label.get_text().isalpha() for label in shown):
        words = [fill(label.get_text(), _WORD, break_long_words=False) for label in labels]
        axes.set_xticks(axes.get_xticks(), words)
        return
    while len(shown) > 2 and _touch(shown):  # noqa: PLR2004
        for label in shown[1::2]:
            label.set_visible(False)
        shown = shown[::2]


def _touch(labels: list[Any]) -> bool:
    boxes = sorted(label.get_window_extent().extents.tolist() for label in labels)
    return any(one[2] + 4 > other[0] for one, other in pairwise(boxes))


def load_ipython_extension(shell: Any) -> None:  # noqa: ANN401
    """Show figures in this form, and in no other."""
    from matplotlib.figure import Figure
    from matplotlib_inline import backend_inline

    inline = "module://matplotlib_inline.backend_inline"
    backend_inline.configure_inline_support(shell, inline)  # type: ignore[no-untyped-call]
    formatters = shell.display_formatter.formatters
    for formatter in formatters.values():
        formatter.pop(Figure, None)
    formatters["image/svg+xml"].for_type(Figure, both)
