"""The editions of a course built beside it, with a link on each page that exists in both."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterable
from html import escape
from pathlib import Path

from natorussia.data import course, languages
from natorussia.translations.edition import stage

_BUILD = "from jupyter_book.cli.main import main; main()"
_HEAD = re.compile(r"(?=</head>)")
_BUTTONS = re.compile(r'(?<=<div class="article-header-buttons">)')
_SWITCH = r'\s*<(?:link|a) class="nr-edition" rel="alternate" hreflang="{tag}"[^>]*>(?:[^<]*</a>)?'


class EditionError(RuntimeError):
    """An edition that could not be built; the message is what the build said last."""


def build(root: Path, tag: str, site: Path) -> list[str]:
    """Build the edition of a course into a folder of the built course; return its pages.

    Parameters
    ----------
    root
        The course's folder.
    tag
        The language, which is the name of the folder too.
    site
        The built course, such as ``_build/html``.

    Raises
    ------
    FileNotFoundError
        If the course is not built.
    natorussia.translations.edition.TranslationError
        If translations cannot be put in.
    EditionError
        If the book of the edition does not build without a warning.
    """
    if not site.is_dir():
        raise FileNotFoundError(f"{site} is not there; build the course first, with `make html`")
    staged = root / "_build" / "editions" / tag
    pages = stage(root, tag, staged)
    _run(staged, tag)
    target = site / tag
    shutil.rmtree(target, ignore_errors=True)
    shutil.copytree(staged / "_build" / "html", target)
    link(site, language_of(root), tag, pages)
    return pages


def language_of(root: Path) -> str:
    """Return the language in which a course itself is."""
    with course.tables_of(root / "data"):
        return languages.current()


def _run(staged: Path, tag: str) -> None:
    told = dict(os.environ)
    told["NATORUSSIA_DATA"] = str(staged / "data")
    if url := told.get("NATORUSSIA_URL"):
        told["NATORUSSIA_URL"] = f"{url.rstrip('/')}/{tag}/"
    words = ["build", str(staged), "-W", "-n", "--keep-going"]
    made = subprocess.run(  # noqa: S603
        [sys.executable, "-c", _BUILD, *words],
        env=told,
        cwd=staged,
        capture_output=True,
        text=True,
        check=False,
    )
    if made.returncode:
        raise EditionError(f"{made.stdout[-4000:]}\n{made.stderr[-4000:]}")


def link(site: Path, own: str, tag: str, pages: Iterable[str]) -> None:
    """Put the switch on each page of a built course that an edition has too, and on its twin.

    Pages of the edition that stand in for the course's lead to it as well.  Twice is as once.
    """
    translated = set(pages)
    for page in sorted((site / tag).rglob("*.html")):
        name = page.relative_to(site / tag)
        twin = site / name
        if twin.is_file() and "lite" not in name.parts:
            _switch(page, _up(name, 1) + name.as_posix(), own)
            if name.with_suffix("").as_posix() in translated:
                _switch(twin, f"{_up(name, 0)}{tag}/{name.as_posix()}", tag)


def _up(name: Path, more: int) -> str:
    return "../" * (len(name.parts) - 1 + more)


def _switch(page: Path, address: str, tag: str) -> None:
    """Write the link to a page's twin, in its language and by its name for itself."""
    href, name = escape(address), escape(languages.own_name(tag))
    told = f'class="nr-edition" rel="alternate" hreflang="{tag}" href="{href}"'
    shown = f'\n<a {told} lang="{tag}" dir="{languages.direction(tag)}">{name}</a>'
    text = page.read_text(encoding="utf-8")
    plain = re.sub(_SWITCH.format(tag=tag), "", text)
    marked = _HEAD.sub(lambda _: f"<link {told}>", plain, count=1)
    marked = _BUTTONS.sub(lambda _: shown, marked, count=1)
    if marked != text:
        page.write_text(marked, encoding="utf-8")
