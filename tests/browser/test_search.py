"""Search, and long lists, as a reader meets them on the built book, from a disk."""

from playwright.sync_api import expect

CHAPTER = "chapters/01-nineties.html"
PHONE = {"width": 320, "height": 640}


def ask(page, query):
    """Open the field by keyboard and type; return the options that are offered."""
    page.keyboard.press("Control+k")
    page.get_by_role("combobox", name="Search the course").fill(query)
    return page.get_by_role("dialog").get_by_role("option")


def test_suggestions_lead_to_the_place(book, visit, axe):
    """Control and K opens a field that suggests; arrows choose, and Enter opens the event."""
    opened = visit((book / CHAPTER).as_uri(), viewport=PHONE)
    opened.wait_for_widgets()
    options = ask(opened.page, "air campaign")
    expect(options.first).to_have_attribute("aria-selected", "true")
    expect(options.first).to_contain_text("air campaign against Yugoslavia")
    assert axe(opened.page) == []
    excess = opened.page.evaluate("document.documentElement.scrollWidth - innerWidth")
    assert excess <= 0
    opened.page.keyboard.press("ArrowDown")
    expect(options.nth(1)).to_have_attribute("aria-selected", "true")
    opened.page.keyboard.press("ArrowUp")
    opened.page.keyboard.press("Enter")
    opened.page.wait_for_url("**#event=1999-kosovo-air-campaign")
    expect(opened.page.locator(".nr-timeline").first).to_contain_text("Operation Allied Force")
    assert opened.outside("file:") == []
    assert opened.complaints == []


def test_what_is_not_there_is_said(book, visit):
    """A query without an answer says so, and says what to try; Escape closes the field."""
    opened = visit((book / CHAPTER).as_uri())
    options = ask(opened.page, "quetzalcoatl")
    expect(opened.page.get_by_role("dialog").get_by_role("status")).to_contain_text("Nothing found")
    assert options.count() == 0
    opened.page.keyboard.press("Escape")
    expect(opened.page.get_by_role("dialog")).to_have_count(0)


def test_page_of_results_groups_them(book, visit):
    """The page of results answers its address: the best first, then kind by kind."""
    opened = visit((book / "search.html").as_uri() + "?q=June 1999")
    results = opened.page.locator(".ns-results")
    expect(results.get_by_role("heading").first).to_have_text("Best matches")
    expect(results.get_by_role("link").first).to_contain_text("June 1999")
    opened.page.get_by_role("searchbox").fill("Founding Act")
    expect(results.get_by_role("link").first).to_contain_text("Founding Act")
    expect(results.get_by_role("heading", name="Events")).to_be_visible()


def test_search_button_works_without_scripts(book, visit):
    """Without a script the button leads to the page of results, which says what else leads on."""
    page = visit((book / CHAPTER).as_uri(), java_script_enabled=False).page
    page.locator("a.nr-ask").first.click()
    page.wait_for_url("**/search.html")
    # Playwright finds no text in a `noscript`, even one that shows.
    said = page.locator("main noscript p")
    expect(said).to_be_visible()
    assert "Search needs JavaScript" in said.inner_text()


def test_long_lists_narrow(book, visit):
    """The glossary has a field that narrows it, and letters that lead to their entries."""
    page = visit((book / "chapters/glossary.html").as_uri()).page
    field = page.get_by_role("searchbox", name="Narrow this list")
    field.fill("moratorium")
    expect(page.locator("dl.glossary > dt:visible").first).to_contain_text("oratorium")
    assert page.locator("dl.glossary > dt:visible").count() < 6
    field.fill("")
    letters = page.get_by_role("navigation", name="A to Z").get_by_role("link")
    names = letters.all_inner_texts()
    assert names == sorted(names)
    assert len(names) > 15
