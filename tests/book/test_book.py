"""The Sphinx extension: what it makes of roles, directives and widgets."""

import json
import re
import shutil
from pathlib import Path

import pytest

from natorussia.book.accessibility import mend
from natorussia.book.citing import description
from natorussia.book.landing import lead
from natorussia.data.languages import using

from .conftest import ROWS, Course, write_table


def page_state(page):
    return json.loads(re.search(r'id="nr-page" type="application/json">(.*?)</script>', page)[1])


def test_course_builds_without_warnings(built):
    """A course on another subject builds, warnings as errors."""
    assert built.page()


def test_event_shows_title_and_date(built):
    """The event role renders title, date and a numbered source from the row."""
    assert "A city burns (2 to 6 September 1666)" in built.page()
    assert 'href="#event=1666-fire"' in built.page()
    assert 'id="event-1666-fire"' in built.page()
    assert "<em>The diary</em>. Pepys, 1666." in built.page()


def test_chapter_head_tells_effort(built):
    """The chapter directive says how long, how hard and what for."""
    assert "10 minutes" in built.page()
    assert "tell what happened" in built.page()


def test_claims_show_verdict(built):
    """The ledger shows each claim with its verdict and evidence."""
    assert "It burned for four days." in built.page()
    assert "Accurate" in built.page()


def test_places_of_the_article_have_anchors(built):
    """The first citation of a place in the article is where questions send readers back."""
    assert 'id="para-night-p1"' in built.page()


def test_rules_of_marking_are_listed(built):
    """Readers are told how each kind is marked, and where the rule comes from."""
    page = (built.site / "index.html").read_text(encoding="utf-8")
    assert "<strong>order</strong>. The longest run" in page
    assert "PrairieLearn" in page


def test_page_loads_no_stock_manager(built):
    """A page of anywidgets loads neither require.js nor the stock manager, and no other host."""
    assert "require" not in built.page()
    assert "html-manager" not in built.page()
    assert not re.findall(r'<(?:script|link)[^>]+(?:src|href)="https?:', built.page())


def test_module_is_stored_once(built):
    """Two widgets of a class share one module file, and their states hold no source."""
    state = page_state(built.page())
    assert len({model["module"] for model in state["models"].values()}) == 1
    assert len(list(built.site.glob("_static/natorussia/bell-*.js"))) == 1
    assert "_esm" not in json.dumps(state)


def test_old_modules_are_removed(built, tmp_path):
    """A module that an earlier build left behind goes, and the one in use stays."""
    course = Course(shutil.copytree(built.folder, tmp_path / "course"), begin=False)
    stored = course.site / "_static" / "natorussia"
    (stored / "bell-00000000.js").write_text("old", encoding="utf-8")
    course.build()
    (module,) = stored.glob("bell-*.js")
    assert module.read_text(encoding="utf-8") != "old"


def test_links_reach_the_page(built):
    """An ordinary jslink is handed to the host."""
    (link,) = page_state(built.page())["links"]
    assert link["both"] is True
    assert link["source"][1] == link["target"][1] == "selected"


def test_events_know_their_paragraph(built):
    """A timeline's events carry the address of the paragraph that treats them."""
    model = next(iter(page_state(built.page())["models"].values()))
    assert model["state"]["events"]["href"] == ["#event-1666-fire"]


def test_printed_form_stays_inside(built):
    """Without JavaScript the mount shows the widget's printed form."""
    assert re.search(r'<div class="nr-mount" data-model="\w+"><ol class=.nr-plain', built.page())


def test_icon_font_is_cut(built):
    """The icon font holds the icons in use, a few kilobytes; the icon script is not loaded."""
    font = built.site / "_static/vendor/fontawesome/webfonts/fa-solid-900.woff2"
    assert 500 < font.stat().st_size < 8000
    assert "fontawesome.js" not in built.page()


def test_unknown_event_fails_with_nearest(course):
    """An unknown id fails the build, and the message names page, id and the nearest ids."""
    course.write("Then {event}`1666-fyre`.")
    code, printed = course.build()
    assert code != 0
    assert "night.ipynb" in printed
    assert "'1666-fyre'" in printed
    assert "1666-fire" in printed


def test_other_widget_falls_back(course):
    """A page that shows another ipywidget keeps the stock manager, and the build says so."""
    course.write("A slider.", "import ipywidgets; ipywidgets.IntSlider()")
    code, printed = course.build()
    assert code == 0, printed
    assert "night: shows IntSliderModel, so it loads the stock widget manager" in printed
    assert "html-manager" in course.page()


def test_second_build_does_what_changed(course):
    """A later build runs no notebook again, and writes the page that changed and no other.

    A page that stays names the new index of the search.  The theme's own index, put aside after
    each build, is wanted by the next.  Once the data that it reads change, a notebook runs again.
    """
    course.write("Quiet.", "print('ran')")
    assert "Executing notebook" in course.build()[1]
    before = search_files(course.page())
    home = course.folder / "index.md"
    home.write_text(f"{home.read_text()}\nA sentence more.\n")
    code, printed = course.build()
    assert code == 0, printed
    assert "1 changed" in printed
    assert "Executing notebook" not in printed
    assert "A sentence more." in (course.site / "index.html").read_text(encoding="utf-8")
    assert search_files(course.page()) != before
    assert all((course.site / name).is_file() for name in search_files(course.page()))
    assert not (course.site / "searchindex.js").exists()
    write_table(course.folder / "data", "events", ROWS["events"] | {"title": "A town burns"})
    _, printed = course.build()
    assert "every notebook runs again" in printed
    assert "Executing notebook" in printed


def test_unsound_row_fails_the_build(course):
    """An event that ends before it starts fails the build, with file, line and id."""
    course.write("Quiet.")
    write_table(course.folder / "data", "events", ROWS["events"] | {"end": "1666-08-01"})
    code, printed = course.build()
    assert code != 0
    assert "events.csv, line 2 (1666-fire)" in printed


def test_words_that_the_theme_does_not_translate_are(built):
    """It has no Hebrew; in English the page stays as it is."""
    page = '<h2> Contents </h2><i class="fa-list"></i> Contents © Copyright 2026.'
    with using("he"):
        mended = mend(page)
    assert mended.count("תוכן העניינים") == 2
    assert mended.endswith("© 2026.")
    assert mend(page) == page


def test_mending_twice_changes_nothing(built):
    """What the theme leaves unnamed is named once."""
    assert "Toggle hidden content" not in built.page()
    assert mend(built.page()) == built.page()


def search_files(page):
    """Return the files of the search that a page names."""
    return re.search(r'<meta name="nr-search" content="([^"]+)"', page)[1].split()


def search_index(course):
    """Return the rows of the index of a built course, by kind and id."""
    (path,) = course.site.glob("_static/natorussia/search/index-*.js")
    found = json.loads(path.read_text(encoding="utf-8").removeprefix("self.nrIndex=").rstrip(";\n"))
    rows = [dict(zip(found["columns"], row, strict=True)) for row in found["rows"]]
    return {f"{row['kind']}:{row['id']}": row for row in rows}


def test_search_knows_rows_and_prose(built):
    """A course of one's own is found in: its events, terms, documents' sections and chapters."""
    index = search_index(built)
    fire = index["event:1666-fire"]
    assert (fire["where"], fire["days"]) == ("2 to 6 September 1666", "1666-09-02/1666-09-06")
    assert fire["url"] == "night.html#event=1666-fire"
    assert index["term:fire"]["url"] == "index.html#term-Fire"
    assert index["claim:night-four-days"]["url"] == "night.html#claim-night-four-days"
    assert "After this chapter you can: tell what happened." in index["chapter:night"]["text"]
    assert "10 minutes" not in index["chapter:night"]["text"]


def test_page_names_the_files_of_search(built):
    """Every page says which index to load when a reader asks, and none carries the theme's."""
    named = search_files(built.page())
    assert [Path(name).suffix for name in named] == [".js", ".css", ".js"]
    assert all((built.site / name).is_file() for name in named)
    assert not (built.site / "searchindex.js").exists()
    assert "searchtools" not in built.page() + (built.site / "search.html").read_text("utf-8")


def test_first_page_leads_in(built):
    """The first page has one way in, and says what each chapter asks and how long it takes."""
    page = (built.site / "index.html").read_text(encoding="utf-8")
    assert page.count('class="nr-go" href="night.html"') == 1
    listed = page[page.index("nr-syllabus") :]
    assert 'href="night.html">A night</a>' in listed
    assert "10 minutes" in listed[: listed.index("</ol>")]


def test_page_can_be_cited(built):
    """A page has a description, a preview, the names that reference managers read, one viewport."""
    page = built.page()
    assert page.count('name="viewport"') == 1
    assert '<meta name="citation_title" content="A night" />' in page
    assert '<meta name="citation_author"' in page
    assert re.search(r'<meta name="description" content="Then A city burns', page)
    assert '<meta property="og:title" content="A night" />' in page


@pytest.mark.parametrize(
    ("said", "asked"),
    [
        ("The question of this chapter: Who lit it?", "Who lit it?"),
        ("It burned.", "It burned."),
        (f"{'A long sentence ' * 4}: why?", f"{'A long sentence ' * 4}: why?"),
    ],
)
def test_chapter_is_listed_by_its_question(said, asked):
    """What introduces a question is left out of the list of chapters."""
    assert lead(said) == asked


def test_description_ends_with_a_word():
    """A description is short, and does not end in the middle of a word."""
    assert description("Short.") == "Short."
    long = description("The city burned for days. " * 20)
    assert len(long) <= 202
    assert long.endswith((" days. …", " for …", " burned …", " The …", " city …"))
