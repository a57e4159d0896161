"""The exercise of the tenth chapter: a decision matrix, and what its result depends on."""

from natorussia.exercises.model import Essay, Exercise, Mistake, Question

UNFINISHED = Question(
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

_WEIGH = """
def weigh(reader, benefit, feasibility, safety):
    weights = pd.Series([benefit, feasibility, safety], index=criteria)
    rows = scores[scores["reader"] == reader].set_index("recommendation")[criteria]
    return (rows * weights).sum(axis="columns") / weights.sum()
"""

WEIGHTED = Question(
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
    solution=_WEIGH,
    calls=(
        'weigh("article", 2, 1, 1)',
        'weigh("moscow", 1, 1, 3)',
        'weigh("neighbours", 1, 0, 1)',
    ),
    reread="the columns of `scores`, and at what a weighted mean divides by",
    mistakes=(
        Mistake(
            "a sum",
            _WEIGH.replace(" / weights.sum()", ""),
            "That is a weighted sum; divide it by the sum of the weights.",
        ),
        Mistake(
            "divided by the criteria",
            _WEIGH.replace("weights.sum()", "3"),
            "You divided by the number of criteria. With unequal weights the result can leave the "
            "scale.",
        ),
        Mistake(
            "weights forgotten",
            _WEIGH.replace("[benefit, feasibility, safety]", "[1, 1, 1]"),
            "Your result is the same whatever the weights; multiply by them first.",
        ),
    ),
)

_MEANS = """
means = (2 * scores["benefit"] + scores["feasibility"] + scores["safety"]) / 4
"""

_LINES = f"""{_MEANS}
lines = means.groupby(scores["recommendation"])
how_far_apart = lines.max() - lines.min()
"""

APART = Question(
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
    solution=_LINES,
    reread="the columns `recommendation` and `reader` of `scores`",
    mistakes=(
        Mistake(
            "equal weights",
            _LINES.replace("2 *", "1 *").replace("/ 4", "/ 3"),
            "Your criteria weigh the same; benefit is to count twice.",
        ),
        Mistake(
            "standard deviation",
            _LINES.replace("lines.max() - lines.min()", "lines.std()"),
            "That is a standard deviation; the line goes from the lowest mean to the highest.",
        ),
        Mistake(
            "divided by three",
            _LINES.replace("/ 4", "/ 3"),
            "You divided by the number of criteria instead of the sum of the weights.",
        ),
    ),
)

_AGREED = f"""
def acceptable(least):
    {_MEANS.strip()}
    lowest = means.groupby(scores["recommendation"]).min()
    return lowest.index[lowest >= least]
"""

ACCEPTABLE = Question(
    name="nobody-overruled",
    answer="acceptable",
    signature="least",
    kind="list",
    points=2,
    prompt="""
Which proposals could have been taken up without overruling anybody? With the same weights as
before, write a function `acceptable(least)` that returns a list of the ids of those to which
**every** reader gives a weighted mean of `least` or more, in any order.
""",
    solution=_AGREED,
    calls=("acceptable(1.5)", "acceptable(2)", "acceptable(2.5)", "acceptable(3)"),
    reread="the reader who likes a proposal least",
    mistakes=(
        Mistake(
            "the average reader",
            _AGREED.replace(".min()", ".mean()"),
            "You asked the average of the readers, in which one who objects is outvoted.",
        ),
        Mistake(
            "any reader",
            _AGREED.replace(".min()", ".max()"),
            "You listed what one reader or more could accept; every one of them must.",
        ),
        Mistake(
            "more than the least",
            _AGREED.replace(">= least", "> least"),
            "A proposal that reaches the least mark exactly belongs to the list.",
        ),
    ),
)

_COUNT_WINS = """
def wins(reader):
    rows = scores[scores["reader"] == reader].set_index("recommendation")[criteria]
    count = pd.Series(0, index=rows.index)
    for weights in product([1, 2, 3], repeat=3):
        totals = rows @ list(weights)
        count += totals == totals.max()
    return count
"""

WINS = Question(
    name="how-robust",
    answer="wins",
    signature="reader",
    kind="mapping",
    points=3,
    prompt="""
A first place that hangs on one choice of weights is not worth much. Let each of the three weights
be one, two or three: that makes 27 weightings, and `product([1, 2, 3], repeat=3)` gives them. Write
a function `wins(reader)` that returns a Series or a dictionary from `recommendation` to the number
of weightings under which this reader puts it first, **alone or level with others**; zero where it
never is.
""",
    solution=_COUNT_WINS,
    calls=('wins("article")', 'wins("brussels")', 'wins("moscow")', 'wins("neighbours")'),
    reread="the columns of `scores`, and at what becomes of a draw",
    mistakes=(
        Mistake(
            "draws given to one",
            _COUNT_WINS.replace("totals == totals.max()", "totals.index == totals.idxmax()"),
            "Where two proposals are level, you count only one of them; `idxmax` takes the first.",
        ),
        Mistake(
            "losers left out",
            _COUNT_WINS.replace("return count", "return count[count > 0]"),
            "Proposals that never come first are missing; they are to stand there with zero.",
        ),
        Mistake(
            "weights of zero",
            _COUNT_WINS.replace("[1, 2, 3]", "[0, 1, 2]"),
            "Your weights begin at zero, so that a criterion may count for nothing.",
        ),
    ),
)

_POINTS_NEEDED = """
def points_needed(reader, recommendation, criterion):
    weights = pd.Series({"benefit": 2, "feasibility": 1, "safety": 1})
    rows = scores[scores["reader"] == reader].set_index("recommendation")[criteria]
    total = (rows * weights).sum(axis="columns")
    return (total.max() - total[recommendation]) / weights[criterion]
"""

NEEDED = Question(
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
    solution=_POINTS_NEEDED,
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
            _POINTS_NEEDED.replace("weights[criterion]", "weights.sum()"),
            "That is the distance between the weighted means; one point of one criterion moves the "
            "mean by less than one.",
        ),
        Mistake(
            "weight of the criterion forgotten",
            _POINTS_NEEDED.replace(" / weights[criterion]", ""),
            "A point of benefit counts twice: divide by the weight of the criterion.",
        ),
    ),
)

_FEASIBILITY = """
done = scores["recommendation"].map(advice["done"])
feasibility_of = scores["feasibility"].groupby(done).mean()
"""

EASY = Question(
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
    solution=_FEASIBILITY,
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
            _FEASIBILITY.replace('scores["feasibility"]', 'scores["benefit"]'),
            "Those are the benefits that readers expected; how feasible did they think it was?",
        ),
        Mistake(
            "sums",
            _FEASIBILITY.replace("mean()", "sum()"),
            "Those are sums, which grow with the number of proposals; means are asked for.",
        ),
    ),
)

_SETUP = """
from itertools import product

import pandas as pd

from natorussia import load
from natorussia.exercises import check, use

use("turning-point")
advice = load("recommendations").set_index("id")
scores = load("recommendation-scores")
criteria = ["benefit", "feasibility", "safety"]
scores[criteria] = scores[criteria].astype(float)
"""

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
    questions=(UNFINISHED, WEIGHTED, APART, ACCEPTABLE, WINS, NEEDED, EASY),
    essay=_ESSAY,
)
