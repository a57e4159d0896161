"""The exercise of the last chapter: scoring forecasts, and what a choice of horizon does."""

from natorussia.exercises.model import Essay, Exercise, Mistake, Question

SHARES = Question(
    name="came-true",
    answer="came_true",
    kind="mapping",
    tolerance=0.005,
    prompt="""
What became of the article's expectations? For each `kind` of question in `settled`, take the share
that came out as yes, from nought to one. Put a Series or a dictionary from kind to share into
`came_true`.
""",
    solution="""
came_true = happened.groupby(settled["kind"]).mean()
""",
    reread="the columns `kind` and `resolution` of `settled`",
    mistakes=(
        Mistake(
            "void counted as no",
            """
yes = (forecasts["resolution"] == "yes").astype(float)
came_true = yes.groupby(forecasts["kind"]).mean()
""",
            "You counted the void questions as if they had come out as no. Their condition was "
            "never met, so that nobody was right or wrong.",
        ),
        Mistake(
            "numbers instead of shares",
            'came_true = happened.groupby(settled["kind"]).sum()',
            "Those are numbers of questions; divide by how many there are of each kind.",
        ),
        Mistake(
            "per cent",
            'came_true = 100 * happened.groupby(settled["kind"]).mean()',
            "Those are per cent; shares of one are asked for.",
        ),
    ),
)

BRIER = Question(
    name="brier",
    answer="brier",
    signature="probabilities, outcomes",
    kind="number",
    points=2,
    tolerance=1e-4,
    prompt="""
Write a function `brier(probabilities, outcomes)` that returns the Brier score: the mean of the
squared distances between what was said and what happened. Both are lists, arrays or Series of the
same length, an outcome being 1 or 0. Always saying a half must give a quarter.
""",
    solution="""
def brier(probabilities, outcomes):
    return float(np.mean((np.asarray(probabilities) - np.asarray(outcomes)) ** 2))
""",
    calls=(
        "brier([0.9, 0.2, 0.5], [1, 1, 0])",
        "brier([0.8] * len(happened), happened)",
        "brier(np.full(len(happened), 0.2), happened.to_numpy())",
        "brier(np.linspace(0, 1, len(happened)), list(happened))",
    ),
    reread="what the chapter says about the Brier score (“How to score a forecast”)",
    mistakes=(
        Mistake(
            "not squared",
            """
def brier(probabilities, outcomes):
    return float(np.mean(np.abs(np.asarray(probabilities) - np.asarray(outcomes))))
""",
            "You took the mean of the distances themselves; square them first.",
        ),
        Mistake(
            "a sum",
            """
def brier(probabilities, outcomes):
    return float(np.sum((np.asarray(probabilities) - np.asarray(outcomes)) ** 2))
""",
            "That is the sum of the squares; the score is their mean, so that a long list of "
            "questions can be compared with a short one.",
        ),
        Mistake(
            "a root too many",
            """
def brier(probabilities, outcomes):
    return float(np.sqrt(np.mean((np.asarray(probabilities) - np.asarray(outcomes)) ** 2)))
""",
            "You took the root at the end; the Brier score stays squared.",
        ),
        Mistake(
            "the mean squared",
            """
def brier(probabilities, outcomes):
    return float(np.mean(np.asarray(probabilities) - np.asarray(outcomes)) ** 2)
""",
            "You squared the mean distance, in which too high and too low cancel. Square each "
            "distance, then take the mean.",
        ),
    ),
)

LOG = Question(
    name="log-score",
    answer="log_score",
    signature="probabilities, outcomes",
    kind="number",
    points=2,
    tolerance=1e-4,
    prompt="""
Now the log score: the mean of the natural logarithm of the chance that was given to **what then
happened**. Write `log_score(probabilities, outcomes)` for the same kinds of input; every
probability lies between nought and one, never at either.
""",
    solution="""
def log_score(probabilities, outcomes):
    said, outcome = np.asarray(probabilities), np.asarray(outcomes)
    return float(np.mean(np.log(np.where(outcome == 1, said, 1 - said))))
""",
    calls=(
        "log_score([0.9, 0.2, 0.5], [1, 1, 0])",
        "log_score([0.8] * len(happened), happened)",
        "log_score(np.full(len(happened), 0.2), happened.to_numpy())",
        "log_score(np.linspace(0.1, 0.9, len(happened)), list(happened))",
    ),
    reread="what the chapter says about the log score (“How to score a forecast”)",
    mistakes=(
        Mistake(
            "always the chance of yes",
            """
def log_score(probabilities, outcomes):
    return float(np.mean(np.log(np.asarray(probabilities))))
""",
            "You took the chance of yes throughout. Where the answer was no, what happened had the "
            "rest of the chance.",
        ),
        Mistake(
            "logarithms to the base of ten",
            """
def log_score(probabilities, outcomes):
    said, outcome = np.asarray(probabilities), np.asarray(outcomes)
    return float(np.mean(np.log10(np.where(outcome == 1, said, 1 - said))))
""",
            "Those are logarithms to the base of ten; natural ones are asked for.",
        ),
        Mistake(
            "the sign turned",
            """
def log_score(probabilities, outcomes):
    said, outcome = np.asarray(probabilities), np.asarray(outcomes)
    return float(-np.mean(np.log(np.where(outcome == 1, said, 1 - said))))
""",
            "You turned the sign. Others do too, and then call it a loss; here a score near nought "
            "is high, and none is above it.",
        ),
    ),
)

OPTIMIST = Question(
    name="optimist",
    answer="optimist",
    kind="mapping",
    points=2,
    tolerance=0.005,
    prompt="""
The optimist says 0.8 to everything. Where did that cost most? For each `section` of the article,
take the optimist's Brier score over the questions in `settled`. Put a Series or a dictionary from
section to score into `optimist`.
""",
    solution="""
optimist = ((0.8 - happened) ** 2).groupby(settled["section"]).mean()
""",
    reread="the column `section` of `settled`, and at the Brier score",
    mistakes=(
        Mistake(
            "the sceptic",
            'optimist = ((0.2 - happened) ** 2).groupby(settled["section"]).mean()',
            "Those are the scores of the sceptic, who says 0.2 to everything.",
        ),
        Mistake(
            "sums",
            'optimist = ((0.8 - happened) ** 2).groupby(settled["section"]).sum()',
            "Those are sums; they grow with the number of questions in a section. Take the mean.",
        ),
        Mistake(
            "void counted as no",
            """
yes = (forecasts["resolution"] == "yes").astype(float)
optimist = ((0.8 - yes) ** 2).groupby(forecasts["section"]).mean()
""",
            "You counted the void questions as if they had come out as no; `settled` has them not.",
        ),
    ),
)

HORIZON = Question(
    name="horizon",
    answer="optimist_until",
    signature="day",
    kind="number",
    points=3,
    tolerance=0.001,
    prompt="""
The course chose the horizons. Write a function `optimist_until(day)` that takes a day as text and
returns the optimist's Brier score (0.8 for everything) over those questions in `settled` whose
`horizon` is **not later** than that day. Then watch how the result moves from one day to the next.
""",
    solution="""
def optimist_until(day):
    counted = happened[settled["horizon"] <= day]
    return float(((0.8 - counted) ** 2).mean())
""",
    calls=(
        'optimist_until("2008-12-31")',
        'optimist_until("2010-12-31")',
        'optimist_until("2012-12-31")',
        'optimist_until("2014-12-31")',
        'optimist_until("2023-12-31")',
    ),
    reread="the column `horizon` of `settled`",
    mistakes=(
        Mistake(
            "the day itself left out",
            """
def optimist_until(day):
    counted = happened[settled["horizon"] < day]
    return float(((0.8 - counted) ** 2).mean())
""",
            "You left out the questions whose horizon is that very day, and most horizons are the "
            "last day of a year.",
        ),
        Mistake(
            "horizons after the day",
            """
def optimist_until(day):
    counted = happened[settled["horizon"] > day]
    return float(((0.8 - counted) ** 2).mean()) if len(counted) else 0.0
""",
            "Those are the questions that were settled later than the day.",
        ),
        Mistake(
            "the day of the answer",
            """
def optimist_until(day):
    counted = happened[settled["resolved"] <= day]
    return float(((0.8 - counted) ** 2).mean())
""",
            "You went by the day on which the answer was known. Some were known long before their "
            "horizon; the horizon is asked for.",
        ),
    ),
)

THINNED = Question(
    name="thinned-out",
    answer="early_share",
    kind="number",
    tolerance=0.1,
    prompt="""
Institutions seldom break; they thin out. Of all the meetings that `council` counts, what share was
held **before 2018**, that is, in the first four of its ten years? Put it, in per cent, into
`early_share`.
""",
    solution="""
early = council.loc[council["year"] < 2018, "meetings"].sum()
early_share = 100 * early / council["meetings"].sum()
""",
    reread="the columns `year` and `meetings` of `council`",
    mistakes=(
        Mistake(
            "the year itself included",
            """
early = council.loc[council["year"] <= 2018, "meetings"].sum()
early_share = 100 * early / council["meetings"].sum()
""",
            "You took 2018 in; the years before it are asked for.",
        ),
        Mistake(
            "years instead of meetings",
            'early_share = 100 * (council["year"] < 2018).mean()',
            "That is the share of the years. A year counts here as often as the council met in it.",
        ),
        Mistake(
            "a share of one",
            """
early = council.loc[council["year"] < 2018, "meetings"].sum()
early_share = early / council["meetings"].sum()
""",
            "That is a share of one; per cent are asked for.",
        ),
    ),
)

_SETUP = """
import numpy as np
import pandas as pd
from natorussia import load
from natorussia.exercises import check, use

use("hindsight")
forecasts = load("forecasts").set_index("id")
settled = forecasts[forecasts["resolution"] != "void"]
happened = (settled["resolution"] == "yes").astype(float)
council = load("nrc-meetings")
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
        (2, "keeps forecast, recommendation and conditional apart"),
        (1, "says how another choice of questions or horizons would move the verdict"),
    ),
)

EXERCISE = Exercise(
    name="hindsight",
    number=11,
    title="Exercises: hindsight",
    introduction="""
You have given your forecasts in the chapter; here you build the scales. `settled` holds the
questions that have an answer, and `happened` is 1 where it was yes and 0 where it was no. Replace
each `...` by your answer, run the cell, then the check under it.
""",
    setup=_SETUP,
    questions=(SHARES, BRIER, LOG, OPTIMIST, HORIZON, THINNED),
    essay=_ESSAY,
)
