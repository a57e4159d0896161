import zipfile
from xml.etree import ElementTree as ET

import pytest

from natorussia.lms import qti
from natorussia.lms.links import Links
from tests.lms import hostile

QTI = "{http://www.imsglobal.org/xsd/ims_qtiasiv1p2}"
PACKAGE = "{http://www.imsglobal.org/xsd/imscp_v1p1}"


def written(items, path):
    qti.write(items, path, Links())
    found = {}
    with zipfile.ZipFile(path) as package:
        manifest = ET.fromstring(package.read("imsmanifest.xml"))
        for file in manifest.iter(f"{PACKAGE}file"):
            root = ET.fromstring(package.read(file.get("href")))
            found |= {one.get("ident"): one for one in root.iter(f"{QTI}item")}
    return found


@pytest.fixture(scope="module")
def package(course, tmp_path_factory):
    return tmp_path_factory.mktemp("qti") / "q.zip"


@pytest.fixture(scope="module")
def items(course, package):
    return written(course, package)


def earned(element, response):
    """Mark a response as the standard says: conditions in turn, each of which may end it."""
    score = 0.0
    for condition in element.iter(f"{QTI}respcondition"):
        if not all(holds(test, response) for test in condition.find(f"{QTI}conditionvar")):
            continue
        for change in condition.iter(f"{QTI}setvar"):
            score = float(change.text) + (score if change.get("action") == "Add" else 0)
        if condition.get("continue") == "No":
            break
    return round(score / 100, 4)


def holds(test, response):
    kind, inner = test.tag.removeprefix(QTI), [holds(one, response) for one in test]
    given = response.get(test.get("respident"), [])
    if kind in ("and", "or", "not", "other"):
        return {"and": all(inner), "or": any(inner), "not": not any(inner), "other": True}[kind]
    if kind == "varequal":
        return test.text in given
    number = float(given[0]) if given else float("nan")
    return number >= float(test.text) if kind == "vargte" else number <= float(test.text)


def labels(parent):
    found = parent.iter(f"{QTI}response_label")
    return {one.findtext(f".//{QTI}mattext"): one.get("ident") for one in found}


def lids(element):
    found = element.iter(f"{QTI}response_lid")
    return {one.findtext(f"{QTI}material/{QTI}mattext"): one for one in found}


def test_manifest_lists_every_item(items, course):
    """Each question is in a file that the manifest names, in order."""
    assert list(items) == [one.id for one in course]


def test_conditions_name_what_stands(items):
    """A condition asks for a response and a choice that the same question has."""
    for element in items.values():
        asked = [*element.iter(f"{QTI}response_lid"), *element.iter(f"{QTI}response_str")]
        choices = {one.get("ident"): set(labels(one).values()) for one in asked}
        for test in element.iter(f"{QTI}varequal"):
            known = choices[test.get("respident")]
            assert test.text in known or known == {"answer1"}


def test_options_earn_their_credit(items, course):
    """One option earns what the item says; several earn all only when all are right."""
    for one in (one for one in course if one.kind in ("single", "reason")):
        names = labels(items[one.id])
        for option in one.form.options:
            right = earned(items[one.id], {"response1": [names[option.html]]})
            assert right == (option.credit == 1)
    for one in (one for one in course if one.kind == "multiple"):
        names = labels(items[one.id])
        right = [names[option.html] for option in one.form.options if option.credit]
        assert earned(items[one.id], {"response1": right}) == 1
        assert earned(items[one.id], {"response1": [*right, *names.values()]}) == 0


def test_typed_answers_earn_credit(items, course):
    """Accepted words and numbers within the tolerance are right, others are not."""
    for one in course:
        if one.kind == "text":
            for words in one.form.accept:
                assert earned(items[one.id], {"response1": [words]}) == 1
            assert earned(items[one.id], {"response1": ["something else"]}) == 0
        if one.kind == "numeric":
            right = one.form.values[0]
            for number, credit in (
                (right.number + right.tolerance * 0.99, 1),
                (right.number - right.tolerance * 1.1 - 1, 0),
            ):
                assert earned(items[one.id], {"response1": [f"{number:.12g}"]}) == credit


def test_pairs_earn_their_share(items, course):
    """Right pairs and right places each earn their share of the points."""
    for one in (one for one in course if one.kind in ("match", "order")):
        pairs = (
            {pair.left: pair.right for pair in one.form.pairs}
            if one.kind == "match"
            else {html: str(place) for place, html in enumerate(one.form.items, 1)}
        )
        asked = lids(items[one.id])
        assert set(asked) == set(pairs)
        given = {e.get("ident"): [labels(e)[pairs[left]]] for left, e in asked.items()}
        assert earned(items[one.id], given) == pytest.approx(1, abs=0.001)
        first = dict([next(iter(given.items()))])
        assert earned(items[one.id], first) == pytest.approx(1 / len(pairs), abs=0.001)


def test_blanks_earn_their_share(items, course):
    """Each blank stands in brackets in the text and earns its share."""
    for one in (one for one in course if one.kind == "blanks"):
        asked = lids(items[one.id])
        text = items[one.id].findtext(f"{QTI}presentation/{QTI}material/{QTI}mattext")
        assert all(f"[{name}]" in text for name in one.form.gaps)
        given = {
            f"response_{name}": [labels(asked[name])[gap.accept[0]]]
            for name, gap in one.form.gaps.items()
        }
        assert earned(items[one.id], given) == pytest.approx(1, abs=0.001)


def test_feedback_has_its_target(items):
    """Feedback that is shown exists, and feedback that exists is shown."""
    for element in items.values():
        shown = {one.get("linkrefid") for one in element.iter(f"{QTI}displayfeedback")}
        assert shown == {one.get("ident") for one in element.iter(f"{QTI}itemfeedback")}


def test_hostile_texts_survive(tmp_path):
    """Markup and the signs of other formats come back as they went in."""
    nasty = hostile.items()
    read = written(nasty, tmp_path / "q.zip")
    for one in nasty:
        if one.kind in ("single", "multiple", "reason"):
            assert set(labels(read[one.id])) == {option.html for option in one.form.options}
        if one.kind == "text":
            for words in one.form.accept:
                assert earned(read[one.id], {"response1": [words]}) == 1
        text = read[one.id].findtext(f"{QTI}presentation/{QTI}material/{QTI}mattext")
        assert text.startswith(one.prompt)
