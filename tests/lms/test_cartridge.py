import csv
import json
import shutil
import zipfile
from html.parser import HTMLParser
from xml.etree import ElementTree as ET

import pytest

from natorussia import data
from natorussia.cli import main
from natorussia.lms import cartridge
from natorussia.lms.export import READING, losses_path
from natorussia.lms.links import Links
from natorussia.lms.reading import reading
from tests.lms import hostile
from tests.lms.readers import QTI, Qti

PACKAGE = "{http://www.imsglobal.org/xsd/imsccv1p3/imscp_v1p1}"
PROFILES = {"cc.multiple_choice.v0p1", "cc.multiple_response.v0p1", "cc.fib.v0p1"}
TYPES = {"webcontent", "imsqti_xmlv1p2/imscc_xmlv1p3/assessment"}


def files_of(items, path, links=None):
    held = [one for one in items if cartridge.holds(one)]
    cartridge.write(held, path, links or Links())
    with zipfile.ZipFile(path) as package:
        return {name: package.read(name).decode() for name in package.namelist()}


def written(items, path):
    """Write items, and return the element of each."""
    files = files_of(items, path)
    roots = [ET.fromstring(text) for name, text in files.items() if name.startswith("quiz/")]
    return {one.get("ident"): one for root in roots for one in root.iter(f"{QTI}item")}


@pytest.fixture(scope="module")
def files(course, tmp_path_factory):
    return files_of([*course, *hostile.items()], tmp_path_factory.mktemp("cc") / "q.imscc")


@pytest.fixture(scope="module")
def manifest(files):
    return ET.fromstring(files["imsmanifest.xml"])


def test_manifest_names_every_file(files, manifest):
    """Each file is a resource of a type that the cartridge knows, and each resource is used."""
    assert manifest.findtext(f"{PACKAGE}metadata/{PACKAGE}schema") == "IMS Common Cartridge"
    assert manifest.findtext(f"{PACKAGE}metadata/{PACKAGE}schemaversion") == "1.3.0"
    resources = list(manifest.iter(f"{PACKAGE}resource"))
    named = [one.find(f"{PACKAGE}file").get("href") for one in resources]
    assert sorted(named) == sorted(set(files) - {"imsmanifest.xml"})
    assert {one.get("type") for one in resources} == TYPES
    used = [one.get("identifierref") for one in manifest.iter(f"{PACKAGE}item")]
    assert sorted(filter(None, used)) == sorted(one.get("identifier") for one in resources)


def test_organization_is_a_shelf(manifest):
    """One root holds an item for each section, with its reading and its questions."""
    (shelf,) = manifest.iter(f"{PACKAGE}organization")
    (top,) = shelf.findall(f"{PACKAGE}item")
    assert top.find(f"{PACKAGE}title") is None
    titles = [one.findtext(f"{PACKAGE}title") for one in top.findall(f"{PACKAGE}item")]
    course = data.package()["title"]
    known = [f"{course}: {row['title']}" for row in data.rows("sections")]
    assert titles == [*known, f"{course}: questions"]


def test_items_are_of_the_profile(files):
    """Every item names a type of the profile, and holds what that type may hold."""
    for name, text in files.items():
        if not name.startswith("quiz/"):
            continue
        for one in ET.fromstring(text).iter(f"{QTI}item"):
            fields = {
                f.findtext(f"{QTI}fieldlabel"): f.findtext(f"{QTI}fieldentry")
                for f in one.iter(f"{QTI}qtimetadatafield")
            }
            assert fields["cc_profile"] in PROFILES
            asked = [*one.iter(f"{QTI}response_lid"), *one.iter(f"{QTI}response_str")]
            assert len(asked) == 1
            many = fields["cc_profile"] == "cc.multiple_response.v0p1"
            assert asked[0].get("rcardinality") == ("Multiple" if many else "Single")
            assert {e.text for e in one.iter(f"{QTI}setvar")} == {"100"}


def test_numbers_are_right_in_digits(course, tmp_path):
    """The answer to a question for a number earns everything as it is written."""
    numeric = [one for one in course if one.kind == "numeric"]
    found = written(numeric, tmp_path / "q.imscc")
    for one in numeric:
        right = one.form.values[0].number
        assert Qti(found[one.id]).number(f"{right:g}" if abs(right) < 1e5 else f"{right:.0f}")


class Balance(HTMLParser):
    """Checks that every element that is opened is shut."""

    def __init__(self):
        super().__init__()
        self.open = []

    def handle_starttag(self, tag, attrs):
        if tag not in ("meta", "br", "hr", "img"):
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag


def test_reading_is_a_whole_page(files):
    """Each chapter's prose is a page with its language, no roles and no notes for teachers."""
    pages = {name: text for name, text in files.items() if name.startswith("reading/")}
    assert len(pages) == len(data.rows("sections"))
    for text in pages.values():
        assert '<html lang="en-GB" dir="ltr">' in text
        assert "{event}" not in text
        assert "```" not in text
        assert "Misconceptions" not in text
        balance = Balance()
        balance.feed(text)
        assert balance.open == []


def test_links_lead_out_or_to_the_course():
    """Without an address, links into the course are words; with one they lead to its pages."""
    bare = reading("cfe", Links()).html
    whole = reading("cfe", Links("https://example.org/nato/")).html
    assert not [one for one in bare.split('href="')[1:] if not one.startswith(("http", "mailto"))]
    assert 'href="https://example.org/nato/chapters/06-cfe.html"' in whole
    assert reading("no-such-section", Links()).html == ""


FIGURE = """```{figure} images/a map.png
---
alt: Where [they] stood
---
The *lines* of 1990.
```

![](../data/../chapters/images/a%20map.png) and ![gone](images/none.png) in {sub}`2`

```{video} a.mp4
```

{badge}`new` words"""


@pytest.fixture
def own(tmp_path, monkeypatch):
    """Return the folder of a course whose chapter on the CFE treaty shows an image."""
    shutil.copytree(data.folder(), tmp_path / "data")
    images = tmp_path / "chapters" / "images"
    images.mkdir(parents=True)
    (images / "a map.png").write_bytes(b"\\x89PNG")
    cells = [{"cell_type": "markdown", "source": FIGURE, "metadata": {}, "id": "a"}]
    chapter = tmp_path / "chapters" / "06-cfe.ipynb"
    chapter.write_text(json.dumps({"cells": cells}), encoding="utf-8")
    monkeypatch.setenv("NATORUSSIA_DATA", str(tmp_path / "data"))
    return tmp_path


def test_images_come_along_and_the_rest_is_told(own, capsys):
    """A figure is in the page, its file once in the cartridge; what is lost is said and listed."""
    path = own / "q.imscc"
    assert main(["export", "cartridge", "--out", str(path), "--section", "cfe"]) == 0
    with zipfile.ZipFile(path) as package:
        page = package.read("reading/cfe.html").decode()
        shown = "reading/files/chapters/images/a map.png"
        assert package.read(shown) == b"\\x89PNG"
        manifest = ET.fromstring(package.read("imsmanifest.xml"))
        names = [one for one in package.namelist() if one.startswith("reading/files")]
    assert names == [shown]
    listed = [one.get("href") for one in manifest.iter(f"{PACKAGE}file")]
    assert [one for one in listed if "files" in one] == [shown.replace(" ", "%20")]
    image = '<img src="files/chapters/images/a%20map.png" alt="Where [they] stood"'
    assert image in page
    assert "<p>The <em>lines</em> of 1990.</p>" in page
    assert "<em>gone</em> in ₂" in page
    why = (
        "of {badge} only the words are kept; of {video} only the words are kept; "
        "the image images/none.png is not there"
    )
    assert f"the reading of cfe: {why}\n" in capsys.readouterr().err
    with losses_path(path).open(encoding="utf-8", newline="") as lines:
        assert [one["why"] for one in csv.DictReader(lines) if one["kind"] == READING] == [why]
