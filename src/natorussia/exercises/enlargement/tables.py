"""Questions of this exercise that read tables."""

from natorussia.exercises.model import Mistake, Question

MEMBERS = Question(
    name="members-on",
    answer="members_on",
    signature="day",
    kind="number",
    points=2,
    prompt="""
“How many members has NATO?” has no answer without a date. Write a function `members_on(day)` that
takes a day as text, such as `"2004-03-29"`, and returns the number of members at its end. A state
is a member from the day in the column `accession` on. (Days written year first can be compared as
text.)
""",
    solution="""
def members_on(day):
    return int((members["accession"] <= day).sum())
""",
    calls=(
        'members_on("1952-02-18")',
        'members_on("1999-03-12")',
        'members_on("2004-03-29")',
        'members_on("2020-03-27")',
        'members_on("2024-03-07")',
    ),
    reread="the column `accession` of `members`",
    mistakes=(
        Mistake(
            "the day itself left out",
            """
def members_on(day):
    return int((members["accession"] < day).sum())
""",
            "You left out those who joined on the very day; they are members at its end.",
        ),
        Mistake(
            "that day only",
            """
def members_on(day):
    return int((members["accession"] == day).sum())
""",
            "Those are the ones who joined on that day; the earlier members count too.",
        ),
    ),
)

SILENCE = Question(
    name="longest-silence",
    answer="longest_silence",
    kind="number",
    points=2,
    prompt="""
The map in steps has long pauses. Between two days on which somebody joined, what is the largest
number of days in which nobody did? Take the difference of the two days, and put it into
`longest_silence`.
""",
    solution="""
days = pd.to_datetime(members["accession"]).sort_values()
longest_silence = days.diff().max().days
""",
    reread="the column `accession`, and at `sort_values` and `diff`",
    mistakes=(
        Mistake(
            "not in order of time",
            """
days = pd.to_datetime(members["accession"])
longest_silence = days.diff().max().days
""",
            "The rows stand in the order of the states' codes. Sort the days before you compare "
            "each with the one before.",
        ),
        Mistake(
            "first to last",
            """
days = pd.to_datetime(members["accession"])
longest_silence = (days.max() - days.min()).days
""",
            "That is the whole time from the first accession to the last.",
        ),
    ),
)

SKIPPED = Question(
    name="joined-without",
    answer="joined_without",
    signature="step, day",
    kind="list",
    points=3,
    prompt="""
Which steps were skipped? Write a function `joined_without(step, day)` that returns the names
(column `state`) of those states that stand in `bids`, were members at the end of `day`, and have
**no** row with that step. The order does not matter. When it works, ask of each name whether the
state skipped the step, or whether the table merely says nothing of it.
""",
    solution="""
def joined_without(step, day):
    inside = set(members.loc[members["accession"] <= day, "state"])
    taken = set(bids.loc[bids["step"] == step, "state"])
    return sorted((inside & set(bids["state"])) - taken)
""",
    calls=(
        'joined_without("action plan", "1999-03-12")',
        'joined_without("request", "2004-03-29")',
        'joined_without("protocol", "2009-04-01")',
        'joined_without("request", "2020-03-27")',
        'joined_without("invitation", "2024-03-07")',
    ),
    reread="the columns `state` and `step` of `bids`",
    mistakes=(
        Mistake(
            "those who took the step",
            """
def joined_without(step, day):
    inside = set(members.loc[members["accession"] <= day, "state"])
    return sorted(inside & set(bids.loc[bids["step"] == step, "state"]))
""",
            "Those are the states that did take the step.",
        ),
        Mistake(
            "founders too",
            """
def joined_without(step, day):
    inside = set(members.loc[members["accession"] <= day, "state"])
    return sorted(inside - set(bids.loc[bids["step"] == step, "state"]))
""",
            "You took in members that do not stand in `bids` at all, the founders among them.",
        ),
        Mistake(
            "whatever the day",
            """
def joined_without(step, day):
    inside = set(members["state"]) & set(bids["state"])
    return sorted(inside - set(bids.loc[bids["step"] == step, "state"]))
""",
            "You left the day out: some of these states joined only later.",
        ),
        Mistake(
            "any other step",
            """
def joined_without(step, day):
    inside = set(members.loc[members["accession"] <= day, "state"])
    return sorted(inside & set(bids.loc[bids["step"] != step, "state"]))
""",
            "You chose rows with another step. A state that took the step has such rows as well; "
            "it must have no row with the step.",
        ),
    ),
)
