"""The whole built course in one archive: ``python -m natorussia.book.packing SITE ARCHIVE``."""

import argparse
import sys
import zipfile
from pathlib import Path

# A service worker runs on a web server alone; the rest is the build's own bookkeeping.
# Python in the browser needs a server too; the page says so.
_LEFT_OUT = {
    "lite",
    "sw.js",
    "manifest.webmanifest",
    "reports",
    "objects.inv",
    ".buildinfo",
    ".nojekyll",
    "404.html",
}
_FIRST_DATE = (1980, 1, 1, 0, 0, 0)


def pack(site: Path, archive: Path) -> Path:
    """Write the pages of a built site into an archive, in one folder, the same bytes every time.

    It is written beside its place and moved there when whole, so that an interrupted run leaves
    the last archive as it was.

    Raises
    ------
    FileNotFoundError
        If the site has no ``index.html``.
    """
    if not (site / "index.html").is_file():
        raise FileNotFoundError(
            f"{site} holds no built course (it has no index.html); build it first with `make html`"
        )
    archive.parent.mkdir(parents=True, exist_ok=True)
    part = archive.with_name(f".{archive.name}.part")
    with zipfile.ZipFile(part, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as packed:
        for file in sorted(path for path in site.rglob("*") if path.is_file()):
            name = file.relative_to(site)
            if not _LEFT_OUT & set(name.parts):
                entry = zipfile.ZipInfo(f"{archive.stem}/{name.as_posix()}", _FIRST_DATE)
                entry.compress_type, entry.external_attr = zipfile.ZIP_DEFLATED, 0o644 << 16
                packed.writestr(entry, file.read_bytes())
    part.replace(archive)
    return archive


def main(words: list[str]) -> int:
    """Pack what the command line names, and say where the archive is and how large."""
    parser = argparse.ArgumentParser(prog="python -m natorussia.book.packing", description=__doc__)
    parser.add_argument("site", type=Path, help="folder of the built book, such as _build/html")
    parser.add_argument("archive", type=Path, help="zip to write, such as dist/course.zip")
    asked = parser.parse_args(words)
    try:
        made = pack(asked.site, asked.archive)
    except FileNotFoundError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    size = made.stat().st_size / 1e6
    sys.stdout.write(f"{made} ({size:.1f} MB): unpack it, then open index.html\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
