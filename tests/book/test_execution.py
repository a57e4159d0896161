"""Notebooks run side by side, and a failing one is reported as ever."""

import nbformat


def add_notebook(course, name, code):
    course.write("Words.", "print('ran')")
    notebook = nbformat.read(course.folder / "night.ipynb", as_version=4)
    notebook.cells[-1].source = code
    nbformat.write(notebook, course.folder / f"{name}.ipynb")
    toc = course.folder / "_toc.yml"
    toc.write_text(toc.read_text() + f"- file: {name}\n")


def test_notebooks_run_side_by_side(course):
    """What has no outputs yet is run in a pool, and each page shows its own."""
    add_notebook(course, "day", "print('ran by day')")
    code, printed = course.build()
    assert code == 0, printed
    assert "running 2 notebooks side by side" in printed
    assert printed.count("Using cached notebook") == 2
    assert "ran by day" in (course.site / "day.html").read_text()


def test_failing_notebook_fails_build(course):
    """A notebook that fails in the pool runs again alone, and its error ends the build."""
    add_notebook(course, "day", "raise ValueError('no day')")
    code, printed = course.build()
    assert code != 0
    assert "Executing notebook failed" in printed
    assert "no day" in printed or "ValueError" in printed
