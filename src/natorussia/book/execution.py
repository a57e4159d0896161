"""Notebooks that must run do so side by side, before MyST-NB would run them one by one."""

from logging import WARNING, getLogger
from pathlib import Path

from jupyter_cache import get_cache
from jupyter_cache.base import JupyterCacheAbstract
from jupyter_cache.executors import load_executor
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.util import logging

from natorussia.book.freshness import cache_folder
from natorussia.book.kernels import use_warm_kernels

logger = logging.getLogger(__name__)
# Its level is also that of the pool, which tells of each process that starts and ends.
_pool_logger = getLogger(f"{__name__}.pool")
_pool_logger.setLevel(WARNING)


def _run_side_by_side(app: Sphinx, env: BuildEnvironment, docnames: list[str]) -> None:
    """Fill the cache that MyST-NB reads; a notebook that fails is left for it to run and report."""
    if app.config.nb_execution_mode != "cache":
        return
    cache = get_cache(str(cache_folder(app)))
    paths = [str(path) for path in _notebooks(app, env, docnames) if not _is_cached(cache, path)]
    if len(paths) > 1:
        records = [cache.add_nb_to_project(path).pk for path in paths]
        logger.info("running %d notebooks side by side", len(paths))
        executor = load_executor("local-parallel", cache, _pool_logger)
        executor.run_and_cache(filter_pks=records, timeout=app.config.nb_execution_timeout)


def _notebooks(app: Sphinx, env: BuildEnvironment, docnames: list[str]) -> list[Path]:
    """Return the notebooks among documents that MyST-NB would execute."""
    paths = (Path(env.doc2path(name)) for name in docnames)
    excluded = app.config.nb_execution_excludepatterns
    return [
        path
        for path in paths
        if path.suffix == ".ipynb" and not any(path.match(pattern) for pattern in excluded)
    ]


def _is_cached(cache: JupyterCacheAbstract, path: Path) -> bool:
    try:
        cache.match_cache_file(str(path))
    except KeyError:
        return False
    return True


def setup(app: Sphinx) -> None:
    """Run what has no cached outputs before the pages are read."""
    use_warm_kernels()
    app.connect("env-before-read-docs", _run_side_by_side)
