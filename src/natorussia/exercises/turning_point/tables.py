"""Questions of this exercise that read tables."""

from natorussia.exercises.model import Mistake, Question

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
