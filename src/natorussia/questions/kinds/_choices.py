"""What kinds that choose from options share."""

from collections.abc import Callable, Iterable, Iterator
from html import escape
from typing import Any

from natorussia.data.languages import console
from natorussia.data.languages.catalogues import gettext, noted
from natorussia.markup.markdown import block, inline, listed, text_of
from natorussia.questions.ids import short, shown_order
from natorussia.questions.items import Option, Say
from natorussia.questions.marks import Part

Options = list[dict[str, Any]]
Schema = dict[str, Any]
CHOICE: Schema = {"$ref": "#/$defs/choice"}
UNKNOWN = noted("an option that is no longer there")


def schema(said: str, of: Schema = CHOICE) -> Schema:
    """Return the schema of two options or more, each another one, with what is said of them."""
    return {"type": "array", "items": of, "minItems": 2, "uniqueItems": True, "description": said}


def name(text: str) -> str:
    """Return the id of an option: it lasts while the words of the option do."""
    return short(text)


def repeated(texts: Iterable[str], what: str, html: Callable[[str], str] = escape) -> Iterator[str]:
    """Say which texts stand there twice, or show nothing, as ``html`` shows them."""
    seen: set[str] = set()
    for text in texts:
        plain = " ".join(html(text).lower().split())
        if plain in seen:
            yield console.filled(
                "the {0} {1} stands there twice; reword or remove one",
                console.gettext(what),
                repr(text),
            )
        elif not is_seen(plain):
            yield console.filled(
                "the {0} {1} shows nothing; write something that can be read",
                console.gettext(what),
                repr(text),
            )
        seen.add(plain)


def alike(options: Options, what: str) -> Iterator[str]:
    """Say which options read alike, or show nothing."""
    yield from repeated((option["text"] for option in options), what, inline)


def is_seen(html: str) -> bool:
    """Return whether there is anything to read in HTML."""
    return any(sign.isprintable() and not sign.isspace() for sign in text_of(html))


def shown(options: Options, *, shuffle: bool) -> list[dict[str, str]]:
    """Return options as a reader sees them."""
    texts = {name(option["text"]): inline(option["text"]) for option in options}
    return [{"id": i, "html": texts[i]} for i in shown_order(list(texts), shuffle=shuffle)]


def right(options: Options) -> list[str]:
    """Return the ids of the right options."""
    return sorted(name(option["text"]) for option in options if option.get("correct"))


def feedback(options: Options) -> dict[str, str]:
    """Return what is said to who chose an option, by id."""
    return {name(option["text"]): block(option.get("feedback", "")) for option in options}


def part(key: dict[str, Any], chosen: str, ok: bool | None) -> Part:  # noqa: FBT001
    """Return the feedback on a chosen option."""
    return Part(chosen, ok, key["feedback"].get(chosen, ""))


def said(options: Iterable[dict[str, str]], chosen: object) -> str:
    """Return the words of an option by its id."""
    known = {option["id"]: option["html"] for option in options}
    is_known = isinstance(chosen, str) and chosen in known
    return text_of(known[str(chosen)]) if is_known else gettext(UNKNOWN)


def printed(options: Iterable[dict[str, str]], mark: str) -> str:
    """Return options as a list with something to tick."""
    lines = "".join(f"<li>{mark} {option['html']}</li>" for option in options)
    return f'<ul class="nq-options">{lines}</ul>'


def answered(options: Options) -> str:
    """Return the right options, as HTML."""
    return listed([inline(one["text"]) for one in options if one.get("correct")])


def form(options: Options, share: float, say: Say) -> tuple[Option, ...]:
    """Return options for other systems, a right one with its share of the credit."""
    return tuple(
        Option(inline(one["text"]), share * bool(one.get("correct")), say(one.get("feedback", "")))
        for one in options
    )
