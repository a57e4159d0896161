"""Questions of this exercise that read tables."""

from natorussia.exercises.model import Mistake, Question

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
