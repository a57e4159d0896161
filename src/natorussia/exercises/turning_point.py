"""The exercise of the tenth chapter: a decision matrix, and what its result depends on."""

from natorussia.exercises.model import Essay, Exercise, Mistake, Question

_SETUP = """
import pandas as pd

from natorussia import load
from natorussia.exercises import check, use

use("turning-point")
advice = load("recommendations").set_index("id")
scores = load("recommendation-scores")
criteria = ["benefit", "feasibility", "safety"]
scores[criteria] = scores[criteria].astype(float)
"""

_UNFINISHED = Question(
    name="unfinished-together",
    answer="unfinished",
    kind="list",
    prompt="""
Which proposals were addressed to `both` sides and not carried out in full (`done` is not `yes`)?
Put a list of their ids, which are the index of `advice`, into `unfinished`, in any order.
""",
    solution="""
unfinished = advice.index[(advice["addressee"] == "both") & (advice["done"] != "yes")]
""",
    reread="the columns `addressee` and `done` of `advice`",
    mistakes=(
        Mistake(
            "partly taken for done",
            'unfinished = advice.index[(advice["addressee"] == "both") & (advice["done"] == "no")]',
            "You left out what was done in part; that is not in full.",
        ),
        Mistake(
            "every addressee",
            'unfinished = advice.index[advice["done"] != "yes"]',
            "Your list holds proposals that were addressed to one side only.",
        ),
        Mistake(
            "everything for both",
            'unfinished = advice.index[advice["addressee"] == "both"]',
            "Your list holds what was carried out, too.",
        ),
    ),
)

_WEIGHTED = Question(
    name="weigh",
    answer="weigh",
    signature="reader, benefit, feasibility, safety",
    kind="mapping",
    points=2,
    tolerance=0.01,
    prompt="""
Give the matrix your own weights. Write a function `weigh(reader, benefit, feasibility, safety)`
that takes the name of a reader and three weights, and returns a Series or a dictionary from
`recommendation` to the **weighted mean** of the three scores that this reader gives it, from one
to five whatever the weights.
""",
    solution="""
def weigh(reader, benefit, feasibility, safety):
    weights = pd.Series([benefit, feasibility, safety], index=criteria)
    rows = scores[scores["reader"] == reader].set_index("recommendation")[criteria]
    return (rows * weights).sum(axis="columns") / weights.sum()
""",
    calls=(
        'weigh("article", 2, 1, 1)',
        'weigh("moscow", 1, 1, 3)',
        'weigh("neighbours", 1, 0, 1)',
    ),
    reread="the columns of `scores`, and at what a weighted mean divides by",
    mistakes=(
        Mistake(
            "a sum",
            """
def weigh(reader, benefit, feasibility, safety):
    weights = pd.Series([benefit, feasibility, safety], index=criteria)
    rows = scores[scores["reader"] == reader].set_index("recommendation")[criteria]
    return (rows * weights).sum(axis="columns")
""",
            "That is a weighted sum; divide it by the sum of the weights.",
        ),
        Mistake(
            "divided by the criteria",
            """
def weigh(reader, benefit, feasibility, safety):
    weights = pd.Series([benefit, feasibility, safety], index=criteria)
    rows = scores[scores["reader"] == reader].set_index("recommendation")[criteria]
    return (rows * weights).mean(axis="columns")
""",
            "You divided by the number of criteria. With unequal weights the result can leave the "
            "scale.",
        ),
        Mistake(
            "weights forgotten",
            """
def weigh(reader, benefit, feasibility, safety):
    return scores[scores["reader"] == reader].set_index("recommendation")[criteria].mean(axis=1)
""",
            "Your result is the same whatever the weights; multiply by them first.",
        ),
    ),
)

_APART = Question(
    name="how-far-apart",
    answer="how_far_apart",
    kind="mapping",
    points=2,
    tolerance=0.01,
    prompt="""
How long is each grey line of the chapter's figure? With benefit weighing two, feasibility and
safety one each, take every reader's weighted mean of a proposal. Put a Series or a dictionary from
`recommendation` to the difference between the highest and the lowest of these four means into
`how_far_apart`.
""",
    solution="""
means = (2 * scores["benefit"] + scores["feasibility"] + scores["safety"]) / 4
lines = means.groupby(scores["recommendation"])
how_far_apart = lines.max() - lines.min()
""",
    reread="the columns `recommendation` and `reader` of `scores`",
    mistakes=(
        Mistake(
            "equal weights",
            """
lines = scores[criteria].mean(axis="columns").groupby(scores["recommendation"])
how_far_apart = lines.max() - lines.min()
""",
            "Your criteria weigh the same; benefit is to count twice.",
        ),
        Mistake(
            "standard deviation",
            """
means = (2 * scores["benefit"] + scores["feasibility"] + scores["safety"]) / 4
how_far_apart = means.groupby(scores["recommendation"]).std()
""",
            "That is a standard deviation; the line goes from the lowest mean to the highest.",
        ),
        Mistake(
            "divided by three",
            """
means = (2 * scores["benefit"] + scores["feasibility"] + scores["safety"]) / 3
lines = means.groupby(scores["recommendation"])
how_far_apart = lines.max() - lines.min()
""",
            "You divided by the number of criteria instead of the sum of the weights.",
        ),
    ),
)

_NEEDED = Question(
    name="points-needed",
    answer="points_needed",
    signature="reader, recommendation, criterion",
    kind="number",
    points=3,
    tolerance=0.01,
    prompt="""
Which single score would have to change to move a proposal to the top? Keep the weights: two for
benefit, one each for feasibility and safety. Write a function
`points_needed(reader, recommendation, criterion)` that returns by how many points this reader's
score for the proposal would have to rise **in that criterion alone** to draw level with the
reader's first proposal: zero where it is the first already, and more than the scale allows where
no such change is enough.
""",
    solution="""
def points_needed(reader, recommendation, criterion):
    weights = pd.Series({"benefit": 2, "feasibility": 1, "safety": 1})
    rows = scores[scores["reader"] == reader].set_index("recommendation")[criteria]
    total = (rows * weights).sum(axis="columns")
    return (total.max() - total[recommendation]) / weights[criterion]
""",
    calls=(
        'points_needed("article", "engage-the-csto", "benefit")',
        'points_needed("moscow", "let-neighbours-choose", "safety")',
        'points_needed("neighbours", "choose-members-with-care", "benefit")',
        'points_needed("brussels", "work-together-on-afghanistan", "feasibility")',
        'points_needed("brussels", "ratify-adapted-cfe", "feasibility")',
    ),
    reread="the columns of `scores`, and at what one point of a criterion adds to the mean",
    mistakes=(
        Mistake(
            "difference of means",
            """
def points_needed(reader, recommendation, criterion):
    rows = scores[scores["reader"] == reader].set_index("recommendation")
    means = (2 * rows["benefit"] + rows["feasibility"] + rows["safety"]) / 4
    return means.max() - means[recommendation]
""",
            "That is the distance between the weighted means; one point of one criterion moves the "
            "mean by less than one.",
        ),
        Mistake(
            "weight of the criterion forgotten",
            """
def points_needed(reader, recommendation, criterion):
    rows = scores[scores["reader"] == reader].set_index("recommendation")
    total = 2 * rows["benefit"] + rows["feasibility"] + rows["safety"]
    return total.max() - total[recommendation]
""",
            "A point of benefit counts twice: divide by the weight of the criterion.",
        ),
    ),
)

_EASY = Question(
    name="was-it-the-easy-ones",
    answer="feasibility_of",
    kind="mapping",
    points=2,
    tolerance=0.01,
    prompt="""
Was it the easy proposals that were carried out? Find the mean `feasibility`, over all readers and
all proposals, by what came of them (`done` in `advice`). Put a Series or a dictionary from `yes`,
`partly` and `no` to the mean into `feasibility_of`.
""",
    solution="""
done = scores["recommendation"].map(advice["done"])
feasibility_of = scores["feasibility"].groupby(done).mean()
""",
    reread="the columns `feasibility` of `scores` and `done` of `advice`",
    mistakes=(
        Mistake(
            "the article alone",
            """
mine = scores[scores["reader"] == "article"]
feasibility_of = mine["feasibility"].groupby(mine["recommendation"].map(advice["done"])).mean()
""",
            "You asked one reader only, the article; all readers are asked for.",
        ),
        Mistake(
            "benefit instead",
            """
done = scores["recommendation"].map(advice["done"])
feasibility_of = scores["benefit"].groupby(done).mean()
""",
            "Those are the benefits that readers expected; how feasible did they think it was?",
        ),
        Mistake(
            "sums",
            """
done = scores["recommendation"].map(advice["done"])
feasibility_of = scores["feasibility"].groupby(done).sum()
""",
            "Those are sums, which grow with the number of proposals; means are asked for.",
        ),
    ),
)

_ESSAY = Essay(
    name="advise-a-government",
    prompt="""
It is the autumn after the article. Advise one government of your choice on the one proposal to
take up first. Argue in 200 to 300 words. Say how you weigh the criteria and why, show with figures
that you computed above how far your advice depends on the weights or on a single score, and answer
the objection of the reader who would like it least. Do not argue from what happened later.
""",
    rubric=(
        (2, "names one proposal and gives reasons for the weights that lead to it"),
        (2, "shows with computed figures what the result depends on"),
        (1, "answers another reader's objection fairly"),
        (1, "keeps to what could be known in that autumn"),
    ),
)

EXERCISE = Exercise(
    name="turning-point",
    number=10,
    title="Exercises: a turning point?",
    introduction="""
The questions below let you weigh the chapter's decision matrix anew, find out how robust its
rankings are, and compare them with what was done. Replace each `...` by your answer, run the cell,
then the check under it.
""",
    setup=_SETUP,
    questions=(_UNFINISHED, _WEIGHTED, _APART, _NEEDED, _EASY),
    essay=_ESSAY,
)
