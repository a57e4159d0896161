"""Rules of membership that a historian would check in the tables of bids and of members."""

import pytest

from natorussia import load

STEPS = ["action plan", "invitation", "protocol"]


@pytest.fixture(scope="module")
def bids():
    return load("nato-bids")


@pytest.fixture(scope="module")
def accession():
    return load("nato-members").set_index("iso3")["accession"]


def test_steps_come_in_order(bids):
    """No state is invited before its Action Plan, or signs a protocol before its invitation."""
    for state, rows in bids.groupby("iso3"):
        dates = [min(rows.loc[rows["step"] == step, "date"], default="") for step in STEPS]
        known = [date for date in dates if date]
        assert known == sorted(known), state


def test_bids_end_with_accession(bids, accession):
    """No bid is recorded for a state that was already a member."""
    for _, row in bids.iterrows():
        assert row["date"] < accession.get(row["iso3"], "9999"), (row["iso3"], row["date"])


def test_later_members_have_protocols(bids, accession):
    """Whoever joined after the Cold War is recorded with a protocol or an invitation."""
    recorded = set(bids.loc[bids["step"].isin(["invitation", "protocol"]), "iso3"])
    assert set(accession[accession > "1990"].index) <= recorded


def test_rounds_follow_dates(accession):
    """States of one round joined on one day, and rounds are numbered in order of time."""
    rounds = load("nato-members").groupby("round")["accession"].agg(["nunique", "first"])
    assert (rounds["nunique"] == 1).all()
    assert rounds["first"].is_monotonic_increasing


def test_eliminations_add_up():
    """The missiles destroyed by each party add up to the totals that the inspectors gave."""
    totals = load("inf-eliminations").groupby("party")["eliminated"].sum().to_dict()
    assert totals == {"Soviet Union": 1846, "United States": 846}
