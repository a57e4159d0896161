"""What is wrong with the pages of a course: its table of contents and its settings."""

from collections.abc import Iterator
from difflib import get_close_matches
from pathlib import Path
from typing import Any

import yaml

from natorussia.authoring.contents import FILE
from natorussia.data.yaml_files import told

_SETTINGS = "_config.yml"
_SUFFIXES = (".md", ".ipynb", ".rst")


def faults(course: Path) -> Iterator[str]:
    """Yield what is wrong with ``_toc.yml`` and ``_config.yml``, where a course has them.

    Parameters
    ----------
    course
        The course's folder.
    """
    for name, check in ((FILE, _contents_faults), (_SETTINGS, _settings_faults)):
        path = course / name
        if not path.is_file():
            continue
        try:
            whole = yaml.safe_load(path.read_text(encoding="utf-8"))
        except yaml.YAMLError as error:
            yield told(error, path)
        except (OSError, UnicodeDecodeError) as error:
            yield f"{name}: it cannot be read ({error}); save it as UTF-8"
        else:
            yield from check(course, whole)


def _settings_faults(course: Path, whole: Any) -> Iterator[str]:  # noqa: ANN401, ARG001
    if not isinstance(whole, dict):
        yield f"{_SETTINGS}: got {whole!r:.60}, expected settings such as `title: My course`"


def _contents_faults(course: Path, whole: Any) -> Iterator[str]:  # noqa: ANN401
    if not isinstance(whole, dict) or not isinstance(whole.get("root"), str):
        yield f"{FILE}: expected `root: chapters/index`, and `chapters` or `parts` below it"
        return
    if why := _malformed(course / FILE):
        usual = "" if whole.get("format") else "; write `format: jb-book` above it"
        yield f"{FILE}: {why}{usual}"
    there = [
        path.relative_to(course).with_suffix("").as_posix()
        for folder in ("chapters", "exercises", ".")
        for path in sorted((course / folder).glob("*.*"))
        if path.suffix in _SUFFIXES
    ]
    for page in _pages(whole):
        if not any((course / f"{page}{suffix}").is_file() for suffix in ("", *_SUFFIXES)):
            near = ", ".join(get_close_matches(page, there, n=3)) or "none"
            yield f"{FILE}: there is no page {page!r}; the nearest are {near}"


def _malformed(path: Path) -> str:
    """Return what the book's builder has against the form of a table of contents, if it is here."""
    try:
        from sphinx_external_toc.parsing import MalformedError, parse_toc_yaml
    except ModuleNotFoundError:
        return ""
    try:
        parse_toc_yaml(path)
    except MalformedError as error:
        return str(error)
    return ""


def _pages(whole: Any) -> Iterator[str]:  # noqa: ANN401
    """Yield the files that a table of contents names, at whatever depth."""
    if isinstance(whole, dict):
        yield from (str(whole[name]) for name in ("root", "file") if whole.get(name))
        whole = list(whole.values())
    if isinstance(whole, list):
        for one in whole:
            yield from _pages(one)
