"""How near an answer is to the reference: equal in substance, whatever type carries it."""

from dataclasses import dataclass

from natorussia.exercises.model import Question
from natorussia.exercises.values import Value, number

_ARTICLES = {
    "int": "a number",
    "float": "a number",
    "str": "text",
    "bool": "a truth value",
    "date": "a date",
    "list": "a list",
    "set": "a set",
    "dict": "a dictionary",
    "series": "a Series",
    "frame": "a table",
    "function": "a function",
    "none": "None",
}
_WANTED = {
    "number": "a number",
    "text": "text",
    "date": "a date",
    "list": "a list",
    "mapping": "a Series or a dictionary",
}
_SHOWN = 60


@dataclass(frozen=True)
class Comparison:
    """The share that is right, what is wrong with the type, and what else there is to say."""

    share: float
    complaint: str = ""
    detail: str = ""


def compare(question: Question, got: Value, expected: Value) -> Comparison:
    """Say how much of an answer is right, from 0 to 1."""
    if not question.is_function:
        return _compare(question, got, expected)
    if got[0] != "list" or len(got[1]) != len(question.calls):
        wanted = f"the function {question.answer}({question.signature}) is asked for"
        return Comparison(0.0, f"{question.answer} is {kind_of(got)}; {wanted}.")
    found = [_compare(question, *pair) for pair in zip(got[1], expected[1], strict=True)]
    share = sum(one.share == 1 for one in found) / len(found)
    return Comparison(share, detail=_first_wrong(question, got[1], found))


def _first_wrong(question: Question, got: list[Value], found: list[Comparison]) -> str:
    for call, value, one in zip(question.calls, got, found, strict=True):
        if one.share < 1:
            if value == ["none"]:
                return f"{call} gives None; did you forget a `return` statement?"
            if value[0] == "failed":
                return f"{call} stops: {' '.join(value[2:])}"
            return f"{call} gives {describe(value)}. {one.complaint or one.detail}".strip()
    return ""


def _compare(question: Question, got: Value, expected: Value) -> Comparison:
    if question.kind == "number":
        return _numbers(question, got, expected)
    if question.kind in {"text", "date"}:
        return _texts(question, got, expected)
    if question.kind == "list":
        return _lists(question, got, expected)
    return _mappings(question, got, expected)


def _only(value: Value) -> Value:
    """Unpack what holds one value only, as ``frame["x"]`` of one row does."""
    if value[0] in {"list", "set"} and len(value[1]) == 1:
        return _only(value[1][0])
    return _only(value[1][0][1]) if value[0] == "series" and len(value[1]) == 1 else value


def _type_wrong(question: Question, got: Value) -> Comparison:
    name = "it" if question.is_function else question.answer
    return Comparison(0.0, f"{name} is {kind_of(got)}; {_WANTED[question.kind]} is asked for.")


def _numbers(question: Question, got: Value, expected: Value) -> Comparison:
    mine, right = number(_only(got)), number(expected)
    if mine is None or right is None:
        return _type_wrong(question, got)
    return Comparison(float(abs(mine - right) <= question.tolerance))


def _texts(question: Question, got: Value, expected: Value) -> Comparison:
    got = _only(got)
    if got[0] not in {"str", "date"}:
        return _type_wrong(question, got)
    return Comparison(float(_plain(got) == _plain(expected)))


def _plain(value: Value) -> object:
    """Return what a list's item or a mapping's key is compared by."""
    if value[0] == "date":
        return str(value[1])[:10]
    if value[0] == "str":
        return str(value[1]).strip().casefold()
    found = number(value)
    return repr(value) if found is None else float(found)


def _lists(question: Question, got: Value, expected: Value) -> Comparison:
    mine, right = _listed(got), _listed(expected)
    if mine is None or right is None:
        return _type_wrong(question, got)
    loosely = not question.ordered and sorted(map(repr, mine)) == sorted(map(repr, right))
    if mine == right or loosely:
        return Comparison(1.0)
    if question.ordered and set(mine) == set(right):
        return Comparison(0.5, detail="The entries are right, but not their order.")
    extra, short = len(set(mine) - set(right)), len(set(right) - set(mine))
    twice = len(mine) - len(set(mine))
    share = max(0.0, 1 - (extra + short + twice) / max(len(right), 1))
    return Comparison(min(share, 0.99), detail=_counted(len(mine), extra, short, twice))


def _counted(all_of_them: int, extra: int, short: int, twice: int) -> str:
    parts = [f"{extra} do not belong" if extra else "", f"{short} are missing" if short else ""]
    parts.append(f"{twice} stand there more than once" if twice else "")
    return f"Of its {all_of_them} entries: {', '.join(part for part in parts if part)}."


def _listed(value: Value) -> list[object] | None:
    if value[0] in {"list", "set"}:
        return [_plain(item) for item in value[1]]
    if value[0] == "series":
        return [_plain(pair[1]) for pair in value[1]]
    if value[0] == "frame" and (rows := _rows(value, 1)) is not None:
        return [_plain(row[0]) for row in rows]
    return None


def _mappings(question: Question, got: Value, expected: Value) -> Comparison:
    mine, right = _mapped(got), _mapped(expected)
    if mine is None or right is None:
        return _type_wrong(question, got)
    good = sum(key in mine and _near(question, mine[key], right[key]) for key in right)
    wrong = len(mine.keys() - right.keys())
    share = max(0.0, (good - wrong) / max(len(right), 1))
    detail = f"{good} of {len(right)} entries are right, {wrong} do not belong."
    return Comparison(share, detail=detail)


def _mapped(value: Value) -> dict[object, Value] | None:
    if value[0] in {"dict", "series"}:
        return {_plain(_key(key)): item for key, item in value[1]}
    if value[0] == "frame" and (rows := _rows(value, 2)) is not None:
        return {_plain(row[0]): row[1] for row in rows}
    return None


def _rows(frame: Value, columns: int) -> list[Value] | None:
    """Return a table's rows, where all have that many cells."""
    rows = [row[1] for row in frame[2] if row[0] == "list" and len(row[1]) == columns]
    return rows if len(rows) == len(frame[2]) else None


def _key(key: Value) -> Value:
    return key[1][0] if key[0] == "list" and len(key[1]) == 1 else key


def _near(question: Question, mine: Value, right: Value) -> bool:
    first, second = number(mine), number(right)
    if first is None or second is None:
        return _plain(mine) == _plain(right)
    return abs(first - second) <= question.tolerance


def kind_of(value: Value) -> str:
    """Return what a value is, with its article."""
    if value[0] in {"unsupported", "large"}:
        return f"a {value[1]}"
    return _ARTICLES.get(value[0], "something else")


def describe(value: Value) -> str:
    """Return a value in a few words, cut to what a line holds."""
    if value[0] in {"int", "float", "bool"}:
        return str(value[1])[:_SHOWN]
    if value[0] in {"str", "date"}:
        return repr(str(value[1])[:_SHOWN])
    if value[0] in {"list", "set", "dict", "series"}:
        return f"{kind_of(value)} of {len(value[1])}"
    return kind_of(value)
