"""``natorussia translate``: how far each language is, and what is still to be translated.

A catalogue is corrected, or a language begun, without code: in a file of the course.  ``--course``
does the same for what the course itself says, ``--page`` begins a page of it in a language, and
``--build`` builds its editions in other languages beside it.
"""

import argparse
import sys
from pathlib import Path

from natorussia.authoring import translating
from natorussia.data import course, languages
from natorussia.data.languages import console
from natorussia.data.languages.catalogues import shipped
from natorussia.translations import building, catalogues
from natorussia.translations.building import EditionError
from natorussia.translations.edition import refuse_losses


def arguments(parser: argparse.ArgumentParser) -> None:
    """Add what the command understands."""
    parser.add_argument(
        "language",
        metavar="LANG",
        nargs="?",
        help=console.gettext("a tag, as in de or pt-BR: list what it lacks"),
    )
    parser.add_argument(
        "--begin",
        action="store_true",
        help=console.gettext("write a catalogue of what is missing, to be filled in"),
    )
    course_too = parser.add_mutually_exclusive_group()
    course_too.add_argument(
        "--course",
        action="store_true",
        help=console.gettext("renew the course's own catalogues, and count them"),
    )
    course_too.add_argument(
        "--page", help=console.gettext("begin a page of the course, as `chapters/02-second`")
    )
    course_too.add_argument(
        "--build",
        action="store_true",
        help=console.gettext("build the course's editions into _build/html"),
    )
    parser.add_argument("--renew", action="store_true", help=argparse.SUPPRESS)


def run(arguments: argparse.Namespace) -> int:
    """Say how far the languages are; 1 if the one asked for lacks anything."""
    if arguments.renew:
        for path in translating.renew(course.root()):
            sys.stdout.write(console.filled("wrote {0}", path) + "\n")
        return 0
    if arguments.course or arguments.page or arguments.build:
        return _of_course(arguments)
    if not arguments.language:
        own = [] if languages.is_english() else [languages.current()]
        for tag in dict.fromkeys([*shipped(), *own]):
            sys.stdout.write(f"{_line(translating.state(tag))}\n")
        return 0
    if arguments.begin:
        written = translating.begin(arguments.language, course.folder().parent)
        sys.stdout.write(
            console.filled("wrote {0}; fill in each msgstr, then build the course", written) + "\n"
        )
        return 0
    return _told(translating.state(arguments.language))


def _of_course(arguments: argparse.Namespace) -> int:
    """Renew, begin or build what the course says in other languages."""
    root = course.root()
    tags = [arguments.language] if arguments.language else catalogues.languages(root)
    try:
        if arguments.page:
            catalogues.begin(root, _one(arguments.language), arguments.page)
        for tag in tags:
            _build(root, tag) if arguments.build else _count(root, tag)
    except (OSError, ValueError, EditionError) as error:
        sys.stderr.write(f"{error}\n")
        return 1
    return 0


def _one(tag: str | None) -> str:
    if not tag:
        raise ValueError(
            console.gettext("got no language; name one: natorussia translate ru --page PAGE")
        )
    return tag


def _count(root: Path, tag: str) -> None:
    catalogues.renew(root, tag)
    for state in catalogues.states(root, tag):
        if state.of and (state.said or state.fuzzy or state.page in catalogues.domains(root, tag)):
            sys.stdout.write(
                console.filled(
                    "{0} {1}: {2} per cent, {3} of {4} said, {5} fuzzy",
                    tag,
                    state.page,
                    state.percent,
                    state.said,
                    state.of,
                    state.fuzzy,
                )
                + "\n"
            )
    refuse_losses(root, tag)


def _build(root: Path, tag: str) -> None:
    site = root / "_build" / "html"
    pages = building.build(root, tag, site)
    sys.stdout.write(
        console.counted(
            "{1} has {0} page in {2}",
            "{1} has {0} pages in {2}",
            len(pages),
            site / tag,
            languages.own_name(tag),
        )
        + "\n"
    )


def _line(state: translating.State) -> str:
    return console.filled(
        "{0}: {1} said, {2} missing, {3} fuzzy, {4} unused",
        state.tag,
        state.said,
        len(state.missing),
        len(state.fuzzy),
        len(state.unused),
    )


def _told(state: translating.State) -> int:
    kinds = (
        (console.gettext("missing"), state.missing),
        (console.gettext("fuzzy"), state.fuzzy),
        (console.gettext("unused"), state.unused),
    )
    for kind, messages in kinds:
        for message in messages:
            sys.stdout.write(f"{kind}: {message}\n")
    sys.stdout.write(f"{_line(state)}\n")
    if state.missing:
        place = Path("locale", state.tag.replace("-", "_"), "LC_MESSAGES", "natorussia.po")
        sys.stdout.write(
            console.filled(
                "What is missing is said in English. `natorussia translate {0} --begin` "
                "writes {1}, to be filled in.",
                state.tag,
                place,
            )
            + "\n"
        )
    return int(bool(state.missing or state.fuzzy))
