"""The quiz: questions on a page and in a notebook, marked at once or all together."""

import base64
import json
import os
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import traitlets

from natorussia import data
from natorussia import questions as asked
from natorussia.printable import PrintableWidget

if TYPE_CHECKING:
    import pandas as pd

_STATIC = Path(__file__).resolve().parent / "static" / "quiz"
_NEEDS_A_SCRIPT = (
    "Your answers are kept by this page's script. Without JavaScript, every chapter "
    "has its questions in print."
)
_COLUMNS = (
    "time",
    "question",
    "kind",
    "response",
    "credit",
    "verdict",
    "points",
    "confidence",
    "tries",
    "hints",
)


class Quiz(PrintableWidget):
    """A quiz from the course's bank, from a file, or from a list of questions.

    Parameters
    ----------
    source
        The id of a section (``nineties``), the path of a YAML file, or a list of dictionaries;
        ``data/questions/schema.json`` describes all three.  None is the whole course.
    mode
        ``practice`` marks each question when asked to, ``test`` all of them once; ``review`` asks
        what is due today, and ``progress`` shows how far the reader has come.
    seed
        Fixes the order of questions and options, and what is drawn; None draws anew each time.
    pool
        How many questions to draw; None asks all of them, in the order of the bank.
    confidence
        Whether to ask how sure the reader is, and to show how well that was judged.
    penalty
        What each further try takes off the credit, as a share.
    heading
        What stands above the questions; nothing where the page has a heading already.
    course
        Whose progress it is: courses that share a site keep theirs apart.  By default the name of
        the data package.

    Raises
    ------
    natorussia.questions.BankError
        If a question is not sound; the message has a line for each thing that is wrong.

    Examples
    --------
    >>> quiz = Quiz("nineties", mode="test", pool=5)  # doctest: +SKIP
    >>> quiz.responses  # doctest: +SKIP
    """

    _esm = _STATIC / "quiz.js"
    _css = _STATIC / "quiz.css"
    course = traitlets.Unicode().tag(sync=True)
    heading = traitlets.Unicode("").tag(sync=True)
    mode = traitlets.Enum(["practice", "test", "review", "progress"], "practice").tag(sync=True)
    questions = traitlets.List(traitlets.Dict()).tag(sync=True)
    sections = traitlets.List(traitlets.Dict()).tag(sync=True)
    seed = traitlets.Int(None, allow_none=True).tag(sync=True)
    pool = traitlets.Int(None, allow_none=True, min=1).tag(sync=True)
    confidence = traitlets.Bool(default_value=True).tag(sync=True)
    penalty = traitlets.Float(0.25, min=0, max=1).tag(sync=True)
    key = traitlets.Unicode("").tag(sync=True)

    @traitlets.default("course")
    def _name_course(self) -> str:
        return str(data.package()["name"])

    def __init__(
        self,
        source: str | Path | Iterable[dict[str, Any]] | None = None,
        mode: str = "practice",
        **options: Any,  # noqa: ANN401
    ) -> None:
        bank = asked.load_course() if source is None else asked.load_bank(source)
        self._bank = {question["id"]: question for question in bank}
        self._keys = {name: asked.key(question) for name, question in self._bank.items()}
        self._responses: list[dict[str, Any]] = []
        shown = [asked.public(question) for question in bank]
        if mode in ("progress", "review"):
            options = {"sections": _sections(bank), **options}
        if mode == "progress":
            self._keys, shown = {}, []
            options["sections"] = [*options["sections"], *_others()]
        # A page without a kernel marks by itself; a live one asks here, and never sees the key.
        key = _encoded(self._keys) if os.environ.get("NATORUSSIA_BOOK") == "1" else ""
        super().__init__(mode=mode, questions=shown, key=key, **options)
        self.on_msg(self._answer)

    @property
    def responses(self) -> "pd.DataFrame":
        """What was answered in this session, one row a try."""
        import pandas as pd

        return pd.DataFrame(self._responses, columns=_COLUMNS)

    def _answer(self, _widget: object, message: dict[str, Any], _buffers: object) -> None:
        name = message.get("id")
        known = isinstance(name, str) and name in self._bank
        if not known or message.get("type") not in ("mark", "reveal"):
            return
        reply: dict[str, Any] = {"n": message.get("n")}
        if message["type"] == "mark":
            reply["marks"] = self._mark(self._bank[name], message).as_dict()
            reply["reread"] = self._keys[name]["reread"]
        if message["type"] == "reveal" or message.get("final") or reply["marks"]["credit"] == 1:
            reply["solution"] = self._keys[name]
        self.send(reply)

    def _mark(self, question: dict[str, Any], message: dict[str, Any]) -> asked.Marks:
        response, tries = message.get("response"), _count(message.get("tries"), 1)
        marks = asked.score(question["kind"], self._keys[question["id"]], response)
        worth = asked.public(question)["points"] * max(0.0, 1 - self.penalty * (tries - 1))
        self._responses.append(
            {
                "time": datetime.now(UTC),
                "question": question["id"],
                "kind": question["kind"],
                "response": response,
                "credit": marks.credit,
                "verdict": marks.verdict,
                "points": round(marks.credit * worth, 4),
                "confidence": message.get("confidence"),
                "tries": tries,
                "hints": _count(message.get("hints"), 0),
            }
        )
        return marks

    def fallback_html(self) -> str:
        """Return the questions as they stand on paper and without JavaScript; no answers."""
        if self.mode in ("progress", "review"):
            return f'<div class="nr-quiz nr-plain"><p>{_NEEDS_A_SCRIPT}</p></div>'
        items = "".join(f"<li>{asked.printed(one)}</li>" for one in self._bank.values())
        return f'<div class="nr-quiz nr-plain"><ol class="nq-questions">{items}</ol></div>'


def _count(value: object, least: int) -> int:
    return max(value, least) if isinstance(value, int) else least


def _sections(bank: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return the sections of questions: title, chapter, and the ids of what earns points."""
    found = []
    for row in data.rows("sections"):
        ids = [q["id"] for q in bank if q["section"] == row["id"] and asked.public(q)["points"]]
        if ids:
            found.append({"id": row["id"], "title": row["title"], "href": _href(row), "ids": ids})
    return found


def _others() -> list[dict[str, Any]]:
    """Return what is kept beside the answers: the forecasts and the decision matrix."""
    forecasts = list(data.index("forecasts")) if "forecasts" in data.tables() else []
    decisions = [name for name in ("recommendations",) if name in data.tables()]
    return [
        *_other("forecasts", "Forecasts", "hindsight", [f"forecast:{name}" for name in forecasts]),
        *_other(
            "decisions", "Decision matrix", "turning-point", [f"decision:{n}" for n in decisions]
        ),
    ]


def _other(part: str, title: str, section: str, ids: list[str]) -> list[dict[str, Any]]:
    row = data.index("sections").get(section, {})
    return (
        [{"id": part, "part": part, "title": title, "href": _href(row), "ids": ids}] if ids else []
    )


def _href(section: dict[str, str]) -> str:
    chapter = section.get("chapter")
    return f"{chapter}.html" if chapter and os.environ.get("NATORUSSIA_BOOK") == "1" else ""


def _encoded(keys: dict[str, Any]) -> str:
    """Return keys in base64: out of sight and of the browser's search, but no secret."""
    return base64.b64encode(json.dumps(keys, ensure_ascii=False).encode()).decode()
