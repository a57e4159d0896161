"""``natorussia translate``: how far each language is, and what is still to be translated.

A catalogue is corrected, or a language begun, without code: in a file of the course.
"""

import argparse
import sys
from pathlib import Path

from natorussia.authoring import translating
from natorussia.data import course, languages
from natorussia.data.languages.catalogues import shipped


def arguments(parser: argparse.ArgumentParser) -> None:
    """Add what the command understands."""
    parser.add_argument("language", nargs="?", help="a tag, as in de or pt-BR: list what it lacks")
    parser.add_argument(
        "--begin", action="store_true", help="write a catalogue of what is missing, to be filled in"
    )
    parser.add_argument("--renew", action="store_true", help=argparse.SUPPRESS)


def run(arguments: argparse.Namespace) -> int:
    """Say how far the languages are; 1 if the one asked for lacks anything."""
    if arguments.renew:
        for path in translating.renew(course.root()):
            sys.stdout.write(f"wrote {path}\n")
        return 0
    if not arguments.language:
        own = [] if languages.is_english() else [languages.current()]
        for tag in dict.fromkeys([*shipped(), *own]):
            sys.stdout.write(f"{_line(translating.state(tag))}\n")
        return 0
    if arguments.begin:
        written = translating.begin(arguments.language, course.folder().parent)
        sys.stdout.write(f"wrote {written}; fill in each msgstr, then build the course\n")
        return 0
    return _told(translating.state(arguments.language))


def _line(state: translating.State) -> str:
    return (
        f"{state.tag}: {state.said} said, {len(state.missing)} missing, "
        f"{len(state.fuzzy)} fuzzy, {len(state.unused)} unused"
    )


def _told(state: translating.State) -> int:
    kinds = {"missing": state.missing, "fuzzy": state.fuzzy, "unused": state.unused}
    for kind, messages in kinds.items():
        for message in messages:
            sys.stdout.write(f"{kind}: {message}\n")
    sys.stdout.write(f"{_line(state)}\n")
    if state.missing:
        place = Path("locale", state.tag.replace("-", "_"), "LC_MESSAGES", "natorussia.po")
        sys.stdout.write(
            f"What is missing is said in English. `natorussia translate {state.tag} --begin` writes"
            f" {place}, to be filled in.\n"
        )
    return int(bool(state.missing or state.fuzzy))
