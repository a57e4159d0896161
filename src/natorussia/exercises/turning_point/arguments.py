"""Questions of this exercise that build an argument."""

from natorussia.exercises.model import Mistake, Question

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
