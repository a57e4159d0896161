"""A tiny course on another subject, built as a real one is."""

import csv
import json
import shutil
from pathlib import Path

import nbformat
import pytest
import yaml

from tests.builds import build_book
from tests.once import once

ROOT = Path(__file__).resolve().parents[2]
HEAD = """# A night

```{chapter} night
:minutes: 10
:level: introductory
:prerequisites: none

- tell what happened
```
"""
WIDGET = """
import anywidget, ipywidgets, traitlets

class Bell(anywidget.AnyWidget):
    _esm = '''export default { render({ model, el }) {
        const button = document.createElement("button");
        const show = () => button.textContent = model.get("selected");
        model.on("change:selected", show); show();
        button.onclick = () => { model.set("selected", "rung"); model.save_changes(); };
        el.append(button); el.firstChild.dataset.ready = "true"; } }'''
    _css = "button { color: #222 }"
    selected = traitlets.Unicode("silent").tag(sync=True)
    events = traitlets.Dict({"id": ["1666-fire"]}).tag(sync=True)

    def _repr_mimebundle_(self, **kwargs):
        bundle, metadata = super()._repr_mimebundle_(**kwargs)
        plain = "<ol class='nr-plain'><li>A fire, in print</li></ol>"
        return bundle | {"text/html": plain}, metadata

left, right = Bell(), Bell()
link = ipywidgets.jslink((left, "selected"), (right, "selected"))
left
"""
ROWS = {
    "events": {
        "id": "1666-fire",
        "date": "1666-09-02",
        "end": "1666-09-06",
        "title": "A city burns",
        "summary": "Four days.",
        "section": "night",
        "lane": "city",
        "sources": "diary",
        "confidence": "primary",
    },
    "sources": {
        "id": "diary",
        "title": "The diary",
        "publisher": "Pepys",
        "date": "1666",
        "url": "",
        "kind": "primary",
    },
    "sections": {
        "id": "night",
        "title": "A night",
        "chapter": "night",
        "start": "1666",
        "end": "1667",
    },
    "lanes": {"id": "city", "title": "The city"},
    "claims": {
        "id": "night-four-days",
        "section": "night",
        "article_paragraph": "night p1",
        "claim": "It burned for four days.",
        "verdict": "accurate",
        "evidence": "The diary agrees.",
        "sources": "diary",
        "confidence": "primary",
    },
    "passages": {
        "id": "night-baker",
        "section": "night",
        "place": "paragraph",
        "about": "where it began",
    },
    "documents": {
        "id": "1666-diary",
        "section": "night",
        "title": "The diary",
        "date": "1666-09-02",
        "author": "Samuel Pepys",
        "addressee": "Himself",
        "form": "Diary in shorthand",
        "force": "None",
        "says": "Morning: a fire is seen;Evening: it has not gone out",
        "omits": "Who lit it",
        "distance": "Hours",
        "sources": "diary",
        "confidence": "primary",
    },
    "terms": {"id": "fire", "term": "Fire", "definition": "What burns.", "sources": "diary"},
}


def write_table(folder, name, *rows):
    """Replace a table by rows, under the header that it has."""
    path = folder / f"{name}.csv"
    header = path.read_text(encoding="utf-8").splitlines()[0].split(",")
    with path.open("w", encoding="utf-8", newline="") as lines:
        writer = csv.DictWriter(lines, header, lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


class Course:
    """A course in a folder of its own, with a notebook to write and a book to build.

    It is begun there, or taken as it is.
    """

    def __init__(self, folder, *, begin=True):
        self.folder = folder
        self.site = folder / "_build" / "html"
        if begin:
            self._begin(folder)

    def _begin(self, folder):
        (folder / "data").mkdir(parents=True)
        tables = [*ROWS, "actors", "forecasts"]
        described = json.loads((ROOT / "data/datapackage.json").read_text())
        described["resources"] = [r for r in described["resources"] if r["name"] in tables]
        (folder / "data/datapackage.json").write_text(json.dumps(described))
        for name in tables:
            shutil.copy(ROOT / f"data/{name}.csv", folder / "data")
            write_table(folder / "data", name, *([ROWS[name]] if name in ROWS else []))
        config = yaml.safe_load((ROOT / "_config.yml").read_text(encoding="utf-8"))
        config["sphinx"]["config"]["redirects"] = {"evening": "night.html"}
        (folder / "_config.yml").write_text(yaml.safe_dump(config), encoding="utf-8")
        shutil.copytree(ROOT / "chapters/images", folder / "chapters/images")
        (folder / "_toc.yml").write_text("format: jb-book\nroot: index\nchapters:\n- file: night\n")
        (folder / "index.md").write_text(
            "# Home\n\n"
            + "\n".join(
                f"```{{{name}}}\n```\n"
                for name in ("start", "syllabus", "sources", "terms", "offline", "marking")
            )
        )

    def write(self, prose, *cells):
        """Write the chapter: prose under the head, then code cells."""
        notebook = nbformat.v4.new_notebook()
        notebook.metadata.kernelspec = {"name": "python3", "display_name": "Python 3"}
        notebook.cells = [
            nbformat.v4.new_markdown_cell(HEAD + "\n" + prose),
            *map(nbformat.v4.new_code_cell, cells),
        ]
        nbformat.write(notebook, self.folder / "night.ipynb")

    def build(self, **variables):
        """Build the book, warnings as errors; return the exit code and what was printed."""
        settings = {"NATORUSSIA_DATA": str(self.folder / "data"), **variables}
        return build_book(self.folder, "--keep-going", **settings)

    def page(self):
        """Return the built chapter."""
        return (self.site / "night.html").read_text(encoding="utf-8")


@pytest.fixture
def course(tmp_path):
    return Course(tmp_path / "course")


@pytest.fixture(scope="session")
def built(tmp_path_factory, worker_id):
    """Build a course whose chapter cites rows and shows two linked widgets; nobody changes it."""
    folder = once(tmp_path_factory, worker_id, "tiny", _build)
    return Course(folder / "course", begin=False)


def _build(folder):
    course = Course(folder / "course")
    course.write(
        "Then {event}`1666-fire`, and {event}`the flames <1666-fire>`,"
        " in {value}`sections/night/start`, see {para}`night p1`.\n\n"
        "```{claims} night\n```\n\n- {source}`diary`\n",
        WIDGET,
        "right",
    )
    code, printed = course.build()
    assert code == 0, printed
