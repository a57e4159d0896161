"""The exercise of the last chapter: scoring forecasts, and what a choice of horizon does."""

from natorussia.exercises.model import Essay, Exercise, Mistake, Question

SHARES = Question(
    name="yes-shares",
    answer="yes_shares",
    kind="mapping",
    tolerance=0.005,
    prompt="""
How did the questions come out? For each `kind` of question in `settled`, take the share that came
out as yes, from nought to one. A yes answers the course's question; whether it bears the article
out depends on what the article says. Put a Series or a dictionary from kind to share into
`yes_shares`.
""",
    solution="""
yes_shares = happened.groupby(settled["kind"]).mean()
""",
    reread="the columns `kind` and `resolution` of `settled`",
    mistakes=(
        Mistake(
            "void counted as no",
            """
yes = (forecasts["resolution"] == "yes").astype(float)
yes_shares = yes.groupby(forecasts["kind"]).mean()
""",
            "You counted the void questions as if they had come out as no. Their condition was "
            "never met, so that nobody was right or wrong.",
        ),
        Mistake(
            "numbers instead of shares",
            'yes_shares = happened.groupby(settled["kind"]).sum()',
            "Those are numbers of questions; divide by how many there are of each kind.",
        ),
        Mistake(
            "per cent",
            'yes_shares = 100 * happened.groupby(settled["kind"]).mean()',
            "Those are per cent; shares of one are asked for.",
        ),
    ),
)

BRIER = Question(
    name="brier",
    title="Score a forecast by its square",
    answer="brier",
    signature="probabilities, outcomes",
    kind="number",
    points=2,
    tolerance=5e-4,
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
    title="Score a forecast by its logarithm",
    answer="log_score",
    signature="probabilities, outcomes",
    kind="number",
    points=2,
    tolerance=5e-4,
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
    tolerance=0.005,
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

SILENCE = Question(
    name="silence",
    answer="silent_days",
    kind="number",
    tolerance=0.5,
    prompt="""
The council thinned out before it was declared at an end. How many **days** lie between its last
meeting (`2022-last-nrc-meeting`) and the day on which it was said to exist no longer
(`2025-council-and-founding-act-end`)? Take both from the column `start` of `events` and put their
difference into `silent_days`.
""",
    solution="""
last = events.loc["2022-last-nrc-meeting", "start"]
ended = events.loc["2025-council-and-founding-act-end", "start"]
silent_days = (ended - last).days
""",
    reread="the two rows of `events`, and the figure of the council's meetings",
    mistakes=(
        Mistake(
            "whole years",
            """
last = events.loc["2022-last-nrc-meeting", "start"]
ended = events.loc["2025-council-and-founding-act-end", "start"]
silent_days = 365 * (ended.year - last.year)
""",
            "You counted from year to year. The meeting was early in its year and the end late in "
            "its own; take one day from the other.",
        ),
        Mistake(
            "from the end of cooperation",
            """
last = events.loc["2014-cooperation-suspended", "start"]
ended = events.loc["2025-council-and-founding-act-end", "start"]
silent_days = (ended - last).days
""",
            "You began with the end of practical cooperation. The council met again after that.",
        ),
        Mistake(
            "the sign turned",
            """
last = events.loc["2022-last-nrc-meeting", "start"]
ended = events.loc["2025-council-and-founding-act-end", "start"]
silent_days = (last - ended).days
""",
            "You took the later day from the earlier one, so that your number is below nought.",
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
