"""Questions of this exercise that build an argument."""

from natorussia.exercises.model import Mistake, Question

BETWEEN = Question(
    name="days-between",
    answer="days_between",
    signature="first, second",
    kind="number",
    points=2,
    prompt="""
How fast did words become institutions? Write a function `days_between(first, second)` that takes
the ids of two events and returns the number of days from the start of the first to the start of
the second. It is positive where the second comes later.
""",
    solution="""
def days_between(first, second):
    start = events.set_index("id")["start"]
    return (start[second] - start[first]).days
""",
    calls=(
        'days_between("1997-founding-act-signed", "1997-first-pjc-meeting")',
        'days_between("1999-kosovo-air-campaign", "1999-pjc-resumes")',
        'days_between("1999-kosovo-air-campaign", "1997-madrid-invitations")',
    ),
    reread="the column `start`",
    mistakes=(
        Mistake(
            "the wrong way round",
            """
def days_between(first, second):
    start = events.set_index("id")["start"]
    return (start[first] - start[second]).days
""",
            "The sign is turned: take the first event's day from the second's.",
        ),
        Mistake(
            "counted from the end",
            """
def days_between(first, second):
    rows = events.set_index("id")
    return (rows.loc[second, "start"] - rows.loc[first, "stop"]).days
""",
            "You counted from the day on which the first event ended.",
        ),
        Mistake(
            "never negative",
            """
def days_between(first, second):
    start = events.set_index("id")["start"]
    return abs((start[second] - start[first]).days)
""",
            "Where the second event comes earlier, the number must be negative.",
        ),
    ),
)

SOURCES = Question(
    name="shared-sources",
    answer="shared_sources",
    kind="list",
    points=2,
    prompt="""
A record is as strong as what it rests on. Which sources support **two or more** events of this
chapter? Put a list of their ids into `shared_sources`, in any order. (`sources` holds a list in
every row.)
""",
    solution="""
nineties = events[events["section"] == "nineties"]
cited = nineties["sources"].explode().value_counts()
shared_sources = cited[cited >= 2].index
""",
    reread="the column `sources`, and at `explode`",
    mistakes=(
        Mistake(
            "every source",
            """
nineties = events[events["section"] == "nineties"]
shared_sources = nineties["sources"].explode().unique()
""",
            "Those are all sources of the chapter, those included that support one event only.",
        ),
        Mistake(
            "more than two",
            """
nineties = events[events["section"] == "nineties"]
cited = nineties["sources"].explode().value_counts()
shared_sources = cited[cited > 2].index
""",
            "You left out those that support exactly two events.",
        ),
    ),
)

SHARE = Question(
    name="russian-share",
    answer="russian_share",
    kind="number",
    tolerance=0.05,
    prompt="""
How much of the joint force was Russian near its end? From the table `strengths`, take the strength
of `Russia` in `SFOR` in May 2003 (`date` is `2003-05`) and that of the whole force (`total`) in the
same month. Put Russia's share **in per cent** into `russian_share`; one decimal is enough.
""",
    solution="""
sfor = strengths[(strengths["operation"] == "SFOR") & (strengths["date"] == "2003-05")]
value = sfor.set_index("contingent")["value"]
russian_share = 100 * value["Russia"] / value["total"]
""",
    reread="the columns `operation`, `contingent` and `date` of `strengths`",
    mistakes=(
        Mistake(
            "the wrong way round",
            """
sfor = strengths[(strengths["operation"] == "SFOR") & (strengths["date"] == "2003-05")]
value = sfor.set_index("contingent")["value"]
russian_share = 100 * value["total"] / value["Russia"]
""",
            "More than the whole force cannot be Russian: divide the part by the whole.",
        ),
        Mistake(
            "first rows of each",
            """
sfor = strengths[strengths["operation"] == "SFOR"]
value = sfor.drop_duplicates("contingent").set_index("contingent")["value"]
russian_share = 100 * value["Russia"] / value["total"]
""",
            "Those are the strengths of 1996, when the force was new.",
        ),
    ),
)

READING = Question(
    name="no-longer-adversaries",
    answer="document",
    kind="text",
    from_data=False,
    prompt="""
In which event's document did NATO and Russia state that they no longer regard each other as
adversaries, while leaving the word “member” out? Put the event's id into `document`, as text.
""",
    solution='document = "1997-founding-act-signed"',
    reread="the summaries of the events of 1997",
    mistakes=(
        Mistake(
            "the charter with Ukraine",
            'document = "1997-nato-ukraine-charter"',
            "That charter was signed with Ukraine, some weeks later.",
        ),
        Mistake(
            "approval instead of signature",
            'document = "1997-founding-act-approved"',
            "On that day one side approved the text; ask when both had put their names to it.",
        ),
    ),
)
