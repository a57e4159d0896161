"""Questions of this exercise that read tables."""

from natorussia.exercises.model import Mistake, Question

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
