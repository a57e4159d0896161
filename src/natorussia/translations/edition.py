"""An edition: a course with its translations put in, as a course of its own."""

import json
import re
import shutil
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any

import yaml

from natorussia.data import checksums, course, languages, package
from natorussia.questions.ids import ORIGINALS
from natorussia.translations import catalogues, checking, originals, sources, tables
from natorussia.translations.messages import Message, Say
from natorussia.translations.names import names

READY = 90
"""The per cent of its messages from which on a page is part of an edition."""
_MARK = ".natorussia.json"
_MINUTES = re.compile(r":minutes: (\d+)")
_SPANS = "attrs_inline"

Said = dict[tuple[str, str], str]


class TranslationError(ValueError):
    """Translations that cannot be put in; the message has a line for each thing that is wrong."""


@dataclass
class _Edition:
    """What is written of an edition: where, in which language, and what it says."""

    root: Path
    tag: str
    target: Path
    said: dict[str, Said]
    written: set[Path] = field(default_factory=set)

    def put(self, path: Path, content: bytes) -> None:
        """Write a file unless it stands there already, so that a build redoes what changed."""
        place = self.target / path
        self.written.add(place)
        if not place.is_file() or place.read_bytes() != content:
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(content)

    def copy(self, paths: Iterable[Path]) -> None:
        """Take files over as they are."""
        for path in paths:
            if path.is_file():
                self.put(path.relative_to(self.root), path.read_bytes())


def ready(root: Path, tag: str) -> list[str]:
    """Return the pages that an edition has, in reading order."""
    begun = catalogues.begun(root, tag)
    return [page for page in begun if catalogues.state(root, tag, page).percent >= READY]


def stage(root: Path, tag: str, target: Path) -> list[str]:
    """Write the edition of a course in a language; return the pages that are translated.

    Every page of the course is there, so that links and the table of contents lead on: a page that
    is not translated says so, and leads to the course's own.  Ids are those of the course, and so
    are the names of options (`natorussia.questions.ids`), so that progress and marks are the same.

    Parameters
    ----------
    root
        The course's folder.
    tag
        The language.
    target
        The folder of the edition; what an earlier one left there is removed.

    Raises
    ------
    TranslationError
        If a translation lost a row that its text cites, a blank or a link, or has one too many.
    """
    said = {
        domain: catalogues.said(catalogues.read(root, tag, domain))
        for domain in catalogues.domains(root, tag)
    }
    refuse_losses(root, tag)
    edition = _Edition(root, tag, target, said)
    pages = ready(root, tag)
    _tables(edition)
    for page in sources.pages(root):
        _page(edition, page) if page in pages else _stand_in(edition, page)
    _settings(edition)
    _sweep(edition)
    originals.write_revisions(root / "data", target / "data")
    return pages


def _say(said: Iterable[Said], mark: Callable[[Message], str]) -> Say:
    """Return what says a message as the first catalogue does that has it, or marks it."""
    known: Said = {}
    for one in said:
        known = one | known

    return lambda message: known.get((message.context, message.text)) or mark(message)


def _as_it_is(message: Message) -> str:
    return message.text


def _in_its_language(tag: str, message: Message) -> str:
    """Mark prose that is not translated as being in the course's language, as docutils does."""
    plain = not message.prose or not message.text.strip()
    return message.text if plain else f"[{message.text}]{{.language-{tag}}}"


def _language(root: Path) -> str:
    with course.tables_of(root / "data"):
        return languages.base(languages.current())


def _page(edition: _Edition, page: str) -> None:
    own = edition.said.get(page, {})
    mark = partial(_in_its_language, _language(edition.root))
    say = _say([own, *edition.said.values()], mark)
    for source in sources.sources_of(edition.root, page):
        edition.put(source.path, source.walk(edition.root, say).encode())


def _stand_in(edition: _Edition, page: str) -> None:
    say = _say(edition.said.values(), _as_it_is)
    title, opening = sources.stand_in(edition.root, page, say)
    original = sources.stand_in(edition.root, page, _as_it_is)[1]
    up = "../" * (page.count("/") + 1)
    path = sources.file_of(edition.root, page)
    minutes = _MINUTES.search((edition.root / path).read_text(encoding="utf-8"))
    options = {
        "language": _language(edition.root),
        "section": sources.section_of(edition.root, page),
        "minutes": minutes[1] if minutes else "",
    }
    told = "".join(f":{name}: {value}\n" for name, value in options.items() if value)
    lead = f"{opening}\n\n" if opening != original else ""
    body = f"# {title}\n\n{lead}```{{untranslated}} {up}{page}.html\n{told}```\n"
    # Links name the file of a page, and so what stands in for a notebook is a notebook.
    text = _notebook(body) if path.suffix == ".ipynb" else body
    edition.put(path, text.encode())


def _notebook(text: str) -> str:
    cell = {"cell_type": "markdown", "id": "untranslated", "metadata": {}, "source": text}
    whole = {"cells": [cell], "metadata": {}, "nbformat": 4, "nbformat_minor": 5}
    return json.dumps(whole, ensure_ascii=False, indent=1) + "\n"


def _tables(edition: _Edition) -> None:
    """Write the tables and the banks, translated or not, and how names are kept."""
    folder, say = edition.root / "data", _say(edition.said.values(), _as_it_is)
    edition.copy(path for path in sorted(folder.rglob("*")) if "make" not in path.parts)
    with course.tables_of(folder):
        told: dict[str, Any] = json.loads(json.dumps(package()))
    told["language"] = edition.tag
    told["title"] = say(Message(told["title"], "_config/title"))
    for resource in told["resources"]:
        if tables.columns(resource) or tables.has_languages(resource):
            text = tables.of_table(folder, resource, say, _language(edition.root))
            edition.put(Path("data", resource["path"]), text.encode())
        if tables.columns(resource):
            resource[tables.UNTRANSLATED] = _untranslated(edition, resource)
    named = json.dumps(originals.of_words(edition.said.values()), indent=1)
    edition.put(Path("data", ORIGINALS), named.encode())
    edition.put(Path("data", "datapackage.json"), json.dumps(told).encode())
    checksums.refresh(edition.target / "data")


def _untranslated(edition: _Edition, resource: dict[str, Any]) -> list[str]:
    """Return the keys of the rows of which a text is not translated."""
    lacking: list[Message] = []

    def note(message: Message) -> str:
        lacking.append(message)
        return message.text

    say, found = _say(edition.said.values(), note), []
    for row in tables.rows_of(edition.root / "data", resource):
        before = len(lacking)
        tables.of_row(resource, row, say)
        if len(lacking) > before:
            found.append(tables.key_of(resource, row))
    return found


def refuse_losses(root: Path, tag: str) -> None:
    """Raise a `TranslationError` that names each translation which lost what its text holds."""
    read = {
        one: catalogues.said(catalogues.read(root, tag, one))
        for one in catalogues.domains(root, tag)
    }
    say = _say(read.values(), _as_it_is)
    before, after = names(root / "data", _as_it_is), names(root / "data", say)
    found: list[str] = []
    for domain, said in read.items():
        wanted = catalogues.wanted(root, tag, domain)
        stands = {(one.context, one.text): one.place for one in wanted}
        used = {key: told for key, told in said.items() if key in stands}
        file = catalogues.file_of(root, tag, domain).relative_to(root)
        found += [f"{file}: {fault}" for fault in checking.faults(used, before, after, stands)]
    if found:
        raise TranslationError("\n".join(found))


def _settings(edition: _Edition) -> None:
    say = _say(edition.said.values(), _as_it_is)
    config = sources.translated_config(edition.root, say)
    config.setdefault("sphinx", {}).setdefault("config", {})["language"] = edition.tag
    extensions = config.setdefault("parse", {}).setdefault("myst_enable_extensions", [])
    if _SPANS not in extensions:
        extensions.append(_SPANS)
    contents = sources.translated_contents(edition.root, say)
    files = {Path("_config.yml"): config, Path("_toc.yml"): contents}
    if maps := sources.translated_maps(edition.root, say):
        files[sources.MAPS] = maps
    for name, value in files.items():
        text = yaml.safe_dump(value, sort_keys=False, allow_unicode=True)
        edition.put(name, text.encode())
    edition.put(Path(_MARK), b"{}\n")
    edition.copy(sorted((edition.root / "chapters").rglob("images/*")))
    modules = sorted((edition.root / "exercises").glob("*.py"))
    edition.copy(
        path for path in modules if edition.target / "exercises" / path.name not in edition.written
    )


def _sweep(edition: _Edition) -> None:
    """Remove what an earlier edition left; what was built of it stays."""
    for path in edition.target.rglob("*"):
        built = path.relative_to(edition.target).parts[0] == "_build"
        if path.is_file() and not built and path not in edition.written:
            path.unlink()
    for name in ("chapters", "exercises"):
        shutil.rmtree(edition.target / name / ".ipynb_checkpoints", ignore_errors=True)
