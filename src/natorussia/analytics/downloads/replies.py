"""What a platform shows of an answer, read as the course keeps answers.

Canvas and Moodle show answers as texts: what was chosen, in the words of the option; several
choices with commas or semicolons between them; pairs with an arrow.  Letters and digits are
compared alone, so that neither the separators nor the markup matter; where that leaves more than
one meaning, an answer is not read.  Moodle cuts each item of an ordering to ten characters
(``shorten_text`` in ``question/type/ordering/question.php``, Moodle 4.4 and later), which is enough
where the items begin differently.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from html import unescape
from itertools import islice
from typing import Any

from natorussia import questions as asked
from natorussia.data.calendar import days
from natorussia.data.headings import letters
from natorussia.data.languages import console
from natorussia.markup.markdown import text_of
from natorussia.questions import kinds
from natorussia.questions.ids import short
from natorussia.questions.items import Choice, Form
from natorussia.questions.periods import Periods, by_period
from natorussia.questions.years import typed_year

Question = dict[str, Any]
_PART = re.compile(r"(?:^|; )[^;:\d]*(\d+)\s?[:\uff1a] ?")  # Moodle's "part 1: ", in any language
_COMMA = re.compile(r"(?<!\\),")
_BLANK = re.compile(r'data-blank="([a-z0-9_]+)"')
_CUT = ("...", "…")


@dataclass(frozen=True)
class Reply:
    """An answer as the course keeps it; ``credit`` where the platform's question asks for less."""

    answer: Any
    credit: float | None = None


class Known:
    """A question of the bank, with what reading an answer to it needs, worked out once."""

    def __init__(self, question: Question) -> None:
        self.question = question

    @cached_property
    def shown(self) -> dict[str, Any]:
        """What a reader sees of it."""
        return asked.public(self.question)

    @cached_property
    def key(self) -> dict[str, Any]:
        """What marking needs."""
        return asked.key(self.question)

    @cached_property
    def form(self) -> Form:
        """What it is in other systems."""
        form_of = kinds.optional(self.question["kind"], "form")
        form: Form = form_of(self.question, self.shown, lambda _: "")[1]
        return form

    @cached_property
    def periods(self) -> Periods:
        """The periods for which other systems ask, of the kind ``place``."""
        return by_period(self.key, self.shown["from"], self.shown["to"])


def letters_of(text: str) -> str:
    """Return a text's letters and digits alone, in one case."""
    return letters(unescape(text))


def reply(known: Known, text: str) -> Reply:
    """Return the answer that a platform's text stands for.

    Parameters
    ----------
    known
        The question.
    text
        What the platform shows.

    Raises
    ------
    LookupError, ValueError
        If the text is no answer to this question, or may be several.
    """
    return _READERS[known.question["kind"]](known, text)


def tried(known: Known, text: str) -> dict[str, Any]:
    """Return what a try holds of an answer: ``a``, and as ``c`` the credit that it earns here.

    Raises
    ------
    LookupError, ValueError
        If the text is no answer to this question, or may be several.
    """
    found = reply(known, text)
    if found.credit is not None:
        return {"a": found.answer, "c": found.credit}
    marks = asked.score(known.question["kind"], known.key, found.answer)
    return {"a": found.answer, "c": marks.credit}


def _only(found: Sequence[Any]) -> Any:  # noqa: ANN401
    if len(found) != 1:
        raise ValueError(console.filled("answers that fit: {0}", len(found)))
    return found[0]


def _pick(options: Mapping[Any, str], text: str) -> Any:  # noqa: ANN401
    """Return the key of the option, of HTML, that a text is."""
    plain = _plain(text)
    exact = [name for name, html in options.items() if _plain(text_of(html)) == plain]
    alike = [name for name, html in options.items() if _letters(html) == letters_of(text)]
    return _only(exact or alike)


def _plain(text: str) -> str:
    return " ".join(unescape(text).split()).casefold()


def _letters(html: str) -> str:
    return letters_of(text_of(html))


def _covers(text: str, pieces: Mapping[Any, str]) -> Iterator[list[Any]]:
    """Yield each way in which a text is made of pieces, none of them twice."""
    if not text:
        yield []
    for name, piece in pieces.items():
        if piece and text.startswith(piece):
            rest = {key: other for key, other in pieces.items() if key != name}
            for more in _covers(text[len(piece) :], rest):
                yield [name, *more]


def _cover(text: str, pieces: Mapping[Any, str]) -> list[Any]:
    """Return the one way in which a text is made of pieces."""
    found: list[Any] = _only(list(islice(_covers(letters_of(text), pieces), 2)))
    return found


def _by_id(options: list[dict[str, str]]) -> dict[str, str]:
    return {one["id"]: one["html"] for one in options}


def _single(known: Known, text: str) -> Reply:
    return Reply(_pick(_by_id(known.shown["options"]), text))


def _multiple(known: Known, text: str) -> Reply:
    pieces = {name: _letters(html) for name, html in _by_id(known.shown["options"]).items()}
    return Reply(sorted(_cover(text, pieces)))


def _reason(known: Known, text: str) -> Reply:
    """Read verdict and reason, which other systems ask as one choice."""
    options = known.form.options if isinstance(known.form, Choice) else ()
    reasons = [short(one["text"]) for one in known.question["reasons"]]
    both = [(verdict, reason) for verdict in (True, False) for reason in reasons]
    words = {pair: option.html for pair, option in zip(both, options, strict=True)}
    verdict, reason = _pick(words, text)
    return Reply({"verdict": verdict, "reason": reason})


def _match(known: Known, text: str) -> Reply:
    return Reply(dict(_paired(_by_id(known.shown["items"]), known.shown["rights"], text)))


def _paired(lefts: Mapping[str, str], rights: Sequence[str], text: str) -> list[tuple[str, str]]:
    """Return what was paired with what, left out where nothing was."""
    pieces = {
        (left, right): _letters(html) + letters_of(right)
        for left, html in lefts.items()
        for right in ("", *rights)
    }
    found = list(islice(_once_each(_covers(letters_of(text), pieces)), 2))
    return [pair for pair in _only(found) if pair[1]]


def _once_each(ways: Iterator[list[Any]]) -> Iterator[list[Any]]:
    for way in ways:
        if len({left for left, _ in way}) == len(way):
            yield way


def _order(known: Known, text: str) -> Reply:
    items = _by_id(known.shown["items"])
    if "=>" in text:
        places = [str(number) for number in range(1, len(items) + 1)]
        paired = sorted((int(place), name) for name, place in _paired(items, places, text))
        ordered = [name for _, name in paired]
        if [place for place, _ in paired] != list(range(1, len(items) + 1)):
            raise ValueError(console.gettext("two items have the same place, or one has none"))
        return Reply(ordered)
    begun = [_begun(items, piece) for piece in text.split("; ")]
    if len(begun) != len(items):
        raise ValueError(console.gettext("an item is missing, or there twice"))
    return Reply(_only(list(islice(_one_each(begun), 2))))


def _begun(items: Mapping[str, str], piece: str) -> list[str]:
    """Return the item that a piece is, or those whose beginning it is."""
    start = next((piece.removesuffix(one) for one in _CUT if piece.endswith(one)), None)
    if start is None:
        return [str(_pick(items, piece))]
    return [name for name, html in items.items() if _letters(html).startswith(letters_of(start))]


def _one_each(places: Sequence[Sequence[str]]) -> Iterator[list[str]]:
    """Yield each way to give every place one of its items, and every item one place."""
    if not places:
        yield []
        return
    at = min(range(len(places)), key=lambda place: len(places[place]))
    for name in places[at]:
        others = [[one for one in place if one != name] for place in places]
        for rest in _one_each([*others[:at], *others[at + 1 :]]):
            yield [*rest[:at], name, *rest[at:]]


def _blanks(known: Known, text: str) -> Reply:
    parts = _PART.split(text)
    if len(parts) > 1:
        names = _BLANK.findall(known.shown["text"])
        given = {names[int(n) - 1]: said for n, said in zip(parts[1::2], parts[2::2], strict=True)}
        return Reply({name: said.strip() for name, said in given.items() if said.strip(" -")})
    pieces = [one.replace("\\,", ",").strip() for one in _COMMA.split(text)]
    return Reply(dict(zip(known.shown["blanks"], pieces, strict=True)))


def _numeric(known: Known, text: str) -> Reply:
    return Reply({"value": text.strip(), "unit": known.shown["unit"]})


def _text(_known: Known, text: str) -> Reply:
    return Reply(text.strip())


def _place(known: Known, text: str) -> Reply:
    """Read a month, a year or a stretch of years, for which other systems ask."""
    periods = known.periods
    if periods.what != "year":
        name = _pick({one: one for one in periods.begins}, text)
        return Reply(periods.begins[name], periods.credits[name])
    year = typed_year([int(one) for one in periods.begins], int(float(text.replace(",", "."))))
    return Reply(days(year), periods.credits.get(str(year), 0.0))


_READERS: dict[str, Callable[[Known, str], Reply]] = {
    "single": _single,
    "multiple": _multiple,
    "reason": _reason,
    "match": _match,
    "order": _order,
    "blanks": _blanks,
    "numeric": _numeric,
    "text": _text,
    "place": _place,
}
