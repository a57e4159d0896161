"""What a build knows of each page: its section, the events it mentions, its widgets, its faults."""

from dataclasses import dataclass, field
from typing import Any

from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.errors import ExtensionError

from natorussia import data
from natorussia.data.validation import problems


@dataclass
class Record:
    """One page."""

    section: str = ""
    mentions: dict[str, str] = field(default_factory=dict)
    """The anchor of the first mention of each event."""
    paragraphs: dict[str, str] = field(default_factory=dict)
    """The anchor of the first mention of each place in the article."""
    page: dict[str, Any] = field(default_factory=dict)
    """The models and links of the page's widgets, as the host reads them."""
    head: dict[str, Any] = field(default_factory=dict)
    """What the head of a chapter says of it: minutes, level, prerequisites."""
    texts: Any = None
    """What search can find of its prose, as ``natorussia.book.search`` reads it."""
    listed: set[str] = field(default_factory=set)
    """The anchors of rows that its lists show: of claims and of sources."""
    faults: list[str] = field(default_factory=list)


def records(env: BuildEnvironment) -> dict[str, Record]:
    """Return the records of all pages read so far, by page name."""
    if not hasattr(env, "natorussia"):
        env.natorussia = {}  # type: ignore[attr-defined]
    found: dict[str, Record] = env.natorussia  # type: ignore[attr-defined]
    return found


def record(env: BuildEnvironment, page: str = "") -> Record:
    """Return the record of a page, by default of the one that is being read."""
    return records(env).setdefault(page or env.docname, Record())


def chapter_of(env: BuildEnvironment, section: str) -> str:
    """Return the page that teaches a section, or an empty string."""
    return next((page for page, found in records(env).items() if found.section == section), "")


def stand_in_of(env: BuildEnvironment, section: str) -> str:
    """Return the page that stands in for a chapter that is not translated, or an empty string."""
    found = records(env).items()
    return next((page for page, one in found if one.head.get("section") == section), "")


def fault(env: BuildEnvironment, message: str, line: int) -> None:
    """Note what is wrong with a page; the build fails once all pages are read."""
    record(env).faults.append(f"{env.doc2path(env.docname)}:{line}: {message}")


def _forget(_app: Sphinx, env: BuildEnvironment, page: str) -> None:
    records(env).pop(page, None)


def _merge(_app: Sphinx, env: BuildEnvironment, pages: list[str], other: BuildEnvironment) -> None:
    records(env).update({page: records(other)[page] for page in pages if page in records(other)})


def _refuse_unsound_tables(_app: Sphinx) -> None:
    if found := problems(data.folder()):
        raise ExtensionError("the course's tables are not sound:\n" + "\n".join(found))


def _refuse_faults(_app: Sphinx, env: BuildEnvironment) -> None:
    faults = [fault for found in records(env).values() for fault in found.faults]
    if faults:
        raise ExtensionError("the course has citations that lead nowhere:\n" + "\n".join(faults))


def setup(app: Sphinx) -> None:
    """Keep the records in step with the pages that are read, merged and removed."""
    app.connect("builder-inited", _refuse_unsound_tables)
    app.connect("env-purge-doc", _forget)
    app.connect("env-merge-info", _merge)
    app.connect("env-check-consistency", _refuse_faults)
