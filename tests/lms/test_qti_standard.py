"""QTI 2.1 and 3.0: read by a converter and played by a player, both made by others."""

import shutil
import zipfile
from datetime import timedelta
from xml.etree import ElementTree as ET

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from qti_convert import upgrade_qti2_to_qti3

from natorussia.lms import qti3, qti21
from natorussia.lms.forms import item
from natorussia.lms.links import Links
from natorussia.questions import items as forms
from natorussia.questions.items import STRICTER
from tests.lms import banks, hostile
from tests.lms.qti_player import QTI, Asked, Player, source
from tests.lms.tries import tried

PACKAGE = "{http://www.imsglobal.org/xsd/qti/qtiv3p0/imscp_v1p1}"
ROUNDED = 6e-4  # the player rounds what it maps to three places
LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def written(items, path, module=qti3):
    """Write items, and return the files of the package."""
    module.write([one for one in items if module.holds(one)], path, Links())
    with zipfile.ZipFile(path) as package:
        return {name: package.read(name).decode() for name in package.namelist()}


def items_of(files):
    asked = [Asked(xml) for name, xml in files.items() if name.startswith("items/")]
    return {one.root.get("title"): one for one in asked}


@pytest.fixture(scope="module")
def files(course, tmp_path_factory):
    return written([*course, *hostile.items()], tmp_path_factory.mktemp("qti3") / "q.zip")


@pytest.fixture(scope="module")
def player(browser):
    if not (deno := shutil.which("deno")):
        pytest.skip("deno is not installed: pip install deno")
    return Player(browser, source(deno))


def test_versions_say_the_same(files, course, tmp_path):
    """A converter of others turns each item and test of 2.1 into that of 3.0."""
    older = written([*course, *hostile.items()], tmp_path / "q.zip", qti21)
    assert set(older) == set(files)
    for name in (one for one in files if one != "imsmanifest.xml"):
        assert canonical(upgrade_qti2_to_qti3(older[name])) == canonical(files[name]), name


def canonical(xml):
    root = ET.fromstring(xml)
    for element in root.iter():
        element.attrib = {n: v for n, v in element.attrib.items() if "schemaLocation" not in n}
    return ET.canonicalize(ET.tostring(root, encoding="unicode"))


def test_manifest_names_every_file(files):
    """The manifest names each file once, with its type; a test depends on its items."""
    manifest = ET.fromstring(files["imsmanifest.xml"])
    named = {one.get("href"): one for one in manifest.iter(f"{PACKAGE}resource")}
    assert set(named) == set(files) - {"imsmanifest.xml"}
    for href, one in named.items():
        kind = "item" if href.startswith("items/") else "test"
        assert one.get("type") == f"imsqti_{kind}_xmlv3p0"
    known = {one.get("identifier") for one in named.values()}
    needed = [one.get("identifierref") for one in manifest.iter(f"{PACKAGE}dependency")]
    assert len(needed) == len(set(needed)) == len(items_of(files))
    assert set(needed) < known


def test_items_say_their_language(files):
    """Each item says which language it is in."""
    assert {one.root.get(LANG) for one in items_of(files).values()} == {"en-GB"}


def test_names_are_declared(files):
    """Whatever is marked or shown names a variable that the item declares."""
    for name, one in items_of(files).items():
        declared = {e.get("identifier") for e in one.root if e.tag.endswith("-declaration")}
        for element in one.root.iter():
            for attribute in ("response-identifier", "outcome-identifier"):
                assert element.get(attribute, "SCORE") in declared, name
            if element.tag in (f"{QTI}qti-variable", f"{QTI}qti-map-response"):
                assert element.get("identifier") in declared, name


def assert_played(player, questions, files):
    """Every answer earns there what it earns here, or less where that is listed."""
    asked, tries = items_of(files), {}
    for question in questions:
        if question["id"] in asked:
            one = item(question, Links())
            tries[one.id] = one, tried(question, one)
    played = player.play(
        [
            {"xml": asked[n].xml, "answers": [getattr(asked[n], how)(r) for how, r, _ in found]}
            for n, (_, found) in tries.items()
        ]
    )
    assert len(played) == len(tries)
    for (one, found), marks in zip(tries.values(), played, strict=True):
        less = STRICTER in [loss.direction for loss in qti3.lost(one)]
        for (_, response, credit), mark in zip(found, marks, strict=True):
            earned = mark["score"] / one.points
            assert earned <= credit + ROUNDED, (one.id, response)
            assert less or earned >= credit - ROUNDED, (one.id, response)
            if isinstance(one.form, forms.Choice | forms.Pairs | forms.Sequence):
                assert (earned == 1) == (credit == 1), (one.id, response)


@pytest.mark.browser
def test_player_marks_the_course_alike(player, bank, files):
    """Right, wrong and half answers to every question earn in a player what they earn here."""
    assert_played(player, bank.values(), files)


@pytest.mark.browser
def test_player_marks_hostile_texts_alike(player, files):
    """Signs that mean something to a format change nothing in what is marked."""
    from natorussia.questions import load_bank

    assert_played(player, load_bank(hostile.BANK), files)


@pytest.mark.browser
@settings(max_examples=3, deadline=timedelta(minutes=2), suppress_health_check=list(HealthCheck))
@given(drawn=st.lists(banks.KINDS, min_size=20, max_size=40))
def test_player_marks_any_bank_alike(player, drawn, tmp_path_factory):
    """Questions made up by chance are marked there as here, whatever kind they are of."""
    questions = banks.loaded(drawn)
    items = [item(question, Links()) for question in questions]
    files = written(items, tmp_path_factory.mktemp("any") / "q.zip")
    assert_played(player, questions, files)


@settings(max_examples=5, deadline=timedelta(minutes=2), suppress_health_check=list(HealthCheck))
@given(drawn=st.lists(banks.KINDS, min_size=20, max_size=40))
def test_versions_say_the_same_of_any_bank(drawn, tmp_path_factory):
    """Questions made up by chance are those of 3.0, once others have turned them into it."""
    items = [item(question, Links()) for question in banks.loaded(drawn)]
    folder = tmp_path_factory.mktemp("both")
    files, older = (written(items, folder / f"{m.__name__}.zip", m) for m in (qti3, qti21))
    for name in (one for one in files if one != "imsmanifest.xml"):
        assert canonical(upgrade_qti2_to_qti3(older[name])) == canonical(files[name]), name


@pytest.mark.browser
def test_player_shows_feedback(player, course, files):
    """What is said to a choice is shown for it, and the explanation in any case."""
    asked = items_of(files)
    told = [one for one in course if one.kind == "single" and one.form.options[0].feedback]
    assert told
    answers = [
        {"xml": asked[one.id].xml, "answers": [asked[one.id].ticked([one.form.options[0].html])]}
        for one in told
    ]
    for one, answer, (mark,) in zip(told, answers, player.play(answers), strict=True):
        assert mark["feedback"] == answer["answers"][0]["RESPONSE"]
        assert mark["after"] == ("after" if one.after else None)
        said = asked[one.id].root.findall(f"{QTI}qti-modal-feedback")
        assert mark["feedback"] in [element.get("identifier") for element in said]
