"""Questions of this exercise that build an argument."""

from natorussia.exercises.model import Mistake, Question

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
