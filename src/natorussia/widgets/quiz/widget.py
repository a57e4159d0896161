"""The quiz: questions on a page and in a notebook, marked at once or all together."""

import json
import os
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import traitlets

from natorussia import questions as asked
from natorussia.data import UnknownNameError
from natorussia.data.languages.catalogues import gettext
from natorussia.questions.schema import LEVELS
from natorussia.widgets.base import STATIC, PrintableWidget
from natorussia.widgets.progress import NEEDS_A_SCRIPT, sections
from natorussia.widgets.quiz.attempts import COLUMNS, Session
from natorussia.widgets.veil import veiled

if TYPE_CHECKING:
    import pandas as pd


class Quiz(PrintableWidget):
    """A quiz from the course's bank, from a file, or from a list of questions.

    Parameters
    ----------
    source
        The id of a section (``rome``), the path of a YAML file, or a list of dictionaries;
        ``data/questions/schema.json`` describes all three.  None is the whole course.
    mode
        ``practice`` marks each question when asked to, and lets the reader take the same questions
        as a test; ``test`` marks all of them once, and tells a page that a kernel marks nothing
        from which an answer follows; ``review`` asks what is due today.  How far the
        reader has come is another widget, :class:`natorussia.Progress`.
    seed
        Fixes the order of options, what is drawn, and with ``shuffle`` the order of questions;
        None draws anew each time.
    pool
        How many questions to draw, or how many of each level: ``{"recall": 2, "analyse": 1}``.
        None asks all of them.
    shuffle
        Whether questions come in an order drawn by chance, rather than in that of the bank.
    minutes
        A time limit for tests, in minutes, which a reader can decline before the start and extend
        as often as needed; None sets no limit.
    confidence
        Whether to ask how sure the reader is; Progress shows how well that was judged.
    penalty
        What each further try takes off the credit, as a share.
    after
        The section of the chapter after which questions are asked, as the bank has it: those of
        that section alone, without the choice to take them as a test; ``end`` asks those that wait
        until the chapter has been read.  Empty asks all of them in one place.  It is one bank and
        one record, however many quizzes ask it.
    heading
        What stands above the questions; nothing where the page has a heading already.
    course
        Whose progress it is: courses that share a site keep theirs apart.  By default the name of
        the data package.

    Raises
    ------
    natorussia.questions.BankError
        If a question is not sound; the message has a line for each thing that is wrong.
    natorussia.data.UnknownNameError
        If there is no such section, option or level, or no question is asked after that section of
        a chapter; the message names the nearest ones.

    Examples
    --------
    >>> quiz = Quiz("rome", mode="test", pool=5)  # doctest: +SKIP
    >>> quiz.responses  # doctest: +SKIP
    """

    _esm = STATIC / "quiz/quiz.js"
    _css = STATIC / "quiz/quiz.css"
    heading = traitlets.Unicode("").tag(sync=True)
    mode = traitlets.Enum(["practice", "test", "review"], "practice").tag(sync=True)
    questions = traitlets.List(traitlets.Dict()).tag(sync=True)
    sections = traitlets.List(traitlets.Dict()).tag(sync=True)
    seed = traitlets.Int(None, allow_none=True).tag(sync=True)
    pool = traitlets.Union(
        [
            traitlets.Int(min=1),
            traitlets.Dict(value_trait=traitlets.Int(min=1), key_trait=traitlets.Unicode()),
        ],
        default_value=None,
        allow_none=True,
    ).tag(sync=True)
    shuffle = traitlets.Bool(default_value=False).tag(sync=True)
    minutes = traitlets.Float(None, allow_none=True, min=1).tag(sync=True)
    confidence = traitlets.Bool(default_value=True).tag(sync=True)
    penalty = traitlets.Float(0.25, min=0, max=1).tag(sync=True)
    after = traitlets.Unicode("").tag(sync=True)
    key = traitlets.Unicode("").tag(sync=True)

    def __init__(
        self,
        source: str | Path | Iterable[dict[str, Any]] | None = None,
        mode: str = "practice",
        **options: Any,  # noqa: ANN401
    ) -> None:
        self.refuse_unknown(options, {"questions", "sections", "key"}, "mode")
        bank = asked.load_course() if source is None else asked.load_bank(source)
        if options.get("after"):
            bank = _asked_after(bank, str(options["after"]))
        self._bank = {question["id"]: question for question in bank}
        self.answer_keys = {name: asked.key(question) for name, question in self._bank.items()}
        self._session = Session(self._bank, self.answer_keys, test=mode == "test")
        if mode == "review":
            options = {"sections": sections(bank), **options}
        # A page without a kernel marks by itself; a live one asks here, and never sees the key.
        key = encoded(self.answer_keys) if os.environ.get("NATORUSSIA_BOOK") == "1" else ""
        view = asked.unkeyed if mode == "test" and not key else asked.public
        shown = [view(question) for question in bank]
        super().__init__(mode=mode, questions=shown, key=key, **options)
        self.on_msg(self._answer)

    @traitlets.validate("pool")
    def _know_levels(self, proposal: dict[str, Any]) -> Any:  # noqa: ANN401
        pool = proposal["value"]
        _refuse_unknown("level", pool if isinstance(pool, dict) else (), LEVELS)
        return pool

    @property
    def bank(self) -> dict[str, dict[str, Any]]:
        """The questions by id, as the bank has them."""
        return dict(self._bank)

    @property
    def responses(self) -> "pd.DataFrame":
        """What was answered in this session, one row a try; ``sitting`` counts fresh starts."""
        import pandas as pd

        return pd.DataFrame(self._session.rows, columns=COLUMNS)

    def _answer(self, _widget: object, message: dict[str, Any], _buffers: object) -> None:
        reply = self._session.answer(message, self.penalty)
        if reply is not None:
            self.send({"n": message.get("n"), **reply})

    def fallback_html(self) -> str:
        """Return the questions as they stand on paper and without JavaScript; no answers."""
        if self.mode == "review":
            return f'<div class="nr-quiz nr-plain"><p>{gettext(NEEDS_A_SCRIPT)}</p></div>'
        return on_paper(self._bank.values(), keyed=bool(self.key) or self.mode != "test")


def on_paper(bank: Iterable[dict[str, Any]], *, keyed: bool = True) -> str:
    """Return questions as they stand on paper; without ``keyed``, as in a test without its key."""
    items = "".join(f"<li>{asked.printed(one, keyed=keyed)}</li>" for one in bank)
    return f'<div class="nr-quiz nr-plain"><ol class="nq-questions">{items}</ol></div>'


def _asked_after(bank: asked.Bank, section: str) -> asked.Bank:
    sections = [str(question.get("after", asked.END)) for question in bank]
    if section not in sections:
        raise UnknownNameError("section with questions", section, sorted(set(sections)))
    return [question for question, after in zip(bank, sections, strict=True) if after == section]


def _refuse_unknown(what: str, names: Iterable[str], known: Iterable[str]) -> None:
    public = sorted(name for name in known if not name.startswith("_"))
    for name in names:
        if name not in public:
            raise UnknownNameError(what, name, public)


def encoded(keys: dict[str, Any]) -> str:
    """Return keys under the veil."""
    return veiled(json.dumps(keys, ensure_ascii=False))
