"""Builds that redo what changed: a page's cache knows its code, not the data and the package."""

import hashlib
from collections.abc import Iterable
from pathlib import Path

from jupyter_cache import get_cache
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.util import logging

from natorussia import data

_PACKAGE = Path(__file__).resolve().parents[1]
# The rooms below the book, which are all that a notebook can reach; the layers are held by
# import-linter (see pyproject.toml), so that nothing else can change what a cell shows.
_ROOMS = ("data", "markup", "questions", "maps", "exercises", "widgets")
_SINGLE = (
    *("__init__.py", "course.mplstyle", "stepmap.py"),
    *("book/drawing.py", "book/vectors.py"),
)
_BUNDLES = ("forecast", "matrix", "progress", "quiz", "timeline")

logger = logging.getLogger(__name__)


def digest(files: Iterable[Path]) -> str:
    """Return one hash over the names and contents of files."""
    whole = hashlib.sha256()
    for path in sorted(files):
        whole.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return whole.hexdigest()


def what_notebooks_read() -> list[Path]:
    """Return the files that an executed notebook depends on, besides its own code."""
    rooms = [_PACKAGE / room for room in _ROOMS]
    rooms += [_PACKAGE / "static" / bundle for bundle in _BUNDLES]
    package = [path for room in rooms for path in room.rglob("*.*") if _is_source(path)]
    package += [_PACKAGE / name for name in _SINGLE]
    package += (data.root() / "exercises").glob("*.py")
    return [*what_prose_reads(), *package]


def _is_source(path: Path) -> bool:
    return path.is_file() and "__pycache__" not in path.parts


def what_prose_reads() -> list[Path]:
    """Return the files of the data package."""
    return [path for path in data.folder().rglob("*") if path.is_file()]


def cache_folder(app: Sphinx) -> Path:
    """Return where MyST-NB keeps the outputs of notebooks."""
    return Path(app.config.nb_execution_cache_path or Path(app.outdir, "..", ".jupyter_cache"))


def _forget_stale_runs(app: Sphinx) -> None:
    cache = cache_folder(app)
    if not cache.is_dir():
        return
    stamp, now = cache / "natorussia-digest", digest(what_notebooks_read())
    if not stamp.is_file() or stamp.read_text(encoding="utf-8") != now:
        logger.info("the data or the package changed: every notebook runs again")
        get_cache(str(cache)).clear_cache()


def _stamp_runs(app: Sphinx, error: Exception | None) -> None:
    cache = cache_folder(app)
    if error is None and cache.is_dir():
        now = digest(what_notebooks_read())
        cache.joinpath("natorussia-digest").write_text(now, encoding="utf-8")


def _reread_all(
    _app: Sphinx, env: BuildEnvironment, _added: set[str], _changed: set[str], _removed: set[str]
) -> list[str]:
    now = digest(what_notebooks_read())
    before, env.natorussia_digest = getattr(env, "natorussia_digest", ""), now  # type: ignore[attr-defined]
    return [] if now == before else list(env.found_docs)


def setup(app: Sphinx) -> None:
    """Forget cached runs and pages when what they rest on has changed."""
    app.connect("builder-inited", _forget_stale_runs)
    app.connect("env-get-outdated", _reread_all)
    app.connect("build-finished", _stamp_runs)
