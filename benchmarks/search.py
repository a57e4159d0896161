"""How often search leads to the right place, beside the theme's own search on the same book.

Run from the project's root after ``make html``: ``python benchmarks/search.py``.  The queries are
those of ``tests/search/queries.yml``.  Of the theme's answers one counts as right if it leads
to the right page, wherever on it; of ours it has to lead to the very place.
"""

import gzip
import json
import subprocess
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
from tests.search.asking import DENO, ROOT, answers, index_of, share, wanted

SITE, THEMES = ROOT / "_build/html", ROOT / "_build/.doctrees/theme-search"
TARGETS = {1: 0.85, 3: 0.95}
# What the theme's scripts find in a browser and not here, and a way to ask them.
BEFORE = """
globalThis.DOCUMENTATION_OPTIONS = { SHOW_SEARCH_SUMMARY: false };
globalThis.SPHINX_HIGHLIGHT_ENABLED = false;
globalThis.document = {
  readyState: "loading", addEventListener() {}, getElementById: () => null,
};
globalThis._ready = () => {};
Object.defineProperty(globalThis, "localStorage", { value: { setItem() {}, removeItem() {} } });
"""
AFTER = """
const found = %s.map((query) => {
  const [asked, terms, excluded, highlighted, objects] = Search._parseQuery(query);
  const results = Search._performSearch(asked, terms, excluded, highlighted, objects);
  return results.reverse().map(([page]) => page);
});
console.log(JSON.stringify(found));
"""


def theirs(queries: list[str], folder: Path) -> dict[str, list[str]]:
    """Return the pages that the theme's search gives for each query, the best first."""
    tools, words = (THEMES / name for name in ("searchtools.js", "language_data.js"))
    index = (THEMES / "searchindex.js").read_text("utf-8").removeprefix("Search.setIndex(")
    script = folder / "ask.js"
    script.write_text(
        BEFORE
        + words.read_text("utf-8")
        + tools.read_text("utf-8")
        + f"\nSearch._index = {index.rstrip().rstrip(';').removesuffix(')')};\n"
        + AFTER % json.dumps(queries),
        encoding="utf-8",
    )
    command = [DENO, "run", "--quiet", script]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise SystemExit(f"the theme's search could not be asked: {done.stderr[-800:]}")
    found = json.loads(done.stdout)
    return dict(zip(queries, found, strict=True))


def pages_of(index: Path, queries: dict[str, list[str]]) -> dict[str, list[str]]:
    """Return the pages on which the right places of each query stand."""
    text = index.read_text("utf-8").removeprefix("self.nrIndex=").rstrip(";\n")
    rows = json.loads(text)["rows"]
    pages = {f"{row[0]}:{row[1]}": row[3].partition(".html")[0] for row in rows}
    return {ask: [pages[place] for place in places] for ask, places in queries.items()}


def main() -> int:
    """Print the shares of both, and fail where ours miss their targets."""
    queries, index = wanted(), index_of(SITE)
    with tempfile.TemporaryDirectory() as scratch:
        ours = answers(index, queries, Path(scratch))
        their = theirs(list(queries), Path(scratch))
    right = pages_of(index, queries)
    weight = len(gzip.compress(index.read_bytes())) / 1000
    print(f"{len(queries)} queries; the index weighs {weight:.0f} kB gzipped")
    for most, target in TARGETS.items():
        own, other = share(ours, queries, most), share(their, right, most)
        print(f"right among first {most}: {own:.0%} (target {target:.0%}); theme {other:.0%}")
    return int(any(share(ours, queries, most) < target for most, target in TARGETS.items()))


if __name__ == "__main__":
    raise SystemExit(main())
