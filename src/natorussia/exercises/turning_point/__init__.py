"""The exercise of the tenth chapter: a decision matrix, and what its result depends on."""

from natorussia.exercises.model import Essay, Exercise
from natorussia.exercises.turning_point.arguments import EASY, NEEDED, WINS
from natorussia.exercises.turning_point.tables import ACCEPTABLE, APART, UNFINISHED, WEIGHTED

_SETUP = """
from itertools import product

import pandas as pd

from natorussia import load
from natorussia.exercises import check, use

use("turning-point")
advice = load("recommendations").set_index("id")
scores = load("recommendation-scores")
criteria = ["benefit", "feasibility", "safety"]
scores[criteria] = scores[criteria].astype(float)
"""

_ESSAY = Essay(
    name="advise-a-government",
    prompt="""
It is the autumn after the article. Advise one government of your choice on the one proposal to
take up first. Argue in 200 to 300 words. Say how you weigh the criteria and why, show with figures
that you computed above how far your advice depends on the weights or on a single score, and answer
the objection of the reader who would like it least. Do not argue from what happened later.
""",
    rubric=(
        (2, "names one proposal and gives reasons for the weights that lead to it"),
        (2, "shows with computed figures what the result depends on"),
        (1, "answers another reader's objection fairly"),
        (1, "keeps to what could be known in that autumn"),
    ),
)

EXERCISE = Exercise(
    name="turning-point",
    number=10,
    title="Exercises: a turning point?",
    introduction="""
The questions below let you weigh the chapter's decision matrix anew, find out how robust its
rankings are, and compare them with what was done. Replace each `...` by your answer, run the cell,
then the check under it.
""",
    setup=_SETUP,
    questions=(UNFINISHED, WEIGHTED, APART, ACCEPTABLE, WINS, NEEDED, EASY),
    essay=_ESSAY,
)
