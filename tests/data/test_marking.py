"""A page says which of its words are English, since its language has none for them."""

import pytest

from natorussia.data import course
from natorussia.data.languages import using
from natorussia.data.languages.catalogues import FILE, filled, gettext, ngettext
from natorussia.data.languages.marking import marking, of_page, told
from natorussia.grading.final import Final
from natorussia.grading.outputs.feedback import write_feedback
from natorussia.questions import views
from natorussia.widgets.quiz.widget import Quiz

ENGLISH = '<span lang="en" dir="ltr">{0}</span>'.format
ASKED = {"id": "x-pairs", "kind": "match", "level": "recall"}
ASKED |= {"pairs": [{"left": "أ", "right": "١"}, {"left": "ب", "right": "٢"}]}


def said(text, tag="ar"):
    """Return what a page in a language has of what a function says."""
    with using(tag):
        return of_page(text)()


def test_english_words_in_a_page_are_marked_for_want_of_others():
    """Counted or not; a language that has words says those, and English needs no mark."""
    assert said(lambda: f"<p>{gettext('Contents')}</p>") == f"<p>{ENGLISH('Contents')}</p>"
    days = said(lambda: ngettext("{0} day", "{0} days", 3).format(3))
    assert days == ENGLISH("3 days")
    assert said(lambda: gettext("Contents"), "he-IL") == "תוכן העניינים"
    assert said(lambda: gettext("Contents"), "en-GB") == "Contents"


def test_what_fills_a_place_of_an_english_message_is_in_the_language_of_the_page():
    """A number is in none; a message within a message is English as its own words are."""
    own = '<span lang="ar" dir="auto">القمر</span>'
    assert said(lambda: filled("{0}: questions", "القمر")) == ENGLISH(f"{own}: questions")
    assert said(lambda: filled("{0} years", 7)) == ENGLISH("7 years")
    assert said(lambda: filled("{0} years", "7")) == ENGLISH("7 years")


def test_what_an_author_wrote_is_no_message():
    """Words that no catalogue knows are hers, and so are isolates that she typed."""
    text = "\u2066NATO\u2069 \u2067x\u2069"
    assert said(lambda: gettext("bestätigt") + text, "pl") == f"bestätigt{text}"


@pytest.mark.parametrize(
    "page",
    [
        '<p title="{0}" data-x="a > b">x</p>',
        "<title>{0}</title>",
        "<script>say('<b>{0}</b>')</script>",
        "<select><option>{0}</option></select>",
        "<svg><text>{0}</text></svg>",
        "<!-- {0} -->",
    ],
)
def test_no_element_is_put_where_none_can_stand(page):
    """In attributes, titles, scripts, choices and drawings the words stay whole by their signs."""
    with using("ar"), marking():
        held = page.format(gettext("Contents"))
    assert told(held) == held
    assert "\u2066" in held


def test_texts_that_are_no_page_have_no_signs():
    """What a command prints, or a file of data holds."""
    with using("ar"):
        assert gettext("Contents") == "Contents"
        with marking(), marking(asked=False):
            assert filled("{0}: questions", "القمر") == "القمر: questions"


def test_every_page_of_a_book_marks_its_english_words(monkeypatch):
    """Its kernels, too, know that they make one."""
    monkeypatch.setenv("NATORUSSIA_BOOK", "1")
    with using("ar"):
        assert told(gettext("Contents")) == ENGLISH("Contents")


def test_catalogue_of_a_course_leaves_its_gaps_to_english(tmp_path):
    """A message that the course's own catalogue has is said; the others are marked."""
    (tmp_path / "data").mkdir()
    own = tmp_path / "locale/ar" / FILE
    own.parent.mkdir(parents=True)
    own.write_text(
        'msgid ""\nmsgstr ""\n\nmsgid "Contents"\nmsgstr "المحتويات"\n', encoding="utf-8"
    )
    with course.tables_of(tmp_path / "data"):
        assert said(lambda: gettext("Contents")) == "المحتويات"
        assert said(lambda: gettext("Hint")) == ENGLISH("Hint")


def test_question_in_a_widget_marks_what_the_interface_asks():
    """Its prompt; the name of its wording is the same wherever it is asked."""
    with using("ar"):
        (shown,) = Quiz([ASKED], seed=1).get_state()["questions"]
        plain = views.revision(ASKED), views.seen(ASKED)
        with marking():
            assert (views.revision(ASKED), views.seen(ASKED)) == plain
    assert ENGLISH("Match what belongs together.") in shown["prompt"]
    assert shown["rev"] == plain[0]


def test_feedback_is_marked_and_runs_as_its_language_does(tmp_path):
    """The page of a hand-in in Arabic."""
    mark = Final("ada", "01-nineties", "lanes", 1.0, 1.0, "correct", "")
    with using("ar"):
        write_feedback(tmp_path, [mark], [])
    (page,) = tmp_path.rglob("*.html")
    text = page.read_text(encoding="utf-8")
    assert '<html lang="ar" dir="rtl">' in text
    assert f"<strong>{ENGLISH('Points: 1 of 1')}</strong>" in text
