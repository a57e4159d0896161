"""The story as a map on a course's first page: it plays by itself, until the reader chooses a step.

It needs no script: a step is a radio button, and to play again is to reset the form, whose button
stops the map while it is pressed, so that it begins anew.
"""

from html import escape

from docutils import nodes
from sphinx.util.docutils import SphinxDirective

from natorussia.data.languages.catalogues import gettext

_SECONDS = 1.1  # that a step of the map stands
_OVERVIEW = """
.nr-overview { margin: 1.5rem 0; }
.nr-overview .nr-steps { display: flex; flex-wrap: wrap; }
.nr-overview .nr-steps label { border: 0; border-radius: 0; border-top: 2px solid var(--nr-accent);
  flex: 1 0 3.2em; margin: .5em 0 0; min-width: 0; position: relative; }
.nr-overview .nr-steps label::before { background: var(--nr-accent); border-radius: 50%;
  content: ""; height: .55rem; inset: -.35rem auto auto calc(50% - .275rem); position: absolute;
  width: .55rem; }
.nr-overview .nr-steps svg { background: none; flex: 0 0 100%; max-height: 60vh; }
.nr-overview .nr-steps ol { flex: 0 0 100%; min-height: 0; }
.nr-overview button { background: none; border: 0; color: var(--nr-accent); min-height: 44px;
  text-decoration: underline; }
/* The shares of colours are animated, since colours would stay those of the theme at the start. */
@property --nr-joined { inherits: false; initial-value: 100%; syntax: "<percentage>"; }
@property --nr-new { inherits: false; initial-value: 0%; syntax: "<percentage>"; }
.nr-overview form:not(:has(:checked)) path[class] {
  fill: color-mix(in srgb,
    color-mix(in srgb, var(--nr-orange) var(--nr-new, 0%), var(--nr-blue)) var(--nr-joined, 100%),
    var(--nr-land)); }
.nr-overview form:has(:checked) figcaption span { display: none; }
@media screen and (prefers-reduced-motion: no-preference) {
  .nr-overview form:not(:has(:checked, :active)) path[class] { animation-duration: 1.6s;
    animation-fill-mode: both; animation-name: nr-joins; }
  .nr-overview form:not(:has(:checked, :active)) label { animation-duration: 1.6s;
    animation-name: nr-year; animation-timing-function: step-end; }
}
@keyframes nr-joins {
  from { --nr-joined: 0%; --nr-new: 100%; }
  40%, 60% { --nr-joined: 100%; --nr-new: 100%; }
  to { --nr-joined: 100%; --nr-new: 0%; }
}
@keyframes nr-year {
  40% { background: var(--nr-orange); color: #000; }
}
@media (prefers-reduced-motion: reduce) {
  .nr-overview button { display: none; }
}
@media print {
  .nr-overview .nr-steps svg { display: block; }
  .nr-overview :is(button, ol, legend) { display: none; }
}
"""


class OverviewDirective(SphinxDirective):
    """The course's map of members: it fills step by step, until the reader chooses a step."""

    def run(self) -> list[nodes.Node]:
        """Draw the map of the course's table of members."""
        from natorussia.maps import StepMap

        steps = StepMap()
        rules = "".join(_played(number) for number in range(1, len(steps.years) + 1))
        again = f'<button type="reset">{gettext("Play again")}</button>'
        told = escape(steps.caption(), quote=False)
        caption = f"<figcaption><span>{told}</span> {again}</figcaption>"
        drawn = f"<form>{steps.html(chosen=0)}<style>{_OVERVIEW}{rules}</style>{caption}</form>"
        figure = f'<figure class="nr-overview">{drawn}</figure>'
        return [nodes.raw("", figure, format="html")]


def _played(step: int) -> str:
    """Return when a step is shown while the map plays: no step is chosen then."""
    delay = f"{{animation-delay:{(step - 1) * _SECONDS:.1f}s}}"
    return f".nr-overview path.s{step},.nr-overview label:nth-of-type({step}){delay}"
