"""The exercise of the third chapter: filing grievances, and asking what the filing depends on."""

from natorussia.exercises.ambivalence.arguments import LOST, PRIMARY, SILENCE
from natorussia.exercises.ambivalence.tables import SHARE, STATES, TONES, WARNERS
from natorussia.exercises.model import Essay, Exercise

_SETUP = """
import pandas as pd

from natorussia import load
from natorussia.exercises import check, use

use("ambivalence")
grievances = load("grievances")
grievances["year"] = grievances["date"].str[:4].astype(int)
"""

_ESSAY = Essay(
    name="one-grievance-or-many",
    prompt="""
Do these statements express one grievance or several, and is “ambivalence” the right word for their
tone? Argue in 150 to 250 words. Use at least two figures that you computed above, quote two
statements by their ids that pull in different directions, and say how the way in which the sample
was collected limits your argument.
""",
    rubric=(
        (2, "takes a position on both questions and holds it through the text"),
        (2, "rests it on two computed figures or more and on two statements that differ"),
        (1, "says what the sample cannot show, and why"),
    ),
)

EXERCISE = Exercise(
    name="ambivalence",
    number=3,
    title="Exercises: ambivalence",
    introduction="""
The questions below count statements by issue, tone and speaker, and ask how far the counts depend
on the collector. Keep in mind that the table is a sample. Replace each `...` by your answer, run
the cell, then the check under it.
""",
    setup=_SETUP,
    questions=(TONES, SHARE, WARNERS, STATES, SILENCE, LOST, PRIMARY),
    essay=_ESSAY,
)
