"""The exercise on the universe: lanes counted, and spans of deep time."""

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

LIFE = Question(
    name="life",
    answer="first_of_lane",
    kind="list",
    ordered=True,
    prompt="""
Which titles does the lane `life` hold, in the order of the table? Put a list into `first_of_lane`.
""",
    solution="""
first_of_lane = events[events["lane"] == "life"]["title"].tolist()
""",
    reread="the column `lane`",
)

YEARS = Question(
    name="share",
    answer="share",
    kind="number",
    tolerance=0.005,
    from_data=False,
    prompt="""
Which share of the age of the universe, 13.8 billion years, has the Earth been there, if it formed
4.6 billion years ago? Put a number from 0 to 1 into `share`.
""",
    solution="share = 4.6 / 13.8",
    reread="the two figures",
    mistakes=(
        Mistake("the other share", "share = 1 - 4.6 / 13.8", "That is the time before the Earth."),
    ),
)

EXERCISE = Exercise(
    name="universe",
    number=1,
    title="Exercises: the history of the universe",
    introduction="Replace each `...` by your answer, run the cell, then the check under it.",
    setup="""
from natorussia import load
from natorussia.exercises import check, use

use("universe")
events = load("events")
""",
    questions=(LANES, LIFE, YEARS),
    essay=Essay(
        name="turn",
        prompt="Which event changed most? Answer in 100 words, with two events.",
        rubric=((2, "takes a position"), (2, "rests it on two events, rightly dated")),
    ),
)
