"""The exercise on Afghanistan: editions of a series, arrangements open on a day, force and crop."""

from natorussia.exercises.afghanistan.arguments import FORCE, OPEN, WAIT
from natorussia.exercises.afghanistan.tables import GROWTH, REVISIONS, RISE, YIELDS
from natorussia.exercises.model import Essay, Exercise

_SETUP = """
from natorussia import load
from natorussia.exercises import check, use

use("afghanistan")
events, isaf = load("events"), load("isaf-strength")
opium, transit = load("opium-afghanistan").astype({"year": int}), load("transit-agreements")
"""

_ESSAY = Essay(
    name="did-they-share-it",
    prompt="""
The article argues from a shared interest. Did the two sides, up to the summer of 2007, *act* as if
they shared it? Argue in 150 to 250 words. Use at least two figures of this exercise, say from which
edition or which kind of row each comes, and name one thing that the tables cannot show.
""",
    rubric=(
        (2, "takes a position on what the two sides did, and not only on what they said"),
        (2, "rests it on two figures, none after 2007, each with its edition or kind"),
        (1, "says what the tables cannot show"),
    ),
)

EXERCISE = Exercise(
    name="afghanistan",
    number=8,
    title="Exercises: Afghanistan",
    introduction="""
The questions below use the chapter's three tables: the force, the crop and the corridor. Two of the
three hold figures of different quality in one column, so look at `kind` and `edition` before you
count. Replace each `...` by your answer, run the cell, then the check under it.
""",
    setup=_SETUP,
    questions=(GROWTH, REVISIONS, YIELDS, RISE, OPEN, WAIT, FORCE),
    essay=_ESSAY,
    keep=frozenset({"2003-nato-takes-over-isaf"}),
)
