"""Honest shapes of a notebook: where answers may stand, and what may stand beside them."""

import json

from natorussia.exercises.notebook import notebook
from tests.grading.samples import ESSAY, NINETIES, solutions

NAMES = list(solutions())
# Put before or behind the first answer, in its cell.
BESIDE = {
    "display": "display(events.head())",
    "plot": "import matplotlib.pyplot as plt\nplt.plot([1, 2]); plt.show()",
    "plot magic": "%matplotlib inline",
    "plot widget": "%matplotlib widget",
    "figure format": "%config InlineBackend.figure_format = 'retina'",
    "frame plot": "events['lane'].value_counts().plot.bar()",
    "sleep": "import asyncio\nawait asyncio.sleep(0)",
    "task": "import asyncio\nasync def f(): return 1\nx = await asyncio.create_task(f())",
    "asyncio run": "import asyncio\nasync def f(): return 1\nasyncio.run(f())",
    "time": "%time len(events)",
    "timeit": "%timeit -n1 -r1 len(events)",
    "prun": "%prun len(events)",
    "shell": "get_ipython().run_line_magic('time', 'len(events)')",
    "pip": "!pip install pandas",
    "pip magic": "%pip install pandas",
    "lines": "files = !ls",
    "extension": "%load_ext nb_black",
    "unknown magic": "%frobnicate",
    "help": "events?",
    "widgets": "import ipywidgets\nipywidgets.IntSlider()",
    "interact": "from ipywidgets import interact\ninteract(lambda x: x, x=3)",
    "quiz": "from natorussia import Quiz\nQuiz('nineties')",
    "timeline": "from natorussia import Timeline\nt = Timeline(); t.height = 3; t",
    "map": "from natorussia.maps import StepMap\nStepMap()",
    "absent package": "import seaborn_of_mine as sns\nsns.set_theme(style='white')",
    "absent name": "from pandas import nothing_of_the_kind",
    "network": "import urllib.request\nurllib.request.urlopen('http://example.org', timeout=1)",
    "table from the network": "import pandas as pd\npd.read_csv('http://example.org/x.csv')",
    "file of my own": "mine = open('notes.txt').read()",
    "subprocess": "import subprocess\nsubprocess.run(['ls'])",
    "input": "name = input('Who are you? ')",
    "prints": "print('x' * 3_000_000)",
    "many lines": "for n in range(50_000): print(n)",
    "warning": "import warnings; warnings.warn('careful')",
    "log": "import logging; logging.warning('careful')",
    "last value": "events.shape\n_",
    "file": "events.to_csv('mine.csv')",
    "check": "check('how-many')",
    "check used": "r = check('how-many')\nprint(r.status, r.points)",
    "semicolon": "len(events);",
    "history": "In[-1]; Out",
    "markdown": "from IPython.display import HTML, Markdown\ndisplay(Markdown('# a'), HTML('b'))",
    "progress": "import time\nstart = time.perf_counter()",
    "options": "import pandas as pd\npd.set_option('display.max_rows', 500)",
}
MAGIC = ("%%time", "%%capture", "%%capture out", "%%my_own_magic", "# %%", "%%prun")


def shape(answers=None, change=None):
    """Return a right notebook, with some answers in another way, after a change to it."""
    found = notebook(NINETIES, solutions() | {NINETIES.essay.name: ESSAY} | (answers or {}))
    if change is not None:
        change(found["cells"])
    return json.dumps(found)


def own(source, kind="code"):
    """Return a cell of the student's own."""
    return {"cell_type": kind, "metadata": {}, "source": source}


def below(cells):
    """Leave every starter, and answer in a new cell below it."""
    for question in NINETIES.questions:
        at = next(n for n, one in enumerate(cells) if one.get("id") == f"{question.name}-answer")
        cells[at]["source"] = question.starter()
        cells.insert(at + 1, own(question.reference()))


def above(cells):
    """Leave every starter, and answer in a new cell above it."""
    for question in NINETIES.questions:
        at = next(n for n, one in enumerate(cells) if one.get("id") == f"{question.name}-answer")
        cells[at]["source"] = question.starter()
        cells.insert(at, own(question.reference()))


def in_checks(cells):
    """Leave every starter, and answer in the cells of the checks."""
    for question in NINETIES.questions:
        for cell in cells:
            if cell["id"] == f"{question.name}-answer":
                cell["source"] = question.starter()
            if cell["id"] == f"{question.name}-check":
                cell["source"] = f"{question.reference()}\n{cell['source']}"


def at_the_end(cells):
    """Leave every starter, and answer all at the end, in one cell."""
    for question in NINETIES.questions:
        cell = next(one for one in cells if one["id"] == f"{question.name}-answer")
        cell["source"] = question.starter()
    cells.append(own("\n\n".join(solutions().values())))


def merged(cells):
    """Merge all answers into the first one's cell, and delete the others."""
    cells[3]["source"] = "\n\n".join(solutions().values())
    gone = {f"{name}-answer" for name in NAMES[1:]}
    cells[:] = [cell for cell in cells if cell["id"] not in gone]


def essay_beside(cells):
    """Write the essay in two new cells."""
    cells[-1]["source"] = "*Write here.*"
    cells += [own("The freeze was a break.", "markdown"), own("It was no end.", "markdown")]


def moved(cells):
    """Move the last answer above the first one."""
    cells.insert(2, cells.pop(-4))


def helper_below(cells):
    """Define what an answer needs in a cell below it."""
    cells[3]["source"] = "number_of_events = counted('nineties')"
    cells.append(own("def counted(s):\n    return int((events['section'] == s).sum())"))


def names_used_again(cells):
    """Use the name of each answer for something else in the cells of the answers below it."""
    before = []
    for question in NINETIES.questions:
        cell = next(one for one in cells if one["id"] == f"{question.name}-answer")
        cell["source"] = "\n".join([*(f"{name} = 7" for name in before), cell["source"]])
        before.append(question.answer)


def scratch(cells):
    """Fail in a scratch cell, before, among and after the answers."""
    for at in (2, 8, len(cells)):
        cells.insert(at, own("1 / 0"))


def indented(cells):
    """Indent an answer as a whole."""
    cells[3]["source"] = "    " + cells[3]["source"]


SHAPES = {
    "as it is": shape(),
    "all sources as lists": shape(
        change=lambda cells: [
            cell.update(source=cell["source"].splitlines(keepends=True)) for cell in cells
        ]
    ),
}
SHAPES |= {
    f"{name} first": shape({NAMES[0]: f"{code}\n{solutions()[NAMES[0]]}"})
    for name, code in BESIDE.items()
}
SHAPES |= {
    f"under {magic}": shape({NAMES[0]: f"{magic}\n{solutions()[NAMES[0]]}"}) for magic in MAGIC
}
SHAPES |= {
    change.__name__: shape(change=change)
    for change in (
        below,
        above,
        in_checks,
        at_the_end,
        merged,
        essay_beside,
        moved,
        helper_below,
        names_used_again,
        scratch,
        indented,
    )
}
SHAPES["bound twice"] = shape({NAMES[0]: f"number_of_events = 3\n{solutions()[NAMES[0]]}"})
SHAPES["without ids"] = shape(
    change=lambda cells: [cell.pop("id") and cell.update(metadata={}) for cell in cells]
)
