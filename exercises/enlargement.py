"""The exercise of the fourth chapter: members on a day, the steps of a candidate, and its wait."""

from natorussia.exercises.model import Essay, Exercise, Mistake, Question

MEMBERS = Question(
    name="members-on",
    answer="members_on",
    signature="day",
    kind="number",
    points=2,
    prompt="""
“How many members has NATO?” has no answer without a date. Write a function `members_on(day)` that
takes a day as text, such as `"2004-03-29"`, and returns the number of members at its end. A state
is a member from the day in the column `accession` on. (Days written year first can be compared as
text.)
""",
    solution="""
def members_on(day):
    return int((members["accession"] <= day).sum())
""",
    calls=(
        'members_on("1952-02-18")',
        'members_on("1999-03-11")',
        'members_on("2004-03-28")',
        'members_on("2009-04-01")',
        'members_on("2024-03-06")',
    ),
    reread="the column `accession` of `members`",
    mistakes=(
        Mistake(
            "the day itself left out",
            """
def members_on(day):
    return int((members["accession"] < day).sum())
""",
            "You left out those who joined on the very day; they are members at its end.",
        ),
        Mistake(
            "that day only",
            """
def members_on(day):
    return int((members["accession"] == day).sum())
""",
            "Those are the ones who joined on that day; the earlier members count too.",
        ),
    ),
)

SILENCE = Question(
    name="longest-silence",
    answer="longest_silence",
    kind="number",
    points=2,
    prompt="""
The map in steps has long pauses. Between two days on which somebody joined, what is the largest
number of days in which nobody did? Take the difference of the two days, and put it into
`longest_silence`.
""",
    solution="""
days = pd.to_datetime(members["accession"]).sort_values()
longest_silence = days.diff().max().days
""",
    reread="the column `accession`, and at `sort_values` and `diff`",
    mistakes=(
        Mistake(
            "not in order of time",
            """
days = pd.to_datetime(members["accession"])
longest_silence = days.diff().max().days
""",
            "The rows stand in the order of the states' codes. Sort the days before you compare "
            "each with the one before.",
        ),
        Mistake(
            "first to last",
            """
days = pd.to_datetime(members["accession"])
longest_silence = (days.max() - days.min()).days
""",
            "That is the whole time from the first accession to the last.",
        ),
    ),
)

SKIPPED = Question(
    name="joined-without",
    answer="joined_without",
    signature="step, day",
    kind="list",
    points=3,
    prompt="""
Which steps were skipped? Write a function `joined_without(step, day)` that returns the names
(column `state`) of those states that stand in `bids`, were members at the end of `day`, and have
**no** row with that step. The order does not matter. When it works, ask of each name whether the
state skipped the step, or whether the table merely says nothing of it.
""",
    solution="""
def joined_without(step, day):
    inside = set(members.loc[members["accession"] <= day, "state"])
    taken = set(bids.loc[bids["step"] == step, "state"])
    return sorted((inside & set(bids["state"])) - taken)
""",
    calls=(
        'joined_without("action plan", "1999-03-11")',
        'joined_without("request", "2004-03-28")',
        'joined_without("protocol", "2009-04-01")',
        'joined_without("request", "2020-03-26")',
        'joined_without("invitation", "2024-03-06")',
    ),
    reread="the columns `state` and `step` of `bids`",
    mistakes=(
        Mistake(
            "those who took the step",
            """
def joined_without(step, day):
    inside = set(members.loc[members["accession"] <= day, "state"])
    return sorted(inside & set(bids.loc[bids["step"] == step, "state"]))
""",
            "Those are the states that did take the step.",
        ),
        Mistake(
            "founders too",
            """
def joined_without(step, day):
    inside = set(members.loc[members["accession"] <= day, "state"])
    return sorted(inside - set(bids.loc[bids["step"] == step, "state"]))
""",
            "You took in members that do not stand in `bids` at all, the founders among them.",
        ),
        Mistake(
            "whatever the day",
            """
def joined_without(step, day):
    inside = set(members["state"]) & set(bids["state"])
    return sorted(inside - set(bids.loc[bids["step"] == step, "state"]))
""",
            "You left the day out: some of these states joined only later.",
        ),
        Mistake(
            "any other step",
            """
def joined_without(step, day):
    inside = set(members.loc[members["accession"] <= day, "state"])
    return sorted(inside & set(bids.loc[bids["step"] != step, "state"]))
""",
            "You chose rows with another step. A state that took the step has such rows as well; "
            "it must have no row with the step.",
        ),
    ),
)

PARLIAMENTS = Question(
    name="from-protocol-to-accession",
    answer="ratification_days",
    kind="mapping",
    points=3,
    prompt="""
A protocol is signed by governments and ratified by every member's parliament. How long did that
take? For each state that has a `protocol` in `bids` **with a full date** and that has joined, take
the days from the protocol to the accession. Put a Series or a dictionary from `iso3` to days into
`ratification_days`.
""",
    solution="""
protocols = bids[(bids["step"] == "protocol") & (bids["date"].str.len() == 10)]
signed = pd.to_datetime(protocols.set_index("iso3")["date"])
joined = pd.to_datetime(members.set_index("iso3")["accession"])
ratification_days = (joined - signed).dropna().dt.days
""",
    reread="the columns `step` and `date` of `bids`",
    mistakes=(
        Mistake(
            "counted from the invitation",
            """
rows = bids[(bids["step"] == "invitation") & (bids["date"].str.len() == 10)]
invited = pd.to_datetime(rows.set_index("iso3")["date"])
joined = pd.to_datetime(members.set_index("iso3")["accession"])
ratification_days = (joined - invited).dropna().dt.days
""",
            "You counted from the invitation. Parliaments come in when the protocol is signed.",
        ),
        Mistake(
            "the wrong way round",
            """
rows = bids[(bids["step"] == "protocol") & (bids["date"].str.len() == 10)]
signed = pd.to_datetime(rows.set_index("iso3")["date"])
joined = pd.to_datetime(members.set_index("iso3")["accession"])
ratification_days = (signed - joined).dropna().dt.days
""",
            "A wait cannot be negative: you took the accession from the protocol.",
        ),
        Mistake(
            "a month read as its first day",
            """
rows = bids[bids["step"] == "protocol"]
signed = pd.to_datetime(rows.set_index("iso3")["date"], format="ISO8601")
joined = pd.to_datetime(members.set_index("iso3")["accession"])
ratification_days = (joined - signed).dropna().dt.days
""",
            "One protocol is dated to the month only. Read as a day it becomes the first of that "
            "month, which nobody has said; leave it out.",
        ),
    ),
)

_WAIT = """
plans = bids[bids["step"] == "action plan"].set_index("iso3")["date"]
joined = members.set_index("iso3")["accession"]
wait = pd.to_datetime(joined) - pd.to_datetime(plans, format="ISO8601")
days = wait.dropna().dt.days"""

AVERAGE = Question(
    name="mean-and-median",
    answer="mean_less_median",
    kind="number",
    points=2,
    tolerance=1.0,
    prompt="""
The chapter warns of averages. For the states that have an `action plan` in `bids` and have joined,
take the days from the plan to the accession (a date without a day counts as the first of its
month). Put the mean of these waits **less** their median, in days, into `mean_less_median`.
""",
    solution=f"""{_WAIT}
mean_less_median = days.mean() - days.median()
""",
    reread="the columns `step` and `date` of `bids`, and at the figure “From Action Plan to "
    "accession”",
    mistakes=(
        Mistake(
            "the mean alone",
            f"""{_WAIT}
mean_less_median = days.mean()
""",
            "That is the mean; the median is still to be taken off.",
        ),
        Mistake(
            "the wrong way round",
            f"""{_WAIT}
mean_less_median = days.median() - days.mean()
""",
            "The sign is turned. A few long waits pull the mean up, not the median.",
        ),
        Mistake(
            "those who wait still",
            """
plans = bids[bids["step"] == "action plan"].set_index("iso3")["date"]
joined = members.set_index("iso3")["accession"].reindex(plans.index).fillna("2024-12-31")
wait = pd.to_datetime(joined) - pd.to_datetime(plans, format="ISO8601")
days = wait.dt.days
mean_less_median = days.mean() - days.median()
""",
            "You gave those who have not joined an end of their wait. Theirs has none yet, so that "
            "they belong in neither average.",
        ),
    ),
)

SUPPORT = Question(
    name="lead",
    answer="lead",
    kind="mapping",
    points=2,
    tolerance=0.01,
    prompt="""
What did Ukrainians say before the question was changed by war? For each row of `support` on
Ukraine (`iso3` is `UKR`) that gives **both** figures, take those in favour less those against, in
percentage points. Put a Series or a dictionary from `date` to that lead into `lead`.
""",
    solution="""
ukraine = support[support["iso3"] == "UKR"].dropna(subset=["in_favour", "against"])
ukraine = ukraine.set_index("date")
lead = ukraine["in_favour"] - ukraine["against"]
""",
    reread="the columns `in_favour` and `against` of `support`",
    mistakes=(
        Mistake(
            "the wrong way round",
            """
ukraine = support[support["iso3"] == "UKR"].dropna(subset=["in_favour", "against"])
ukraine = ukraine.set_index("date")
lead = ukraine["against"] - ukraine["in_favour"]
""",
            "The sign is turned: a lead is negative where more are against.",
        ),
        Mistake(
            "a missing figure read as nought",
            """
ukraine = support[support["iso3"] == "UKR"].fillna({"against": 0}).set_index("date")
lead = ukraine["in_favour"] - ukraine["against"]
""",
            "One row gives no figure against. Not known is not nought; leave that row out.",
        ),
        Mistake(
            "both states",
            """
both = support.dropna(subset=["in_favour", "against"]).set_index("date")
lead = both["in_favour"] - both["against"]
""",
            "You took Georgia's rows in as well.",
        ),
    ),
)

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
