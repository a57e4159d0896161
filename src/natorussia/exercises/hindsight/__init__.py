"""The exercise of the last chapter: scoring forecasts, and what a choice of horizon does."""

from natorussia.exercises.hindsight.arguments import HORIZON, OPTIMIST, SILENCE
from natorussia.exercises.hindsight.tables import BRIER, LOG, SHARES
from natorussia.exercises.model import Essay, Exercise

_SETUP = """
import numpy as np
import pandas as pd
from natorussia import load
from natorussia.exercises import check, use

use("hindsight")
forecasts = load("forecasts").set_index("id")
settled = forecasts[forecasts["resolution"] != "void"]
happened = (settled["resolution"] == "yes").astype(float)
events = load("events").set_index("id")
"""

_ESSAY = Essay(
    name="was-it-wrong",
    prompt="""
Was the article wrong? Argue in 150 to 250 words, with at least two scores or shares of your own
and two questions of the table by their ids. Say what the choice of questions and of horizons, which
the course made with hindsight, does to your verdict.
""",
    rubric=(
        (2, "rests its verdict on two scores or shares and says what they are compared with"),
        (
            2,
            "keeps forecast, conditional and recommendation apart, and the article from the course",
        ),
        (1, "says how another choice of questions or horizons would move the verdict"),
    ),
)

EXERCISE = Exercise(
    name="hindsight",
    number=11,
    title="Exercises: hindsight",
    introduction="""
You have given your forecasts in the chapter; here you build the scales. `settled` holds the
questions that have an answer, and `happened` is 1 where it was yes and 0 where it was no. Every
question counts alike here; the chapter counts those that one event settles as one. Replace each
`...` by your answer, run the cell, then the check under it.
""",
    setup=_SETUP,
    questions=(SHARES, BRIER, LOG, OPTIMIST, HORIZON, SILENCE),
    essay=_ESSAY,
)
