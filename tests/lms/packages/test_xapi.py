"""Packages for cmi5 and plain xAPI, launched from a record store: statements and documents."""

import json

import pytest

from tests.lms.packages.conftest import ANSWER
from tests.lms.packages.record_store import CATEGORY, SESSION, RecordStore

MOVE_ON = "https://w3id.org/xapi/cmi5/context/categories/moveon"
MASTERY = "https://w3id.org/xapi/cmi5/context/extensions/masteryscore"
# Which verbs cmi5 defines (specification, 9.3); all others are allowed statements.
DEFINED = {"initialized", "completed", "passed", "failed", "terminated"}
KINDS = {
    "single": "choice",
    "multiple": "choice",
    "order": "sequencing",
    "match": "matching",
    "reason": "matching",
    "numeric": "numeric",
    "text": "fill-in",
    "blanks": "fill-in",
    "place": "fill-in",
    "poll": "likert",
}


@pytest.fixture
def store(packed):
    """Give a function that starts a record store with the files of a package."""
    made = []

    def start(kind="cmi5", **options):
        made.append(RecordStore(packed(kind, **options)))
        return made[-1]

    yield start
    for one in made:
        one.close()
        assert one.refusals == []


@pytest.fixture
def visit(browser):
    """Give a function that opens an address as a platform does, in a tab."""
    context = browser.new_context()
    errors = []

    def open_page(address):
        page = context.new_page()
        page.on("pageerror", lambda error: errors.append(f"{error}\n{error.stack or ''}"))
        page.goto(address)
        ready(page)
        return page

    yield open_page
    context.close()
    assert errors == []


def ready(page):
    """Wait until the widgets of a page can be used."""
    page.locator(".nr-mount [data-ready=true]").first.wait_for()


def answer(page, *questions, pick=0):
    """Answer some questions, or all of them."""
    drawn = page.locator(".nq-question").evaluate_all("all => all.map((one) => one.id)")
    names = questions or [one.removeprefix("q-") for one in drawn]
    inside = ANSWER.replace('document.querySelector("iframe").contentWindow', "window")
    for name in names:
        page.evaluate(inside, [name, pick, True])
        page.locator(f"#q-{name} .nq-verdict").wait_for()
    return list(names)


def leave(page):
    """Go away from a page, as a platform does that closes it."""
    page.goto("about:blank")


def of(store, verb):
    """Return the statements with a verb."""
    return [one for one, name in zip(store.statements, store.verbs(), strict=True) if name == verb]


def test_cmi5_is_told_by_its_rules(store, visit, faults_of):
    """A visit from launch to end, and a second one: each statement is sound and in its place."""
    platform = store(passes=0.6)
    page = visit(platform.launch())
    platform.wait(lambda: platform.verbs() == ["initialized"])
    questions = answer(page)
    platform.wait(lambda: "completed" in platform.verbs())
    held = page.evaluate("({ ...localStorage.items })")
    leave(page)
    platform.wait(lambda: platform.verbs()[-1] == "terminated")
    verbs = platform.verbs()
    assert verbs[0] == "initialized"
    assert verbs.count("completed") == verbs.count("terminated") == 1
    assert verbs.count("answered") == len(questions)
    assert verbs.count("passed") + verbs.count("failed") == 1
    assert faults_of(platform.statements) == [[]] * len(platform.statements)
    for statement, verb in zip(platform.statements, verbs, strict=True):
        check_statement(statement, verb, "visit-1")
    check_answers(of(platform, "answered"))
    page = visit(platform.launch())
    platform.wait(lambda: platform.verbs().count("initialized") == 2)
    assert set(logs(page.evaluate("({ ...localStorage.items })"))) == set(logs(held))
    leave(page)
    platform.wait(
        lambda: platform.verbs()[-1] == "terminated" and len(platform.verbs()) > len(verbs)
    )
    assert platform.verbs().count("completed") == 1
    assert platform.verbs().count("answered") == len(questions)


def logs(items):
    """Return the answers in what a page holds."""
    return json.loads(items["natorussia/progress/v1"])["log"]


def check_statement(statement, verb, session):
    """Hold a statement against the rules of cmi5 (9.5 and 9.6)."""
    context, result = statement["context"], statement.get("result", {})
    ids = [one["id"] for one in context["contextActivities"].get("category", [])]
    assert context["extensions"][SESSION] == session
    assert context["registration"]
    assert context["contextActivities"]["grouping"][0]["id"] == "urn:x:unit"
    assert (CATEGORY in ids) == (verb in DEFINED)
    assert (MOVE_ON in ids) == (verb in {"completed", "passed", "failed"})
    assert ("score" in result) <= (verb in {"passed", "failed", "answered"})
    assert ("completion" in result) == (verb == "completed")
    if verb in {"passed", "failed"}:
        assert result["success"] == (verb == "passed") == (result["score"]["scaled"] >= 0.6)
        assert context["extensions"][MASTERY] == 0.6
    if verb == "terminated":
        assert result["duration"].startswith("PT")


def check_answers(statements):
    """Each kind is told in its type, with the identifiers of its own components."""
    from natorussia.questions import load_bank

    kinds = {one["id"]: one["kind"] for one in load_bank("nineties")}
    seen = set()
    for one in statements:
        kind = kinds[one["object"]["id"].rpartition("#q-")[2]]
        seen.add(kind)
        definition, response = one["object"]["definition"], one["result"]["response"]
        assert definition["interactionType"] == KINDS[kind]
        parts = {
            part["id"]
            for name in ("choices", "scale", "source", "target")
            for part in definition.get(name, [])
        }
        given = response.replace("[.]", "[,]").split("[,]")
        assert not parts or set(given) <= parts
    assert seen == set(KINDS)


EVERYTHING = frozenset({"statements", "activities/state"})
WORKING = frozenset()


@pytest.mark.parametrize("last", [EVERYTHING, {"statements"}, {"activities/state"}])
def test_store_that_fails_loses_no_statement(store, visit, last):
    """While the store is down the page says so; a later visit sends what is missing, once.

    Of a page's last words the store may take all, its state alone, or the statements alone.
    """
    platform = store()
    page = visit(platform.launch())
    first, second, third = page.locator(".nq-question").evaluate_all(
        "all => all.slice(0, 3).map((one) => one.id.slice(2))"
    )
    platform.failing = EVERYTHING
    answer(page, first)
    page.locator(".nr-lms", has_text="answered 503").wait_for()
    platform.failing = WORKING
    platform.wait(lambda: len(of(platform, "answered")) == 1)
    platform.failing = EVERYTHING
    answer(page, second)
    page.locator(".nr-lms", has_text="answered 503").wait_for()
    platform.heard.clear()
    platform.failing = last
    leave(page)
    platform.wait(lambda: {"POST statements", "PUT activities/state"} <= platform.heard)
    platform.failing = WORKING
    page = visit(platform.launch())
    platform.wait(lambda: len(of(platform, "answered")) == 2)
    answer(page, third)
    platform.wait(lambda: len(of(platform, "answered")) == 3)
    told = [one["object"]["id"].rpartition("#q-")[2] for one in of(platform, "answered")]
    assert told == [first, second, third]


def test_reload_ends_the_visit_of_cmi5(store, visit):
    """Nothing may follow the end of a visit: the page says what to do, and keeps what it had."""
    platform = store()
    page = visit(platform.launch())
    (first,) = answer(page, page.locator(".nq-question").first.get_attribute("id")[2:])
    platform.wait(lambda: "answered" in platform.verbs())
    page.reload()
    ready(page)
    page.locator(".nr-lms", has_text="visit has ended").wait_for()
    assert list(logs(page.evaluate("({ ...localStorage.items })"))) == [first]
    platform.wait(lambda: platform.verbs() == ["initialized", "answered", "terminated"])


def test_review_sends_its_begin_and_end_alone(store, visit):
    """A platform that shows the page for review hears of no answer."""
    platform = store()
    page = visit(platform.launch(mode="Review"))
    page.locator(".nr-lms", has_text="not recorded").wait_for()
    answer(page, page.locator(".nq-question").first.get_attribute("id")[2:])
    leave(page)
    platform.wait(lambda: platform.verbs() == ["initialized", "terminated"])


def test_plain_xapi_needs_its_parameters_alone(store, visit, faults_of):
    """A launch without cmi5: the agent's older form is read, and no rule of cmi5 is claimed."""
    platform = store("xapi", passes=0.0)
    page = visit(platform.parameters())
    answer(page)
    platform.wait(lambda: {"completed", "passed"} <= set(platform.verbs()))
    leave(page)
    platform.wait(lambda: platform.verbs()[-1] == "terminated")
    assert faults_of(platform.statements) == [[]] * len(platform.statements)
    assert platform.statements[0]["actor"] == {"name": "Ann", "mbox": "mailto:ann@platform.test"}
    assert "w3id.org/xapi/cmi5" not in json.dumps(platform.statements)
