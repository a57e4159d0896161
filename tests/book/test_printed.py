"""A page sends the texts of a widget once: in its printed form."""

from bs4 import BeautifulSoup

from natorussia import Timeline
from natorussia.book.printed import columns_of, without


def test_printed_columns_are_not_sent_again():
    """What the printed form holds is left out of the state, and all else stays."""
    state = {
        "events": {"id": ["a"], "title": ["War"], "note": [""], "refs": [[0]]},
        "references": [{"id": "x", "title": "X", "publisher": "", "url": ""}],
        "selected": "a",
        "visible": ["a"],
    }
    printed = '<ol><li><b data-column="title">War</b><i data-column="refs">X</i></li></ol>'
    assert without(state, columns_of(printed)) == {
        "events": {"id": ["a"], "note": [""]},
        "selected": "a",
        "printed": ["refs", "title"],
    }


def test_events_that_pass_are_sent_where_some_do_not():
    """The ids of all events are sent once; a filter's are those of some."""
    state = {"events": {"id": ["a", "b"], "title": ["War", "Peace"]}, "visible": ["b"]}
    assert without(state, ["title"])["visible"] == ["b"]
    assert "visible" not in without({**state, "visible": ["a", "b"]}, ["title"])


def test_ids_are_read_from_anchors_where_every_item_has_one():
    """A second list of a page has lost the anchors that the first has, and sends its ids."""
    whole = '<ol><li id="event=a">A</li><li id="event=b">B</li></ol>'
    assert columns_of(whole) == ["id"]
    for html in (whole.replace(' id="event=b"', ""), "<p></p>"):
        assert columns_of(html) == []
    state = {"events": {"id": ["a", "b"], "rank": [1, 2]}, "visible": ["a", "b"]}
    assert without(state, ["id"]) == {"events": {"rank": [1, 2]}, "printed": ["id"]}


def test_actors_are_sent_where_their_printed_titles_would_not_tell_them_apart():
    """A title with a comma, or one of two actors, leaves the column of the ids in the state."""
    columns = columns_of('<ol><li><p data-column="actors">Rome, Carthage</p></li></ol>')
    rome, carthage = {"id": "r", "title": "Rome"}, {"id": "c", "title": "Carthage"}
    events = {"actors": [["r", "c"]], "rank": [1]}
    told = without({"events": events, "actors": [rome, carthage]}, columns)
    assert told == {"events": {"rank": [1]}, "actors": [rome, carthage], "printed": ["actors"]}
    for title in ("Rome", "Carthage, the new city"):
        state = {"events": events, "actors": [rome, {"id": "c", "title": title}]}
        assert without(state, columns) == state


def test_addresses_of_paragraphs_are_sent_without_the_ids():
    """The ids are printed once already; an address of another form leaves all as they are."""
    events = {"id": ["a", "b", "c"], "href": ["#event-a", "", "02.html#event-c"]}
    assert without({"events": events}, ["id"])["events"] == {
        "at": ["#event-", "", "02.html#event-"]
    }
    for other in ("https://example.org/", "#event-b", "a"):
        mixed = {**events, "href": [other, *events["href"][1:]]}
        assert without({"events": mixed}, ["id"])["events"] == {"href": mixed["href"]}
    assert without({"events": events | {"title": []}}, ["title"])["events"] == events


def test_lanes_are_sent_where_two_have_one_title():
    """A lane is printed by its title, as the actors are."""
    columns = columns_of('<ol><li><span data-column="lane">Sea</span></li></ol>')
    sea, land = {"id": "s", "title": "Sea"}, {"id": "l", "title": "Land"}
    state = {"events": {"lane": ["s"], "rank": [1]}, "lanes": [sea, land]}
    assert without(state, columns)["events"] == {"rank": [1]}
    same = {**state, "lanes": [sea, {**land, "title": "Sea"}]}
    assert without(same, columns) == same


def test_days_are_sent_as_differences():
    """Days that are whole numbers are told from the event before; an open start leaves them."""
    events = {"title": ["A", "B", "C"], "start0": [-900, 10, 10], "start1": [-535, 11, 40]}
    short = without({"events": events}, ["title"])["events"]
    assert short == {"steps": [-900, 910, 0], "lengths": [365, 1, 30]}
    for other in (None, 0.5):
        mixed = {**events, "start0": [other, 10, 10]}
        assert without({"events": mixed}, ["title"])["events"] == {
            "start0": mixed["start0"],
            "start1": events["start1"],
        }


def test_state_without_printed_form_is_whole():
    """A widget that prints no columns, or has none, keeps its state."""
    state = {"events": {"id": ["a"], "title": ["War"]}}
    assert without(state, columns_of("<p>In print</p>")) is state
    assert without({"questions": []}, ["title"]) == {"questions": []}


def test_printed_form_holds_what_it_replaces():
    """Every text of the course's events, and what they cite, can be read back from print."""
    timeline = Timeline()
    html = timeline.fallback_html()
    assert columns_of(html) == ["actors", "id", "lane", "note", "refs", "summary", "title", "words"]
    items = BeautifulSoup(html, "html.parser").select(".nr-plain > ol > li")
    assert [item["id"] for item in items] == [f"event={one}" for one in timeline.events["id"]]
    for name in ("title", "summary", "note", "words"):
        read = [item.select_one(f"[data-column={name}]") for item in items]
        assert [found.text if found else "" for found in read] == timeline.events[name]
    titles = {actor["id"]: actor["title"] for actor in timeline.actors}
    read = [item.select_one("[data-column=actors]") for item in items]
    assert [found.text.split(", ") if found else [] for found in read] == [
        [titles[actor] for actor in actors] for actors in timeline.events["actors"]
    ]
    lanes = {lane["id"]: lane["title"] for lane in timeline.lanes}
    read = [item.select_one("[data-column=lane]").text for item in items]
    assert read == [lanes[lane] for lane in timeline.events["lane"]]
    for item, refs in zip(items, timeline.events["refs"], strict=True):
        cited = item.select("[data-column=refs]")
        told = [[part.text for part in one.children if part.name] for one in cited]
        known = [timeline.references[place] for place in refs]
        assert told == [[one["title"], *filter(None, [one["publisher"]])] for one in known]
        assert [one.a["href"] if one.a else "" for one in cited] == [one["url"] for one in known]
        tags = [next(part for part in one.children if part.name).get("lang") for one in cited]
        assert tags == [one.get("lang") for one in known]
