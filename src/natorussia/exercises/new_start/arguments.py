"""Questions of this exercise that build an argument."""

from natorussia.exercises.model import Mistake, Question

_TRAINED_BY = """
def trained_by(day):
    counted = trainees[trainees["kind"] == "actual"]
    days, officers = counted["day"].astype("int64"), counted["trainees"].astype(float)
    return np.interp(pd.Timestamp(day).timestamp(), days, officers)
"""

TRAINED = Question(
    name="trained-by",
    answer="trained_by",
    signature="day",
    kind="number",
    points=2,
    tolerance=0.5,
    prompt="""
How many officers had been trained on a day for which nobody gave a count? Write a function
`trained_by(day)` that takes a day as text and returns an estimate on the straight line between the
`actual` counts before and after it (`day` in `trainees` holds the months as timestamps).
`np.interp` draws such lines, between numbers: `days.astype("int64")` gives a column's days as
seconds since 1970, and `pd.Timestamp(day).timestamp()` does the same for one day.
""",
    solution=_TRAINED_BY,
    calls=('trained_by("2007-12-01")', 'trained_by("2008-12-01")', 'trained_by("2011-01-01")'),
    reread="the columns `kind`, `day` and `trainees` of `trainees`",
    mistakes=(
        Mistake(
            "plans taken for counts",
            _TRAINED_BY.replace('[trainees["kind"] == "actual"]', ""),
            "You drew the line through plans as well; a plan is no count.",
        ),
        Mistake(
            "beyond the last count",
            _TRAINED_BY.replace(".timestamp()", ".value"),
            "You get the last count whatever the day: `.value` counts in a smaller unit than the "
            "column does.",
        ),
        Mistake(
            "the last count",
            """
def trained_by(day):
    counted = trainees[trainees["kind"] == "actual"]
    return counted.loc[counted["day"] <= pd.Timestamp(day), "trainees"].iloc[-1]
""",
            "You return the last count before that day, as if nobody had been trained since.",
        ),
    ),
)

PLAN = Question(
    name="was-the-plan-kept",
    answer="plan_kept",
    kind="number",
    points=2,
    tolerance=0.1,
    prompt="""
How far can an announcement be trusted? In March 2007 the council expected a number of officers by
the end of the pilot phase (the row of `trainees` with the date `2007-12`). What percentage of it
had been reached in that month, by the estimate of your function `trained_by("2007-12-01")`? Put the
percentage into `plan_kept`. Then ask yourself what the answer would have been without estimating.
""",
    solution=f"""{_TRAINED_BY}
plan = trainees.set_index("date").loc["2007-12", "trainees"]
plan_kept = 100 * trained_by("2007-12-01") / plan
""",
    reread="the row `2007-12` of `trainees`, and at what stands above the line of the fraction",
    mistakes=(
        Mistake(
            "the count before",
            """
rows = trainees.set_index("date")["trainees"]
plan_kept = 100 * rows["2007-03-19"] / rows["2007-12"]
""",
            "You compare the plan with the count of the day on which it was announced.",
        ),
        Mistake(
            "the count after",
            """
rows = trainees.set_index("date")["trainees"]
plan_kept = 100 * rows["2008-04-14"] / rows["2007-12"]
""",
            "You compare the plan with a count from months after it was due.",
        ),
        Mistake(
            "upside down",
            f"""{_TRAINED_BY}
plan = trainees.set_index("date").loc["2007-12", "trainees"]
plan_kept = 100 * plan / trained_by("2007-12-01")
""",
            "Your fraction stands on its head: the plan is the whole.",
        ),
    ),
)

_WORKING_SHARE = """
def working_share(council, until):
    rows = institutions[institutions["institution"] == council]
    cut = rows[["start", "stop"]].clip(upper=pd.Timestamp(until))
    days = (cut["stop"] - cut["start"]).dt.days
    return 100 * days[rows["status"] == "working"].sum() / days.sum()
"""

SHARE = Question(
    name="working-share",
    answer="working_share",
    signature="council, until",
    kind="number",
    points=3,
    tolerance=0.1,
    prompt="""
The chapter lets you cover the right of its figure with your hand. Write a function
`working_share(council, until)` that takes an `institution` (`"pjc"` or `"nrc"`) and a day as text,
and returns the percentage of days on which the council's status was `working`, out of all days
that its periods in `institutions` cover **up to that day**. Cut a period short where it goes on
after the day, and leave out what had not begun. As before, a period is `stop` minus `start`.
""",
    solution=_WORKING_SHARE,
    calls=(
        'working_share("pjc", "1999-12-31")',
        'working_share("pjc", "2007-06-30")',
        'working_share("nrc", "2007-06-30")',
        'working_share("nrc", "2010-12-31")',
        'working_share("nrc", "2024-12-31")',
    ),
    reread="the columns `start`, `stop` and `status` of `institutions`",
    mistakes=(
        Mistake(
            "the hand taken away",
            _WORKING_SHARE.replace(".clip(upper=pd.Timestamp(until))", ""),
            "Your function counts days after `until`, which a reader of that day could not see.",
        ),
        Mistake(
            "counted beyond the council's end",
            _WORKING_SHARE.replace(
                "days.sum()", '(pd.Timestamp(until) - rows["start"].min()).days'
            ),
            "Your whole goes on to `until` even where the council had ended before.",
        ),
        Mistake(
            "restricted taken for working",
            _WORKING_SHARE.replace('== "working"', '!= "suspended"'),
            "You count a restricted council as a working one.",
        ),
    ),
)
