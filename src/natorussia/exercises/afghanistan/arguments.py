"""Questions of this exercise that build an argument."""

from natorussia.exercises.model import Mistake, Question

_TOOK_OVER = """
took_over = events.set_index("id").loc["2003-nato-takes-over-isaf", "start"]
"""

_AREA = """
area = opium[opium["measure"] == "area"].set_index("year")["value"]
"""

OPEN = Question(
    name="open-on",
    answer="open_on",
    signature="day",
    kind="list",
    points=3,
    prompt="""
Who could send anything through Russia on a given day? Write a function `open_on(day)` that takes a
day as text, such as `"2007-07-01"`, and returns a list of the partners, each named once, that had
an open arrangement. It is open from its `start` up to its `end`, that day included. Where `end` is
missing, the end is not traced: count the arrangement as still open.
""",
    solution="""
def open_on(day):
    begun = transit["start"] <= day
    open_still = transit["end"].isna() | (transit["stop"] >= day)
    return sorted(set(transit[begun & open_still]["partner"]))
""",
    calls=(
        'open_on("2004-01-01")',
        'open_on("2007-07-01")',
        'open_on("2008-12-31")',
        'open_on("2016-01-01")',
    ),
    reread="the columns `start`, `end` and `stop` of `transit`",
    mistakes=(
        Mistake(
            "untraced taken as ended",
            """
def open_on(day):
    chosen = (transit["start"] <= day) & (transit["stop"] >= day)
    return sorted(set(transit[chosen]["partner"]))
""",
            "Where no end is traced, `stop` repeats the day of the beginning, and you close the "
            "arrangement on the day it was signed.",
        ),
        Mistake(
            "never closed",
            """
def open_on(day):
    return sorted(set(transit[transit["start"] <= day]["partner"]))
""",
            "You count what had ended before that day; some arrangements have an end.",
        ),
        Mistake(
            "a row each",
            """
def open_on(day):
    open_still = transit["end"].isna() | (transit["stop"] >= day)
    return list(transit[(transit["start"] <= day) & open_still]["partner"])
""",
            "A partner with two arrangements stands there twice; name each once.",
        ),
    ),
)

WAIT = Question(
    name="wait-for-nato",
    answer="wait",
    kind="number",
    prompt="""
How long did the Alliance command ISAF without an arrangement of its own? Count the days from the
`start` of the event `2003-nato-takes-over-isaf` to the `start` of the first arrangement in
`transit` whose partner is `NATO`, and put the number into `wait`.
""",
    solution=f"""{_TOOK_OVER}
wait = (transit[transit["partner"] == "NATO"]["start"].min() - took_over).days
""",
    reread="the column `partner` of `transit`, where single allies stand beside NATO",
    mistakes=(
        Mistake(
            "the wrong way round",
            f"""{_TOOK_OVER}
wait = (took_over - transit[transit["partner"] == "NATO"]["start"].min()).days
""",
            "The wait is negative: you took the later day from the earlier one.",
        ),
        Mistake(
            "a single ally's arrangement",
            f"""{_TOOK_OVER}wait = (transit["start"].min() - took_over).days
""",
            "The first arrangement of all was made with one ally, and not with NATO as a whole.",
        ),
    ),
)

FORCE = Question(
    name="force-and-crop",
    answer="soldiers_per_area",
    kind="mapping",
    points=3,
    tolerance=0.5,
    prompt="""
“More soldiers, fewer poppies”: to test that, set the force beside the crop. For each year that has
a `count` in `isaf` and an area in `opium`, divide the **last count of the year** by the area in
**thousands of hectares**. Put a Series or a dictionary from year (a whole number) to soldiers for
each thousand hectares into `soldiers_per_area`. You will need it in the essay.
""",
    solution=f"""{_AREA}counts = isaf[isaf["kind"] == "count"].sort_values("date")
last = counts.groupby(counts["date"].str[:4].astype(int))["troops"].last()
soldiers_per_area = (1000 * last / area).dropna()
""",
    reread="the columns `date` and `kind` of `isaf`, and at `groupby`",
    mistakes=(
        Mistake(
            "first count of the year",
            f"""{_AREA}counts = isaf[isaf["kind"] == "count"].sort_values("date")
first = counts.groupby(counts["date"].str[:4].astype(int))["troops"].first()
soldiers_per_area = (1000 * first / area).dropna()
""",
            "You took the first count of a year that has several; the last one is asked for.",
        ),
        Mistake(
            "peak counted",
            f"""{_AREA}rows = isaf[isaf["kind"] != "plan"].sort_values("date")
last = rows.groupby(rows["date"].str[:4].astype(int))["troops"].last()
soldiers_per_area = (1000 * last / area).dropna()
""",
            "One of your figures is a `peak`, which is undated; only counts are asked for.",
        ),
    ),
)
