"""The prose that search can find: sections and labelled passages, figures, and whole pages."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from docutils import nodes
from sphinx import addnodes
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment

from natorussia import data
from natorussia.book.metadata import record, records
from natorussia.book.search.entry import Entry
from natorussia.book.search.rows import address
from natorussia.book.teaching_notes import TeachingNotes

# What a row of its own can find, what is not for every reader, and what is no prose.
_SKIPPED = (
    TeachingNotes,
    addnodes.glossary,
    nodes.comment,
    nodes.figure,
    nodes.literal_block,
    nodes.raw,
    nodes.section,
    nodes.superscript,
    nodes.system_message,
    nodes.table,
    nodes.target,
    nodes.title,
)
_LISTS = {"nr-claims", "nr-document", "nr-facts", "nr-notes", "cell_input", "cell_output"}
_BLOCKS = (nodes.paragraph, nodes.term, nodes.rubric)


@dataclass
class Passage:
    """Some paragraphs under a heading, or from a label on."""

    anchor: str
    title: str
    paragraphs: list[str] = field(default_factory=list)
    top: bool = False


@dataclass
class Texts:
    """What one page says."""

    passages: list[Passage] = field(default_factory=list)
    figures: list[tuple[str, str, str]] = field(default_factory=list)
    """The name, the anchor and the caption of each."""
    opening: str = ""
    """The first paragraph that is not of a chapter's head."""


def read(doctree: nodes.document, labels: dict[str, str]) -> Texts:
    """Return the passages and the figures of a page.

    Parameters
    ----------
    doctree
        The page as it was read.
    labels
        What labelled paragraphs are about, by label: a passage begins at each.
    """
    texts = Texts()
    for depth, section in _sections(doctree):
        title = section.next_node(nodes.title)
        texts.passages.append(
            Passage(_anchor(section, labels), title.astext() if title else "", top=depth == 0)
        )
        for block in _blocks(section):
            label = next((name for name in block["ids"] if name in labels), "")
            if label:
                texts.passages.append(Passage(label, labels[label]))
            texts.passages[-1].paragraphs.append(_ended(_said(block)))
            if not texts.opening and not _in_head(block):
                texts.opening = _said(block)
    for figure in doctree.findall(nodes.figure):
        caption = figure.next_node(nodes.caption)
        if caption is not None and figure["ids"]:
            names = [*figure.get("names", []), *figure["ids"]]
            texts.figures.append((names[0], figure["ids"][0], caption.astext()))
    return texts


def _in_head(block: nodes.Node | None) -> bool:
    while isinstance(block, nodes.Element) and "nr-chapter" not in block["classes"]:
        block = block.parent
    return isinstance(block, nodes.Element)


def _said(block: nodes.Element) -> str:
    """Return the words of a block, without the numbers of its notes."""
    copy = block.deepcopy()
    for mark in list(copy.findall(nodes.superscript)):
        mark.parent.remove(mark)
    return " ".join(copy.astext().split())


def _ended(text: str) -> str:
    """Return a text with a full stop, which items of lists often lack."""
    return text if text.endswith((".", "!", "?", ":")) else f"{text}."


def _sections(node: nodes.Element, depth: int = 0) -> Iterator[tuple[int, nodes.section]]:
    for child in node.children:
        if isinstance(child, nodes.section):
            yield depth, child
            yield from _sections(child, depth + 1)


def _anchor(section: nodes.section, labels: dict[str, str]) -> str:
    """Return the label of a section, which stays when its title is mended, or its first anchor."""
    names = [*(name for name in section["ids"] if name in labels), *section["ids"]]
    return str(names[0]) if names else ""


def _blocks(node: nodes.Element) -> Iterator[nodes.Element]:
    """Return what readers read under a heading, as it stands before the next one."""
    for child in node.children:
        if isinstance(child, _SKIPPED) or not isinstance(child, nodes.Element):
            continue
        if _LISTS & set(child["classes"]) or any(
            name.startswith("source-") for name in child["ids"]
        ):
            continue
        if isinstance(child, _BLOCKS):
            yield child
        else:
            yield from _blocks(child)


def entries(env: BuildEnvironment) -> list[Entry]:
    """Return the passages and figures of all pages in the order of the table of contents."""
    return [entry for page, texts in _pages(env) for entry in _of_page(env, page, texts)]


def _pages(env: BuildEnvironment) -> Iterator[tuple[str, Texts]]:
    for page in sorted(env.found_docs):
        found = records(env).get(page)
        if found and found.texts and found.texts.passages:
            yield page, found.texts


def _of_page(env: BuildEnvironment, page: str, texts: Texts) -> Iterator[Entry]:
    name, whole = record(env, page).section or page, texts.passages[0].title
    for passage in texts.passages:
        text = " ".join(passage.paragraphs)
        if passage.top:
            url, weight = address(page, ""), 1 if name != page else 2
            yield Entry("chapter", name, passage.title, url, text, weight=weight)
        else:
            place = f"{page}#{passage.anchor}"
            title = passage.title[:1].upper() + passage.title[1:]
            url, weight = address(page, passage.anchor), 2 if name != page else 4
            yield Entry("section", place, title, url, text, where=whole, weight=weight)
    for figure, anchor, caption in texts.figures:
        yield Entry("figure", figure, caption, address(page, anchor), where=whole)


def _note(app: Sphinx, doctree: nodes.document) -> None:
    """Keep what a page says, and which lists of rows it carries, once it is read."""
    env = app.env
    tabled = data.rows("passages") if "passages" in data.tables() else []
    about = {row["id"]: row["about"] for row in tabled}
    found = record(env)
    found.texts = read(doctree, about)
    rows = [*doctree.findall(nodes.term), *doctree.findall(nodes.list_item)]
    ids = (name for row in rows for name in row["ids"])
    found.listed = {name for name in ids if name.startswith(("claim-", "source-"))}


def setup(app: Sphinx) -> None:
    """Read every page."""
    app.connect("doctree-read", _note, priority=900)
