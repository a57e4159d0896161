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
BESIDE |= {
    "tables again": "from natorussia import load\nevents = load('events')",
    "column of my own": "events['year'] = events['start'].dt.year",
    "narrowed table": "events = events[events['section'] == 'nineties'].copy()",
    "names of built-ins": "list = [1]; id = 7; max = None",
    "names of the checks": "check = use = None",
    "star import": "from math import *",
    "threads": "from concurrent.futures import ThreadPoolExecutor\n"
    "with ThreadPoolExecutor(2) as pool: list(pool.map(len, ['a', 'b']))",
    "round trip": "import pandas as pd\nevents[['id']].to_csv('x.csv'); pd.read_csv('x.csv')",
    "database": "import sqlite3\nevents[['id', 'lane']].to_sql('e', sqlite3.connect('e.db'))",
    "pickle": "events.to_pickle('e.pickle')",
    "temporary file": "import tempfile\nwith tempfile.TemporaryFile() as f: f.write(b'x')",
    "copy on write": "import pandas as pd\npd.options.mode.copy_on_write = True",
    "seeded chance": "import random, numpy as np\nrandom.seed(1); np.random.default_rng(1)",
    "traceback caught": "try:\n    1 / 0\nexcept ZeroDivisionError as error:\n    print(error)",
    "list of names": "%who\n%whos",
    "reload": "%load_ext autoreload\n%autoreload 2",
    "stored": "%store events",
    "interactive shell": "from IPython import get_ipython\nget_ipython().run_cell('1 + 1')",
    "all outputs": "from IPython.core.interactiveshell import InteractiveShell\n"
    "InteractiveShell.ast_node_interactivity = 'all'",
    "umlauts": "größe = 'Köln 🙂'; print(größe)",
    "shown table": "events.head().style.highlight_max()",
    "recursion limit": "import sys\nsys.setrecursionlimit(5000)",
    "exit": "import atexit\natexit.register(print, 'bye')",
}
# How a value that is right may get its name.
COUNTED = "int((events['section'] == 'nineties').sum())"
BOUND = {
    "in a branch": f"if True:\n    number_of_events = {COUNTED}",
    "in a loop": f"for number_of_events in [{COUNTED}]:\n    pass",
    "with a hint of its type": f"number_of_events: int = {COUNTED}",
    "by a walrus": f"print(number_of_events := {COUNTED})",
    "by unpacking": f"number_of_events, *rest = {COUNTED}, 2, 3",
    "in a chain": f"mine = number_of_events = {COUNTED}",
    "as a global": "def work():\n    global number_of_events\n"
    f"    number_of_events = {COUNTED}\nwork()",
    "among the globals": f"globals()['number_of_events'] = {COUNTED}",
    "by await": f"async def work():\n    return {COUNTED}\nnumber_of_events = await work()",
    "in a try": f"try:\n    number_of_events = {COUNTED}\nfinally:\n    pass",
    "step by step": "number_of_events = 0\n"
    "for section in events['section']:\n    number_of_events += section == 'nineties'",
    "behind its starter": f"number_of_events = ...\nnumber_of_events = {COUNTED}",
    "under exec": f"exec('number_of_events = {COUNTED.replace(chr(39), chr(34))}')",
    "with tabs and carriage returns": f"if True:\r\n\tnumber_of_events = {COUNTED}\r\n",
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


def corrected_at_the_end(cells):
    """Answer wrongly where one is asked, and rightly in one cell behind the essay."""
    for question in NINETIES.questions[:4]:
        cell = next(one for one in cells if one["id"] == f"{question.name}-answer")
        cell["source"] = f"{question.answer} = 7"
    cells.append(own("\n\n".join(solutions().values())))


def corrected_before_the_essay(cells):
    """Answer wrongly where one is asked, and rightly in one cell below the last check."""
    corrected_at_the_end(cells)
    last = f"{NAMES[-1]}-check"
    at = next(n for n, one in enumerate(cells) if one.get("id") == last)
    cells.insert(at + 1, cells.pop())


def corrected_one_by_one(cells):
    """Answer wrongly where one is asked, and rightly in a cell for each at the end."""
    corrected_at_the_end(cells)
    cells.pop()
    cells += [own(source) for source in solutions().values()]


def checks_deleted(cells):
    """Delete every check."""
    cells[:] = [cell for cell in cells if not cell["id"].endswith("-check")]


def prompts_deleted(cells):
    """Delete every text but the essay."""
    kept = f"{NINETIES.essay.name}-answer"
    cells[:] = [cell for cell in cells if cell["cell_type"] == "code" or cell["id"] == kept]


def split(cells):
    """Write each line of an answer in a cell of its own."""
    at = next(n for n, one in enumerate(cells) if one["id"] == "per-lane-answer")
    lines = cells[at]["source"].split("\n")
    cells[at]["source"] = lines[-1]
    for line in lines[-2::-1]:
        cells.insert(at, own(line))


def set_up_again(cells):
    """Run the first cell again among the answers."""
    first = next(one for one in cells if one["id"] == "setup")
    cells.insert(8, own(first["source"]))


def notes_between(cells):
    """Write notes, empty cells and raw text between all cells."""
    for at in range(len(cells), 0, -1):
        cells[at:at] = [own("A note.", "markdown"), own(""), own("raw text", "raw")]


def outputs_kept(cells):
    """Save it with outputs, an error among them, and odd counts."""
    error = {"output_type": "error", "ename": "NameError", "evalue": "x", "traceback": ["x"]}
    for at, cell in enumerate(cells):
        if cell["cell_type"] == "code":
            cell |= {"outputs": [error], "execution_count": 99 - at}


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
        corrected_at_the_end,
        corrected_before_the_essay,
        corrected_one_by_one,
        checks_deleted,
        prompts_deleted,
        split,
        set_up_again,
        notes_between,
        outputs_kept,
        scratch,
        indented,
    )
}
SHAPES |= {f"bound {name}": shape({NAMES[0]: code}) for name, code in BOUND.items()}
SHAPES["bound twice"] = shape({NAMES[0]: f"number_of_events = 3\n{solutions()[NAMES[0]]}"})
SHAPES["without ids"] = shape(
    change=lambda cells: [cell.pop("id") and cell.update(metadata={}) for cell in cells]
)
