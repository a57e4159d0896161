"""The exercise of the second chapter: how long councils worked, and what plans are worth."""

from natorussia.exercises.model import Essay, Exercise
from natorussia.exercises.new_start.arguments import PLAN, SHARE, TRAINED
from natorussia.exercises.new_start.tables import MONTHS, OPEN, VOICE, WORKING

_SETUP = """
import numpy as np
import pandas as pd

from natorussia import load
from natorussia.exercises import check, use

use("new-start")
events = load("events")
institutions = load("nato-russia-institutions")
seats = load("council-seats")
trainees = load("counter-narcotics-trainees")
trainees["day"] = trainees["date"].str[:7].astype("datetime64[s]")  # to the month
"""

_ESSAY = Essay(
    name="does-form-matter",
    prompt="""
The article holds that relations lived through a cooling that might have killed the old council,
*because* each state sits in the new one for itself. Does the record bear this out? Argue in 150 to
250 words. Use at least two figures that you computed above, name one other explanation, and say
what evidence would tell the two apart.
""",
    rubric=(
        (2, "takes a position on the claim of cause and holds it through the text"),
        (2, "rests it on two computed figures or more, rightly read, and says what they leave out"),
        (1, "names another explanation and evidence that would tell the two apart"),
    ),
)

EXERCISE = Exercise(
    name="new-start",
    number=2,
    title="Exercises: a new start?",
    introduction="""
The questions below ask the chapter's tables how long each council worked, what each side weighed,
and how far announcements can be trusted. Replace each `...` by your answer, run the cell, then the
check under it.
""",
    setup=_SETUP,
    questions=(MONTHS, VOICE, WORKING, OPEN, TRAINED, PLAN, SHARE),
    essay=_ESSAY,
    keep=frozenset({"2001-september-11-attacks", "2002-rome-declaration"}),
)
