import pytest

from natorussia.paper.pages import leaf

PAGE = """<html><body><nav>menu</nav><article class="bd-article"><section id="one">
<h1>One<a class="headerlink" href="#one">#</a></h1>
<p class="nr-start"><a class="nr-go" href="02-two.html">Begin</a></p>
<p id="here">See <a href="#here">here</a>, <a href="glossary.html#term-x">a term</a>,
<a href="review.html#y">review</a>, <a href="#event=1999-kfor">an event</a>,
<a href="https://example.org/long/address">a source</a> and <a href="#gone">nothing</a>.</p>
<div class="cell"><div class="cell_input"><pre>code()</pre></div></div>
<div class="cell"><details><summary>Show code cell source</summary>more()</details>
<div class="cell_output"><img src="../_images/a%20b.png" alt="A map" loading="lazy"></div></div>
<div class="nr-teaching">for the instructor</div><div class="toctree-wrapper">next</div>
<script>run()</script></section></article></body></html>"""
PAGES = ["chapters/04-one", "chapters/glossary"]


@pytest.fixture
def printed(tmp_path):
    chapters = tmp_path / "chapters"
    chapters.mkdir()
    (chapters / "04-one.html").write_text(PAGE, encoding="utf-8")
    return leaf(tmp_path, "chapters/04-one", PAGES)


def test_screen_parts_are_dropped(printed):
    """No menu, code, anchor sign, instructor's note or script gets on paper."""
    gone = ("menu", "code()", "more()", "Show code", ">#<", "instructor", "next", "run()", "Begin")
    for words in gone:
        assert words not in printed


def test_chapter_gets_its_number(printed):
    """The title bears the number that prose refers to."""
    assert "<h1>4. One</h1>" in printed


def test_links_lead_or_vanish(printed):
    """Links within the volume and to sources lead there; others become words."""
    assert '<a href="#chapters-04-one--here">here</a>' in printed
    assert '<a href="#chapters-glossary--term-x">a term</a>' in printed
    assert '<a href="https://example.org/long/address">a source</a>' in printed
    assert "review, an event" in printed.replace("\n", " ")
    assert "and nothing." in printed


def test_pictures_are_found(printed, tmp_path):
    """A picture is addressed from the disk and keeps its alternative text."""
    address = (tmp_path / "_images" / "a b.png").as_uri()
    assert f'src="{address}"' in printed
    assert 'alt="A map"' in printed
    assert "lazy" not in printed


def test_missing_page_says_next(tmp_path):
    """A book that is not built is answered with how to build it."""
    with pytest.raises(FileNotFoundError, match="run `make html` first"):
        leaf(tmp_path, "chapters/04-one", PAGES)
