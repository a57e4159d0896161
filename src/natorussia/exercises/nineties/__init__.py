"""The exercise of the first chapter: counting, timing and comparing what the 1990s record holds."""

from natorussia.exercises.model import Essay, Exercise
from natorussia.exercises.nineties.arguments import BETWEEN, READING, SHARE, SOURCES
from natorussia.exercises.nineties.tables import CAMPAIGN, COUNT, LANES, YEARS

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
