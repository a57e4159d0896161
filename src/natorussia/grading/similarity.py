"""Similarity of submissions: fingerprints of their code, less the starter's.

Winnowing after Schleimer, Wilkerson and Aiken (SIGMOD 2003): hashes of runs of tokens, of which
every window keeps its smallest.
"""

import hashlib
import io
import keyword
import tokenize
import zlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from itertools import combinations
from typing import Any

from natorussia.exercises import exercise
from natorussia.grading.mending import Submitted

_RUN, _WINDOW, _MOST, _MOST_TEXT = 9, 5, 400, 50_000
_COMMON, _LEAST, _MOST_HOLDERS = 0.5, 8, 200
_SHORT, _FEW = 15, 3
_SKIPPED = {tokenize.COMMENT, tokenize.NL, tokenize.NEWLINE, tokenize.INDENT, tokenize.DEDENT}
Traces = dict[str, Any]


def traces(own: Iterable[str], found: Submitted) -> Traces:
    """Return what one hand-in is compared by.

    Parameters
    ----------
    own
        The student's own cells.
    found
        The notebook, with its answers and its essay.

    Returns
    -------
    dict
        ``prints``: fingerprints; ``whole``: the hash of all code, comments and layout aside,
        empty where there is next to none; ``cells``: the hash of each cell; ``essay``: the
        hash of its words.
    """
    read = [(len(source), list(_tokens(source[:_MOST_TEXT]))) for source in own]
    tokens = [token for _, cell in read for token in cell]
    words = found.essay.split()
    return {
        "prints": _fingerprints(read),
        "whole": _hash(tokens) if len(tokens) >= _SHORT else "",
        "cells": sorted({_hash(cell) for _, cell in read}),
        "essay": _hash(words) if len(words) >= _SHORT else "",
    }


def _hash(tokens: Iterable[str]) -> str:
    return hashlib.sha256("\n".join(tokens).encode("utf-8", "replace")).hexdigest()[:16]


def fingerprints(sources: Iterable[str]) -> list[int]:
    """Return the fingerprints of some code, sorted; comments, layout and names do not matter."""
    return _fingerprints((len(source), _tokens(source)) for source in sources)


def _fingerprints(cells: Iterable[tuple[int, Iterable[str]]]) -> list[int]:
    """Return the fingerprints of cells, each given by its length and its tokens."""
    found: set[int] = set()
    left = _MOST_TEXT
    for length, read in cells:
        left -= length
        if left < 0:
            break
        tokens = list(map(_nameless, read))
        runs = [" ".join(tokens[at : at + _RUN]) for at in range(len(tokens) - _RUN + 1)]
        hashes = [zlib.crc32(run.encode("utf-8", "replace")) for run in runs]
        windows = range(max(len(hashes) - _WINDOW + 1, 1))
        found |= {min(hashes[at : at + _WINDOW]) for at in windows if hashes}
    return sorted(found)[:_MOST]


def _tokens(source: str) -> Iterator[str]:
    try:
        for token in tokenize.generate_tokens(io.StringIO(source).readline):
            if token.type not in _SKIPPED and token.string:
                yield token.string
    except (tokenize.TokenError, SyntaxError, ValueError):
        return


def _nameless(token: str) -> str:
    """Return a short name as any other: whoever copies renames these first."""
    short = len(token) <= 2 and token.isidentifier()  # noqa: PLR2004
    return "_" if short and not keyword.iskeyword(token) else token


def identical(found: Mapping[str, Traces], what: str) -> list[list[str]]:
    """Return the groups of hand-ins whose code (``whole``) or ``essay`` is the same.

    However many they are: what is the same from the first cell to the last is nobody's habit.
    """
    groups: dict[str, list[str]] = defaultdict(list)
    for name in sorted(found):
        if found[name].get(what):
            groups[found[name][what]].append(name)
    return [names for names in groups.values() if len(names) > 1]


def alike(prints: Mapping[str, list[int]], most: int = 20) -> list[tuple[str, str, float]]:
    """Return the most similar pairs: what they share, of the smaller one's fingerprints.

    What most of a class has in common, and at least eight, is the exercise's and not theirs.
    """
    holders: dict[int, list[str]] = defaultdict(list)
    for name in sorted(prints):
        for one in prints[name]:
            holders[one].append(name)
    limit = min(max(_COMMON * len(prints), _LEAST), _MOST_HOLDERS)
    shared = Counter(
        pair for names in holders.values() if len(names) <= limit for pair in combinations(names, 2)
    )
    own = Counter(name for names in holders.values() if len(names) <= limit for name in names)
    found = [
        (first, second, count / min(own[first], own[second]))
        for (first, second), count in shared.items()
        if count >= _RUN
    ]
    return sorted(found, key=lambda one: (-one[2], one[:2]))[:most]


@cache
def _references(name: str) -> dict[str, str]:
    """Return the hashes of the published answers that are long enough to be nobody's own."""
    found = {}
    for question in exercise(name).questions:
        tokens = list(_tokens(question.reference()))
        if len(tokens) >= _SHORT:
            found[question.name] = _hash(tokens)
    return found


def like_the_reference(name: str, traces: Traces) -> float:
    """Return the share of the longer answers that are the published ones, token by token.

    Nothing where they are fewer than three: a short way to an answer is everybody's.
    """
    published = _references(name)
    same = [one for one, told in published.items() if told in traces.get("cells", ())]
    return len(same) / len(published) if len(same) >= _FEW else 0.0
