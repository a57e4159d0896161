"""What a service worker is told to keep of a book."""

import json
import re

from natorussia.book.offline import edition


def told(course):
    script = (course.site / "sw.js").read_text(encoding="utf-8")
    return json.loads(re.match(r"self\.nrEdition=(.*?);\n", script)[1])


def test_worker_keeps_what_exists(built):
    """Every file that the worker is to keep is in the site, and every page is among them."""
    whole = told(built)["whole"]
    absent = [path for path in whole if not (built.site / path.partition("?")[0]).exists()]
    assert absent == []
    assert {"index.html", "night.html", "search.html"} <= set(whole)


def test_shell_has_styles_and_font(built):
    """The shell holds what every page loads: style sheets, scripts and the icon font."""
    shell = " ".join(told(built)["shell"])
    assert all(part in shell for part in ("course.css", "page.js", "fa-solid-900.woff2"))
    assert "_images" not in shell
    assert ".ttf" not in shell


def test_edition_follows_content(built, tmp_path):
    """One changed byte makes another edition, and none the same."""
    (tmp_path / "a.css").write_text("p{}")
    (tmp_path / "page.html").write_text('<link rel="stylesheet" href="a.css?v=1">')
    before = edition(tmp_path, ["page.html"], "page.html")
    assert "a.css?v=1" in before["shell"]
    assert edition(tmp_path, ["page.html"], "page.html") == before
    (tmp_path / "a.css").write_text("q{}")
    assert edition(tmp_path, ["page.html"], "page.html")["version"] != before["version"]


def test_button_tells_the_size(built):
    """The place of the button says how much keeping the whole course moves."""
    home = (built.site / "index.html").read_text(encoding="utf-8")
    assert re.search(r'class="nr-keep" data-size="\d\.\d MB"', home)


def test_manifest_names_the_course(built):
    """The manifest names the book, and its icon is in the site."""
    manifest = json.loads((built.site / "manifest.webmanifest").read_text(encoding="utf-8"))
    assert manifest["name"]
    assert (built.site / manifest["icons"][0]["src"]).is_file()
