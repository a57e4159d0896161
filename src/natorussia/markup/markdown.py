"""Markdown of questions as HTML: markup in it stays text, and rows are cited as in the chapters."""

import re
from collections.abc import Callable
from functools import lru_cache
from html import escape, unescape
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline

from natorussia.markup import citations
from natorussia.markup.dialect import ROLE, titled
from natorussia.markup.from_left import in_blocks, in_line

_ROLE_BEGINS = "{"
_BDI = re.compile(r"</?bdi>")
_COMMENT = re.compile(r"(?<!\\)<!--.*?-->", re.DOTALL)  # one that is escaped is text


def block(text: str) -> str:
    """Return Markdown as HTML of paragraphs, lists and so on."""
    made = _block(text) if _ROLE_BEGINS not in text else _block.__wrapped__(text)
    return in_blocks(made, text)


def page(text: str) -> str:
    """Return Markdown of a chapter as HTML, with its images, and without its comments."""
    return str(_PAGES.render(_COMMENT.sub("", text))).strip()


def inline(text: str) -> str:
    """Return Markdown as HTML that may stand in a label; several paragraphs become lines."""
    made = _inline(text) if _ROLE_BEGINS not in text else _inline.__wrapped__(text)
    return in_line(made, text)


# A question is rendered when it is checked, shown, keyed and named; roles look into the tables.
@lru_cache(maxsize=4096)
def _block(text: str) -> str:
    return str(_PARSER.render(text)).strip()


@lru_cache(maxsize=4096)
def _inline(text: str) -> str:
    return "<br>".join(
        str(_PARSER.renderInline(part)) for part in re.split(r"\n\s*\n", text.strip())
    )


def plain(text: str) -> str:
    """Return Markdown as text without tags, for lists to choose from and spoken names."""
    return re.sub(r"<[^>]*>", "", inline(text))


def text_of(html: str) -> str:
    """Return HTML that was made here as one line of text."""
    return " ".join(unescape(re.sub(r"<[^>]*>", " ", _BDI.sub("", html))).split())


def listed(lines: list[str], tag: str = "ul") -> str:
    """Return lines of HTML as a list, or a single one as a paragraph."""
    if len(lines) == 1:
        return f"<p>{lines[0]}</p>"
    return f"<{tag}>" + "".join(f"<li>{line}</li>" for line in lines) + f"</{tag}>"


def _event(text: str) -> str:
    words, event = titled(text)
    return citations.event_html(event, words)


_ROLES: dict[str, Callable[[str], str]] = {
    "event": _event,
    "source": citations.source_html,
    "para": citations.para_html,
    "when": lambda text: escape(citations.when_text(text)),
    "value": lambda text: escape(citations.value_text(text)),
    "claim": lambda text: escape(citations.claim_text(text)),
}


def _cite(state: StateInline, silent: bool) -> bool:  # noqa: FBT001
    found = ROLE.match(state.src, state.pos)
    if found is None or found[1] not in _ROLES:
        return False
    if not silent:
        state.push("citation", "", 0).content = _ROLES[found[1]](found[2].strip())
    state.pos = found.end()
    return True


def _render_citation(tokens: Any, position: int, *_: object) -> str:  # noqa: ANN401
    return str(tokens[position].content)


def _render_image(self: Any, tokens: Any, place: int, options: Any, env: Any) -> str:  # noqa: ANN401
    """Return an image with all of its words: the library drops letters that were escaped."""
    words = [" " * (one.type == "softbreak") + one.content for one in tokens[place].children or ()]
    tokens[place].attrs["alt"] = "".join(words)
    return str(self.renderToken(tokens, place, options, env))


def _parser(*off: str) -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"html": False}).enable("table")
    parser.disable([*off, "html_inline", "html_block"])
    parser.inline.ruler.before("text", "citation", _cite)
    parser.add_render_rule("image", _render_image)
    parser.add_render_rule("citation", lambda _self, *args: _render_citation(*args))
    return parser


# In questions images would be requests.
_PARSER, _PAGES = _parser("image"), _parser()
