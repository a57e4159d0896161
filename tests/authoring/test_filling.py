"""Whatever title a person types, what is written is read back as it was typed."""

import json

import nbformat
import pytest
import yaml
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from natorussia.authoring.filling import one_line
from natorussia.authoring.templates import add_chapter, begin_course
from natorussia.data.validation import problems

AWKWARD = [
    "Rome: from Republic to Empire",
    "Yes",
    "null",
    "1789",
    "2024-01-01",
    '"Peace", they said',
    "it's ''quoted''",
    "# hash",
    "ends with a hash #",
    "- dash",
    "--title",
    "back\\slash \\n",
    "🚂 rails",
    "{{ braces }} ${name} $x$",
    "<b>*bold*</b> _under_ [link](url) `code`",
    "&amp; @ % ! | > ? ~",
    "{a: 1}",
    "tab\there",
    "1. list",
    "\ufffe\u2028\x85\ufeff x",
    "long " * 500,
]


def headings(source):
    """Return the text of each heading of Markdown, as a reader sees it."""
    tokens = MarkdownIt().parse(source)
    places = [n for n, token in enumerate(tokens) if token.type == "heading_open"]
    return ["".join(child.content for child in tokens[n + 1].children) for n in places]


def examples(test):
    """Try the awkward titles besides what Hypothesis finds."""
    for title in AWKWARD:
        test = example(title)(test)
    return test


@examples
@given(st.text(min_size=1, max_size=80))
@settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
def test_any_title_is_read_back(tmp_path_factory, typed):
    """Configuration, package, pages, notebook and section all hold the title as it was typed."""
    title = one_line(typed)
    if not title:
        return
    folder = tmp_path_factory.mktemp("course") / "rome"
    begin_course(folder, "rome", title)
    add_chapter(folder, "kings", title)
    assert yaml.safe_load((folder / "_config.yml").read_text("utf-8"))["title"] == title
    assert json.loads((folder / "data/datapackage.json").read_text("utf-8"))["title"] == title
    assert headings((folder / "chapters/index.md").read_text("utf-8"))[0] == title
    notebook = nbformat.read(folder / "chapters/02-kings.ipynb", as_version=4)
    nbformat.validate(notebook)
    assert headings(notebook.cells[0].source)[0] == title
    assert problems(folder / "data") == []


@pytest.mark.parametrize("name", ["yes", "no", "on", "null", "true", "y"])
def test_names_that_yaml_takes_for_something_else(tmp_path, name):
    """A section may be called what YAML takes for true, false or nothing."""
    begin_course(tmp_path / "rome", "rome", "Rome")
    add_chapter(tmp_path / "rome", name, "A chapter")
    bank = yaml.safe_load((tmp_path / f"rome/data/questions/{name}.yml").read_text("utf-8"))
    assert bank["section"] == name
    assert bank["questions"][0]["id"] == f"{name}-order"


def test_title_is_kept_on_one_line():
    """Breaks become spaces, and what no screen shows is left out."""
    assert one_line(" Rome\n\tand\x00 Carthage\u2028") == "Rome and Carthage"
