"""Tests of the tables: that they are valid, complete and loaded as described."""

import pandas as pd
import pytest
from frictionless import Package

from natorussia import load
from natorussia.data import (
    UnknownNameError,
    folder,
    package,
    record_end,
    resource,
    rows,
    split,
    tables,
)
from natorussia.data.dates import span
from natorussia.markup.citations import value_text

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
    cited = load("events")["sources"][0]
    cited.append("spoilt")
    assert load("events")["sources"][0] == cited[:-1]


def test_unknown_table_names_nearest():
    """A wrong name lists the right ones."""
    with pytest.raises(UnknownNameError, match=r"'event'.*events"):
        load("event")


@pytest.mark.parametrize("key", KEY_EVENTS)
def test_key_events_are_present(events, key):
    """The events without which the story cannot be told are there."""
    assert key in events.index


def beyond(day, found):
    """Return the events that begin, or end on a known day, after a day in ISO form."""
    limit = pd.Timestamp(day)
    last = found["stop"].fillna(found["start"])
    return list(found.index[(found["start"] > limit) | (last > limit)])


def test_no_event_lies_past_the_record(events):
    """The record ends on one day, and no event starts or ends after it."""
    assert record_end() == "2026-10-10" == package()["temporal"]["end"]
    assert beyond(record_end(), events) == []


def test_event_past_the_record_is_found(events):
    """Had the record ended on the eve of the invasion, the invasion would be named."""
    assert "2022-full-scale-invasion" in beyond("2022-02-23", events)


def test_record_end_reads_as_words():
    """Pages print the end of the record as a reader writes a date."""
    assert value_text("edition/record-end/date") == span(record_end()).words == "10 October 2026"


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


def test_few_sources_are_copies():
    """At most one source in twenty leads to somebody else's copy, and each names what it copies."""
    copies = [row for row in rows("sources") if row["copy"]]
    assert len(copies) <= len(rows("sources")) / 20
    assert [row["id"] for row in copies if not row["identifier"]] == []


def test_sources_include_scholarship():
    """At least sixty works carry the number by which a library finds them."""
    found = [row for row in rows("sources") if row["identifier"].startswith(("doi:", "isbn:"))]
    assert len(found) >= 60
    numbers = [row["identifier"] for row in found]
    assert len(numbers) == len(set(numbers))
