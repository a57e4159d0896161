"""The exercise of the fourth chapter: members on a day, the steps of a candidate, and its wait."""

from natorussia.exercises.enlargement.arguments import AVERAGE, PARLIAMENTS, SUPPORT
from natorussia.exercises.enlargement.tables import MEMBERS, SILENCE, SKIPPED
from natorussia.exercises.model import Essay, Exercise

_SETUP = """
import pandas as pd
from natorussia import load
from natorussia.exercises import check, use

use("enlargement")
members = load("nato-members")
bids = load("nato-bids")
support = load("nato-support")
"""

_ESSAY = Essay(
    name="promise-of-bucharest",
    prompt="""
Was the decision of Bucharest the worst of both worlds, or the best that could be had from members
who did not agree? Argue in 150 to 250 words. Use two steps from `bids` with their dates and one
figure from `support`, and say what that figure cannot show.
""",
    rubric=(
        (2, "takes a position and meets the strongest argument of the other side"),
        (2, "uses two steps, rightly named and dated, and keeps apart what each of them means"),
        (1, "uses a figure of support and says what its kind, date or wording leaves open"),
    ),
)

EXERCISE = Exercise(
    name="enlargement",
    number=4,
    title="Exercises: enlargement",
    introduction="""
Three tables of the chapter are loaded: who joined when, what states asked for and were given, and
what their people said. Replace each `...` by your answer, run the cell, then the check under it.
""",
    setup=_SETUP,
    questions=(MEMBERS, SILENCE, SKIPPED, PARLIAMENTS, AVERAGE, SUPPORT),
    essay=_ESSAY,
)
