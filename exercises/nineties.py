"""The exercise of the first chapter: counting, timing and comparing what the 1990s record holds."""

from natorussia.exercises.model import Essay, Exercise, Mistake, Question

COUNT = Question(
    name="how-many",
    answer="number_of_events",
    kind="number",
    prompt="""
How many events does the table `events` hold for this chapter, that is, with `section` equal to
`nineties`? Put the number into `number_of_events`.
""",
    solution='number_of_events = len(events[events["section"] == "nineties"])',
    reread="the column `section` of `events`",
    mistakes=(
        Mistake(
            "cells instead of rows",
            'number_of_events = events[events["section"] == "nineties"].size',
            "That is the number of cells: `.size` multiplies rows by columns.",
        ),
        Mistake(
            "columns instead of rows",
            "number_of_events = events.shape[1]",
            "That is the number of columns; a row is an event.",
        ),
    ),
)

LANES = Question(
    name="per-lane",
    answer="events_per_lane",
    kind="mapping",
    zeros_optional=True,
    points=2,
    prompt="""
Which strands of the story does the decade consist of? Count the events of this chapter in each
`lane`. Put a Series, or a dictionary, from lane to number into `events_per_lane`.
""",
    solution="""
nineties = events[events["section"] == "nineties"]
events_per_lane = nineties["lane"].value_counts()
""",
    reread="the column `lane`, and at `value_counts`",
    mistakes=(
        Mistake(
            "shares instead of counts",
            """
nineties = events[events["section"] == "nineties"]
events_per_lane = nineties["lane"].value_counts(normalize=True)
""",
            "Those are shares of one; counts are asked for, so leave out `normalize`.",
        ),
        Mistake(
            "counted sections",
            'events_per_lane = events["section"].value_counts()',
            "Those are the sections of the course; the lanes stand in another column.",
        ),
    ),
)

YEARS = Question(
    name="per-year",
    answer="events_per_year",
    kind="mapping",
    zeros_optional=True,
    spare=tuple(range(1945, 1990)),  # the prelude, from 1985 on
    points=2,
    prompt="""
When did things happen? Count this chapter's events by the year in which they began (`start` is the
first day, as a timestamp). Put a Series or a dictionary from year to number into
`events_per_year`; the years before 1990, the chapter's prelude, may be left out.
""",
    solution="""
nineties = events[events["section"] == "nineties"]
events_per_year = nineties["start"].dt.year.value_counts().sort_index()
""",
    reread="the column `start`, whose `.dt.year` is the year",
    mistakes=(
        Mistake(
            "counted ends",
            """
nineties = events[events["section"] == "nineties"]
events_per_year = nineties["stop"].dt.year.value_counts()
""",
            "You counted by the year in which events ended; some began long before that.",
        ),
        Mistake(
            "counted months",
            """
nineties = events[events["section"] == "nineties"]
events_per_year = nineties["start"].dt.month.value_counts()
""",
            "Those are months, from 1 to 12.",
        ),
    ),
)

CAMPAIGN = Question(
    name="campaign-days",
    answer="campaign_days",
    kind="number",
    prompt="""
How long was the air campaign of 1999 (`1999-kosovo-air-campaign`)? Count the days from `start` to
`stop`, **both of these days included**, and put the number into `campaign_days`.
""",
    solution="""
campaign = events.set_index("id").loc["1999-kosovo-air-campaign"]
campaign_days = (campaign["stop"] - campaign["start"]).days + 1
""",
    reread="the row `1999-kosovo-air-campaign`, and at what a difference of two dates counts",
    mistakes=(
        Mistake(
            "last day left out",
            """
campaign = events.set_index("id").loc["1999-kosovo-air-campaign"]
campaign_days = (campaign["stop"] - campaign["start"]).days
""",
            "A difference of dates leaves one of the two days out. That is how the usual figure "
            "arises; here both days count.",
        ),
        Mistake(
            "the wrong way round",
            """
campaign = events.set_index("id").loc["1999-kosovo-air-campaign"]
campaign_days = (campaign["start"] - campaign["stop"]).days + 1
""",
            "A length cannot be negative: you took the end from the start.",
        ),
    ),
)

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

_SETUP = """
from natorussia import load
from natorussia.exercises import check, use

use("nineties")
events = load("events")
strengths = load("peacekeeping-strengths")
"""

_ESSAY = Essay(
    name="deep-freeze",
    prompt="""
Was the freeze of 1999 a break with the decade before, or where the decade had been heading? Argue
in 150 to 250 words. Name at least three events by their ids, from two lanes or more, and say what
evidence would change your mind.
""",
    rubric=(
        (2, "takes a position and holds it through the text"),
        (2, "rests it on three events or more, from two lanes or more, each rightly dated"),
        (1, "says what evidence would speak against it"),
    ),
)

EXERCISE = Exercise(
    name="nineties",
    number=1,
    title="Exercises: the 1990s",
    introduction="""
The questions below ask the chapter's own table. Replace each `...` by your answer, run the cell,
then the check under it. A check may be run as often as you like.
""",
    setup=_SETUP,
    questions=(COUNT, LANES, YEARS, CAMPAIGN, BETWEEN, SOURCES, SHARE, READING),
    essay=_ESSAY,
    keep=frozenset(
        {
            "1997-first-pjc-meeting",
            "1997-founding-act-signed",
            "1997-madrid-invitations",
            "1999-kosovo-air-campaign",
            "1999-pjc-resumes",
        }
    ),
)
