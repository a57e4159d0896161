"""What a class answered, as a picture for the wall: bars, dots on a scale, or a grid of counts.

A picture is plain data that ``frontend/live/pictures.ts`` draws.  ``bars`` have an ``id``, ``html``
or ``text``, and a ``count`` of voters; ``dots`` a scale and the values on it; a ``grid`` counts
rows against columns.  What is right is in ``right``, and only where it was asked for.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from math import floor
from typing import Any
from unicodedata import combining

from natorussia.data.calendar import civil, days
from natorussia.data.languages.catalogues import filled, gettext
from natorussia.data.languages.numerals import spaced_percent
from natorussia.live.items import FORECAST, Item
from natorussia.questions.kinds.numeric import amount
from natorussia.questions.normalise import normal
from natorussia.widgets.forecast.scoring import brier

Picture = dict[str, Any]
_BINS = 10
_PILE = 4  # marks on one letter, more than any script needs


def pictures(item: Item, responses: Sequence[Any], *, told: bool = False) -> list[Picture]:
    """Return the answers of a class as pictures, mostly one.

    Parameters
    ----------
    item
        What was asked.
    responses
        What was answered, each in the form that the item asks for.
    told
        Whether the pictures may show what is right.
    """
    return _DRAWN[item.kind](item, responses, told)


def _bars(
    options: Iterable[dict[str, str]], chosen: Counter[str], right: Iterable[str], title: str = ""
) -> Picture:
    bars = [{**one, "count": chosen[one["id"]]} for one in options]
    return {"type": "bars", "title": title, "bars": bars, "right": sorted(right)}


def _one(item: Item, responses: Sequence[Any], told: bool) -> list[Picture]:  # noqa: FBT001
    answer = item.key["answer"] if told else None
    right = [answer] if answer else []
    return [_bars(item.public["options"], Counter(responses), right)]


def _several(item: Item, responses: Sequence[Any], told: bool) -> list[Picture]:  # noqa: FBT001
    chosen = Counter(one for response in responses for one in response)
    return [_bars(item.public["options"], chosen, item.key["answer"] if told else [])]


def _verdicts(item: Item, responses: Sequence[Any], told: bool) -> list[Picture]:  # noqa: FBT001
    answer = item.key["answer"]
    verdicts = [{"id": "true", "text": gettext("True")}, {"id": "false", "text": gettext("False")}]
    said = Counter("true" if one["verdict"] else "false" for one in responses)
    right = ["true" if answer["verdict"] else "false"]
    why = Counter(one["reason"] for one in responses)
    return [
        _bars(verdicts, said, right if told else [], gettext("The verdict")),
        _bars(item.public["options"], why, [answer["reason"]] if told else [], gettext("because")),
    ]


def _grid(
    rows: Sequence[dict[str, str]],
    columns: Sequence[str],
    counts: Counter[tuple[str, str]],
    right: dict[str, str],
) -> Picture:
    cells = [[counts[row["id"], column] for column in columns] for row in rows]
    return {
        "type": "grid",
        "title": "",
        "rows": list(rows),
        "columns": list(columns),
        "counts": cells,
        "right": right,
    }


def _ranks(item: Item, responses: Sequence[Any], told: bool) -> list[Picture]:  # noqa: FBT001
    """Count how often each item stood at each place; the likeliest first come first."""
    places = [str(place + 1) for place in range(len(item.public["items"]))]
    counts = Counter(
        (one, places[place]) for response in responses for place, one in enumerate(response)
    )
    mean = {
        one["id"]: sum(int(place) * counts[one["id"], place] for place in places)
        for one in item.public["items"]
    }
    rows = sorted(item.public["items"], key=lambda one: (mean[one["id"]], one["id"]))
    right = dict(zip(item.key["answer"], places, strict=True)) if told else {}
    return [_grid(rows, places, counts, right)]


def _pairs(item: Item, responses: Sequence[Any], told: bool) -> list[Picture]:  # noqa: FBT001
    counts = Counter(pair for response in responses for pair in response.items())
    right = dict(item.key["answer"]) if told else {}
    return [_grid(item.public["items"], item.public["rights"], counts, right)]


def grouped(texts: Iterable[str], language: str = "") -> list[dict[str, Any]]:
    """Return typed answers that are compared as one in groups, the largest first.

    ``language`` is the tag of that in which they are compared, where it is not English.

    Each has an ``id``, what it is compared as; ``text``, its commonest spelling; and ``count``.
    """
    spellings: dict[str, Counter[str]] = {}
    for text in texts:
        plain = _even(" ".join(text.split()))
        spellings.setdefault(normal(plain, language) or plain, Counter())[plain] += 1
    groups = [
        {"id": name, "text": _commonest(spelled), "count": spelled.total()}
        for name, spelled in spellings.items()
    ]
    return sorted(groups, key=lambda one: (-one["count"], one["id"]))


def _even(text: str) -> str:
    """Return a text without the marks that would be piled over or under others on the wall."""
    kept, pile = [], 0
    for letter in text:
        pile = pile + 1 if combining(letter) else 0
        if pile <= _PILE:
            kept.append(letter)
    return "".join(kept)


def _commonest(spelled: Counter[str]) -> str:
    return min(spelled, key=lambda text: (-spelled[text], text))


def _typed(groups: list[dict[str, Any]], right: list[str], title: str, part: str) -> Picture:
    bars = [{**group, "id": f"{part}={group['id']}"} for group in groups]
    named = [f"{part}={one}" for one in right]
    return {"type": "bars", "title": title, "typed": True, "bars": bars, "right": named}


def _text(item: Item, responses: Sequence[Any], told: bool) -> list[Picture]:  # noqa: FBT001
    groups = grouped(responses, item.key.get("language", ""))
    right = [group["id"] for group in groups if told and _earns(item, group["text"])]
    return [_typed(groups, right, "", "")]


def _earns(item: Item, response: object) -> bool:
    marks = item.score(response)
    return marks is not None and marks.credit == 1


def _blanks(item: Item, responses: Sequence[Any], told: bool) -> list[Picture]:  # noqa: FBT001
    return [
        _blank(item, name, number, [one[name] for one in responses if name in one], told)
        for number, name in enumerate(item.public["blanks"], 1)
    ]


def _blank(item: Item, name: str, number: int, given: list[str], told: bool) -> Picture:  # noqa: FBT001
    title, options = filled("Blank {0}", number), item.public["blanks"][name]
    right = [text for text in {*given, *options} if told and _fits(item, name, text)]
    if options:
        shown = [{"id": option, "text": option} for option in options]
        return _bars(shown, Counter(given), right, title)
    language = item.key.get("language", "")
    same = sorted({normal(text, language) for text in right})
    return _typed(grouped(given, language), same, title, name)


def _fits(item: Item, name: str, text: str) -> bool:
    """Ask the course's marking whether a text is right in one blank, all others being empty."""
    marks = item.score({name: text})
    return marks is not None and any(part.id == name and part.ok for part in marks.parts)


def _dots(values: list[float], low: float, high: float, **more: Any) -> Picture:  # noqa: ANN401
    return {"type": "dots", "title": "", "values": values, "from": low, "to": high, **more}


def _numbers(item: Item, responses: Sequence[Any], told: bool) -> list[Picture]:  # noqa: FBT001
    read = [_number(item, response) for response in responses]
    values = sorted(value for value in read if value is not None)
    right = [float(item.key["number"])] if told else []
    ends = [*values, *right] or [0.0, 1.0]
    ticks = [{"at": end, "text": f"{end:,.6g}"} for end in sorted({min(ends), max(ends)})]
    unit = item.public["unit"]
    unread = len(read) - len(values)
    dots = _dots(values, min(ends), max(ends), ticks=ticks, right=right, unit=unit, unread=unread)
    return [dots]


def _number(item: Item, response: dict[str, Any]) -> float | None:
    """Return a number in the unit of the question, or None where it was not read as one."""
    read = amount(item.key, response)
    try:
        return None if read is None else float(read)
    except OverflowError:
        return None


def _times(item: Item, responses: Sequence[Any], told: bool) -> list[Picture]:  # noqa: FBT001
    start, stop = item.public["from"], item.public["to"]
    right = [item.key["answer"], item.key["until"]] if told else []
    ticks = _years(start, stop)
    return [_dots(sorted(map(float, responses)), start, stop, ticks=ticks, right=right, unit="day")]


def _years(start: int, stop: int) -> list[dict[str, Any]]:
    """Return the years of a scale, not more than eight of them; of a short one, its ends."""
    first, last = civil(start)[0], civil(stop - 1)[0]
    step = max(1, -(-(last - first) // 8))
    years = [{"at": days(year), "text": str(year)} for year in range(first, last + 2, step)]
    return [one for one in years if start <= int(str(one["at"])) <= stop]


def _chances(item: Item, responses: Sequence[Any], told: bool) -> list[Picture]:  # noqa: FBT001
    heaps = Counter(min(floor(value * _BINS), _BINS - 1) for value in responses)
    step = 100 // _BINS
    bars = [
        {
            "id": str(heap),
            "text": f"{heap * step}–{spaced_percent((heap + 1) / _BINS)}",  # noqa: RUF001
            "count": heaps[heap],
        }
        for heap in range(_BINS)
    ]
    picture: Picture = {"type": "bars", "title": "", "bars": bars, "right": [], "kept_order": True}
    if responses:
        picture["mean"] = sum(responses) / len(responses)
    happened = item.forecast.happened if item.forecast else None
    if told and happened is not None and responses:
        picture["brier"] = brier(responses, [happened] * len(responses))
        picture["brier_of_mean"] = brier([picture["mean"]], [happened])
    return [picture]


_DRAWN: dict[str, Callable[[Item, Sequence[Any], bool], list[Picture]]] = {
    "blanks": _blanks,
    FORECAST: _chances,
    "match": _pairs,
    "multiple": _several,
    "numeric": _numbers,
    "order": _ranks,
    "place": _times,
    "poll": _one,
    "reason": _verdicts,
    "single": _one,
    "text": _text,
}


def texts(shown: Iterable[Picture]) -> list[dict[str, Any]]:
    """Return the groups of what was typed, for the presenter to look through."""
    return [bar for picture in shown if picture.get("typed") for bar in picture["bars"]]


def allowed(shown: Iterable[Picture], names: Iterable[str]) -> list[Picture]:
    """Return pictures whose typed answers were let through; the others are counted as held back."""
    known = set(names)
    return [_let_through(picture, known) if picture.get("typed") else picture for picture in shown]


def _let_through(picture: Picture, names: set[str]) -> Picture:
    kept = [bar for bar in picture["bars"] if bar["id"] in names]
    held = sum(bar["count"] for bar in picture["bars"] if bar["id"] not in names)
    return {**picture, "bars": kept, "held": held}
