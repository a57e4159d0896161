"""A whole course in which one thing is damaged: what is wrong is named, with place and remedy."""

import json
import shutil

import pytest

from natorussia.authoring.validation import faults
from natorussia.cli import main
from natorussia.data.course import tables_of

CHAPTER = "chapters/01-early-railways.ipynb"
EXERCISE = "exercises/01-early-railways.ipynb"
MODULE = "exercises/early_railways.py"


@pytest.fixture(scope="module")
def sound(tmp_path_factory):
    """Begin a course once."""
    folder = tmp_path_factory.mktemp("sound") / "rome"
    main(["new", "course", str(folder), "--title", "Rome"])
    return folder


@pytest.fixture
def course(sound, tmp_path, monkeypatch):
    """Return a copy of a sound course."""
    monkeypatch.delenv("NATORUSSIA_DATA", raising=False)
    return shutil.copytree(sound, tmp_path / "rome")


def told(course):
    """Return all faults of a course as one text."""
    with tables_of(course / "data"):
        return "\n".join(faults(course / "data"))


def rewrite(path, change):
    """Change what a file of JSON holds."""
    whole = json.loads(path.read_text(encoding="utf-8"))
    change(whole)
    path.write_text(json.dumps(whole), encoding="utf-8")


def without(name):
    """Return what takes a field away."""
    return lambda whole: whole.pop(name)


def cell(kind, source):
    """Return what adds a cell at the end of a notebook."""
    code = {"outputs": [], "execution_count": None} if kind == "code" else {}
    made = {"cell_type": kind, "id": "added", "metadata": {}, "source": source, **code}
    return lambda whole: whole["cells"].append(made)


def first(**fields):
    """Return what changes the second cell of a notebook."""
    return lambda whole: whole["cells"][1].update(fields)


NOTEBOOKS = {
    "no metadata": (without("metadata"), "metadata: it is missing, expected {...}"),
    "no cells": (without("cells"), "no notebook of Jupyter: {"),
    "no version": (without("nbformat"), "nbformat: it is missing, expected 4"),
    "old": (lambda whole: whole.update(nbformat=3), "nbformat: got 3, expected 4; open it"),
    "kernel": (
        lambda whole: whole["metadata"].update(kernelspec={"name": "python9"}),
        "there is no kernel 'python9'; the nearest is python3",
    ),
    "cell without metadata": (
        lambda whole: whole["cells"][1].pop("metadata"),
        "cell 2: metadata: it is missing",
    ),
    "kind": (first(cell_type="markdwn"), "cell 2: cell_type: got 'markdwn', expected markdown"),
    "source": (first(source=3), "cell 2: source: got 3, expected a text, or a list of its lines"),
    "no outputs": (
        lambda whole: [one.pop("outputs", None) for one in whole["cells"]],
        "outputs: it is missing, expected [...]",
    ),
    "id twice": (
        lambda whole: whole["cells"][1].update(id=whole["cells"][0]["id"]),
        "is that of cell 1; give it another one",
    ),
    "no Python": (cell("code", "x = 1\n1 +"), "line 2: it is no Python: invalid syntax; got '1 +'"),
    "no module": (cell("code", "import nowhere"), "there is no module 'nowhere'; install it"),
    "no cell at all": (lambda whole: whole["cells"].append("x"), "got 'x', expected {`cell_type`"),
}


@pytest.mark.parametrize("page", [CHAPTER, EXERCISE])
@pytest.mark.parametrize(("change", "said"), NOTEBOOKS.values(), ids=NOTEBOOKS)
def test_a_notebook_of_another_form_is_told(course, page, change, said):
    """In chapters and in exercises, with the cell."""
    rewrite(course / page, change)
    found = told(course)
    assert said in found
    assert page in found


CELLS = {
    "section": ("code", "Timeline(section='early')", "no section is called 'early'"),
    "bank": ("code", "Quiz('early')", "no section with questions is called 'early'"),
    "after": ("code", "Quiz('early-railways', after='x')", "after which questions are asked is"),
    "image": ("markdown", "![a](images/x.png)", "the image 'images/x.png' is not there; add the"),
    "link": ("markdown", "[a](source.md)", "the link 'source.md' is not there; the nearest are s"),
    "figure": ("markdown", "```{figure} x.png\n```", "{figure} 'x.png' is not there"),
    "label": ("markdown", "(one)=\nA.\n\n(one)=\nB.", "the label (one)= stands twice"),
    "reference": ("markdown", "(one)=\nSee {ref}`ones`.", "no label 'ones'; the nearest are one"),
    "anchor": ("markdown", "[a](#nowhere)", "no label 'nowhere'; write (nowhere)= above what"),
    "page": ("markdown", "{doc}`indx`", "there is no page 'indx'; the nearest are chapters/ind"),
    "heading": ("markdown", "#### Deep", "'Deep' leaves a level out; write it with ###"),
    "notes": ("markdown", "```{notes} X\nSay\n: A.\n```", "expected the option `minutes`"),
    "labels of notes": (
        "markdown",
        "```{notes} X\n:minutes: 5\n\nSays\n: A.\n```",
        "labels: Says",
    ),
    "minutes": (
        "markdown",
        "```{notes} X\n:minutes: some\n\nSay\n: A.\n```",
        "minutes: got 'some', expected a whole number",
    ),
    "documents": ("markdown", "```{documents} x\n```", "the course has no table documents"),
    "claims": ("markdown", "```{claims} early-railways\n```", "no row of claims has the section"),
    "forecast": ("markdown", "```{ask-forecast} x\n```", "no row of forecasts is called 'x'"),
    "no text": ("markdown", "```{terms}\nmore\n```", "it has neither options nor a text"),
}


@pytest.mark.parametrize(("kind", "source", "said"), CELLS.values(), ids=CELLS)
def test_what_a_cell_names_is_looked_for(course, kind, source, said):
    """Files, labels, sections, banks, rows and options, with the cell."""
    rewrite(course / CHAPTER, cell(kind, source))
    found = told(course)
    assert said in found
    assert f"{CHAPTER}, cell 14: " in found


def test_what_is_right_in_a_cell_is_left_alone(course):
    """Magics, commands, modules beside the notebook, code that is shown, and links that lead."""
    (course / "chapters/own.py").write_text("x = 1\n")
    for source in ("%matplotlib inline\n1 +", "!ls", "x?", "import own, json", "Quiz('a.yml')"):
        rewrite(course / CHAPTER, cell("code", source))
    shown = (
        "`[a](b.md)` and ``{ref}`x` `` and [a](sources.md#x), [b](https://example.org/x.md),"
        " [c](#one), {ref}`two <one>`, {doc}`/chapters/index`\n\n(one)=\nA.\n\n"
        "```text\n![a](b.png)\n# Not a heading\n```\n\n```{code-block} python\n[a](b.md)\n```"
    )
    rewrite(course / CHAPTER, cell("markdown", shown))
    assert [one for one in told(course).split("\n") if "id 'added'" not in one] == []


HEADS = {
    "title: a: b": "line 2: the head of the page is no valid YAML: mapping values",
    "- a": "got the head ['a'], expected fields such as `title: My page`",
    "titel: a": "line 2: nobody reads the field 'titel'; the nearest is title",
    "kernelspec:\n  name: pythn3": "there is no kernel 'pythn3'; the nearest is python3",
    "myst:\n  enable_extensions: [deflst]": "got 'deflst', expected deflist",
}


@pytest.mark.parametrize(("head", "said"), HEADS.items())
def test_a_broken_head_of_a_page_is_told(course, head, said):
    """Of a page of Markdown, and of a notebook's first cell."""
    (course / "chapters/glossary.md").write_text(f"---\n{head}\n---\n# Terms\n")
    assert f"chapters/glossary.md, {said}" in told(course) or said in told(course)
    rewrite(
        course / CHAPTER, lambda whole: whole["cells"][0].update(source=f"---\n{head}\n---\n# T")
    )
    assert f"{CHAPTER}, cell 1: line" in told(course)


def test_a_head_that_never_ends_and_a_page_without_title_are_told(course):
    """The rest of the page would be lost, and no contents could name it."""
    page = course / "chapters/glossary.md"
    page.write_text("---\ntitle: a\n\n# Terms\n")
    assert "glossary.md, line 1: a head opens by --- and is never closed" in told(course)
    page.write_text("Some text.\n")
    assert "glossary.md: it has no title; begin it with a heading, `# Title`" in told(course)


SETTINGS = {
    "execute_notebooks: cache": (
        "execute_notebooks: cached",
        ":11: execute/execute_notebooks: got",
    ),
    "timeout: 120": ("timeout: long", "execute/timeout: got 'long', expected a number"),
    "smartquotes": ("smartquots", "got 'smartquots', expected smartquotes"),
    "language: en-GB": ("language: klingon", "got 'klingon', expected the tag of a language"),
    "- natorussia.book": (
        "- natorussia.book\n  - nowhere",
        "there is no module 'nowhere'; install",
    ),
    "only_build_toc_files: true": ("only_build_toc_files: maybe", "expected true or false"),
    "title: Rome": ("titel: Rome", "titel: nobody reads this field; the nearest is title"),
    "use_issues_button: false": ("use_issues_button: true", "the address of a repository"),
    "html:": ("logo: x.png\nhtml:", "logo: there is no file 'x.png'; add it, or remove"),
    "show_toc_level: 2": ("show_toc_levl: 2", "the nearest is show_toc_level"),
    "nb_merge_streams: true": ("nb_merge_streams: x", "nb_merge_streams: got 'x': "),
    "nb_render_markdown_format: myst": ("nb_rendr: myst", "nobody reads this field; the nearest"),
    "    language": (
        "    html_theme: furo\n    language",
        "got 'furo', expected sphinx_book_theme",
    ),
}


@pytest.mark.parametrize(("old", "new"), SETTINGS.items())
def test_a_setting_that_the_builder_does_not_take_is_told(course, old, new):
    """With its line and the nearest value."""
    path = course / "_config.yml"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new[0], 1), encoding="utf-8")
    found = told(course)
    assert new[1] in found
    assert "_config.yml:" in found


def test_what_a_table_of_contents_leaves_out_or_names_twice_is_told(course):
    """A chapter that nobody gets to, and two files of one page."""
    path = course / "_toc.yml"
    lines = path.read_text(encoding="utf-8").split("\n")
    at = next(n for n, line in enumerate(lines) if "01-early-railways" in line)
    path.write_text("\n".join(lines[:at] + lines[at + 3 :]), encoding="utf-8")
    (course / "chapters/data.rst").write_text("x")
    found = told(course)
    assert "_toc.yml does not list chapters/01-early-railways, so that nobody gets to it" in found
    assert (
        "one page has two files, chapters/data.md, chapters/data.rst; remove or rename one" in found
    )


EXERCISES = {
    "a cell gone": (
        lambda whole: whole["cells"].pop(3),
        "it has no cell 'lanes-answer', expected \"lanes = ...\"; `natorussia exercises` writes",
    ),
    "another exercise": (
        lambda whole: whole["cells"][1].update(source='from natorussia import load\nuse("x")'),
        "cell 'setup': got ",
    ),
}


@pytest.mark.parametrize(("change", "said"), EXERCISES.values(), ids=EXERCISES)
def test_an_exercise_notebook_is_held_to_its_module(course, change, said):
    """A cell that lacks, and one that says something else, with how to mend it."""
    rewrite(course / EXERCISE, change)
    assert f"{EXERCISE}: {said}" in told(course)


MODULES = {
    "fails": ('solution="""', 'solution="""\n    1 / 0', "its solution raises ZeroDivisionError"),
    "no answer": ('answer="lanes"', 'answer="lane"', "its solution makes no 'lane', in which the"),
    "kind": ('"mapping"', '"maping"', "kind: got 'maping', expected mapping"),
    "no notebook": ("number=1", "number=2", "02-early-railways.ipynb: there is no such notebook"),
}


@pytest.mark.parametrize(("old", "new", "said"), MODULES.values(), ids=MODULES)
def test_an_exercise_that_cannot_be_compared_is_told(course, old, new, said):
    """Its solutions are run on the course's tables."""
    path = course / MODULE
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")
    assert said in told(course)


PACKAGES = {
    "name": (without("name"), "name: got None, expected the course's key"),
    "title": (lambda one: one.update(title=3), "title: got 3, expected what readers see"),
    "language": (lambda one: one.update(language="klingon"), "language: got 'klingon', expected"),
    "licences": (lambda one: one.update(licenses="CC0"), "licenses: got 'CC0', expected a list"),
    "twice": (
        lambda one: one["resources"].append(one["resources"][0]),
        "table 'events': it is described 2 times; leave one of them",
    ),
    "type": (
        lambda one: one["resources"][0]["schema"]["fields"][0].update(type="strng"),
        "field 'id': got the type 'strng', expected string",
    ),
    "pattern": (
        lambda one: one["resources"][0]["schema"]["fields"][0].update(constraints={"pattern": "["}),
        "field 'id': pattern: got '[', no regular expression",
    ),
    "enum": (
        lambda one: one["resources"][0]["schema"]["fields"][0].update(constraints={"enum": "a"}),
        "field 'id': enum: got 'a', expected a list",
    ),
    "key": (
        lambda one: one["resources"][0]["schema"].update(primaryKey="idd"),
        "primaryKey: got 'idd', expected a column: id",
    ),
    "no key": (
        lambda one: one["resources"][0]["schema"].pop("primaryKey"),
        "primaryKey: got '-', expected a column",
    ),
    "no lanes": (
        lambda one: one["resources"].pop(3),
        "no table is called 'lanes'",
    ),
}


@pytest.mark.parametrize(("change", "said"), PACKAGES.values(), ids=PACKAGES)
def test_a_description_that_no_course_can_be_read_by_is_told(course, change, said):
    """Of the course, of its tables and of their columns."""
    rewrite(course / "data/datapackage.json", change)
    assert f"datapackage.json: {said}" in told(course) or said in told(course)


def test_questions_that_nobody_asks_are_told(course):
    """A bank is named after its section, and ends in .yml."""
    bank = course / "data/questions/early-railways.yml"
    shutil.copy(bank, bank.with_name("early-railway.yml"))
    shutil.copy(bank, bank.with_suffix(".yaml"))
    found = told(course)
    for name in ("early-railway.yml", "early-railways.yaml"):
        right = "name it after its section: early-railways.yml"
        assert f"questions/{name}: nobody asks it; {right}" in found


def test_words_of_a_courses_own_are_looked_at_first(course):
    """A translation may fill in no more than its message has; what it would break waits."""
    path = course / "locale/de/LC_MESSAGES/natorussia.po"
    path.parent.mkdir(parents=True)
    head = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n'
    path.write_text(f'{head}msgid "{{0}} to {{1}}"\nmsgstr "{{0}} bis {{2}}"\n')
    where = "locale/de/LC_MESSAGES/natorussia.po:4: '{0} bis {2}' has {2}, expected the places"
    assert told(course).startswith(where)
    path.write_text(f'{head}msgid "{{0}} to {{1}}"\nmsgstr "{{1}} nach {{0}}"\n')
    assert told(course) == ""
