"""The exercise on the republic: lanes counted, and years before the common era reckoned with."""

from natorussia.exercises.model import Essay, Exercise, Mistake, Question

LANES = Question(
    name="lanes",
    answer="lanes",
    kind="mapping",
    prompt="""
How many events stand in each lane? Put a Series or a dictionary from lane to number into `lanes`.
""",
    solution="""
lanes = events["lane"].value_counts()
""",
    reread="the column `lane`",
    mistakes=(
        Mistake(
            "shares",
            'lanes = events["lane"].value_counts(normalize=True)',
            "Those are shares of one; leave out `normalize`.",
        ),
    ),
)

WARS = Question(
    name="wars",
    answer="first_of_lane",
    kind="list",
    ordered=True,
    prompt="""
Which titles does the lane `wars` hold, in the order of the table? Put a list into `first_of_lane`.
""",
    solution="""
first_of_lane = events[events["lane"] == "wars"]["title"].tolist()
""",
    reread="the column `lane`",
)

YEARS = Question(
    name="years",
    answer="years",
    kind="number",
    from_data=False,
    prompt="""
How many years passed from 509 BCE to 27 BCE? Put the number into `years`.
""",
    solution="years = 509 - 27",
    reread="how such years are counted",
    mistakes=(Mistake("added", "years = 509 + 27", "Both years lie on one side of the year 1."),),
)

EXERCISE = Exercise(
    name="republic",
    number=1,
    title="Exercises: the Roman republic",
    introduction="Replace each `...` by your answer, run the cell, then the check under it.",
    setup="""
from natorussia import load
from natorussia.exercises import check, use

use("republic")
events = load("events")
""",
    questions=(LANES, WARS, YEARS),
    essay=Essay(
        name="end",
        prompt="When did the republic end? Answer in 100 words, with two events.",
        rubric=((2, "takes a position"), (2, "rests it on two events, rightly dated")),
    ),
)
