"""Questions of this exercise that build an argument."""

from natorussia.exercises.model import Mistake, Question

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
