"""Similarity of submissions: fingerprints of their code, less the starter's.

Winnowing after Schleimer, Wilkerson and Aiken (SIGMOD 2003): hashes of runs of tokens, of which
every window keeps its smallest.
"""

import io
import tokenize
import zlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from itertools import combinations

_RUN, _WINDOW, _MOST, _MOST_TEXT = 9, 5, 400, 50_000
_COMMON, _LEAST = 0.25, 8
_SKIPPED = {tokenize.COMMENT, tokenize.NL, tokenize.NEWLINE, tokenize.INDENT, tokenize.DEDENT}


def fingerprints(sources: Iterable[str]) -> list[int]:
    """Return the fingerprints of some code, sorted; comments and layout do not matter."""
    found: set[int] = set()
    left = _MOST_TEXT
    for source in sources:
        left -= len(source)
        if left < 0:
            break
        tokens = list(_tokens(source))
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


def alike(prints: dict[str, list[int]], most: int = 20) -> list[tuple[str, str, float]]:
    """Return the most similar pairs: what they share, of the smaller one's fingerprints.

    What a quarter of all submissions have in common, and at least eight, is the exercise's and
    not theirs.
    """
    holders: dict[int, list[str]] = defaultdict(list)
    for name in sorted(prints):
        for one in prints[name]:
            holders[one].append(name)
    limit = max(_COMMON * len(prints), _LEAST)
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
