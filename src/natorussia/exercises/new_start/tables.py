"""Questions of this exercise that read tables."""

from natorussia.exercises.model import Mistake, Question

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
            "every section",
            f"""{_RELATIONS}
chosen = events[events["lane"] == "relations"]
share_between = 100 * chosen["start"].between(first, last).mean()
""",
            "You took the events of all chapters.",
        ),
        Mistake(
            "a share of one",
            f'{_RELATIONS}share_between = chosen["start"].between(first, last).mean()',
            "That is a share of one; a percentage is asked for.",
        ),
        Mistake(
            "a count",
            f'{_RELATIONS}share_between = chosen["start"].between(first, last).sum()',
            "That is how many they were; divide by the number of the chapter's events in the lane.",
        ),
    ),
)

VOICE = Question(
    name="one-voice-of-many",
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
