"""The exercise of the second chapter: how long councils worked, and what plans are worth."""

from natorussia.exercises.model import Essay, Exercise, Mistake, Question

_RELATIONS = """
start = events.set_index("id")["start"]
chosen = events[(events["section"] == "new-start") & (events["lane"] == "relations")]
first, last = start["2001-september-11-attacks"], start["2002-rome-declaration"]
"""

MONTHS = Question(
    name="months-that-counted",
    answer="share_between",
    kind="number",
    points=2,
    tolerance=0.1,
    prompt="""
How much of the new start happened in the months between the attacks and the summit? Take the
events of this chapter (`section` equal to `new-start`) in the lane `relations`. What percentage of
them began on or after the `start` of `2001-september-11-attacks`, and on or before the `start` of
`2002-rome-declaration`? Put the percentage, from 0 to 100, into `share_between`.
""",
    solution=f'{_RELATIONS}share_between = 100 * chosen["start"].between(first, last).mean()',
    reread="the columns `section`, `lane` and `start` of `events`",
    mistakes=(
        Mistake(
            "every lane",
            f"""{_RELATIONS}
chosen = events[events["section"] == "new-start"]
share_between = 100 * chosen["start"].between(first, last).mean()
""",
            "You took the events of every lane; only `relations` is asked for.",
        ),
        Mistake(
            "the wrong whole",
            f"""{_RELATIONS}
chapter = events[events["section"] == "new-start"]
share_between = 100 * chosen["start"].between(first, last).sum() / len(chapter)
""",
            "You divided by the chapter's events of every lane.",
        ),
        Mistake(
            "without the two days",
            f"""{_RELATIONS}
between = chosen["start"].between(first, last, inclusive="neither")
share_between = 100 * between.mean()
""",
            "You left out what began on the first day or on the last; both days count.",
        ),
        Mistake(
            "a share of one",
            f'{_RELATIONS}share_between = chosen["start"].between(first, last).mean()',
            "That is a share of one; a percentage is asked for.",
        ),
        Mistake(
            "a count",
            f'{_RELATIONS}share_between = chosen["start"].between(first, last).sum()',
            "That is how many they were, or what dividing by the lane's events in all chapters may "
            "give. Divide by the number of this chapter's events in the lane.",
        ),
    ),
)

VOICE = Question(
    name="one-voice-of-many",
    title="How many states shared a voice?",
    answer="voice",
    kind="mapping",
    tolerance=0.05,
    prompt="""
The table `seats` says for each council, and each size of it, how many states sat in the room and
how many `sides` had a voice of their own. If every side's voice weighs the same, what percentage of
the voices is Russia's? Put a Series or a dictionary from `id` to percentage into `voice`.
""",
    solution='voice = 100 / seats.set_index("id")["sides"]',
    reread="the columns `states` and `sides` of `seats`",
    mistakes=(
        Mistake(
            "states instead of sides",
            'voice = 100 / seats.set_index("id")["states"]',
            "You divided by the states in the room. In the first council most of them had agreed "
            "beforehand to speak as one.",
        ),
        Mistake(
            "a share of one",
            'voice = 1 / seats.set_index("id")["sides"]',
            "Those are shares of one; percentages are asked for.",
        ),
        Mistake(
            "Russia left out",
            'voice = 100 / seats.set_index("id")["allies"]',
            "You divided by the Allies alone; Russia is a side too, and the Allies were not always "
            "one each.",
        ),
    ),
)

_DAYS_AT_WORK = """
rows = institutions[(institutions["kind"] == "council") & (institutions["status"] == "working")]
days_at_work = (rows["stop"] - rows["start"]).dt.days.groupby(rows["institution"]).sum()
"""

WORKING = Question(
    name="days-at-work",
    answer="days_at_work",
    kind="mapping",
    zeros_optional=True,
    points=2,
    prompt="""
A council that exists need not work. Add up, for each `institution` of the `kind` `council`, the
days in periods whose `status` is `working`. Count a period as `stop` minus `start`, so that a day
on which one period ends and the next begins is counted once. Put a Series or a dictionary from
institution to days into `days_at_work`.
""",
    solution=_DAYS_AT_WORK,
    reread="the column `status` of `institutions`",
    mistakes=(
        Mistake(
            "every period",
            _DAYS_AT_WORK.replace(' & (institutions["status"] == "working")', ""),
            "You counted every period, also those in which the council was suspended or "
            "restricted.",
        ),
        Mistake(
            "the last day counted",
            _DAYS_AT_WORK.replace(".sum()", '.agg(["sum", "count"]).sum(axis=1)'),
            "You counted the last day of every period too; leave it to the next one.",
        ),
        Mistake(
            "periods instead of days",
            _DAYS_AT_WORK.replace(".sum()", ".count()"),
            "That is the number of periods; add up how long they lasted.",
        ),
    ),
)

_AT_WORK_ON = """
def at_work_on(day):
    day = pd.Timestamp(day)
    within = (institutions["start"] <= day) & (day < institutions["stop"])
    return institutions.loc[within & (institutions["status"] == "working"), "institution"]
"""

OPEN = Question(
    name="at-work-on",
    answer="at_work_on",
    signature="day",
    kind="list",
    points=2,
    prompt="""
Write a function `at_work_on(day)` that takes a day as text, such as `"2003-01-01"`, and returns a
list of the `institution`s that were `working` on it, in any order. A period includes its `start`
and leaves out its `stop`.
""",
    solution=_AT_WORK_ON,
    calls=(
        'at_work_on("2003-01-01")',
        'at_work_on("1999-05-15")',
        'at_work_on("2001-06-30")',
        'at_work_on("2002-05-28")',
        'at_work_on("2008-11-01")',
        'at_work_on("2014-06-30")',
        'at_work_on("2021-07-01")',
    ),
    reread="the columns `start`, `stop` and `status` of `institutions`",
    mistakes=(
        Mistake(
            "whatever existed",
            _AT_WORK_ON.replace(' & (institutions["status"] == "working")', ""),
            "Your list holds institutions that existed on that day and did not work.",
        ),
        Mistake(
            "the last day included",
            _AT_WORK_ON.replace("day < ", "day <= "),
            "On the day on which a period stops, you still count it.",
        ),
        Mistake(
            "whatever had begun",
            _AT_WORK_ON.replace(' & (day < institutions["stop"])', ""),
            "You ask what had begun by that day, and not what had already ended.",
        ),
    ),
)

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
    tolerance=0.5,
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

_SETUP = """
import numpy as np
import pandas as pd

from natorussia import load
from natorussia.exercises import check, use

use("new-start")
events = load("events")
institutions = load("nato-russia-institutions")
seats = load("council-seats")
trainees = load("counter-narcotics-trainees")
trainees["day"] = trainees["date"].str[:7].astype("datetime64[s]")  # to the month
"""

_ESSAY = Essay(
    name="does-form-matter",
    prompt="""
The article holds that relations lived through a cooling that might have killed the old council,
*because* each state sits in the new one for itself. Does the record bear this out? Argue in 150 to
250 words. Use at least two figures that you computed above, name one other explanation, and say
what evidence would tell the two apart.
""",
    rubric=(
        (2, "takes a position on the claim of cause and holds it through the text"),
        (2, "rests it on two computed figures or more, rightly read, and says what they leave out"),
        (1, "names another explanation and evidence that would tell the two apart"),
    ),
)

EXERCISE = Exercise(
    name="new-start",
    number=2,
    title="Exercises: a new start?",
    introduction="""
The questions below ask the chapter's tables how long each council worked, what each side weighed,
and how far announcements can be trusted. Replace each `...` by your answer, run the cell, then the
check under it.
""",
    setup=_SETUP,
    questions=(MONTHS, VOICE, WORKING, OPEN, TRAINED, PLAN, SHARE),
    essay=_ESSAY,
    keep=frozenset({"2001-september-11-attacks", "2002-rome-declaration"}),
)
