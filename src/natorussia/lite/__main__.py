"""``python -m natorussia.lite [--offline]``: make the live site beside the built book."""

import argparse
import sys
from pathlib import Path

from natorussia.book import lite_links
from natorussia.lite.build import build
from natorussia.lite.wheels import LiteError


def main() -> int:
    """Build the site, and say how large it is."""
    parser = argparse.ArgumentParser(prog="python -m natorussia.lite", description=__doc__)
    parser.add_argument("--offline", action="store_true", help="hold numpy and the like as well")
    offline = parser.parse_args().offline
    book = Path("_build", "html").resolve()
    if not (book / "index.html").is_file():
        sys.stderr.write(f"natorussia.lite: there is no book in {book}; run `make html` first\n")
        return 1
    try:
        site = build(Path.cwd(), book / "lite", offline=offline)
    except LiteError as error:
        sys.stderr.write(f"natorussia.lite: {error}\n")
        return 1
    lite_links.write_script(book)
    files = [file for file in site.rglob("*") if file.is_file()]
    size = sum(file.stat().st_size for file in files) / 1e6
    sys.stdout.write(f"{site}: {len(files)} files, {size:.1f} MB\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
