"""The first page of the course, as a reader meets it."""

from playwright.sync_api import expect

PHONE = {"width": 320, "height": 640}


def test_way_in_leads_on(book, visit):
    """The first screen of a phone has a way in, which then leads to where the reader was."""
    home = (book / "chapters/index.html").as_uri()
    opened = visit(home, viewport=PHONE)
    start = opened.page.locator("a.nr-go")
    expect(start).to_have_text("Start")
    assert start.bounding_box()["y"] + 44 <= PHONE["height"]
    opened.page.goto((book / "chapters/02-new-start.html").as_uri())
    opened.page.goto(home)
    expect(start).to_have_text("Continue where you were: A new start?")
    start.click()
    opened.page.wait_for_url("**/02-new-start.html")


def test_forecast_opens_what_became_of_it(book, visit):
    """A forecast is made on the first page: an answer opens what came of it, without a script."""
    page = visit((book / "chapters/index.html").as_uri(), java_script_enabled=False).page
    answers = page.locator(".nr-ask-now details")
    answers.nth(0).locator("summary").click()
    expect(answers.nth(0)).to_contain_text("It came out as")
    answers.nth(1).locator("summary").click()
    assert page.locator(".nr-ask-now details[open]").count() == 1


def test_map_plays_until_a_year_is_chosen(book, visit):
    """Without a script the map fills in turn; a year holds it, and it can be played again."""
    home = (book / "chapters/index.html").as_uri()
    page = visit(home, java_script_enabled=False, reduced_motion="no-preference").page
    figure = page.locator(".nr-overview")
    again = figure.get_by_role("button", name="Play again")
    playing = "(path) => path.getAnimations().map(({ animationName: name }) => name)"
    assert figure.locator("path.s5").first.evaluate(playing) == ["nr-joins"]
    figure.get_by_text("1999", exact=True).click()
    expect(figure.locator("li:visible")).to_have_text(
        "1999: 19 members; new: Czech Republic, Hungary, Poland"
    )
    expect(figure.locator("text:visible")).to_have_count(3)
    page.keyboard.press("ArrowRight")
    expect(figure.locator("li:visible")).to_contain_text("2004: 26 members")
    again.click()
    expect(figure.locator("li:visible")).to_have_count(0)


def test_map_stands_where_motion_is_not_wanted(book, visit):
    """Who asks for less motion sees the whole map at once, and still chooses years."""
    home = (book / "chapters/index.html").as_uri()
    page = visit(home, reduced_motion="reduce").page
    names = "(paths) => paths.map((path) => getComputedStyle(path).animationName)"
    assert set(page.locator(".nr-overview path[class]").evaluate_all(names)) == {"none"}
    page.locator(".nr-overview").get_by_text("1949", exact=True).click()
    expect(page.locator(".nr-overview li:visible")).to_contain_text("1949: 12 members")
