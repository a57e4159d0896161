"""The exercise on Afghanistan: editions of a series, arrangements open on a day, force and crop."""

from natorussia.exercises.model import Essay, Exercise, Mistake, Question

_OUTPUT = """
output = opium.query("measure == 'output'").pivot(index="year", columns="edition", values="value")
"""

_CROP = """
first = opium[opium["edition"] == "first-published"]
first = first.pivot(index="year", columns="measure", values="value").loc[2002:]
"""

GROWTH = Question(
    name="growth",
    answer="growth",
    kind="number",
    tolerance=0.05,
    prompt="""
By how many per cent did the output of opium grow from the harvest of 2005 to that of 2007? Stay
within one edition of `opium`: use the figures as they were `first-published`, which is what the
author of the article had before him. Put the growth in per cent into `growth`.
""",
    solution=f"""{_OUTPUT}
first = output["first-published"]
growth = 100 * (first[2007] - first[2005]) / first[2005]
""",
    reread="the column `edition` of `opium`",
    mistakes=(
        Mistake(
            "two editions in one line",
            f"""{_OUTPUT}
begin = output.loc[2005, "first-published"]
growth = 100 * (output.loc[2007, "revised"] - begin) / begin
""",
            "You began in one edition and ended in the other: the figure of 2007 is the revised "
            "one, so that part of the growth has been corrected away.",
        ),
        Mistake(
            "share of the later year",
            f"""{_OUTPUT}
first = output["first-published"]
growth = 100 * (first[2007] - first[2005]) / first[2007]
""",
            "You divided by the later figure; growth is measured against where it began.",
        ),
    ),
)

REVISIONS = Question(
    name="revisions",
    answer="revisions",
    kind="mapping",
    points=2,
    prompt="""
How far did later surveys move the output? For each year that has both editions, take the
first-published figure from the revised one, so that a correction downwards is negative. Put a
Series or a dictionary from year to tonnes into `revisions`; leave the other years out.
""",
    solution=f"""{_OUTPUT}
revisions = (output["revised"] - output["first-published"]).dropna()
""",
    reread="the rows of `opium` whose `measure` is `output`, and at `pivot`",
    mistakes=(
        Mistake(
            "the wrong way round",
            f"{_OUTPUT}revisions = (output['first-published'] - output['revised']).dropna()",
            "The sign is turned: a figure that was corrected downwards has a negative revision.",
        ),
        Mistake(
            "per cent instead of tonnes",
            f"""{_OUTPUT}
first = output["first-published"]
revisions = (100 * (output["revised"] - first) / first).dropna()
""",
            "Those are percentages; tonnes are asked for.",
        ),
    ),
)

YIELDS = Question(
    name="yields",
    answer="yields",
    kind="mapping",
    points=2,
    tolerance=0.05,
    prompt="""
Output is area times yield. Turn that round: what yield, in **kilograms a hectare**, do the
first-published figures imply for each harvest from 2002 on? Put a Series or a dictionary from year
to yield into `yields`, without the years that lack the area or the output. Then find the lowest
year: the note of its row tells why.
""",
    solution=f"""{_CROP}
yields = (1000 * first["output"] / first["area"]).dropna()
""",
    reread="the column `unit` of `opium`",
    mistakes=(
        Mistake(
            "tonnes a hectare",
            f"""{_CROP}
yields = (first["output"] / first["area"]).dropna()
""",
            "Those are tonnes a hectare; a tonne has 1,000 kilograms.",
        ),
        Mistake(
            "from the first year on",
            """
first = opium[opium["edition"] == "first-published"]
first = first.pivot(index="year", columns="measure", values="value")
yields = (1000 * first["output"] / first["area"]).dropna()
""",
            "Your years begin before 2002, with harvests under the Taliban.",
        ),
    ),
)

RISE = Question(
    name="largest-rise",
    answer="largest_rise",
    kind="number",
    prompt="""
Between which two counts did ISAF grow most? Take the rows of `isaf` whose `kind` is `count`, in the
order of their dates, and put the largest rise from one to the next, in soldiers, into
`largest_rise`. (Read the note of the later row before you say what the rise means.)
""",
    solution="""
counts = isaf[isaf["kind"] == "count"].sort_values("date")
largest_rise = counts["troops"].diff().max()
""",
    reread="the columns `kind` and `troops` of `isaf`, and at `diff`",
    mistakes=(
        Mistake(
            "a fall taken for a rise",
            """
counts = isaf[isaf["kind"] == "count"].sort_values("date")
largest_rise = counts["troops"].diff().abs().max()
""",
            "The largest step is a step down: it belongs to the withdrawal.",
        ),
        Mistake(
            "the highest count",
            'largest_rise = isaf[isaf["kind"] == "count"]["troops"].max()',
            "That is the highest count itself; a rise is the difference of two.",
        ),
    ),
)

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
    title="Did more soldiers mean fewer poppies?",
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

_SETUP = """
from natorussia import load
from natorussia.exercises import check, use

use("afghanistan")
events, isaf = load("events"), load("isaf-strength")
opium, transit = load("opium-afghanistan").astype({"year": int}), load("transit-agreements")
"""

_ESSAY = Essay(
    name="did-they-share-it",
    prompt="""
The article argues from a shared interest. Did the two sides, up to the summer of 2007, *act* as if
they shared it? Argue in 150 to 250 words. Use at least two figures of this exercise, say from which
edition or which kind of row each comes, and name one thing that the tables cannot show.
""",
    rubric=(
        (2, "takes a position on what the two sides did, and not only on what they said"),
        (2, "rests it on two figures, none after 2007, each with its edition or kind"),
        (1, "says what the tables cannot show"),
    ),
)

EXERCISE = Exercise(
    name="afghanistan",
    number=8,
    title="Exercises: Afghanistan",
    introduction="""
The questions below use the chapter's three tables: the force, the crop and the corridor. Two of the
three hold figures of different quality in one column, so look at `kind` and `edition` before you
count. Replace each `...` by your answer, run the cell, then the check under it.
""",
    setup=_SETUP,
    questions=(GROWTH, REVISIONS, YIELDS, RISE, OPEN, WAIT, FORCE),
    essay=_ESSAY,
    keep=frozenset({"2003-nato-takes-over-isaf"}),
)
