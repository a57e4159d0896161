"""Questions of this exercise that build an argument."""

from natorussia.exercises.model import Mistake, Question

_LOST_WITHOUT = """
def lost_without(publisher, tone):
    sources = grievances.loc[grievances["tone"] == tone, "sources"]
    lost = [all(source.startswith(publisher) for source in row) for row in sources]
    return 100 * sum(lost) / len(lost)
"""

LOST = Question(
    name="lost-without",
    answer="lost_without",
    signature="publisher, tone",
    kind="number",
    points=3,
    tolerance=0.1,
    prompt="""
How much of the picture depends on who did the collecting? The ids in `sources` (a list in every
row) begin with their publisher, such as `afp` or `russia-mfa`. Suppose that one publisher had never
been read. Write a function `lost_without(publisher, tone)` that returns what percentage of the
statements of a tone would be lost: those **all** of whose sources begin with the publisher.
""",
    solution=_LOST_WITHOUT,
    calls=(
        'lost_without("afp", "objects")',
        'lost_without("afp", "warns")',
        'lost_without("rferl", "accepts")',
        'lost_without("munich", "objects")',
        'lost_without("ria", "objects")',
        'lost_without("russia-mfa", "objects")',
    ),
    reread="the columns `sources` and `tone` of `grievances`",
    mistakes=(
        Mistake(
            "any source",
            _LOST_WITHOUT.replace("all(", "any("),
            "A statement that another publisher reports as well would not be lost.",
        ),
        Mistake(
            "share of all statements",
            _LOST_WITHOUT.replace("len(lost)", "len(grievances)"),
            "You divided by the statements of all tones.",
        ),
        Mistake(
            "a count",
            _LOST_WITHOUT.replace("100 * sum(lost) / len(lost)", "sum(lost)"),
            "That is how many would be lost; a percentage of the tone's statements is asked for.",
        ),
    ),
)

_LONGEST_SILENCE = """
exact = grievances.loc[grievances["date"].str.len() == 10, "date"]
longest_silence = pd.to_datetime(exact).sort_values().diff().max().days
"""

SILENCE = Question(
    name="longest-silence",
    answer="longest_silence",
    kind="number",
    points=2,
    prompt="""
A silence in the record may be a silence of the speakers or of the collectors. Take the statements
whose `date` is known **to the day** (it has ten characters), in the order of their dates. How many
days lie between the two neighbours that are furthest apart? Put the number into `longest_silence`.
""",
    solution=_LONGEST_SILENCE,
    reread="the column `date` of `grievances`, and at `diff`",
    mistakes=(
        Mistake(
            "months taken for days",
            """
days = pd.to_datetime(grievances["date"].str[:10], format="ISO8601")
longest_silence = days.sort_values().diff().max().days
""",
            "You took a statement known to the month for one of the first day of that month.",
        ),
        Mistake(
            "the mean",
            _LONGEST_SILENCE.replace(".max()", ".mean()"),
            "That is the mean distance; the longest one is asked for.",
        ),
        Mistake(
            "the whole record",
            _LONGEST_SILENCE.replace(".diff().max()", ".diff().sum()"),
            "That is the distance between the first statement and the last.",
        ),
    ),
)

_SHIFT = """
every = 100 * grievances["issue"].value_counts(normalize=True)
primary = grievances[grievances["confidence"] == "primary"]
share = 100 * primary["issue"].value_counts(normalize=True)
shift = share.reindex(every.index, fill_value=0) - every
"""

PRIMARY = Question(
    name="primary-only",
    answer="shift",
    kind="mapping",
    points=3,
    tolerance=0.1,
    prompt="""
Would the picture change if only primary sources counted? For each `issue` find its percentage among
the statements whose `confidence` is `primary`, and take away its percentage among **all**
statements. An issue without a primary statement has a percentage of zero there. Put a Series or a
dictionary from issue to the difference, in percentage points, into `shift`.
""",
    solution=_SHIFT,
    reread="the columns `issue` and `confidence` of `grievances`, and at `reindex`",
    mistakes=(
        Mistake(
            "the wrong way round",
            _SHIFT.replace(" - every", " * -1 + every"),
            "The sign is turned: take the share among all from the share among the primary ones.",
        ),
        Mistake(
            "issues lost",
            _SHIFT.replace(
                "share.reindex(every.index, fill_value=0) - every", "(share - every).dropna()"
            ),
            "Issues without a primary statement have dropped out; their percentage there is zero.",
        ),
        Mistake(
            "not a number",
            _SHIFT.replace(", fill_value=0", ""),
            "An issue without a primary statement comes out as NaN; `reindex` can fill in a zero.",
        ),
        Mistake(
            "share of the issue",
            """
primary = grievances["confidence"] == "primary"
shift = 100 * primary.groupby(grievances["issue"]).mean()
""",
            "That is how much of each issue rests on primary sources; two shares of the whole are "
            "to be compared.",
        ),
    ),
)
