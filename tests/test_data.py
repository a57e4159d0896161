"""Tests of the tables as a historian would check them, and of how they are loaded."""

import pandas as pd
import pytest
from frictionless import Package

from natorussia import load
from natorussia.data import UnknownNameError, folder, resource, rows, split, tables

KEY_EVENTS = [
    "1991-nacc-first-meeting",
    "1994-partnership-for-peace",
    "1995-dayton-signed",
    "1997-founding-act-signed",
    "1997-madrid-invitations",
    "1999-enlargement-accession",
    "1999-kosovo-air-campaign",
    "1999-pristina-airport",
    "1999-yeltsin-resigns",
]


@pytest.fixture(scope="module")
def events():
    return load("events").set_index("id")


def test_package_is_valid_frictionless():
    """The data package validates: files, types, keys, foreign keys."""
    report = Package(str(folder() / "datapackage.json")).validate()
    assert report.valid, report.flatten(["rowNumber", "fieldName", "type", "message"])


def test_every_table_loads_typed():
    """Each table loads with its declared columns."""
    for name in tables():
        frame = load(name)
        declared = [field["name"] for field in resource(name)["schema"]["fields"]]
        assert list(frame.columns[: len(declared)]) == declared
        assert len(frame) == len(rows(name))


def test_loaded_frame_is_fresh():
    """Spoiling a loaded frame does not spoil the next one."""
    spoilt = load("lanes")
    spoilt["title"] = "spoilt"
    assert not load("lanes")["title"].eq("spoilt").any()


def test_unknown_table_names_nearest():
    """A wrong name lists the right ones."""
    with pytest.raises(UnknownNameError, match=r"'event'.*events"):
        load("event")


@pytest.mark.parametrize("key", KEY_EVENTS)
def test_key_events_are_present(events, key):
    """The events without which the story cannot be told are there."""
    assert key in events.index


def test_founding_act_before_invitations(events):
    """The sugar came before the pill: council agreed, members invited, council met."""
    order = ["1997-founding-act-signed", "1997-madrid-invitations", "1997-first-pjc-meeting"]
    assert events.loc[order, "start"].is_monotonic_increasing


def test_invitation_before_accession(events):
    """A state is invited, its protocol is signed, and only then does it join."""
    order = [
        "1997-madrid-invitations",
        "1997-accession-protocols-signed",
        "1999-enlargement-accession",
    ]
    assert events.loc[order, "start"].is_monotonic_increasing


def test_agreement_before_signature(events):
    """Dayton was agreed before it was signed, signed before its force was authorised."""
    order = ["1995-dayton-agreed", "1995-dayton-signed", "1995-resolution-1031", "1995-ifor"]
    assert events.loc[order, "start"].is_monotonic_increasing


def test_forces_follow_each_other(events):
    """SFOR begins on the day on which IFOR ends."""
    assert events.loc["1995-ifor", "stop"] == events.loc["1996-sfor", "start"]


def test_campaign_lasts_seventy_eight_days(events):
    """From the first strikes to the suspension 78 days pass, as NATO's own count has it."""
    campaign = events.loc["1999-kosovo-air-campaign"]
    estimates = load("kosovo-campaign-estimates").set_index(["measure", "given_by"])["value"]
    assert (campaign["stop"] - campaign["start"]).days == estimates["duration", "NATO"]


def test_no_council_during_suspension(events):
    """The Permanent Joint Council did not meet while cooperation was suspended."""
    pause = events.loc["1999-russia-suspends-cooperation"]
    days = pd.to_datetime(load("pjc-meetings")["date"])
    assert not days.between(pause["start"], pause["stop"], inclusive="neither").any()


def test_people_act_while_alive():
    """Nobody acts before birth or after death."""
    people = {row["id"]: row for row in rows("actors") if row["kind"] == "person"}
    for event in rows("events"):
        year = int(event["date"][:4])
        for actor in split(event["actors"]):
            if actor in people:
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


def test_contingents_fit_their_force():
    """No contingent is larger than its whole force in the same month."""
    frame = load("peacekeeping-strengths")
    whole = frame[frame["contingent"] == "total"].set_index(["operation", "date"])["value"]
    for _, row in frame[frame["contingent"] != "total"].iterrows():
        if (row["operation"], row["date"]) in whole.index:
            assert row["value"] <= whole.loc[(row["operation"], row["date"])].max()


def test_membership_counts_agree():
    """The number of members at each date is the number of states that had joined by then."""
    if not {"nato-members", "nato-size"} <= set(tables()):
        pytest.skip("the tables of members and of sizes are not both there")
    members, sizes = load("nato-members"), load("nato-size")
    for _, row in sizes.iterrows():
        joined = (members["accession"].astype(str).str[:10] <= str(row["date"])).sum()
        assert joined == row["members"], row["date"]


def test_summaries_are_short(events):
    """A summary is one to three sentences, so that a card can hold it."""
    for key, text in events["summary"].items():
        assert len(text) < 480, key
        assert text.endswith((".", "!", "?", "”", ")")), key


def test_titles_have_no_date(events):
    """A title does not repeat its date: words and tests would give an order question away."""
    years = events["title"].str.contains(r"\b(?:19|20)\d\d\b")
    assert list(events.index[years]) == []


def test_addresses_are_web_pages():
    """Every source that has an address has one that a browser can open."""
    for source in rows("sources"):
        assert not source["url"] or source["url"].startswith(("https://", "http://")), source["id"]


def test_actors_are_all_used():
    """No actor is listed who does nothing in the events, bodies of a section apart."""
    used = {actor for event in rows("events") for actor in split(event["actors"])}
    unused = sorted({row["id"] for row in rows("actors")} - used)
    assert len(unused) <= len(rows("actors")) // 4, unused
