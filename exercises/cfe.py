"""The exercise on the CFE Treaty: shares of a ceiling, sums that fail, deadlines and deeds."""

from natorussia.exercises.model import Essay, Exercise, Mistake, Question

_SETUP = """
import pandas as pd
from natorussia import load
from natorussia.exercises import check, use

use("cfe")
limits, holdings = load("cfe-limits"), load("cfe-holdings")
states, promised = load("cfe-ratifications"), load("istanbul-commitments")
"""

_SHARE = Question(
    name="share-used",
    answer="share_used",
    signature="category, date",
    kind="number",
    points=3,
    tolerance=0.05,
    prompt="""
Write a function `share_used(category, date)` that returns how many per cent of the ceiling for all
parties (`limit` equal to `parties-1990`) the parties together (`holder` equal to `parties`) held of
a category at a date, as the table writes it, such as `"2010"`.
""",
    solution="""
def share_used(category, date):
    ceiling = limits.set_index(["limit", "category"])["value"]["parties-1990", category]
    held = holdings.set_index(["holder", "date", "category"])["value"]["parties", date, category]
    return 100 * held / ceiling
""",
    calls=(
        'share_used("battle-tanks", "1990")',
        'share_used("combat-aircraft", "2000")',
        'share_used("attack-helicopters", "2010")',
    ),
    reread="the columns `limit` and `holder`",
    mistakes=(
        Mistake(
            "one group's ceiling",
            """
def share_used(category, date):
    ceiling = limits.set_index(["limit", "category"])["value"]["group-1990", category]
    held = holdings.set_index(["holder", "date", "category"])["value"]["parties", date, category]
    return 100 * held / ceiling
""",
            "You measured both groups against the ceiling of one.",
        ),
        Mistake(
            "share of one",
            """
def share_used(category, date):
    ceiling = limits.set_index(["limit", "category"])["value"]["parties-1990", category]
    held = holdings.set_index(["holder", "date", "category"])["value"]["parties", date, category]
    return held / ceiling
""",
            "That is a share of one; per cent are asked for.",
        ),
    ),
)

_GAP = Question(
    name="printed-total",
    title="Does a printed total agree with its rows?",
    answer="gap",
    kind="number",
    prompt="""
The source of `nato-plus-3-1999` prints 80,472 as the total of the five categories; its rows say
something else. By how many pieces does the **printed total exceed the sum** of the rows? Put the
number into `gap`.
""",
    solution='gap = 80472 - limits[limits["limit"] == "nato-plus-3-1999"]["value"].sum()',
    reread="the rows of `limits` for `nato-plus-3-1999`",
    mistakes=(
        Mistake(
            "the wrong way round",
            'gap = limits[limits["limit"] == "nato-plus-3-1999"]["value"].sum() - 80472',
            "The sign is turned: take the sum from the printed total.",
        ),
        Mistake(
            "the sum itself",
            'gap = limits[limits["limit"] == "nato-plus-3-1999"]["value"].sum()',
            "That is the sum of the rows; ask how far the printed total is from it.",
        ),
    ),
)

_FLANK_ROWS = """
ceiling = limits.set_index("category")
held = holdings[holdings["holder"] == "russia-flank"].set_index("category")["value"]
"""
_FLANK = Question(
    name="flank-excess",
    answer="excess",
    kind="mapping",
    points=2,
    prompt="""
How far was Russia above its flank limits in July 1999? For each of the three categories, take the
limit `russia-flank-1990` from what `holdings` has for `russia-flank`. Put a Series or a dictionary
from category to pieces into `excess`.
""",
    solution=f"""{_FLANK_ROWS}
excess = held - ceiling[ceiling["limit"] == "russia-flank-1990"]["value"]
""",
    reread="the column `limit`, whose rows name the agreement",
    mistakes=(
        Mistake(
            "limits of the adapted treaty",
            f"""{_FLANK_ROWS}
excess = held - ceiling[ceiling["limit"] == "russia-flank-1999"]["value"]
""",
            "Those limits were signed later that year and never entered into force.",
        ),
        Mistake(
            "the wrong way round",
            f"""{_FLANK_ROWS}
excess = ceiling[ceiling["limit"] == "russia-flank-1990"]["value"] - held
""",
            "The sign is turned: an excess is positive where more was held than allowed.",
        ),
    ),
)

_OUTSIDERS = Question(
    name="unratified-outsiders",
    answer="outsiders",
    kind="list",
    points=2,
    prompt="""
Which states **outside NATO** in 2007 had not ratified the adapted treaty? Put a list of their names
(the column `name` of `states`) into `outsiders`, in any order.
""",
    solution="""
chosen = states["nato_since"].isna() & (states["status"] == "not ratified")
outsiders = list(states[chosen]["name"])
""",
    reread="the columns `nato_since` and `status` of `states`",
    mistakes=(
        Mistake(
            "the eastern group of 1990",
            """
chosen = (states["group_1990"] == "eastern") & (states["status"] == "not ratified")
outsiders = list(states[chosen]["name"])
""",
            "Some states of the eastern group of 1990 had joined NATO by then.",
        ),
        Mistake(
            "all that had not ratified",
            'outsiders = list(states[states["status"] == "not ratified"]["name"])',
            "Most of these were in NATO; only those outside are asked for.",
        ),
    ),
)

_EARLY = Question(
    name="days-to-spare",
    answer="days_to_spare",
    kind="mapping",
    points=3,
    prompt="""
What did Russia do with how many days to spare? Take the rows of `promised` whose `deadline` and
`fulfilled` are both known **to the day** (ten characters), and put a Series or a dictionary from
`commitment` to the days from the deed to the deadline into `days_to_spare`.
""",
    solution="""
rows = promised.set_index("commitment")[["deadline", "fulfilled"]].dropna()
rows = rows[rows["fulfilled"].str.len() == 10].apply(pd.to_datetime)
days_to_spare = (rows["deadline"] - rows["fulfilled"]).dt.days
""",
    reread="the columns `deadline` and `fulfilled` of `promised`",
    mistakes=(
        Mistake(
            "a month taken for its first day",
            """
rows = promised.set_index("commitment")[["deadline", "fulfilled"]].dropna()
rows = rows.apply(pd.to_datetime, format="ISO8601")
days_to_spare = (rows["deadline"] - rows["fulfilled"]).dt.days
""",
            "One deed is known to the month only; reading it as the first day invents a date.",
        ),
        Mistake(
            "the wrong way round",
            """
rows = promised.set_index("commitment")[["deadline", "fulfilled"]].dropna()
rows = rows[rows["fulfilled"].str.len() == 10].apply(pd.to_datetime)
days_to_spare = (rows["fulfilled"] - rows["deadline"]).dt.days
""",
            "The sign is turned: days to spare are positive where the deed came first.",
        ),
    ),
)

_ESSAY = Essay(
    name="one-bargain",
    prompt="""
Were the treaty and the Istanbul commitments one bargain or three papers? Take the side of one
government in 150 to 250 words, and answer its strongest opponent. Use two results of this exercise.
""",
    rubric=(
        (2, "argues one side, and states the opponent's best point fairly"),
        (2, "rests on two results or more, rightly read, with treaty and declaration told apart"),
        (1, "says what the tables cannot decide"),
    ),
)

EXERCISE = Exercise(
    name="cfe",
    number=6,
    title="Exercises: the CFE Treaty",
    introduction="""
The questions below use the chapter's tables of limits, holdings, ratifications and commitments.
Replace each `...` by your answer, run the cell, then the check under it.
""",
    setup=_SETUP,
    questions=(_SHARE, _GAP, _FLANK, _OUTSIDERS, _EARLY),
    essay=_ESSAY,
)
