"""Tables of what a class answered: a row a try, and what follows for students and questions."""

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from natorussia import questions as asked
from natorussia.analytics.progress_files import Try
from natorussia.analytics.readers import Readers, read
from natorussia.markup.markdown import text_of
from natorussia.questions.certainty import LEVELS, expected

if TYPE_CHECKING:
    import pandas as pd

Paths = Iterable[str | Path]
_COLUMNS = ["student", "section", "question", "kind", "level", "prompt", "time", "tries", "hints"]
_COLUMNS += ["confidence", "credit", "answer", "astray", "first", "current"]
_FEW = 5


def responses(paths: Paths | Readers, bank: list[dict[str, Any]] | None = None) -> "pd.DataFrame":
    """Return every try of every student.

    Parameters
    ----------
    paths
        Progress files, folders or zip files; or what `readers.read` gave.
    bank
        The questions; those of the course where none are given.

    Returns
    -------
    pandas.DataFrame
        ``student``, ``section``, ``question`` (id), ``kind``, ``level``, ``prompt``, ``time``
        (UTC), ``tries`` (which try it was), ``hints`` (how many were seen), ``confidence`` (0, 1,
        2 or missing), ``credit`` (0 to 1), ``answer`` (in words; empty where the student
        asked to be shown it, which earns nothing), ``astray`` (a list of what was wrong in it, in
        words), ``first`` (whether it is the first try that is kept), ``current``
        (whether the question still has the wording that was answered).  Questions that are no
        longer asked have an id and no more.
    """
    import pandas as pd

    known = {one["id"]: one for one in (asked.load_course() if bank is None else bank)}
    rows = [
        _row(reader.name, name, known.get(name), one, first=not number)
        for reader in readers_of(paths).readers
        for name, tries in reader.records["log"].items()
        for number, one in enumerate(tries)
    ]
    frame = pd.DataFrame(rows, columns=_COLUMNS)
    frame["time"] = pd.to_datetime(frame["time"], unit="ms", utc=True, errors="coerce")
    types: dict[str, Any] = {"confidence": "Int64", "credit": float, "first": bool}
    return frame.astype(types)


def readers_of(paths: Paths | Readers) -> Readers:
    """Return what was read already, or read it."""
    return paths if isinstance(paths, Readers) else read(paths)


def _row(student: str, name: str, question: Any, one: Try, *, first: bool) -> tuple[Any, ...]:  # noqa: ANN401
    given = one.get("a")
    told = (one["t"], one["n"], one["h"], one.get("s"), one["c"])
    if question is None:
        return (student, "", name, "", "", name, *told, "", [], first, False)
    said = asked.said(question, given) if given is not None else []
    wrong = asked.astray(question, given) if said and one["c"] < 1 else []
    about = (question["section"], name, question["kind"], question["level"], prompt(question))
    now = one.get("v") in {asked.revision(question), asked.seen(question)}
    return (student, *about, *told, "; ".join(said), wrong, first, now)


def prompt(question: dict[str, Any]) -> str:
    """Return what a question asks, in one line of text."""
    shown = asked.public(question)
    return text_of(shown.get("statement", "") or shown["prompt"])


def chapters(frame: "pd.DataFrame") -> "pd.DataFrame":
    """Return for each student and section how many questions were answered, and how well.

    ``answered`` and ``right`` are counts, ``credit`` is the mean of the best try of each question.
    """
    best = _marked(frame).groupby(["student", "section", "question"])["credit"].max()
    by = best.reset_index().groupby(["student", "section"])["credit"]
    return by.agg(["size", _count_right, "mean"]).set_axis(["answered", "right", "credit"], axis=1)


def _count_right(credits_: "pd.Series[float]") -> int:
    return int((credits_ == 1).sum())


def _marked(frame: "pd.DataFrame") -> "pd.DataFrame":
    return frame[(frame["kind"] != "poll") & (frame["section"] != "")]


def items(frame: "pd.DataFrame") -> "pd.DataFrame":
    """Return for each question how hard it was and how well it tells students apart.

    Returns
    -------
    pandas.DataFrame
        By question: ``students``; ``facility``, the mean credit of first tries (high is easy);
        ``right``, the share that got there in the end; ``tries`` on average; ``hinted``, the share
        that took a hint; ``discrimination``, the correlation of first-try credit with the mean
        credit on the other questions, missing where fewer than five students or no spread allow
        none.

    References
    ----------
    R. L. Ebel and D. A. Frisbie, *Essentials of Educational Measurement* (5th edition, 1991),
    chapter 13; the correlation is the corrected item-total one.
    """
    marked = _marked(frame)
    first = marked[marked["first"]].pivot_table(
        index="student", columns="question", values="credit", aggfunc="mean"
    )
    by = marked.groupby("question")
    each = marked.groupby(["question", "student"])
    found = by[["section", "kind", "prompt"]].first()
    found["students"] = by["student"].nunique()
    found["facility"] = first.mean()
    found["right"] = each["credit"].max().eq(1).groupby("question").mean()
    found["tries"] = each["tries"].max().groupby("question").mean()
    found["hinted"] = each["hints"].max().gt(0).groupby("question").mean()
    found["discrimination"] = [_discrimination(first, str(name)) for name in found.index]
    return found


def _discrimination(first: "pd.DataFrame", name: str) -> float:
    both = first[[name]].assign(rest=first.drop(columns=name).mean(axis="columns")).dropna()
    spread = both.std(ddof=0)
    if len(both) < _FEW or not (spread > 0).all():
        return float("nan")
    return float(both[name].corr(both["rest"]))


def mistakes(frame: "pd.DataFrame") -> "pd.DataFrame":
    """Return what was wrong in answers, in the question's words, the commonest first.

    ``students`` is how many gave it in any try, ``share`` their part of those who answered.
    """
    marked = _marked(frame)
    pieces = marked.explode("astray").dropna(subset="astray").rename(columns={"astray": "wrong"})
    by = ["section", "question", "prompt", "wrong"]
    found = pieces.groupby(by)["student"].nunique().rename("students").reset_index()
    asked_of = marked.groupby("question")["student"].nunique()
    found["share"] = found["students"] / found["question"].map(asked_of).astype(float)
    order = ["students", "share", "question", "wrong"]
    return found.sort_values(order, ascending=[False, False, True, True], ignore_index=True)


def certainty(frame: "pd.DataFrame", bank: list[dict[str, Any]] | None = None) -> "pd.DataFrame":
    """Return how sure the class was against how often it was right, on first tries.

    Parameters
    ----------
    frame
        What `responses` returned.
    bank
        The questions; those of the course where none are given.

    Returns
    -------
    pandas.DataFrame
        By degree of certainty: the shares of right answers that it expects, ``least`` and
        ``most``, as the Progress page has them (see `natorussia.questions.certainty`);
        ``answers``, how many; ``right``, the share of them that was.
    """
    import pandas as pd

    chances = {
        one["id"]: asked.chance(one) for one in (asked.load_course() if bank is None else bank)
    }
    marked = _marked(frame)
    first = marked[(marked["tries"] == 1) & marked["confidence"].notna()]
    luck = first["question"].map(chances).groupby(first["confidence"]).mean()
    ranges = [expected(level, float(luck.get(level, 0.0))) for level in range(len(LEVELS))]
    right = first["credit"].eq(1).groupby(first["confidence"]).agg(["size", "mean"])
    right = right.reindex(range(len(LEVELS)))
    found = pd.DataFrame(ranges, columns=["least", "most"])
    found = found.assign(answers=right["size"].fillna(0).astype(int), right=right["mean"])
    return found.set_index(pd.Index(LEVELS, name="said"))
