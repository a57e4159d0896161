"""A map of membership that readers step through, year by year, without a kernel or a script.

Each year is a radio button, so that arrow keys, fingers and screen readers work as in any form;
rules of style colour the states by the button that is chosen.  Each outline is stored once, where
frames as pictures would store it once a year.  On paper the steps are a list.
"""

from html import escape
from itertools import groupby

from natorussia import data
from natorussia.data.dates import order
from natorussia.data.languages.catalogues import filled, noted
from natorussia.maps import tasks
from natorussia.maps.labels import beside
from natorussia.maps.outlines import Frame, Point, anchor, rings
from natorussia.markup.citations import year_words

_LETTERS = 0.033  # the height of names, as a share of the width of the map
_MARGIN = 12  # degrees beyond the frame in which outlines still reach it
_SAID = noted("{0}: {1} in all; new: {2}")
_STYLE = """
.nr-steps { border: 0; margin: 1rem 0; min-width: 0; padding: 0; position: relative; }
.nr-steps legend { float: none; font-size: 1em; font-weight: 600; margin: 0 0 .4em; padding: 0; }
.nr-steps input { opacity: 0; pointer-events: none; position: absolute; }
.nr-steps label { border: 1px solid currentcolor; border-radius: 4px; cursor: pointer;
  box-sizing: border-box; display: inline-block; line-height: 1; margin: 0 .3em .3em 0;
  min-height: 44px; min-width: 3.6em; padding: 13px .4em; text-align: center; }
.nr-steps input:checked + label { background: var(--nr-orange, #d55e00);
  border-color: var(--nr-orange, #d55e00); color: #000; font-weight: 600; }
.nr-steps input:focus-visible + label { outline: 3px solid var(--nr-blue, #0072b2);
  outline-offset: 2px; }
.nr-steps svg { background: var(--nr-wash, #f6f4ef); display: block; forced-color-adjust: none;
  height: auto; max-height: 80vh; width: 100%; }
.nr-steps path { fill: var(--nr-land, #d9d4c8); stroke: var(--nr-wash, #f6f4ef);
  stroke-width: 1.2; }
.nr-steps text { display: none; fill: var(--nr-ink, #22262b); font: 600 24px system-ui, sans-serif;
  paint-order: stroke; stroke: var(--nr-paper, #fff); stroke-linejoin: round; stroke-width: 6px;
  text-anchor: middle; }
.nr-steps ol { list-style: none; margin: .5em 0 0; min-height: 6.4em; padding: 0; }
.nr-steps li { display: none; margin: 0; }
@media print {
  .nr-steps input, .nr-steps label, .nr-steps svg { display: none; }
  .nr-steps ol { list-style: disc; min-height: 0; padding-inline-start: 1.5em; }
  .nr-steps li { display: list-item !important; }
}
"""


class StepMap:
    """States on a map, one step for each year in which some joined: the course's ``maps.yml``.

    Raises
    ------
    LookupError
        If the course has no such map.
    """

    def __init__(self) -> None:
        self.steps = tasks.steps()
        rows = sorted(data.rows(self.steps.table), key=lambda row: order(row[self.steps.date]))
        grouped = groupby(rows, lambda row: year_words(row[self.steps.date]))
        self._joined = {year: list(new) for year, new in grouped}
        self.years = list(self._joined)

    def __str__(self) -> str:
        """Return the steps, a line each."""
        return "\n".join(self._said(year) for year in self.years)

    def __repr__(self) -> str:
        """Return what a terminal shows: the same lines."""
        return str(self)

    def _repr_html_(self) -> str:
        return self.html()

    def html(self, chosen: int = 1) -> str:
        """Return the map, a button for each step, and what happened in the chosen one.

        Parameters
        ----------
        chosen
            The step that is shown first, from 1; none is where it is 0.
        """
        steps = range(1, len(self.years) + 1)
        style = _STYLE + "".join(_rules(step) for step in steps)
        said = "".join(
            f'<li data-events="{escape(self._events(year))}">{escape(self._said(year))}</li>'
            for year in self.years
        )
        return (
            f'<style>{style}</style><fieldset class="nr-steps">'
            f"<legend>{escape(self.steps.legend)}</legend>"
            f"{''.join(self._button(step, chosen) for step in steps)}{self.drawing(self._names())}"
            f'<ol aria-live="polite">{said}</ol></fieldset>'
        )

    def _said(self, year: str) -> str:
        count = sum(len(self._joined[one]) for one in self.years[: self.years.index(year) + 1])
        names = ", ".join(sorted(row[self.steps.state] for row in self._joined[year]))
        if self.steps.step:
            return self.steps.step.format(year=year, count=count, names=names)
        return filled(_SAID, year, count, names)

    def _events(self, year: str) -> str:
        """Return the ids of the events by which states joined in a year, for guided walks."""
        joined = (row.get("event", "") for row in self._joined[year])
        return " ".join(sorted({event for event in joined if event}))

    def _button(self, step: int, chosen: int) -> str:
        key, checked = f"nr-step-{step}", " checked" if step == chosen else ""
        return (
            f'<input type="radio" name="nr-step" id="{key}"{checked}>'
            f'<label for="{key}">{escape(self.years[step - 1])}</label>'
        )

    def _names(self) -> str:
        """Return the names of the members, each to be seen at the step in which it joined."""
        return "".join(self._named(year, step) for step, year in enumerate(self.years, 1))

    def _named(self, year: str, step: int) -> str:
        frame, known = self.steps.frame, rings(tasks.outlines())
        drawn = [row for row in self._joined[year] if row["iso3"] in known]
        names = [row[self.steps.state] for row in drawn]
        spots = [anchor(frame, known[row["iso3"]][0]) for row in drawn]
        placed = beside(names, spots, _LETTERS * frame.box()[2])
        return "".join(
            f'<text class="s{step}" x="{x:.0f}" y="{y:.0f}">{escape(name)}</text>'
            for name, (x, y) in zip(names, placed, strict=True)
        )

    def drawing(self, names: str = "") -> str:
        """Return the map as SVG; each state has the class ``sN`` of the step in which it joined."""
        joined = enumerate(self._joined.values(), 1)
        steps = {row["iso3"]: step for step, rows in joined for row in rows}
        frame, known = self.steps.frame, rings(tasks.outlines())
        box = " ".join(f"{side:.0f}" for side in frame.box())
        states = "".join(_outline(frame, known[iso3], steps.get(iso3)) for iso3 in sorted(known))
        alt = escape(self.steps.alt)
        return f'<svg viewBox="{box}" role="img" aria-label="{alt}">{states}{names}</svg>'

    def caption(self) -> str:
        """Return what is said below the map, from the first year to the last."""
        return self.steps.caption.format(first=self.years[0], last=self.years[-1])


def _rules(step: int) -> str:
    """Return what a step colours and says: blue on later buttons, orange on its own."""
    own = f".nr-steps input:nth-of-type({step}):checked ~"
    later = f".nr-steps input:nth-of-type(n+{step + 1}):checked ~"
    return (
        f"{later} svg path.s{step} {{ fill: var(--nr-blue, #0072b2) }}"
        f"{own} svg path.s{step} {{ fill: var(--nr-orange, #d55e00) }}"
        f"{own} svg text.s{step} {{ display: block }}"
        f"{own} ol li:nth-child({step}) {{ display: block }}\n"
    )


def _outline(frame: Frame, outlines: list[list[Point]], step: int | None) -> str:
    lines = "".join(
        f"M{' '.join(f'{x:.0f},{y:.0f}' for x, y in map(frame.project, ring))}Z"
        for ring in outlines
        if any(_near(frame, *point) for point in ring)
    )
    mark = f' class="s{step}"' if step else ""
    return f'<path{mark} d="{lines}"/>' if lines else ""


def _near(frame: Frame, longitude: float, latitude: float) -> bool:
    beside = frame.west - _MARGIN < longitude < frame.east + _MARGIN
    return beside and frame.south - _MARGIN < latitude < frame.north + _MARGIN
