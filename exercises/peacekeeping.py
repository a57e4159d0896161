"""The exercise on peacekeeping: shares and peaks from figures of different quality."""

from natorussia.exercises.model import Essay, Exercise, Mistake, Question

_SETUP = """
from natorussia import load
from natorussia.exercises import check, use

use("peacekeeping")
events, strengths = load("events"), load("peacekeeping-strengths")
withdrawn = load("transnistria-withdrawals")
"""

_SHARE = Question(
    name="russian-share",
    answer="russian_share",
    signature="operation, date",
    kind="number",
    points=3,
    tolerance=0.05,
    prompt="""
Write a function `russian_share(operation, date)` that returns how many per cent of a force were
Russian: the row of `strengths` whose `contingent` is `Russia`, set against the one that says
`total`, of the same operation and date. (Few dates have both. Leave out plans, targets and
ceilings: `kind` says which they are.)
""",
    solution="""
def russian_share(operation, date):
    rows = strengths[~strengths["kind"].isin(["plan", "target", "ceiling"])]
    rows = rows[(rows["operation"] == operation) & (rows["date"] == date)]
    value = rows.set_index("contingent")["value"]
    return 100 * value["Russia"] / value["total"]
""",
    calls=('russian_share("SFOR", "2001")', 'russian_share("SFOR", "2003-05")'),
    reread="the column `contingent` of `strengths`",
    mistakes=(
        Mistake(
            "share of the others",
            """
def russian_share(operation, date):
    rows = strengths[(strengths["operation"] == operation) & (strengths["date"] == date)]
    value = rows.set_index("contingent")["value"]
    return 100 * value["Russia"] / (value["total"] - value["Russia"])
""",
            "You divided by the soldiers of all others; the total has the Russians in it.",
        ),
        Mistake(
            "share of one",
            """
def russian_share(operation, date):
    rows = strengths[(strengths["operation"] == operation) & (strengths["date"] == date)]
    value = rows.set_index("contingent")["value"]
    return value["Russia"] / value["total"]
""",
            "That is a share of one; per cent are asked for.",
        ),
    ),
)

_PEAKS = Question(
    name="peak-by-kind",
    answer="peak_by_kind",
    kind="mapping",
    points=2,
    prompt="""
How large was Russia's part in SFOR at its height? It depends on whom you believe. Put a Series
or a dictionary from `kind` to the largest figure of that kind, for the Russian contingent in
`SFOR`, into `peak_by_kind`.
""",
    solution="""
rows = strengths[(strengths["operation"] == "SFOR") & (strengths["contingent"] == "Russia")]
peak_by_kind = rows.groupby("kind")["value"].max()
""",
    reread="the columns `kind` and `contingent` of `strengths`",
    mistakes=(
        Mistake(
            "totals mixed in",
            """
rows = strengths[strengths["operation"] == "SFOR"]
peak_by_kind = rows.groupby("kind")["value"].max()
""",
            "Those are figures of the whole force; the Russian contingent is asked for.",
        ),
        Mistake(
            "lowest instead of highest",
            """
rows = strengths[(strengths["operation"] == "SFOR") & (strengths["contingent"] == "Russia")]
peak_by_kind = rows.groupby("kind")["value"].min()
""",
            "Those are the lowest figures of each kind.",
        ),
    ),
)

_RIVER_ROWS = """
river = strengths[strengths["operation"] == "Dniester joint force"]
"""
_RIVER = Question(
    name="on-the-dniester",
    answer="on_the_river",
    kind="mapping",
    zeros_optional=True,
    points=2,
    prompt="""
How many soldiers kept the line on the Dniester? Add up the contingents of the `Dniester joint
force` year by year, whatever their `kind`, but **without Ukraine's observers**. Put a Series or
a dictionary from year (a whole number) to soldiers into `on_the_river`.
""",
    solution=f"""{_RIVER_ROWS}
river = river[river["contingent"] != "Ukraine"]
on_the_river = river.groupby(river["date"].str[:4].astype(int))["value"].sum()
""",
    reread="the columns `contingent` and `date` of `strengths`",
    mistakes=(
        Mistake(
            "observers counted",
            f"""{_RIVER_ROWS}
on_the_river = river.groupby(river["date"].str[:4].astype(int))["value"].sum()
""",
            "You counted the observers, and with them a year for which nothing else is known.",
        ),
        Mistake(
            "counts alone",
            f"""{_RIVER_ROWS}
river = river[(river["contingent"] != "Ukraine") & (river["kind"] == "actual")]
on_the_river = river.groupby(river["date"].str[:4].astype(int))["value"].sum()
""",
            "You dropped what is no `actual` count, and with it a contingent and a year.",
        ),
    ),
)

_REPEATED = Question(
    name="repeated-figures",
    title="Which lists are old ones under a new date?",
    answer="repeated",
    kind="list",
    points=2,
    prompt="""
An old list under a new date: which contingents of the `Dniester joint force` have exactly the
same figure in 2023 as in 2011? Put a list of them into `repeated`, each once, in any order. Your
code must find them: should no figure be repeated, the list is empty.
""",
    solution=f"""{_RIVER_ROWS}
river = river.assign(year=river["date"].str[:4])
table = river.pivot(index="contingent", columns="year", values="value")
repeated = list(table[(table["2011"] == table["2023"]).fillna(False)].index)
""",
    reread="the rows of 2011 and 2023, with their notes",
    mistakes=(
        Mistake(
            "compared with 2006",
            f"""{_RIVER_ROWS}
river = river.assign(year=river["date"].str[:4])
table = river.pivot(index="contingent", columns="year", values="value")
repeated = list(table[(table["2006"] == table["2011"]).fillna(False)].index)
""",
            "Your list is empty: these two years are not the ones that agree.",
        ),
        Mistake(
            "a row each",
            f"""{_RIVER_ROWS}
same = river.duplicated(["contingent", "value"], keep=False)
repeated = list(river[same]["contingent"])
""",
            "Each contingent stands there once for each of its rows; name each once.",
        ),
    ),
)

_AMOUNTS = """
amount = withdrawn.set_index("item")["value"]
"""
_TRAINS = Question(
    name="trains-to-go",
    answer="trains_to_go",
    kind="number",
    tolerance=0.05,
    prompt="""
The trains from Colbasna stopped in 2004. At the average load of the `ammunition-trains` that had
left with `ammunition-removed`, how many more would `ammunition-left` have filled? Put the
number, with its decimals, into `trains_to_go`.
""",
    solution=f"""{_AMOUNTS}
load_of_one = amount["ammunition-removed"] / amount["ammunition-trains"]
trains_to_go = amount["ammunition-left"] / load_of_one
""",
    reread="the columns `item` and `unit` of `withdrawn`",
    mistakes=(
        Mistake(
            "trains with equipment",
            f"""{_AMOUNTS}
trains = amount["ammunition-trains"] + amount["equipment-trains"]
trains_to_go = amount["ammunition-left"] / (amount["ammunition-removed"] / trains)
""",
            "Some of your trains carried equipment and no ammunition.",
        ),
        Mistake(
            "the load of one train",
            f"{_AMOUNTS}\n"
            'trains_to_go = amount["ammunition-removed"] / amount["ammunition-trains"]',
            "That is the load of one train, in tonnes.",
        ),
    ),
)

_QUIET = Question(
    name="days-to-talks",
    answer="days_to_talks",
    kind="number",
    prompt="""
How long from the ceasefire on the Dniester to talks with all seven? Count the days from the
`start` of `1992-dniester-ceasefire` to the `start` of `2005-five-plus-two`, and put them into
`days_to_talks`.
""",
    solution="""
start = events.set_index("id")["start"]
days_to_talks = (start["2005-five-plus-two"] - start["1992-dniester-ceasefire"]).days
""",
    reread="the column `start` of `events`",
    mistakes=(
        Mistake(
            "the wrong way round",
            """
start = events.set_index("id")["start"]
days_to_talks = (start["1992-dniester-ceasefire"] - start["2005-five-plus-two"]).days
""",
            "The number is negative: you took the later day from the earlier one.",
        ),
        Mistake(
            "counted from the force",
            """
start = events.set_index("id")["start"]
days_to_talks = (start["2005-five-plus-two"] - start["1992-dniester-peacekeepers"]).days
""",
            "You counted from the day the peacekeepers came, which is after the ceasefire.",
        ),
    ),
)

_ESSAY = Essay(
    name="a-few-hundred",
    prompt="""
The article holds that a few hundred soldiers and police would do. Would they have done, in
Moldova, in 2007? Argue in 150 to 250 words, with two results of this exercise, and say of each
who counted.
""",
    rubric=(
        (2, "takes a position and answers the best objection to it"),
        (2, "uses two results or more, each with who counted and how sure the figure is"),
        (1, "says what the host country would have had to want"),
    ),
)

EXERCISE = Exercise(
    name="peacekeeping",
    number=7,
    title="Exercises: peacekeeping",
    introduction="""
The questions below use the chapter's figures, which are of different quality: before you count,
look at `kind` and at the notes. Replace each `...` by your answer, run the cell, then the check
under it.
""",
    setup=_SETUP,
    questions=(_SHARE, _PEAKS, _RIVER, _REPEATED, _TRAINS, _QUIET),
    essay=_ESSAY,
    keep=frozenset({"1992-dniester-ceasefire", "2005-five-plus-two"}),
)
