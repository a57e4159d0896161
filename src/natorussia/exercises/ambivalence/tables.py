"""Questions of this exercise that read tables."""

from natorussia.exercises.model import Mistake, Question

TONES = Question(
    name="tones",
    answer="tones",
    kind="mapping",
    prompt="""
Every row of `grievances` is one statement. How many are there in each `tone`? Put a Series or a
dictionary from tone to number into `tones`.
""",
    solution='tones = grievances["tone"].value_counts()',
    reread="the column `tone` of `grievances`",
    mistakes=(
        Mistake(
            "shares instead of counts",
            'tones = grievances["tone"].value_counts(normalize=True)',
            "Those are shares of one; counts are asked for, so leave out `normalize`.",
        ),
        Mistake(
            "counted issues",
            'tones = grievances["issue"].value_counts()',
            "Those are issues, what a statement is about; the tone is how it was said.",
        ),
    ),
)

_SHARE_OF_YEAR = """
def share_of_year(issue, year):
    said = grievances[grievances["year"] == year]
    return 100 * (said["issue"] == issue).mean()
"""

SHARE = Question(
    name="share-of-year",
    answer="share_of_year",
    signature="issue, year",
    kind="number",
    points=2,
    tolerance=0.1,
    prompt="""
Grievances have seasons. Write a function `share_of_year(issue, year)` that returns what percentage
of all statements of a `year` (a whole number) were about an `issue`.
""",
    solution=_SHARE_OF_YEAR,
    calls=(
        'share_of_year("enlargement", 2004)',
        'share_of_year("bases", 2004)',
        'share_of_year("neighbours", 2006)',
        'share_of_year("missile-defence", 2007)',
        'share_of_year("enlargement", 2007)',
        'share_of_year("csto", 2005)',
    ),
    reread="the columns `issue` and `year` of `grievances`, and at what the whole is",
    mistakes=(
        Mistake(
            "share of the issue",
            """
def share_of_year(issue, year):
    about = grievances[grievances["issue"] == issue]
    return 100 * (about["year"] == year).mean()
""",
            "That is the part of the issue's statements that fall into the year; the whole asked "
            "for is the year.",
        ),
        Mistake(
            "share of everything",
            """
def share_of_year(issue, year):
    return 100 * ((grievances["issue"] == issue) & (grievances["year"] == year)).mean()
""",
            "You divided by the statements of all years.",
        ),
        Mistake(
            "a count",
            """
def share_of_year(issue, year):
    return ((grievances["issue"] == issue) & (grievances["year"] == year)).sum()
""",
            "That is how many they were; a percentage of the year's statements is asked for.",
        ),
    ),
)

_WHO_WARNS = """
warns = 100 * (grievances["tone"] == "warns").groupby(grievances["speaker"]).mean()
who_warns = warns[grievances["speaker"].value_counts() >= 4]
"""

WARNERS = Question(
    name="who-warns",
    answer="who_warns",
    kind="mapping",
    points=2,
    tolerance=0.1,
    prompt="""
Do some speakers warn more readily than others? For each `speaker` with **four statements or more**,
find the percentage of his statements whose tone is `warns`, zero included. Put a Series or a
dictionary from speaker to percentage into `who_warns`.
""",
    solution=_WHO_WARNS,
    reread="the columns `speaker` and `tone` of `grievances`",
    mistakes=(
        Mistake(
            "every speaker",
            _WHO_WARNS.replace(">= 4", ">= 1"),
            "You kept every speaker; a percentage of one or two statements says nothing.",
        ),
        Mistake(
            "more than four",
            _WHO_WARNS.replace(">= 4", "> 4"),
            "You left out whoever has exactly the smallest number of statements asked for.",
        ),
        Mistake(
            "share of the warnings",
            """
warnings = grievances.loc[grievances["tone"] == "warns", "speaker"]
often = grievances["speaker"].value_counts() >= 4
who_warns = 100 * warnings.value_counts(normalize=True).reindex(often[often].index, fill_value=0)
""",
            "That is each speaker's part in all warnings; who speaks often has a large one.",
        ),
    ),
)

_STATES_NAMED = """
hard = grievances[grievances["tone"].isin(["objects", "warns"])]
states_named = hard["about"].explode().value_counts()
"""

STATES = Question(
    name="states-named",
    answer="states_named",
    kind="mapping",
    points=2,
    prompt="""
The map asks where. Count how often each state is named in `about` (a list of three-letter codes in
every row) in statements whose tone is `objects` or `warns`. Put a Series or a dictionary from code
to number into `states_named`.
""",
    solution=_STATES_NAMED,
    reread="the columns `about` and `tone` of `grievances`, and at `explode`",
    mistakes=(
        Mistake(
            "every tone",
            _STATES_NAMED.replace('["objects", "warns"]', 'grievances["tone"]'),
            "You counted statements of every tone, acceptances and requests too.",
        ),
        Mistake(
            "first state only",
            _STATES_NAMED.replace(".explode()", ".str[0]"),
            "You counted only the state that is named first in a row.",
        ),
        Mistake(
            "warnings only",
            _STATES_NAMED.replace('"objects", ', ""),
            "You counted warnings only; objections are asked for too.",
        ),
    ),
)
