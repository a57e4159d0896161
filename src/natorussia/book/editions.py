"""A site with a folder for each term: ``python -m natorussia.book.editions BUILD SITE TERM``."""

import argparse
import json
import re
import shutil
import sys
from pathlib import Path

from natorussia.book import furniture

_TERM = re.compile(r"(\d{4})-(spring|summer|autumn|winter)")
_SEASONS = ("winter", "spring", "summer", "autumn")
_TO_LATEST = """<!DOCTYPE html>
<html lang="{language}"><head><meta charset="utf-8"><title>{course}</title>
<meta http-equiv="refresh" content="0; url=latest/"></head>
<body><p><a href="latest/">{course}</a></p></body></html>
"""


def order(term: str) -> tuple[int, int]:
    """Return where a term stands among others; winter opens a year.

    Raises
    ------
    ValueError
        If the term is not a year and a season.
    """
    found = _TERM.fullmatch(term)
    if not found:
        raise ValueError(f"the term is {term!r}, but expected a year and a season: 2026-autumn")
    return int(found[1]), _SEASONS.index(found[2])


def publish(build: Path, site: Path, term: str) -> str:
    """Put a built book into a site as one term's, keep the others, and return the latest term.

    ``latest/`` is a copy of the latest term, ``versions.json`` lists all; pages of older terms read
    it and lead to the latest.
    """
    order(term)
    _replace(build, site / term)
    terms = sorted(
        (path.name for path in site.iterdir() if _TERM.fullmatch(path.name)),
        key=order,
        reverse=True,
    )
    _replace(site / terms[0], site / "latest")
    listed = json.dumps({"latest": terms[0], "terms": terms}, indent=1)
    (site / "versions.json").write_text(listed + "\n", encoding="utf-8")
    (site / "index.html").write_text(_TO_LATEST.format(**furniture.alone()), encoding="utf-8")
    for name in ("404.html", "robots.txt"):
        if (source := site / "latest" / name).is_file():
            shutil.copy(source, site / name)
    # Or the publisher drops the folders whose names begin with an underscore.
    (site / ".nojekyll").touch()
    return terms[0]


def _replace(source: Path, target: Path) -> None:
    part = target.with_name(f".{target.name}.part")
    shutil.rmtree(part, ignore_errors=True)
    shutil.copytree(source, part)
    shutil.rmtree(target, ignore_errors=True)
    part.rename(target)


def main(words: list[str]) -> int:
    """Publish what the command line names, and say which term is the latest."""
    parser = argparse.ArgumentParser(prog="python -m natorussia.book.editions", description=__doc__)
    parser.add_argument("build", type=Path, help="the built book, such as _build/html")
    parser.add_argument("site", type=Path, help="folder of all terms, made where it is missing")
    parser.add_argument("term", help="such as 2026-autumn")
    asked = parser.parse_args(words)
    asked.site.mkdir(parents=True, exist_ok=True)
    try:
        latest = publish(asked.build, asked.site, asked.term)
    except (ValueError, FileNotFoundError) as error:
        sys.stderr.write(f"{error}\n")
        return 1
    sys.stdout.write(f"{asked.site} has {asked.term}; the latest term is {latest}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
