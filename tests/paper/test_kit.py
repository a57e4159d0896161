import re
from html import unescape
from itertools import pairwise

import pytest

from natorussia import data
from natorussia.cli import main
from natorussia.data import UnknownNameError
from natorussia.markup.citations import when_text
from natorussia.paper.kit import kit_html, section_of
from natorussia.questions import load_bank, printed
from natorussia.questions.bank import banks

SECTION = "missile-defence"
ROLE = re.compile(r"\{(event|when|value|source|para|claim|term)\}")


def spaced(text):
    return " ".join(text.split())


def stands(text, page):
    """Whether a page has a text, whose lines may break after a hyphen or a dash."""
    return "".join(text.split()) in "".join(page.split())


def test_every_event_has_card(kit_pdf, kit_words, headings):
    """Each event of the section is on a front, and its date on the back that follows."""
    strip = headings(kit_pdf)["Timeline to fill in"]
    fronts, backs = kit_words[2:strip:2], kit_words[3:strip:2]
    events = [row for row in data.rows("events") if row["section"] == SECTION]
    for event in events:
        sheet = next(n for n, text in enumerate(fronts) if stands(event["title"], text))
        assert stands(when_text(event["id"]), backs[sheet])
    assert len(fronts) == -(-len(events) // 8)


def test_key_follows_everything(kit_pdf, headings):
    """The parts stand in their order, and the key stands last."""
    found = headings(kit_pdf)
    order = ["Timeline to fill in", "Map: Where to put the shield", "Questions", "Key"]
    assert [found[title] for title in order] == sorted(found[title] for title in order)
    assert found["Answers"] >= found["Key"] > found["Questions"]


def test_sheets_hold_no_answer(kit_pdf, kit_words, headings):
    """No explanation of the key stands on what students get, and no answer in its own question."""
    key = headings(kit_pdf)["Key"]
    cards = headings(kit_pdf)["Timeline to fill in"]
    sheets, answers = " ".join(kit_words[cards:key]), " ".join(kit_words[key:])
    bank = load_bank(SECTION)
    for question, following in pairwise([*bank, None]):
        explanation = question.get("explanation", "")
        if explanation and "`" not in explanation:
            start = spaced(explanation)[:40]
            assert start in answers
            assert start not in sheets
        if question["kind"] == "text":
            begin = sheets.index(start_of(question))
            end = sheets.index(start_of(following)) if following else len(sheets)
            assert begin < end
            assert question["accept"][0] in answers
            assert question["accept"][0] not in sheets[begin:end]


def start_of(question):
    """Return how a question begins on paper, up to its first mark-up."""
    return re.split(r"[`*{]", spaced(question["prompt"]))[0][:50].strip()


@pytest.mark.parametrize("section", banks())
def test_no_question_holds_its_answer(section):
    """A typed answer stands nowhere in the question that asks for it, in any bank.

    It may stand in another question: the names of states and treaties are common to a chapter.
    """
    for question in load_bank(section):
        if question["kind"] == "text":
            shown = unescape(re.sub("<[^>]+>", " ", printed(question))).casefold()
            shown = re.sub(r"\(\d+ points?\)", "", shown)
            for answer in question["accept"]:
                assert not re.search(rf"\b{re.escape(answer.casefold())}\b", shown), question["id"]


def test_questions_are_all_there(kit_pdf, kit_words, headings):
    """Each question stands on the sheet."""
    found = headings(kit_pdf)
    sheet = " ".join(kit_words[found["Questions"] : found["Key"]])
    for question in load_bank(SECTION):
        prompt = question.get("prompt", "")
        if prompt and not set("`*{") & set(prompt):
            assert spaced(prompt)[:50] in sheet, question["id"]


def test_no_role_is_left(kit_words):
    """Roles have become words on every page."""
    assert not ROLE.search(" ".join(kit_words))


def test_pages_are_a4(kit_pdf):
    """Every page is A4, upright or on its side."""
    sizes = {tuple(sorted(round(float(n)) for n in page.mediabox[2:])) for page in kit_pdf.pages}
    assert sizes <= {(595, 842), (594, 842), (595, 841)}


def test_fonts_are_embedded(kit_pdf):
    """A printer needs no font of its own."""
    for page in kit_pdf.pages:
        for font in page["/Resources"].get("/Font", {}).values():
            for inner in font.get_object().get("/DescendantFonts", [font]):
                descriptor = inner.get_object().get("/FontDescriptor", {}).get_object()
                held = {"/FontFile", "/FontFile2", "/FontFile3"} & set(descriptor)
                assert held or font.get_object()["/Subtype"] == "/Type3"


@pytest.mark.browser
def test_no_card_is_overfull(browser):
    """The words of every card fit on it."""
    count = "[...document.querySelectorAll('.np-card')].filter(CLIPPED).map(c => c.innerText)"
    script = count.replace("CLIPPED", "c => c.scrollHeight > c.clientHeight + 1")
    page = browser.new_page()
    for row in data.rows("sections"):
        page.set_content(kit_html(row["id"], 1))
        assert page.evaluate(script) == []
    page.close()


@pytest.mark.parametrize("row", data.rows("sections"), ids=lambda row: row["id"])
def test_every_chapter_has_kit(row):
    """The kit of each chapter names all its events and leaves no role."""
    html = unescape(kit_html(section_of(row["chapter"]), 1))
    assert not ROLE.search(html)
    for event in data.rows("events"):
        if event["section"] == row["id"]:
            assert html.count(event["title"]) >= 2


@pytest.fixture
def begun(tmp_path, monkeypatch):
    """Begin a course with an empty chapter, and go into its folder."""
    monkeypatch.delenv("NATORUSSIA_DATA", raising=False)
    main(["new", "course", str(tmp_path / "rome"), "--empty", "--chapter", "kings"])
    monkeypatch.chdir(tmp_path / "rome")
    return tmp_path / "rome"


def test_an_empty_chapter_is_left_out(begun, capsys):
    """Of all chapters it is passed over; asked for by name, it is said to be empty."""
    assert main(["kit", "--out", str(begun / "kits")]) == 0
    assert "left out: kings, which has no events and no questions yet" in capsys.readouterr().err
    assert main(["kit", "kings", "--out", str(begun / "kit.pdf")]) == 1
    assert "no events and no questions to print yet" in capsys.readouterr().err


def test_a_chapter_of_questions_alone_has_a_sheet(begun):
    """Without events there are no cards and no timeline, and the questions have their key."""
    question = "{id: one, kind: numeric, level: recall, prompt: 'How many kings?', answer: 7}"
    bank = begun / "data/questions/kings.yml"
    bank.write_text(f"section: kings\nquestions:\n  - {question}\n")
    html = kit_html("kings", 1)
    assert "How many kings?" in html
    assert "<h2>Answers</h2>" in html
    assert "event cards" not in html
    assert "Timeline" not in html


def test_unknown_chapter_names_nearest():
    """A chapter that does not exist is answered with the nearest ones."""
    with pytest.raises(UnknownNameError, match="the nearest: csto"):
        section_of("csot")


def test_missing_browser_is_said(monkeypatch, tmp_path, capsys):
    """Without Chromium the command says how to get it, and writes nothing."""
    monkeypatch.setenv("NATORUSSIA_CHROMIUM", "/nowhere/chromium")
    assert main(["kit", "csto", "--out", str(tmp_path / "kit.pdf")]) == 1
    assert "NATORUSSIA_CHROMIUM is '/nowhere/chromium'" in capsys.readouterr().err
    assert not list(tmp_path.iterdir())
