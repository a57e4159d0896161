"""Honest answers in many styles, and the forms that a right value may come in.

A file for each exercise lists right answers by question, each a cell's code; `FORMS` says in which
other forms their results may stand there.
"""

import pickle
from collections.abc import Iterator
from functools import cache, partial
from pathlib import Path

import pandas as pd
import yaml

from natorussia import data
from natorussia.data.course import tables_of
from natorussia.exercises import exercise, judge
from natorussia.exercises.reference import answer, expected, namespace
from natorussia.grading.perturb.drawing import Drawing
from natorussia.grading.perturb.rules import read_source

FOLDER = Path(__file__).parent
_PAIRS = {
    "a dictionary": "dict(V)",
    "pairs": "list(dict(V).items())",
    "a Series": "pd.Series(dict(V))",
    "a sorted Series": "pd.Series(dict(V)).sort_values()",
    "a table of two columns": "pd.Series(dict(V)).reset_index()",
    "a table with labels": "pd.Series(dict(V)).to_frame('value')",
    "labels as text": "{str(k[0] if isinstance(k, tuple) else k): v for k, v in dict(V).items()}",
    "objects": "pd.Series(dict(V), dtype=object)",
    "rows as dictionaries": "pd.Series(dict(V)).reset_index().to_dict('records')",
    "columns as lists": "pd.Series(dict(V)).reset_index().to_dict('list')",
    "columns as dictionaries": "pd.Series(dict(V)).reset_index().to_dict()",
    "a table as a dictionary": "pd.Series(dict(V)).to_frame('value').to_dict()",
    "numbers as text": "{k: str(v) if isinstance(v, (int, float, np.number)) else v"
    " for k, v in dict(V).items()}",
}
_ITEMS = {
    "a set": "set(V)",
    "a tuple": "tuple(V)",
    "an iterator": "iter(list(V))",
    "a generator": "(one for one in list(V))",
    "an array": "np.array(list(V))",
    "a Series": "pd.Series(list(V))",
    "an index": "pd.Index(list(V))",
    "keys": "dict.fromkeys(V).keys()",
    "a table of one column": "pd.DataFrame({'state': list(V)})",
    "turned round": "list(V)[::-1]",
    "rows as dictionaries": "pd.DataFrame({'state': list(V)}).to_dict('records')",
    "bytes": "[str(one).encode() for one in list(V)]",
}
_ONE = {
    "alone in a list": "[V]",
    "alone in a Series": "pd.Series([V])",
    "alone in an array": "np.array([V])",
    "alone in a dictionary": "{'found': V}",
    "alone in a table": "pd.DataFrame({'found': [V]})",
}
TURNS = 4  # of forms: on changed tables each is tried with one of so many seeds of its answer
HALVES = 2  # of the answers: on changed tables each is tried with one seed of so many
IN_FORMS = 2  # of the answers to a question, the first ones whose results are tried in all forms
FORMS = {"mapping": _PAIRS, "list": _ITEMS, "number": _ONE, "text": _ONE, "date": _ONE}


def answers(name):
    """Return an exercise's right answers by question, the reference first."""
    asked, found = exercise(name), _collected(name)
    return {one.name: [one.reference(), *found[one.name]] for one in asked.questions}


@cache
def _collected(name):
    return yaml.safe_load((FOLDER / f"{name}.yml").read_text(encoding="utf-8"))


_compiled = cache(partial(compile, filename="answer", mode="exec"))


def formed(question, names, turns=range(TURNS)):
    """Return the answer in the forms of some turns, by name, with the names it then stands in."""
    mine = names[question.answer]
    yield "as it is", names
    if question.is_function:
        mine = called_once(mine)
    tables = {"pd": pd, "np": __import__("numpy")}
    for number, (form, code) in enumerate(FORMS[question.kind].items()):
        if number % TURNS not in turns:
            continue
        if question.is_function:
            text = f"lambda *given: (lambda V: {code})(mine(*given))"
            changed = eval(text, tables | {"mine": mine})
        elif hasattr(mine, "columns"):
            continue
        else:
            changed = eval(code, tables | {"V": mine})
        yield form, names | {question.answer: changed}


def called_once(function):
    """Return a function that calls another once for the same arguments."""
    results = {}

    def called(*given):
        key = pickle.dumps(given)
        if key not in results:
            value = function(*given)
            results[key] = list(value) if isinstance(value, Iterator) else value
        return results[key]

    return called


def count(name):
    """Return how many right answers there are to an exercise, with the forms of the first two."""
    asked = exercise(name)
    return sum(
        len(codes) + IN_FORMS * len(FORMS[asked.question(one).kind])
        for one, codes in answers(name).items()
    )


def denied(name, folder, right=None, *, halves=range(HALVES), forms=range(TURNS)):
    """Return the answers of an exercise that are not found correct on some tables, with why.

    Parameters
    ----------
    name, folder
        The exercise, and the folder of the tables.
    right
        The right answers on these tables, where they are known.
    halves
        Which answers to a question are tried: 0 for the first, the third and so on.
    forms
        The turns of the forms, in which the first answers are tried as well (see `FORMS`).
    """
    asked, found = exercise(name), []
    with tables_of(folder):
        right, first = right or expected(asked), namespace(asked)
        for one, codes in answers(name).items():
            question = asked.question(one)
            for number, code in enumerate(codes):
                if number % HALVES not in halves:
                    continue
                names = {
                    key: value.copy(deep=False) if isinstance(value, pd.DataFrame) else value
                    for key, value in first.items()
                }
                try:
                    exec(_compiled(code), names)
                except Exception as error:  # noqa: BLE001
                    found.append((one, number, "raised", repr(error)))
                    continue
                in_forms = (
                    formed(question, names, forms) if number < IN_FORMS else [("as it is", names)]
                )
                for form, mine in in_forms:
                    got = judge(question, answer(question, mine, first), right[one])
                    if got.status != "correct":
                        found.append((one, number, form, got.message))
    return found


def changed_tables(name, seeds, folder):
    """Make changed tables for an exercise so many times, each in the last one's place.

    Yields
    ------
    int, Path, dict
        The seed, the folder of the tables that the exercise reads, and the right answers on them.
    """
    drawing = Drawing(exercise(name), data.folder(), read_source(data.folder()))
    for seed in range(seeds):
        drawn = drawing.draw(Path(folder) / name, seed * 1000)
        yield drawn.change.seed, Path(folder) / name, drawn.right
