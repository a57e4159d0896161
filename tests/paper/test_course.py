import re

import pytest
from bs4 import BeautifulSoup
from pypdf import PdfReader

from natorussia import data
from natorussia.cli import main
from natorussia.paper.course import KEY, pages, title_page, volume
from natorussia.questions import load_bank
from natorussia.questions.bank import banks

pytestmark = pytest.mark.slow
ROLE = re.compile(r"\{(event|when|value|source|para|claim|term)\}")


@pytest.fixture(scope="module")
def course(book, chromium, tmp_path_factory):
    """Return the printed course, and the text of each page."""
    path = tmp_path_factory.mktemp("pdf") / "course.pdf"
    count = volume(book, path)
    reader = PdfReader(path)
    assert count == len(reader.pages)
    return reader, [" ".join(page.extract_text().split()) for page in reader.pages]


def test_contents_name_right_pages(course, headings):
    """Each chapter is in the outline, and the contents give the page it begins on."""
    reader, texts = course
    found = headings(reader)
    contents = texts[found["Contents"]]
    for number, row in enumerate(data.rows("sections"), 1):
        title = f"{number}. {row['title']}"
        assert f"{title} {found[title] + 1}" in contents
        assert texts[found[title]].startswith(f"{found[title] + 1} {title}")
    assert f"{KEY} {found[KEY] + 1}" in contents


def test_timelines_are_lists(course):
    """Every event is printed with a chapter; a line may break after a hyphen or a dash."""
    whole = "".join("".join(course[1]).split())
    missing = [
        row["id"] for row in data.rows("events") if "".join(row["title"].split()) not in whole
    ]
    assert not missing


def test_key_stands_at_end(course, headings):
    """All explanations stand in the key, and none before it."""
    reader, texts = course
    key = headings(reader)[KEY]
    before, after = " ".join(texts[:key]), " ".join(texts[key:])
    for section in banks():
        for question in load_bank(section):
            said = question.get("explanation", "")
            if said and not set("`*{_[") & set(said):
                start = " ".join(said.split())[:60]
                assert start in after, question["id"]
                assert start not in before, question["id"]


def test_every_question_is_printed(course, headings):
    """The prompts of all quizzes stand before the key."""
    reader, texts = course
    before = " ".join(texts[: headings(reader)[KEY]])
    for section in banks():
        for question in load_bank(section):
            prompt = " ".join(question.get("prompt", "").split())
            if prompt and not set("`*{_[") & set(prompt):
                assert prompt[:40] in before, question["id"]


def test_nothing_of_screen_is_left(course):
    """No role, address or button is on any page."""
    for number, text in enumerate(course[1], 1):
        assert not ROLE.search(text), number
        assert not re.search(r"https?://|Show code|Hide code|Skip to|Open live", text), number


def test_file_is_tagged_and_embeds(course):
    """The file has tags for screen readers and the fonts it uses, on A4."""
    reader, _ = course
    assert reader.trailer["/Root"]["/MarkInfo"]["/Marked"]
    assert reader.trailer["/Root"]["/Lang"].startswith("en")
    assert {tuple(round(float(n)) for n in page.mediabox[2:]) for page in reader.pages} <= {
        (595, 842),
        (594, 842),
        (595, 841),
    }


def test_figures_are_all_there(course, book):
    """Each drawing stands on the page of its caption: what is written in it is read there."""
    _, texts = course
    found = {}
    for page in pages():
        soup = BeautifulSoup((book / f"{page}.html").read_text(encoding="utf-8"), "html.parser")
        for figure in soup.select("article figure:has(img.nr-drawn)"):
            caption = figure.select_one(".caption-number").get_text().strip()
            path = (book / page).parent / figure.select_one("img.nr-drawn")["src"]
            drawn = BeautifulSoup(path.read_text(encoding="utf-8"), "html.parser")
            found[caption] = {packed(text.get_text()) for text in drawn.select("text")}
    assert len(found) > 20
    for caption, words in found.items():
        on = next(text for text in texts if re.search(rf"{caption}\b", text))
        there = [one for one in words if one in packed(on)]
        assert len(there) > len(words) / 2, caption


@pytest.mark.parametrize("words", ["in the order in which they joined", "A map in steps"])
def test_maps_of_members_are_in_colour(course, words):
    """Members are blue and other land is not black, though a screen's styles are left behind."""
    reader, texts = course
    first = next(number for number, text in enumerate(texts) if words in text)
    drawn = reader.pages[first].get_contents().get_data().decode("latin-1")
    fills = {
        tuple(round(float(share), 2) for share in rgb.split())
        for rgb in re.findall(r"([\d. ]+) rg\b", drawn)
    }
    assert {(0, 0.45, 0.7), (0.85, 0.83, 0.78)} <= fills


def packed(text):
    """Return a text without what a PDF puts between its letters."""
    return "".join(text.split())


def test_title_page_of_a_small_course_counts_and_claims_no_licence(tmp_path, monkeypatch):
    """One chapter is one, and where no licence was chosen none is named."""
    monkeypatch.delenv("NATORUSSIA_DATA", raising=False)
    main(["new", "course", str(tmp_path / "rome"), "--title", "Rome: a story", "--empty"])
    assert "Text and data: CC-BY-4.0." in title_page()
    monkeypatch.chdir(tmp_path / "rome")
    page = title_page()
    assert "1 chapter, 0 dated events and 0 sources, with" in page
    assert "Text and data" not in page
