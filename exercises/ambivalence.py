"""The exercise of the third chapter: filing grievances, and asking what the filing depends on."""

from natorussia.exercises.model import Essay, Exercise, Mistake, Question

TONES = Question(
    name="tones",
    answer="tones",
    kind="mapping",
    zeros_optional=True,
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
    zeros_optional=True,
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
            "Issues without a primary statement have dropped out, or come out as NaN; their "
            "percentage there is zero, and `reindex` can fill it in.",
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

_SETUP = """
import pandas as pd

from natorussia import load
from natorussia.exercises import check, use

use("ambivalence")
grievances = load("grievances")
grievances["year"] = grievances["date"].str[:4].astype(int)
"""

_ESSAY = Essay(
    name="one-grievance-or-many",
    prompt="""
Do these statements express one grievance or several, and is “ambivalence” the right word for their
tone? Argue in 150 to 250 words. Use at least two figures that you computed above, quote two
statements by their ids that pull in different directions, and say how the way in which the sample
was collected limits your argument.
""",
    rubric=(
        (2, "takes a position on both questions and holds it through the text"),
        (2, "rests it on two computed figures or more and on two statements that differ"),
        (1, "says what the sample cannot show, and why"),
    ),
)

EXERCISE = Exercise(
    name="ambivalence",
    number=3,
    title="Exercises: ambivalence",
    introduction="""
The questions below count statements by issue, tone and speaker, and ask how far the counts depend
on the collector. Keep in mind that the table is a sample. Replace each `...` by your answer, run
the cell, then the check under it.
""",
    setup=_SETUP,
    questions=(TONES, SHARE, WARNERS, STATES, SILENCE, LOST, PRIMARY),
    essay=_ESSAY,
)
