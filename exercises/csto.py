"""The exercise on the CSTO: members on a day, overlaps of sets, and the length of a stay."""

from natorussia.exercises.model import Essay, Exercise, Mistake, Question

_SETUP = """
import pandas as pd
from natorussia import load
from natorussia.exercises import check, use

use("csto")
spells = load("bloc-memberships")
"""

_ON = """
def members_on(day, body):
    open_then = (spells["start"] <= day) & ((spells["end"] == "..") | (spells["end"] > day))
    inside = spells["organisation"].eq(body) & ~spells["status"].isin(["associate", "observer"])
    return set(spells[open_then & inside]["state"])
"""
_LOOSE = """
def anyone_on(day, body):
    open_then = (spells["start"] <= day) & ((spells["end"] == "..") | (spells["end"] > day))
    return set(spells[open_then & (spells["organisation"] == body)]["state"])
"""
_EVER = """
def ever_in(body):
    return set(spells[spells["organisation"] == body]["state"])
"""
_DAY = "2007-07-01"

_MEMBERS = Question(
    name="members-on",
    answer="members_on",
    signature="day, body",
    kind="list",
    points=3,
    prompt="""
Write a function `members_on(day, body)` that takes a day as text, such as `"2007-07-01"`, and a
body as the column `organisation` of `spells` names it, and returns a list or a set of the states
that belonged to it on that day. A spell counts from its `start` up to, but without, its `end`;
`..` means that it goes on. Parties, members and partners belong to a body; associates and
observers do not. (EDTF sorts as text, so the days need not be converted.)
""",
    solution=_ON,
    calls=(
        'members_on("1996-01-01", "CST")',
        'members_on("2007-07-01", "CSTO")',
        'members_on("2007-07-01", "SCO")',
        'members_on("2010-01-01", "CIS")',
        'members_on("2007-07-01", "PfP")',
    ),
    reread="the columns `start`, `end` and `status` of `spells`",
    mistakes=(
        Mistake(
            "observers as members",
            _LOOSE.replace("anyone_on", "members_on"),
            "You let observers or associates in: look at the column `status`.",
        ),
        Mistake(
            "open spells lost",
            _ON.replace(
                '((spells["end"] == "..") | (spells["end"] > day))', '(spells["end"] > day)'
            ),
            "As text, `..` sorts before every day, so that spells which go on are lost to you.",
        ),
        Mistake(
            "nobody ever leaves",
            _ON.replace(' & ((spells["end"] == "..") | (spells["end"] > day))', ""),
            "You count whoever had joined by that day, those included that had left again.",
        ),
    ),
)

_LEFT = Question(
    name="left-for-good",
    title="Who had left for good?",
    answer="left",
    kind="list",
    points=2,
    prompt="""
Which states had been in the treaty (`CST`) or its organisation (`CSTO`) at some time **before**
1 July 2007, and belonged to neither on that day? Put a list or a set of them into `left`. A
state that came back has not left.
""",
    solution=f"""{_ON}
before = spells[spells["organisation"].isin(["CST", "CSTO"]) & (spells["start"] < "{_DAY}")]
now = members_on("{_DAY}", "CST") | members_on("{_DAY}", "CSTO")
left = set(before["state"]) - now
""",
    reread="the rows of Uzbekistan, and at the difference of two sets",
    mistakes=(
        Mistake(
            "the treaty alone",
            f"""{_ON}{_EVER}
left = ever_in("CST") - members_on("{_DAY}", "CST")
""",
            "One of these left the treaty, but was a member of the organisation by then.",
        ),
        Mistake(
            "everybody who was in",
            f'{_EVER}\nleft = ever_in("CST") | ever_in("CSTO")',
            "Those are all that were ever in; take away those that were still there.",
        ),
    ),
)

_EVERYWHERE = Question(
    name="in-all-four",
    answer="in_all_four",
    kind="list",
    points=2,
    prompt="""
Membership did not exclude membership. Which states belonged to the CIS, the CSTO, the SCO
**and** the Partnership for Peace on 1 July 2007? Put a list or a set of them into `in_all_four`.
""",
    solution=f"""{_ON}
sets = [members_on("{_DAY}", body) for body in ["CIS", "CSTO", "SCO", "PfP"]]
in_all_four = set.intersection(*sets)
""",
    reread="the difference between `&` and `|` on sets",
    mistakes=(
        Mistake(
            "union instead of intersection",
            f"""{_ON}
sets = [members_on("{_DAY}", body) for body in ["CIS", "CSTO", "SCO", "PfP"]]
in_all_four = set.union(*sets)
""",
            "Those belong to at least one of the four; all four are asked for.",
        ),
        Mistake(
            "the SCO forgotten",
            f"""{_ON}
sets = [members_on("{_DAY}", body) for body in ["CIS", "CSTO", "PfP"]]
in_all_four = set.intersection(*sets)
""",
            "Some of these were not in the Shanghai organisation.",
        ),
    ),
)

_STAY = Question(
    name="uzbekistan",
    answer="days_allied",
    kind="number",
    points=2,
    prompt="""
How long was Uzbekistan in the Russian-led alliance? Add up the days of its spells in the `CST`
and in the `CSTO`, each from `start` to `end`, the last day not counted, and put the sum into
`days_allied`.
""",
    solution="""
chosen = spells["organisation"].isin(["CST", "CSTO"]) & (spells["state"] == "Uzbekistan")
stays = spells[chosen]
days_allied = (pd.to_datetime(stays["end"]) - pd.to_datetime(stays["start"])).dt.days.sum()
""",
    reread="the rows of `spells` that are Uzbekistan's, and at what lies between them",
    mistakes=(
        Mistake(
            "the years outside counted",
            """
chosen = spells["organisation"].isin(["CST", "CSTO"]) & (spells["state"] == "Uzbekistan")
stays = spells[chosen]
days_allied = (pd.Timestamp(stays["end"].max()) - pd.Timestamp(stays["start"].min())).days
""",
            "From the first day to the last there are years in which it was outside.",
        ),
        Mistake(
            "the organisation alone",
            """
chosen = (spells["organisation"] == "CSTO") & (spells["state"] == "Uzbekistan")
stays = spells[chosen]
days_allied = (pd.to_datetime(stays["end"]) - pd.to_datetime(stays["start"])).dt.days.sum()
""",
            "That is the second spell; the first was under the treaty, before the organisation.",
        ),
    ),
)

_TWICE = Question(
    name="two-spells",
    answer="two_spells",
    kind="list",
    points=2,
    prompt="""
A state can have two rows in one body, because its status changed. Which states do? Put a list of
them into `two_spells`, each once, in any order, whatever the status.
""",
    solution="""
rows = spells.groupby(["state", "organisation"]).size()
two_spells = sorted({state for (state, body), number in rows.items() if number == 2})
""",
    reread="`groupby` with two columns",
    mistakes=(
        Mistake(
            "bodies mixed",
            """
rows = spells.groupby("state").size()
two_spells = list(rows[rows == 2].index)
""",
            "You counted the rows of a state over all bodies; the two must be of one body.",
        ),
        Mistake(
            "more than one body",
            """
rows = spells.groupby("state").size()
two_spells = list(rows[rows >= 2].index)
""",
            "A state that is in two bodies has two rows, too; they must be of one body.",
        ),
    ),
)

_OVERLAP = Question(
    name="overlap",
    answer="overlap",
    kind="mapping",
    points=3,
    tolerance=0.005,
    prompt="""
How far were the CSTO and the SCO the same club? The **Jaccard overlap** of two sets is the
number of states in both, divided by the number in at least one: 1 where they are equal, 0 where
they share nobody. Put a dictionary from the days `"2004-01-01"`, `"2007-07-01"` and
`"2020-01-01"` to the overlap of the members on that day into `overlap`.
""",
    solution=f"""{_ON}
overlap = {{}}
for day in ["2004-01-01", "2007-07-01", "2020-01-01"]:
    csto, sco = members_on(day, "CSTO"), members_on(day, "SCO")
    overlap[day] = len(csto & sco) / len(csto | sco)
""",
    reread="the definition above, and at who is a member",
    mistakes=(
        Mistake(
            "share of the CSTO",
            f"""{_ON}
overlap = {{}}
for day in ["2004-01-01", "2007-07-01", "2020-01-01"]:
    csto, sco = members_on(day, "CSTO"), members_on(day, "SCO")
    overlap[day] = len(csto & sco) / len(csto)
""",
            "You divided by the members of the CSTO; the overlap divides by those in at least one.",
        ),
        Mistake(
            "shared members counted twice",
            f"""{_ON}
overlap = {{}}
for day in ["2004-01-01", "2007-07-01", "2020-01-01"]:
    csto, sco = members_on(day, "CSTO"), members_on(day, "SCO")
    overlap[day] = len(csto & sco) / (len(csto) + len(sco))
""",
            "In your sum the states that are in both stand twice; count them once.",
        ),
    ),
)

_ESSAY = Essay(
    name="pawns",
    prompt="""
“The states of Central Asia were nobody's pawns.” Defend or attack this for the summer of 2007 in
150 to 250 words. Use at least two results of this exercise, name one state as your example, and
say what a table of memberships cannot measure.
""",
    rubric=(
        (2, "takes a position and holds it through the text"),
        (2, "rests it on two results or more, rightly read, and on one state's spells"),
        (1, "says what memberships cannot measure"),
    ),
)

EXERCISE = Exercise(
    name="csto",
    number=9,
    title="Exercises: the CSTO",
    introduction="""
The questions below work with spells and sets. The table `spells` has one row for each state's
stay in a body; the days are text, in EDTF, and some are known to the month or the year only.
Replace each `...` by your answer, run the cell, then the check under it. Once `members_on`
works, later answers can call it.
""",
    setup=_SETUP,
    questions=(_MEMBERS, _LEFT, _EVERYWHERE, _STAY, _TWICE, _OVERLAP),
    essay=_ESSAY,
    keep=frozenset({"Uzbekistan"}),
)
