"""The pages of a course, and what is wrong with its table of contents."""

import re
from collections.abc import Iterator
from difflib import get_close_matches
from pathlib import Path
from typing import Any

import yaml

from natorussia.authoring import settings
from natorussia.authoring.contents import FILE
from natorussia.data.languages import console
from natorussia.data.languages.catalogues import noted
from natorussia.data.yaml_files import told
from natorussia.questions import yaml_lines

_SUFFIXES = (".md", ".ipynb", ".rst")
_CLASS = re.compile(r"(?:(?<=that is )a )?<class '(\w+)'>")
_NAMED = {
    "str": noted("a text"),
    "bool": noted("true or false"),
    "int": noted("a number"),
    "list": noted("a list"),
}
_READ = (".md", ".ipynb")


def all_of(course: Path) -> list[Path]:
    """Return the pages that a course has: its chapters, and what its table of contents names.

    Parameters
    ----------
    course
        The course's folder.
    """
    chapters = sorted((course / "chapters").glob("*.*"))
    try:
        whole = yaml_lines.read((course / FILE).read_text(encoding="utf-8"))
    except (OSError, ValueError, yaml.YAMLError):
        whole = None
    named = [
        path
        for page in _pages(whole)
        for suffix in ("", *_SUFFIXES)
        if (path := course / f"{page}{suffix}").is_file()
    ]
    return [path for path in dict.fromkeys([*chapters, *named]) if path.suffix in _READ]


def faults(course: Path) -> Iterator[str]:
    """Yield what is wrong with ``_toc.yml`` and ``_config.yml``; where chapters are, both must be.

    Parameters
    ----------
    course
        The course's folder.
    """
    for name, check in ((FILE, _contents_faults), (settings.FILE, settings.faults)):
        path = course / name
        if not path.is_file():
            if (course / "chapters").is_dir():
                yield (
                    console.filled(
                        "{0}: there is no such file, and no book without it; take it from a "
                        "copy, or from a new course (`natorussia new course DIR`)",
                        name,
                    )
                )
            continue
        try:
            whole = yaml_lines.read(path.read_text(encoding="utf-8"))
        except yaml.YAMLError as error:
            yield told(error, path)
        except (OSError, UnicodeDecodeError) as error:
            yield console.filled("{0}: it cannot be read ({1}); save it as UTF-8", name, error)
        else:
            yield from check(course, whole)


def _contents_faults(course: Path, whole: Any) -> Iterator[str]:  # noqa: ANN401
    if not isinstance(whole, dict) or not isinstance(whole.get("root"), str):
        yield console.filled(
            "{0}: expected `root: chapters/index`, and `chapters` or `parts` below it", FILE
        )
        return
    if why := _malformed(course / FILE):
        usual = "" if whole.get("format") else console.gettext("; write `format: jb-book` above it")
        yield f"{FILE}: {why}{usual}"
    there = [
        path.relative_to(course).with_suffix("").as_posix()
        for folder in ("chapters", "exercises", ".")
        for path in sorted((course / folder).glob("*.*"))
        if path.suffix in _SUFFIXES
    ]
    for page in _pages(whole):
        files = [f"{page}{one}" for one in _SUFFIXES if (course / f"{page}{one}").is_file()]
        if len(files) > 1:
            which = ", ".join(files)
            yield console.filled(
                "{0}: one page has two files, {1}; remove or rename one",
                _place(course / FILE, page),
                which,
            )
        if not files and not (course / page).is_file():
            near = ", ".join(get_close_matches(page, there, n=3))
            what = (
                console.filled("the nearest are {0}", near)
                if near
                else console.gettext("write it, or remove this line")
            )
            yield console.filled(
                "{0}: there is no page {1}; {2}", _place(course / FILE, page), repr(page), what
            )


def _place(path: Path, text: str) -> str:
    """Return a file's name with the number of the first line that has a text."""
    lines = path.read_text(encoding="utf-8").splitlines()
    number = next((number for number, line in enumerate(lines, 1) if text in line), 1)
    return f"{path.name}:{number}"


def listed(course: Path) -> set[str]:
    """Return the pages that a table of contents names, without what their files end in."""
    try:
        whole = yaml_lines.read((course / FILE).read_text(encoding="utf-8"))
    except (OSError, ValueError, yaml.YAMLError):
        return set()
    return {
        Path(page).with_suffix("").as_posix() if page.endswith(_SUFFIXES) else page
        for page in _pages(whole)
    }


def _malformed(path: Path) -> str:
    """Return what the book's builder has against the form of a table of contents, if it is here."""
    try:
        from sphinx_external_toc.parsing import MalformedError, parse_toc_yaml
    except ModuleNotFoundError:
        return ""
    try:
        parse_toc_yaml(path)
    except MalformedError as error:
        return _CLASS.sub(lambda found: console.gettext(_NAMED.get(found[1], found[1])), str(error))
    return ""


def _pages(whole: Any) -> Iterator[str]:  # noqa: ANN401
    """Yield the files that a table of contents names, at whatever depth."""
    if isinstance(whole, dict):
        yield from (str(whole[name]) for name in ("root", "file") if whole.get(name))
        whole = list(whole.values())
    if isinstance(whole, list):
        for one in whole:
            yield from _pages(one)
