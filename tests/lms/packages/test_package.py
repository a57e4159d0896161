"""Packages as files: their manifests, what they hold, and what is refused."""

import json
import re
from xml.etree import ElementTree as ET

import pytest

from natorussia.cli import main
from natorussia.data import UnknownNameError
from natorussia.lms.links import Links
from natorussia.lms.packages import KINDS, package
from natorussia.lms.packages.content import PART
from natorussia.widgets.veil import veiled
from tests.lms.packages.conftest import files_of

CP12, CP = (
    "http://www.imsproject.org/xsd/imscp_rootv1p1p2",
    "http://www.imsglobal.org/xsd/imscp_v1p1",
)
ADL12, ADL = "http://www.adlnet.org/xsd/adlcp_rootv1p2", "http://www.adlnet.org/xsd/adlcp_v1p3"
SS = "http://www.imsglobal.org/xsd/imsss"
CMI5 = "https://w3id.org/xapi/profiles/cmi5/v1/CourseStructure.xsd"
MANIFESTS = {
    "scorm12": "imsmanifest.xml",
    "scorm2004": "imsmanifest.xml",
    "cmi5": "cmi5.xml",
    "xapi": "tincan.xml",
}
# What the content aggregation models of both editions of SCORM ask of a manifest (1.2: 2.3; 2004
# 4th edition: 3.4 and 5.1): where it stands, and what it says with a pass mark of 60 per cent.
RULES = [
    ("scorm12", f"{{{CP12}}}metadata/{{{CP12}}}schema", "ADL SCORM"),
    ("scorm12", f"{{{CP12}}}metadata/{{{CP12}}}schemaversion", "1.2"),
    ("scorm12", f".//{{{CP12}}}item/{{{ADL12}}}masteryscore", "60"),
    ("scorm2004", f"{{{CP}}}metadata/{{{CP}}}schema", "ADL SCORM"),
    ("scorm2004", f"{{{CP}}}metadata/{{{CP}}}schemaversion", "2004 4th Edition"),
    (
        "scorm2004",
        (
            f".//{{{CP}}}item/{{{SS}}}sequencing/{{{SS}}}objectives/{{{SS}}}primaryObjective"
            f"[@satisfiedByMeasure='true']/{{{SS}}}minNormalizedMeasure"
        ),
        "0.6",
    ),
]
PAGE = """<!DOCTYPE html><html lang="de" data-term="2026"><head><title>Kanäle</title>
<script>var first = 1;</script><script src="../_static/theme.js"></script>
<link rel="stylesheet" href="../_static/look.css?v=1"><link rel="next" href="02.html">
<link rel="alternate" hreflang="en" href="../../chapters/01.html"></head>
<body><header class="bd-header"><a href="02.html">next</a></header><main><article>
<h1>Kanäle</h1><img src="../_images/a%20lock.png" alt="">
<a href="02.html#locks">locks</a> <a href="01.html#top">top</a> <a href="https://a.test/">away</a>
</article></main>
<script id="nr-page" type="application/json">{"models": {"a": {"module": "quiz-01234567", "state":
{"mode": "practice", "questions": [{"id": "x", "prompt": "see <a href=\\"02.html#y\\">y<\\/a>"}],
"sections": [{"href": "02.html"}], "events": {"at": ["02.html#event-", ""]}}}},
"links": []}</script>
<script defer src="../_static/natorussia/quiz-01234567.js?v=2"></script>
<script defer src="../_static/natorussia/host.js?v=3"></script></body></html>"""


@pytest.mark.parametrize("kind", KINDS)
def test_manifest_names_every_file_and_comes_first(packed, kind):
    """The archive begins with its manifest; what that lists is there, and nothing else."""
    files = packed(kind, passes=0.6)
    assert next(iter(files)) == MANIFESTS[kind]
    root = ET.fromstring(files[MANIFESTS[kind]])
    if not kind.startswith("scorm"):
        return
    space = root.tag.partition("}")[0] + "}"
    resource = root.find(f"{space}resources/{space}resource")
    listed = [one.get("href") for one in resource.findall(f"{space}file")]
    assert listed[0] == resource.get("href") == "index.html"
    assert {*listed, MANIFESTS[kind]} == set(files)
    item = root.find(f".//{space}item")
    assert item.get("identifierref") == resource.get("identifier")
    adl = ADL12 if kind == "scorm12" else ADL
    name = "scormtype" if kind == "scorm12" else "scormType"
    assert resource.get(f"{{{adl}}}{name}") == "sco"
    organisations = root.find(f"{space}organizations")
    assert organisations.get("default") == organisations[0].get("identifier")
    identifiers = [one.get("identifier") for one in root.iter() if one.get("identifier")]
    assert len(identifiers) == len(set(identifiers))
    assert all(re.fullmatch(r"[A-Za-z_][\w.-]*", one) for one in identifiers)


@pytest.mark.parametrize(("kind", "place", "text"), RULES)
def test_manifest_says_what_its_edition_asks(packed, kind, place, text):
    """Schema, version and pass mark stand where the edition has them."""
    root = ET.fromstring(packed(kind, passes=0.6)["imsmanifest.xml"])
    assert root.find(place).text == text


def test_course_structure_of_cmi5(packed):
    """A course and a unit with title, description and address, in the order of the schema."""
    root = ET.fromstring(packed("cmi5", passes=0.6)["cmi5.xml"])
    assert [one.tag.partition("}")[2] for one in root] == ["course", "au"]
    unit = root.find(f"{{{CMI5}}}au")
    assert [one.tag.partition("}")[2] for one in unit] == ["title", "description", "url"]
    assert (unit.get("moveOn"), unit.get("masteryScore")) == ("CompletedAndPassed", "0.6")
    assert unit.find(f"{{{CMI5}}}url").text == "index.html"
    free = ET.fromstring(packed("cmi5")["cmi5.xml"]).find(f"{{{CMI5}}}au")
    assert (free.get("moveOn"), free.get("masteryScore")) == ("Completed", None)


def test_same_package_has_the_same_bytes(tmp_path):
    """What a platform was given can be compared with what is packed now."""
    for name in ("a.zip", "b.zip"):
        package("scorm12", tmp_path / name, "nineties", quiz=True)
    assert (tmp_path / "a.zip").read_bytes() == (tmp_path / "b.zip").read_bytes()


def test_links_of_a_quiz_lead_to_the_course_or_nowhere(tmp_path):
    """Without an address of the course no link is left that a package cannot follow."""
    paths = [tmp_path / "words.zip", tmp_path / "links.zip"]
    for path, course in zip(paths, ["", "https://example.org/nato"], strict=True):
        package("scorm12", path, "nineties", quiz=True, links=Links(course))
    words, links = (files_of(path)["index.html"].decode() for path in paths)
    assert "#event=" not in words
    states = re.search(r'<script id="nr-page"[^>]*>(.*?)</script>', links, re.DOTALL)[1]
    state = json.loads(states)["models"]["quiz"]["state"]
    assert "https://example.org/nato/chapters/01-nineties.html#" in keys_of(state)


def keys_of(state):
    """Return the keys that a page has, as text."""
    return veiled(state["key"])


@pytest.fixture
def small_book(tmp_path):
    """Write a book of one page with a sheet, a font that is there and one that is not."""
    files = {
        "chapters/01-nineties.html": PAGE.replace("01.html", "01-nineties.html"),
        "_static/base.css": "p { margin: 0 }",
        "_static/look.css": '@import "base.css";'
        "@font-face { src: url('fonts/a.woff2'), url(fonts/a.ttf) }"
        " p { background: url(data:image/gif;base64,AA==) }",
        "_static/fonts/a.woff2": "font",
        "_static/theme.js": "broken(",
        "_static/natorussia/quiz-01234567.js": "quiz",
        "_static/natorussia/host.js": "host",
        "_static/natorussia/cards.js": "cards",
        "_images/a lock.png": "lock",
    }
    for name, text in files.items():
        path = tmp_path / "html" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return tmp_path / "html"


def test_chapter_brings_what_it_needs_and_no_more(small_book, tmp_path):
    """Sheets, fonts, pictures and our scripts come along; the theme's scripts and menus do not."""
    package("scorm2004", tmp_path / "page.zip", "nineties", book=small_book)
    files = files_of(tmp_path / "page.zip")
    assert set(files) == {
        "imsmanifest.xml",
        "chapters/01-nineties.html",
        "_static/look.css",
        "_static/base.css",
        "_static/fonts/a.woff2",
        "_static/natorussia/quiz-01234567.js",
        "_static/natorussia/host.js",
        "_static/natorussia/cards.js",
        "_static/natorussia/lms.js",
        "_images/a lock.png",
    }
    page = files["chapters/01-nineties.html"].decode()
    assert 'lang="de"' in page
    assert 'data-platform="scorm2004"' in page
    assert "theme.js" not in page
    assert "bd-header" not in page
    assert 'data-next="../_static/natorussia/host.js"' in page
    assert 'href="#top"' in page
    assert "02.html" not in page
    assert "Kanäle" in page
    manifest = ET.fromstring(files["imsmanifest.xml"])
    assert manifest.find(f".//{{{CP}}}resource").get("href") == "chapters/01-nineties.html"


def test_chapter_leads_to_the_course_where_its_address_is_known(small_book, tmp_path):
    """Links to other pages are whole addresses, on the page and in its questions."""
    links = Links("https://example.org/nato/")
    package("cmi5", tmp_path / "page.zip", "nineties", book=small_book, links=links)
    page = files_of(tmp_path / "page.zip")["chapters/01-nineties.html"].decode()
    assert 'href="https://example.org/nato/chapters/02.html#locks"' in page
    assert '<a href=\\"https://example.org/nato/chapters/02.html#y\\">' in page
    assert '"at":["https://example.org/nato/chapters/02.html#event-",""]' in page


@pytest.mark.parametrize("course", ["", "https://example.org/nato"])
def test_parts_of_a_long_timeline_come_along(small_book, tmp_path, course):
    """What the page loads of a timeline when a reader asks is packed, and led as the page is."""
    address = "_static/natorussia/parts/chapters-01-nineties-events-1.js"
    told = {"summary": ["War"], "references": [{"title": "Livy", "url": "sources.html#source-l"}]}
    script = small_book / address
    script.parent.mkdir()
    script.write_text(json.dumps(told).join(PART), encoding="utf-8")
    page = small_book / "chapters/01-nineties.html"
    parts = f'"parts": {{"size": 100, "files": ["../{address}?v=01234567"]}}, "mode"'
    page.write_text(page.read_text().replace('"mode"', parts))
    package("scorm12", tmp_path / "page.zip", "nineties", book=small_book, links=Links(course))
    packed = files_of(tmp_path / "page.zip")[address].decode()
    led = json.loads(packed.removeprefix(PART[0]).removesuffix(PART[1]))
    url = f"{course}/chapters/sources.html#source-l" if course else ""
    assert led == {**told, "references": [{"title": "Livy", "url": url}]}


def test_what_cannot_be_packed_is_refused_with_the_way_out(small_book, tmp_path):
    """Unknown sections and kinds, a missing page or file, and a chapter as a test."""
    out = tmp_path / "out.zip"
    with pytest.raises(UnknownNameError, match="nineties"):
        package("scorm12", out, "ninetie", quiz=True)
    with pytest.raises(UnknownNameError, match="scorm2004"):
        package("scorm", out, "nineties", quiz=True)
    with pytest.raises(ValueError, match="--quiz --test"):
        package("scorm12", out, "nineties", test=True)
    with pytest.raises(ValueError, match="from 0 to 100"):
        package("scorm12", out, "nineties", quiz=True, passes=60.0)
    with pytest.raises(FileNotFoundError, match="--book"):
        package("scorm12", out, "cfe", book=small_book)
    (small_book / "_static/look.css").unlink()
    with pytest.raises(FileNotFoundError, match=r"look\.css"):
        package("scorm12", out, "nineties", book=small_book)
    assert not out.exists()


def test_media_come_along_or_are_told(small_book, tmp_path):
    """A film with its still is packed; an image that the build did not take says how it would."""
    page = small_book / "chapters/01-nineties.html"
    film = '<video poster="../_static/still.png"><source src="../_static/film.mp4"></video>'
    page.write_text(page.read_text().replace("</article>", f"{film}</article>"))
    for name in ("still.png", "film.mp4"):
        (small_book / "_static" / name).write_text(name)
    package("scorm12", tmp_path / "out.zip", "nineties", book=small_book)
    assert {"_static/still.png", "_static/film.mp4"} < set(files_of(tmp_path / "out.zip"))
    (small_book / "_static/film.mp4").unlink()
    with pytest.raises(FileNotFoundError, match=r"shows \.\./_static/film\.mp4, .* \{figure\}"):
        package("scorm12", tmp_path / "out.zip", "nineties", book=small_book)


def test_command_writes_a_package_and_wants_one_section(tmp_path, capsys):
    """``natorussia export scorm12`` says what it wrote; two sections are one too many."""
    out = tmp_path / "quiz.zip"
    words = ["export", "scorm12", "--quiz", "--test", "--with-key", "--pass", "60"]
    words += ["--out", str(out)]
    assert main([*words, "--section", "nineties"]) == 0
    assert "SCORM 1.2 package" in capsys.readouterr().out
    assert b'data-pass="0.6"' in files_of(out)["index.html"]
    assert main([*words, "--section", "nineties", "cfe"]) == 1
    assert "got 2 sections" in capsys.readouterr().err
