"""Honest shapes that tools give a notebook, and those that students give one by hand."""

import json
import uuid

from natorussia.exercises.notebook import notebook
from tests.grading.samples import ESSAY, NINETIES, solutions
from tests.grading.shapes import COUNTED, NAMES, own

ANSWER = f"number_of_events = {COUNTED}"
PLOT = {"output_type": "display_data", "metadata": {}, "data": {"image/png": "A" * 900_000}}


def found(answers=None):
    """Return a right notebook as plain data."""
    return notebook(NINETIES, solutions() | {NINETIES.essay.name: ESSAY} | (answers or {}))


def place(cells, name):
    """Return the cell of a place, by its id."""
    return next(one for one in cells if one.get("id") == name)


def answered_in(source, *above):
    """Return a right notebook whose first answer is this code, with own cells above it."""
    changed = found({NAMES[0]: source})
    at = changed["cells"].index(place(changed["cells"], f"{NAMES[0]}-answer"))
    changed["cells"][at:at] = [own(one) for one in above]
    return changed


def anonymous(changed):
    """Take away ids and metadata, and say an older format."""
    for cell in changed["cells"]:
        cell.pop("id", None)
        cell["metadata"] = {}
    changed["nbformat_minor"] = 0
    return changed


def colab():
    """Save it in Colab: without ids, with its own metadata, forms, mounts and uploads."""
    changed = anonymous(found({NAMES[0]: f"#@title How many? {{ run: 'auto' }}\n{ANSWER}"}))
    changed["metadata"] = {"colab": {"provenance": [], "toc_visible": True}, "accelerator": "GPU"}
    for cell in changed["cells"]:
        cell["metadata"] = {"id": uuid.uuid4().hex[:12], "colab": {"height": 34}}
    mount = "from google.colab import drive, files\ndrive.mount('/content/drive')\n"
    changed["cells"].insert(
        1, own(mount + "%cd /content/drive/MyDrive\n!git clone https://x.org/y")
    )
    changed["cells"].insert(2, own("uploaded = files.upload()\nfor name in uploaded: print(name)"))
    return changed


def vs_code():
    """Save it in VS Code: languages of cells, trailing metadata, Windows' line ends."""
    changed = found()
    for cell in changed["cells"]:
        lines = cell["source"].split("\n")
        cell["source"] = [f"{line}\r\n" for line in lines[:-1]] + lines[-1:]
        cell["metadata"] |= {"vscode": {"languageId": "python"}}
    changed["metadata"] = {
        "kernelspec": {"name": ".venv", "display_name": ".venv"},
        "orig_nbformat": 4,
    }
    return changed


def deepnote():
    """Export it from Deepnote: ids of its own, and a cell that says so."""
    changed = anonymous(found())
    for cell in changed["cells"]:
        cell["metadata"] = {"cell_id": uuid.uuid4().hex, "deepnote_cell_type": cell["cell_type"]}
        cell["source"] += "\n"
    changed["cells"].append(
        own("<a href='https://deepnote.com'>Created in Deepnote</a>", "markdown")
    )
    return changed


def marimo():
    """Export it from marimo: cells with names of its own, and its import on top."""
    changed = found()
    for number, cell in enumerate(changed["cells"]):
        cell |= {"id": f"Hb{number:02}", "metadata": {"marimo": {"name": "_"}}}
    changed["cells"].insert(0, own("import marimo as mo\nmo.md('# Mine')"))
    return changed


def same_ids():
    """Give every cell one id, as a script that wrote it may do."""
    changed = found()
    for cell in changed["cells"]:
        cell |= {"id": "a", "metadata": {}}
    return changed


def doubled():
    """Copy the starter's cell, id and all, and answer in the first of the two."""
    changed = found()
    at = changed["cells"].index(place(changed["cells"], f"{NAMES[0]}-answer"))
    changed["cells"].insert(
        at + 1, {**changed["cells"][at], "source": NINETIES.questions[0].starter()}
    )
    return changed


def as_raw():
    """Turn an answer's cell into raw text."""
    changed = found()
    place(changed["cells"], f"{NAMES[0]}-answer")["cell_type"] = "raw"
    return changed


def fenced():
    """Turn an answer's cell into text, with the code in a fence among sentences."""
    changed = found()
    cell = place(changed["cells"], f"{NAMES[0]}-answer")
    source = f"My answer:\n\n~~~python\n{cell['source']}\n~~~\n\nThat is all."
    cell |= {"cell_type": "markdown", "source": source}
    return changed


def backwards():
    """Answer the questions from the last to the first."""
    changed = found()
    parts = [changed["cells"][at : at + 3] for at in range(2, len(changed["cells"]) - 2, 3)]
    changed["cells"][2:-2] = [cell for part in parts[::-1] for cell in part]
    return changed


def heavy():
    """Keep some megabytes of plots among the outputs."""
    changed = found()
    for cell in changed["cells"]:
        if cell["cell_type"] == "code":
            cell["outputs"] = [PLOT]
    return changed


def bare():
    """Lose outputs, counts and metadata of the cells, and have a source of nothing."""
    changed = found()
    for cell in changed["cells"]:
        for key in ("outputs", "execution_count", "metadata"):
            cell.pop(key, None)
    changed["cells"].append({"cell_type": "code", "source": None})
    return changed


def cleared():
    """Clear all names in the first cell of all, as one does to begin anew."""
    changed = found()
    changed["cells"].insert(0, own("%reset -f\nimport os, sys\nimport pandas as pd, numpy as np"))
    return changed


def pictures():
    """Paste a picture into a text, and slides' metadata into all cells."""
    changed = found()
    for cell in changed["cells"]:
        cell["metadata"] |= {"slideshow": {"slide_type": "slide"}, "tags": ["hide-input"]}
    changed["cells"][0] |= {"attachments": {"image.png": {"image/png": "AAAA"}}}
    return changed


def huge():
    """Keep more plots among the outputs than any learning system would send by mail."""
    changed = found()
    changed["cells"][3]["outputs"] = [PLOT] * 25
    return changed


def said_as_text():
    """Say the format as text, as a script that wrote the file may do."""
    return found() | {"nbformat": "4"}


def in_own_text(source, kind):
    """Leave a starter, and answer below it in a cell that was turned into text or raw."""
    changed = found({NAMES[0]: NINETIES.questions[0].starter()})
    at = changed["cells"].index(place(changed["cells"], f"{NAMES[0]}-answer"))
    changed["cells"].insert(at + 1, own(source, kind))
    return changed


def older():
    """Save it in the format of 2013, with worksheets."""
    cells = [
        {"cell_type": "code", "input": one["source"], "language": "python", "outputs": []}
        if one["cell_type"] == "code"
        else {"cell_type": "markdown", "source": one["source"]}
        for one in found()["cells"]
    ]
    return {"nbformat": 3, "nbformat_minor": 0, "metadata": {}, "worksheets": [{"cells": cells}]}


def asserting():
    """Answer all in one cell, with the checks' results asked for in between."""
    asked = [
        f"{question.reference()}\nresult = check('{question.name}')\n"
        "assert result.status == 'correct', result.message\nassert result.points > 0"
        for question in NINETIES.questions
    ]
    changed = answered_in("\n".join(asked))
    gone = {f"{name}-answer" for name in NAMES[1:]}
    changed["cells"] = [cell for cell in changed["cells"] if cell.get("id") not in gone]
    return changed


CODES = {
    "the table's file, beside": "import pandas as pd\n"
    "mine = pd.read_csv('data/events.csv')\n"
    "number_of_events = int(mine['section'].eq('nineties').sum())",
    "the table's file, above": "import csv\n"
    "with open('../data/events.csv', encoding='utf-8', newline='') as lines:\n"
    "    number_of_events = sum(r['section'] == 'nineties' for r in csv.DictReader(lines))",
    "the table's file, as on Windows": "import pandas as pd\n"
    "mine = pd.read_csv(r'..\\data\\events.csv')\n"
    "number_of_events = int(mine['section'].eq('nineties').sum())",
    "the table's file, by a search": "from pathlib import Path\nimport pandas as pd\n"
    "[path] = Path('..').glob('data/events.csv')\n"
    "number_of_events = (pd.read_csv(path)['section'] == 'nineties').sum()",
    "several imports, one absent": "import seaborn_of_mine as sns, numpy as np\n"
    "sns.set_theme()\n"
    "number_of_events = np.count_nonzero(events['section'] == 'nineties')",
    "imports in one line": "import numpy as np; import plotly_of_mine as px; px.line([1])\n"
    "number_of_events = np.count_nonzero(events['section'] == 'nineties')",
    "an absent locale": f"import locale\nlocale.setlocale(locale.LC_ALL, 'xx_XX.UTF-8')\n{ANSWER}",
    "a number that is asked for": f"year = int(input('Year? '))\n{ANSWER}",
    "a secret that is asked for": f"import getpass\ntoken = getpass.getpass()\n{ANSWER}",
    "a breakpoint": f"breakpoint()\n{ANSWER}",
    "a debugger": f"import pdb\npdb.set_trace()\n{ANSWER}",
    "IPython's debugger": "from IPython.core.debugger import set_trace\n"
    f"def work():\n    set_trace()\nwork()\n{ANSWER}",
    "asked until answered": "name = ''\nwhile not name:\n    name = input('Name? ')\n" + ANSWER,
    "a bar of progress": "from tqdm.auto import tqdm\nnumber_of_events = 0\n"
    "for section in tqdm(events['section']):\n    number_of_events += section == 'nineties'",
    "guarded": f"if __name__ == '__main__':\n    {ANSWER}",
    "under a recorded time": f"%%time\n%matplotlib inline\n{ANSWER}",
    "with an alias": f"count = {COUNTED}\nnumber_of_events = count",
    "a pool of processes": f"{ANSWER}\nfrom multiprocessing import Pool\n"
    "with Pool(2) as pool: print(pool.map(len, ['a']))",
    "a widget's output": "import ipywidgets as w\nout = w.Output()\nwith out:\n"
    f"    print('x')\n    {ANSWER}\nw.VBox([out])",
    "letters in two parts": f"cafe\u0301 = {COUNTED}\nnumber_of_events = caf\u00e9",
    "a notebook's exit": f"{ANSWER}\nimport sys\nsys.exit()",
    "an address": "from urllib.request import urlretrieve\n"
    "urlretrieve('https://raw.githubusercontent.com/x/y/events.csv', 'events.csv')\n" + ANSWER,
}
OWN = {
    "a module written beside": answered_in(
        "from counting import counted\nnumber_of_events = counted(events, 'nineties')",
        "%%writefile counting.py\ndef counted(table, name):\n"
        "    return int((table['section'] == name).sum())",
    ),
    "a file that is run": answered_in(
        "%run counting_of_mine.py",
        "%%writefile counting_of_mine.py\nfrom natorussia import load\n"
        "number_of_events = int((load('events')['section'] == 'nineties').sum())",
    ),
    "code in its own raw cell": in_own_text(ANSWER, "raw"),
    "code in its own text cell": in_own_text(ANSWER, "markdown"),
    "code in its own fence": in_own_text(f"So I count:\n\n```python\n{ANSWER}\n```", "markdown"),
    "other languages beside": answered_in(
        ANSWER,
        "%%html\n<b>x</b>",
        "%%javascript\nalert(1)",
        "%%latex\n$x$",
        "%%sql\nSELECT 1",
        "%%bash\nls",
        "%%capture out\nprint(1)",
    ),
}
TOOLS = (
    colab,
    vs_code,
    deepnote,
    marimo,
    same_ids,
    doubled,
    as_raw,
    backwards,
    heavy,
    huge,
    said_as_text,
    fenced,
    bare,
    cleared,
    pictures,
    older,
    asserting,
)
TOOL_SHAPES = {
    **{make.__name__: make() for make in TOOLS},
    **{name: answered_in(code) for name, code in CODES.items()},
    **OWN,
}
TOOL_SHAPES = {name: json.dumps(one) for name, one in TOOL_SHAPES.items()}
TOOL_SHAPES["with a mark and Windows' line ends"] = "\ufeff" + json.dumps(
    found(), indent=1, ensure_ascii=False
).replace("\n", "\r\n")
