"""Questions of this exercise that read tables."""

from natorussia.exercises.model import Mistake, Question

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
    points=2,
    prompt="""
When did things happen? Count this chapter's events by the year in which they began (`start` is the
first day, as a timestamp). Put a Series or a dictionary from year to number into
`events_per_year`; years without an event may be left out.
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
