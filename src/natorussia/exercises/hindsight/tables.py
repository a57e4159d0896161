"""Questions of this exercise that read tables."""

from natorussia.exercises.model import Mistake, Question

SHARES = Question(
    name="yes-shares",
    answer="yes_shares",
    kind="mapping",
    tolerance=0.005,
    prompt="""
How did the questions come out? For each `kind` of question in `settled`, take the share that came
out as yes, from nought to one. A yes answers the course's question; whether it bears the article
out depends on what the article says. Put a Series or a dictionary from kind to share into
`yes_shares`.
""",
    solution="""
yes_shares = happened.groupby(settled["kind"]).mean()
""",
    reread="the columns `kind` and `resolution` of `settled`",
    mistakes=(
        Mistake(
            "void counted as no",
            """
yes = (forecasts["resolution"] == "yes").astype(float)
yes_shares = yes.groupby(forecasts["kind"]).mean()
""",
            "You counted the void questions as if they had come out as no. Their condition was "
            "never met, so that nobody was right or wrong.",
        ),
        Mistake(
            "numbers instead of shares",
            'yes_shares = happened.groupby(settled["kind"]).sum()',
            "Those are numbers of questions; divide by how many there are of each kind.",
        ),
        Mistake(
            "per cent",
            'yes_shares = 100 * happened.groupby(settled["kind"]).mean()',
            "Those are per cent; shares of one are asked for.",
        ),
    ),
)

BRIER = Question(
    name="brier",
    answer="brier",
    signature="probabilities, outcomes",
    kind="number",
    points=2,
    tolerance=1e-4,
    prompt="""
Write a function `brier(probabilities, outcomes)` that returns the Brier score: the mean of the
squared distances between what was said and what happened. Both are lists, arrays or Series of the
same length, an outcome being 1 or 0. Always saying a half must give a quarter.
""",
    solution="""
def brier(probabilities, outcomes):
    return float(np.mean((np.asarray(probabilities) - np.asarray(outcomes)) ** 2))
""",
    calls=(
        "brier([0.9, 0.2, 0.5], [1, 1, 0])",
        "brier([0.8] * len(happened), happened)",
        "brier(np.full(len(happened), 0.2), happened.to_numpy())",
        "brier(np.linspace(0, 1, len(happened)), list(happened))",
    ),
    reread="what the chapter says about the Brier score (“How to score a forecast”)",
    mistakes=(
        Mistake(
            "not squared",
            """
def brier(probabilities, outcomes):
    return float(np.mean(np.abs(np.asarray(probabilities) - np.asarray(outcomes))))
""",
            "You took the mean of the distances themselves; square them first.",
        ),
        Mistake(
            "a sum",
            """
def brier(probabilities, outcomes):
    return float(np.sum((np.asarray(probabilities) - np.asarray(outcomes)) ** 2))
""",
            "That is the sum of the squares; the score is their mean, so that a long list of "
            "questions can be compared with a short one.",
        ),
        Mistake(
            "a root too many",
            """
def brier(probabilities, outcomes):
    return float(np.sqrt(np.mean((np.asarray(probabilities) - np.asarray(outcomes)) ** 2)))
""",
            "You took the root at the end; the Brier score stays squared.",
        ),
        Mistake(
            "the mean squared",
            """
def brier(probabilities, outcomes):
    return float(np.mean(np.asarray(probabilities) - np.asarray(outcomes)) ** 2)
""",
            "You squared the mean distance, in which too high and too low cancel. Square each "
            "distance, then take the mean.",
        ),
    ),
)

LOG = Question(
    name="log-score",
    answer="log_score",
    signature="probabilities, outcomes",
    kind="number",
    points=2,
    tolerance=1e-4,
    prompt="""
Now the log score: the mean of the natural logarithm of the chance that was given to **what then
happened**. Write `log_score(probabilities, outcomes)` for the same kinds of input; every
probability lies between nought and one, never at either.
""",
    solution="""
def log_score(probabilities, outcomes):
    said, outcome = np.asarray(probabilities), np.asarray(outcomes)
    return float(np.mean(np.log(np.where(outcome == 1, said, 1 - said))))
""",
    calls=(
        "log_score([0.9, 0.2, 0.5], [1, 1, 0])",
        "log_score([0.8] * len(happened), happened)",
        "log_score(np.full(len(happened), 0.2), happened.to_numpy())",
        "log_score(np.linspace(0.1, 0.9, len(happened)), list(happened))",
    ),
    reread="what the chapter says about the log score (“How to score a forecast”)",
    mistakes=(
        Mistake(
            "always the chance of yes",
            """
def log_score(probabilities, outcomes):
    return float(np.mean(np.log(np.asarray(probabilities))))
""",
            "You took the chance of yes throughout. Where the answer was no, what happened had the "
            "rest of the chance.",
        ),
        Mistake(
            "logarithms to the base of ten",
            """
def log_score(probabilities, outcomes):
    said, outcome = np.asarray(probabilities), np.asarray(outcomes)
    return float(np.mean(np.log10(np.where(outcome == 1, said, 1 - said))))
""",
            "Those are logarithms to the base of ten; natural ones are asked for.",
        ),
        Mistake(
            "the sign turned",
            """
def log_score(probabilities, outcomes):
    said, outcome = np.asarray(probabilities), np.asarray(outcomes)
    return float(-np.mean(np.log(np.where(outcome == 1, said, 1 - said))))
""",
            "You turned the sign. Others do too, and then call it a loss; here a score near nought "
            "is high, and none is above it.",
        ),
    ),
)
