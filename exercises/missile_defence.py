"""The exercise of the fifth chapter: distances on the globe, rings, and what was destroyed."""

from natorussia.exercises.model import Essay, Exercise, Mistake, Question

DISTANCE = """
def distance_km(first, second):
    (y1, x1), (y2, x2) = np.radians(first), np.radians(second)
    cosine = np.sin(y1) * np.sin(y2) + np.cos(y1) * np.cos(y2) * np.cos(x1 - x2)
    return 6371 * np.arccos(np.clip(cosine, -1, 1))
"""

DESTROYED = Question(
    name="destroyed",
    answer="destroyed",
    kind="mapping",
    prompt="""
Check the sums of the INF Treaty. How many missiles did each party destroy in all? Put a Series or
a dictionary from `party` to number into `destroyed`.
""",
    solution='destroyed = inf.groupby("party")["eliminated"].sum()',
    reread="the columns `party` and `eliminated` of `inf`",
    mistakes=(
        Mistake(
            "rows instead of missiles",
            'destroyed = inf["party"].value_counts()',
            "You counted rows, that is, types of missile; add up the column `eliminated`.",
        ),
        Mistake(
            "the largest type only",
            'destroyed = inf.groupby("party")["eliminated"].max()',
            "That is each party's largest entry; the other types belong to the sum.",
        ),
    ),
)

SHARE = Question(
    name="soviet-share",
    answer="soviet_share",
    kind="number",
    tolerance=0.1,
    prompt="""
What share of all the missiles destroyed was Soviet? Put it, **in per cent**, into `soviet_share`.
""",
    solution="""
destroyed = inf.groupby("party")["eliminated"].sum()
soviet_share = 100 * destroyed["Soviet Union"] / destroyed.sum()
""",
    reread="the columns `party` and `eliminated` of `inf`",
    mistakes=(
        Mistake(
            "a share of one",
            """
destroyed = inf.groupby("party")["eliminated"].sum()
soviet_share = destroyed["Soviet Union"] / destroyed.sum()
""",
            "That is a share of one; per cent are asked for.",
        ),
        Mistake(
            "compared with the other side",
            """
destroyed = inf.groupby("party")["eliminated"].sum()
soviet_share = 100 * destroyed["Soviet Union"] / destroyed["United States"]
""",
            "You divided by the other side's missiles; a share has both sides in its divisor.",
        ),
        Mistake(
            "one type of missile",
            """
ss20 = inf.loc[inf["missile"] == "SS-20", "eliminated"].sum()
soviet_share = 100 * ss20 / inf["eliminated"].sum()
""",
            "You took the SS-20 alone; the Soviet Union destroyed other types as well.",
        ),
    ),
)

GLOBE = Question(
    name="distance",
    answer="distance_km",
    signature="first, second",
    kind="number",
    points=3,
    tolerance=5.0,
    prompt="""
Write a function `distance_km(first, second)` that takes two places, each as latitude and longitude
in degrees like `tehran`, and returns the distance on the globe in kilometres. The cosine of the
angle between two places is

$\\sin\\varphi_1 \\sin\\varphi_2 + \\cos\\varphi_1 \\cos\\varphi_2 \\cos(\\lambda_1 - \\lambda_2)$

with latitudes $\\varphi$ and longitudes $\\lambda$; the distance is that angle, in radians, times
6,371 kilometres. `place["gabala"]` and `capitals["Warsaw"]` are places to try it with.
""",
    solution=DISTANCE,
    calls=(
        'distance_km(tehran, place["gabala"])',
        'distance_km(place["redzikowo"], tehran)',
        'distance_km(place["armavir"], capitals["Warsaw"])',
        'distance_km(capitals["Moscow"], place["deveselu"])',
        'distance_km(capitals["London"], tehran)',
    ),
    reread="the formula, and at the function `project` of the chapter",
    mistakes=(
        Mistake(
            "degrees instead of radians",
            """
def distance_km(first, second):
    (y1, x1), (y2, x2) = first, second
    cosine = np.sin(y1) * np.sin(y2) + np.cos(y1) * np.cos(y2) * np.cos(x1 - x2)
    return 6371 * np.arccos(np.clip(cosine, -1, 1))
""",
            "NumPy's sine and cosine take radians; the places are in degrees. See `np.radians`.",
        ),
        Mistake(
            "an angle in degrees",
            """
def distance_km(first, second):
    (y1, x1), (y2, x2) = np.radians(first), np.radians(second)
    cosine = np.sin(y1) * np.sin(y2) + np.cos(y1) * np.cos(y2) * np.cos(x1 - x2)
    return 6371 * np.degrees(np.arccos(np.clip(cosine, -1, 1)))
""",
            "You turned the angle back into degrees before multiplying; leave it in radians.",
        ),
        Mistake(
            "latitude and longitude exchanged",
            """
def distance_km(first, second):
    (x1, y1), (x2, y2) = np.radians(first), np.radians(second)
    cosine = np.sin(y1) * np.sin(y2) + np.cos(y1) * np.cos(y2) * np.cos(x1 - x2)
    return 6371 * np.arccos(np.clip(cosine, -1, 1))
""",
            "You took the longitude for the latitude: the latitude stands first in each pair.",
        ),
        Mistake(
            "a flat earth",
            """
def distance_km(first, second):
    (y1, x1), (y2, x2) = first, second
    return 111.2 * np.hypot(y1 - y2, x1 - x2)
""",
            "That is right on a flat map whose degrees are all of one length. Far from the equator "
            "a degree of longitude is shorter.",
        ),
    ),
)

RING = Question(
    name="within-reach",
    answer="margin_km",
    signature="missile, city",
    kind="number",
    points=2,
    tolerance=5.0,
    prompt="""
Which capitals lie within which ring? Write a function `margin_km(missile, city)` that takes an id
of `ranges` and a key of `capitals`, and returns by how many kilometres the missile, fired from
Tehran, would reach **beyond** that city. It is negative where the missile falls short.
""",
    solution=f"""{DISTANCE}

def margin_km(missile, city):
    return float(ranges.loc[missile, "range_km"]) - distance_km(tehran, capitals[city])
""",
    calls=(
        'margin_km("shahab-3", "Ankara")',
        'margin_km("shahab-3", "Athens")',
        'margin_km("bm-25", "Bucharest")',
        'margin_km("bm-25", "Prague")',
        'margin_km("bm-25", "Moscow")',
    ),
    reread="the column `range_km` of `ranges`",
    mistakes=(
        Mistake(
            "the wrong way round",
            f"""{DISTANCE}

def margin_km(missile, city):
    return distance_km(tehran, capitals[city]) - float(ranges.loc[missile, "range_km"])
""",
            "The sign is turned: a missile that reaches beyond the city has a positive margin.",
        ),
        Mistake(
            "never negative",
            f"""{DISTANCE}

def margin_km(missile, city):
    return abs(float(ranges.loc[missile, "range_km"]) - distance_km(tehran, capitals[city]))
""",
            "Where the missile falls short of the city, the number must be negative.",
        ),
        Mistake(
            "the distance alone",
            f"""{DISTANCE}

def margin_km(missile, city):
    return distance_km(tehran, capitals[city])
""",
            "That is how far the city lies from Tehran; the missile's range is still to be used.",
        ),
    ),
)

RADARS = Question(
    name="radars",
    answer="beyond_tehran",
    kind="mapping",
    points=2,
    tolerance=5.0,
    prompt="""
Could the Russian radars see a launch near Tehran? For every radar in `sites` **that has a range**,
take that range less the distance to Tehran. Put a Series or a dictionary from the site's id to
kilometres into `beyond_tehran`.
""",
    solution=f"""{DISTANCE}

radars = sites[(sites["element"] == "radar") & sites["range_km"].notna()]
beyond_tehran = {{
    name: float(row["range_km"]) - distance_km(place[name], tehran)
    for name, row in radars.iterrows()
}}
""",
    reread="the columns `element` and `range_km` of `sites`",
    mistakes=(
        Mistake(
            "a missing range read as nought",
            f"""{DISTANCE}

radars = sites[sites["element"] == "radar"].fillna({{"range_km": 0}})
beyond_tehran = {{
    name: float(row["range_km"]) - distance_km(place[name], tehran)
    for name, row in radars.iterrows()
}}
""",
            "One radar has no range in the table. Not known is not nought; leave it out.",
        ),
        Mistake(
            "the wrong way round",
            f"""{DISTANCE}

radars = sites[(sites["element"] == "radar") & sites["range_km"].notna()]
beyond_tehran = {{
    name: distance_km(place[name], tehran) - float(row["range_km"])
    for name, row in radars.iterrows()
}}
""",
            "The sign is turned: what a radar sees beyond Tehran is positive.",
        ),
    ),
)

_BAN = """
def banned(range_km, launched_from, warhead):
    lower = ranges.loc["inf-lower-limit", "range_km"]
    upper = ranges.loc["inf-upper-limit", "range_km"]"""

BANNED = Question(
    name="banned",
    answer="banned",
    signature="range_km, launched_from, warhead",
    kind="text",
    points=2,
    from_data=False,
    prompt="""
Be exact about the treaty, since its nickname is not. Write a function
`banned(range_km, launched_from, warhead)` that returns `"yes"` or `"no"`: did the INF Treaty ban
such a missile to its parties? `launched_from` is `"ground"`, `"sea"` or `"air"`, `warhead` is
`"nuclear"` or `"conventional"`. A missile whose range is exactly at a limit counts as banned; the
limits are rows of `ranges`.
""",
    solution=f"""{_BAN}
    return "yes" if launched_from == "ground" and lower <= range_km <= upper else "no"
""",
    calls=(
        'banned(2500, "ground", "nuclear")',
        'banned(2500, "ground", "conventional")',
        'banned(2500, "sea", "nuclear")',
        'banned(2500, "air", "conventional")',
        'banned(ranges.loc["inf-upper-limit", "range_km"], "ground", "nuclear")',
        'banned(ranges.loc["inf-lower-limit", "range_km"], "ground", "nuclear")',
        'banned(12000, "ground", "nuclear")',
        'banned(120, "ground", "conventional")',
    ),
    reread="what the chapter says that the treaty banned (“Twenty years earlier”)",
    mistakes=(
        Mistake(
            "nuclear warheads only",
            f"""{_BAN}
    meant = launched_from == "ground" and warhead == "nuclear"
    return "yes" if meant and lower <= range_km <= upper else "no"
""",
            "The treaty's title says nuclear, its text does not: the warhead made no difference.",
        ),
        Mistake(
            "wherever launched",
            f"""{_BAN}
    return "yes" if lower <= range_km <= upper else "no"
""",
            "The same missile on a ship or under a wing was legal.",
        ),
        Mistake(
            "limits left out",
            f"""{_BAN}
    return "yes" if launched_from == "ground" and lower < range_km < upper else "no"
""",
            "A missile whose range is exactly at a limit counts as banned here.",
        ),
    ),
)

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
