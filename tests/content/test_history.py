"""Tests that only a historian would think of: what tables say must agree with one another."""

import pandas as pd
import pytest

from natorussia import load
from natorussia.data import rows, split
from natorussia.data.dates import span


@pytest.fixture(scope="module")
def events():
    return load("events").set_index("id")


@pytest.fixture(scope="module")
def members():
    return load("nato-members").sort_values("accession")


def in_order(events, *keys):
    """Say whether these events began in this order."""
    return events.loc[list(keys), "start"].is_monotonic_increasing


CHAINS = {
    "council before members": [
        "1997-founding-act-signed",
        "1997-madrid-invitations",
        "1997-first-pjc-meeting",
    ],
    "invited before acceding": [
        "1997-madrid-invitations",
        "1997-accession-protocols-signed",
        "1999-enlargement-accession",
    ],
    "agreed before signed": [
        "1995-dayton-agreed",
        "1995-dayton-signed",
        "1995-resolution-1031",
        "1995-ifor",
    ],
    "suspended before withdrawn": ["2007-cfe-suspension-in-effect", "2023-cfe-withdrawal"],
    "announced before decreed": [
        "2007-cfe-moratorium-announced",
        "2007-cfe-suspension-decree",
        "2007-cfe-suspension-in-effect",
    ],
    "promised before fought": ["2008-bucharest-summit", "2008-georgia-war", "2008-nrc-on-hold"],
}


@pytest.mark.parametrize("chain", CHAINS.values(), ids=CHAINS)
def test_steps_keep_their_order(events, chain):
    """What must come first comes first."""
    assert in_order(events, *chain)


def test_forces_follow_each_other(events):
    """SFOR begins on the day on which IFOR ends."""
    assert events.loc["1995-ifor", "stop"] == events.loc["1996-sfor", "start"]


def test_campaign_has_natos_length(events):
    """From the first strikes to the suspension as many days pass as NATO counts."""
    campaign = events.loc["1999-kosovo-air-campaign"]
    estimates = load("kosovo-campaign-estimates").set_index(["measure", "given_by"])["value"]
    assert (campaign["stop"] - campaign["start"]).days == estimates["duration", "NATO"]


def test_no_council_during_suspension(events):
    """The Permanent Joint Council did not meet while cooperation was suspended."""
    pause = events.loc["1999-russia-suspends-cooperation"]
    days = pd.to_datetime(load("pjc-meetings")["date"])
    assert not days.between(pause["start"], pause["stop"], inclusive="neither").any()


def test_council_meets_only_while_it_exists(events):
    """No meeting of the Permanent Joint Council before its first one."""
    days = pd.to_datetime(load("pjc-meetings")["date"])
    assert days.min() == events.loc["1997-first-pjc-meeting", "start"]


def test_membership_counts_agree(members):
    """The number of members at each date is the number of states that had joined by then."""
    for _, row in load("nato-size").iterrows():
        joined = (members["accession"].astype(str) <= str(row["date"])).sum()
        assert joined == row["members"], row["date"]


def test_members_are_sum_of_rounds():
    """Each size is the size before it and those who joined on the day."""
    sizes = load("nato-size").sort_values("date")
    assert list(sizes["joined"].cumsum()) == list(sizes["members"])


def test_accession_has_its_event(members, events):
    """A state joined on the day of the event that its row names."""
    for _, row in members.iterrows():
        day = span(str(row["accession"])).first_day
        event = events.loc[row["event"]]
        last = event["start"] if pd.isna(event["stop"]) else event["stop"]
        assert event["start"].date().year <= day.year <= last.date().year, row["state"]


def test_invitation_precedes_accession(members):
    """No state joined before it was invited."""
    joined = members.set_index("iso3")["accession"].astype(str)
    bids = load("nato-bids").query("step == 'invitation'")
    for _, bid in bids.iterrows():
        if bid["iso3"] in joined.index:
            assert str(bid["date"]) < joined[bid["iso3"]], bid["state"]


def test_seats_follow_from_members():
    """The Allies at the council's table are the members of that day."""
    sizes = load("nato-size").sort_values("date")
    for _, seat in load("council-seats").iterrows():
        then = sizes[sizes["date"].astype(str) <= str(seat["date"])]
        assert then["members"].iloc[-1] == seat["allies"], seat["id"]
        assert seat["states"] == seat["allies"] + 1, seat["id"]


def test_contingents_fit_their_force():
    """No contingent is larger than its whole force at the same time."""
    frame = load("peacekeeping-strengths")
    whole = frame[frame["contingent"] == "total"].groupby(["operation", "date"])["value"].max()
    for _, row in frame[frame["contingent"] != "total"].iterrows():
        if (row["operation"], row["date"]) in whole.index:
            assert row["value"] <= whole[row["operation"], row["date"]]


def test_people_act_while_alive():
    """Nobody acts before birth or after death."""
    people = {row["id"]: row for row in rows("actors") if row["kind"] == "person"}
    for event in rows("events"):
        year = int(event["date"][:4])
        for actor in split(event["actors"]):
            if actor in people and people[actor]["start"]:
                person = people[actor]
                assert int(person["start"][:4]) < year, (event["id"], actor)
                assert year <= int(person["end"][:4] or 9999), (event["id"], actor)


def test_bodies_act_once_founded():
    """No council or force acts before its first year."""
    bodies = {row["id"]: row for row in rows("actors") if row["kind"] == "body"}
    for event in rows("events"):
        last = event["end"] if event["end"][:1].isdigit() else event["date"]
        for actor in split(event["actors"]):
            first = bodies.get(actor, {}).get("start", "")[:4]
            assert first <= last[:4] or event["end"] == "..", (event["id"], actor)


def test_russia_begins_with_the_end():
    """The Russian Federation acts only from the last month of the Soviet Union on."""
    early = [row for row in rows("events") if row["date"] < "1990"]
    assert [row["id"] for row in early if "russia" in split(row["actors"])] == []


def test_forecasts_look_ahead(events):
    """A forecast is settled after the article, by its horizon at the latest, unless void."""
    written = str(events.loc["2007-nrc-anniversary-meetings", "start"].date())
    for row in rows("forecasts"):
        if row["resolution"] == "void":
            continue
        assert written < row["resolved"], row["id"]
        assert row["resolved"] <= row["horizon"], row["id"]


def test_void_means_unmet_condition():
    """Only a conditional can be void: a plain question always has an answer."""
    void = [row for row in rows("forecasts") if row["resolution"] == "void"]
    assert [row["id"] for row in void if row["kind"] != "conditional"] == []


def test_article_knows_no_future():
    """No event of the years after the article is said to be treated in it."""
    later = [
        row for row in rows("events") if row["date"] >= "2008" and row["section"] == "hindsight"
    ]
    assert [row["id"] for row in later if row["article_paragraph"]] == []


def test_events_of_a_claim_bear_on_it():
    """A claim's verdict rests on events or, as a judgement, says why it cannot."""
    bare = [row for row in rows("claims") if not row["events"] and row["verdict"] == "inaccurate"]
    assert bare == []


def test_matrix_is_complete():
    """Each of the four readers scores each recommendation."""
    scores = load("recommendation-scores")
    assert set(scores["recommendation"]) == set(load("recommendations")["id"])
    assert (scores.groupby("recommendation").size() == scores["reader"].nunique()).all()


def test_each_page_is_one_source():
    """No address stands under two ids, so that a page is cited in one way."""
    pages = [row["url"].rstrip("/") for row in rows("sources") if row["url"]]
    assert sorted(page for page in set(pages) if pages.count(page) > 1) == []


def test_each_actor_is_listed_once():
    """No state, body or person stands under two names."""
    names = [row["name"].casefold() for row in rows("actors")]
    assert sorted(name for name in set(names) if names.count(name) > 1) == []


def test_base_rates_are_explained_and_older_than_the_article():
    """A base rate names the class of like cases, all of them before July 2007."""
    frame = load("forecasts")
    rated = frame.dropna(subset=["base_rate"])
    assert len(rated) >= 8
    assert (rated["base_rate_class"].str.len() > 60).all()
    assert (rated["base_rate_until"].astype(str) < "2007-07-01").all()
    unrated = frame[frame["base_rate"].isna()]
    assert unrated[["base_rate_class", "base_rate_until"]].isna().all().all()


def test_horizons_give_no_day_away():
    """A horizon is the end of a year or half-year, so that no day of an event shows through."""
    days = {row["horizon"][4:] for row in rows("forecasts")}
    assert days <= {"-06-30", "-12-31"}


def test_questions_settled_by_one_event_share_a_group():
    """Questions that were settled on the same day of the record count as one."""
    ends = ("-12-31", "-06-30")
    settled = [row for row in rows("forecasts") if not row["resolved"].endswith(ends)]
    for day in {row["resolved"] for row in settled if len(row["resolved"]) == len("2007-12-12")}:
        together = [row for row in settled if row["resolved"] == day]
        named = {row["group"] for row in together if row["resolution"] == "no"}
        assert len(named) <= 1, (day, [row["id"] for row in together])


TELLING = {
    "georgia-war": ("August 2008", "war between Georgia", "war in Georgia", "In Georgia war"),
    "kabul-holds": ("Taliban entered",),
    "cfe-suspension": ("suspended the treaty", "stopped applying"),
    "enlargement-new-member-after-warning": ("Albania", "Croatia"),
    "missile-defence-cooperation-tried": ("Lisbon agreed", "At Lisbon they"),
}


@pytest.mark.parametrize("group", TELLING)
def test_outcome_gives_no_other_question_away(group):
    """What settles one group of questions is not told with the outcome of another."""
    others = {row["id"]: row["outcome"] for row in rows("forecasts") if row["group"] != group}
    assert [
        one for one, told in others.items() if any(word in told for word in TELLING[group])
    ] == []


def test_groups_have_several_members_or_one_id():
    """A group of one is named after its question, and a shared name is no question's."""
    asked = rows("forecasts")
    names = [row["group"] for row in asked]
    for row in asked:
        assert (row["group"] == row["id"]) == (names.count(row["group"]) == 1), row["id"]


def test_article_states_few_forecasts():
    """The chapter says that most expectations were made into questions by the course."""
    forecasts = load("forecasts").query("kind == 'forecast'")
    assert (forecasts["in_article"] == "stated").sum() == 6
