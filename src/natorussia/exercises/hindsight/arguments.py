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
