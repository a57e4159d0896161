"""The exercise of the fifth chapter: distances on the globe, rings, and what was destroyed."""

from natorussia.exercises.missile_defence.arguments import BANNED, RADARS, RING
from natorussia.exercises.missile_defence.tables import DESTROYED, GLOBE, SHARE
from natorussia.exercises.model import Essay, Exercise

_SETUP = """
import numpy as np
from natorussia import load
from natorussia.exercises import check, use

use("missile-defence")
sites = load("missile-defence-sites").set_index("id")
ranges = load("missile-ranges").set_index("id")
inf = load("inf-eliminations")
place = {name: (float(row["latitude"]), float(row["longitude"])) for name, row in sites.iterrows()}
tehran = (35.7, 51.4)
capitals = {
    "Ankara": (39.9, 32.9),
    "Athens": (38.0, 23.7),
    "Bucharest": (44.4, 26.1),
    "Berlin": (52.5, 13.4),
    "London": (51.5, -0.1),
    "Moscow": (55.8, 37.6),
    "Prague": (50.1, 14.4),
    "Rome": (41.9, 12.5),
    "Warsaw": (52.2, 21.0),
}
"""

_ESSAY = Essay(
    name="near-or-far",
    prompt="""
Was Gabala a serious alternative to the site in the Czech Republic? Argue in 150 to 250 words from
distances that you computed, from what each kind of radar can do, and from who would have had to
agree. Say how far your answer rests on a figure that the table marks as disputed.
""",
    rubric=(
        (2, "uses two distances or margins of its own, with their units, to the point"),
        (2, "keeps seeing a launch apart from guiding an interceptor"),
        (1, "names whose consent was needed, or what depends on the disputed figure"),
    ),
)

EXERCISE = Exercise(
    name="missile-defence",
    number=5,
    title="Exercises: missile defence",
    introduction="""
The chapter drew rings on maps; here you compute them. `place` and `capitals` give latitude and
longitude in degrees. Replace each `...` by your answer, run the cell, then the check under it.
""",
    setup=_SETUP,
    questions=(DESTROYED, SHARE, GLOBE, RING, RADARS, BANNED),
    essay=_ESSAY,
)
