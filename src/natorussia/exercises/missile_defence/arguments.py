"""Questions of this exercise that build an argument."""

from natorussia.exercises.missile_defence.tables import DISTANCE
from natorussia.exercises.model import Mistake, Question

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
