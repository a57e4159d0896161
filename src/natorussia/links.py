"""The links to other sites, checked by Sphinx's own builder; it needs the network.

    python -m natorussia.links

Sites block robots and move their pages: what is broken is listed, for a person to look at.
"""

import json
import subprocess
import sys
from collections import Counter
from pathlib import Path

OUTPUT = Path("_build/linkcheck/output.json")
_BUILD = ("jupyter-book", "build", ".", "--builder", "linkcheck", "-q")
_TRIED = ("working", "redirected", "broken", "timeout", "rate-limited")


def main() -> int:
    """Check every link, and print those that are broken; 0 if none is, 2 without a network."""
    OUTPUT.unlink(missing_ok=True)
    subprocess.run(_BUILD, check=False, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)  # noqa: S603
    if not OUTPUT.is_file():
        sys.stderr.write(f"links: {' '.join(_BUILD)} wrote no {OUTPUT}; run it to see why\n")
        return 1
    lines = OUTPUT.read_text(encoding="utf-8").splitlines()
    words, status = report([json.loads(line) for line in lines])
    sys.stdout.write(words)
    return status


def report(links: list[dict[str, str]]) -> tuple[str, int]:
    """Return what to print about checked links, and the exit status.

    Parameters
    ----------
    links
        Lines of the builder's ``output.json``: each has ``uri``, ``status``, ``info``, ``filename``
        and ``lineno``.
    """
    tried = {link["uri"]: link for link in links if link["status"] in _TRIED}
    counts = Counter(link["status"] for link in tried.values())
    if not counts["working"] + counts["redirected"]:
        return (
            f"links: none of {len(tried)} links could be reached, so there is no network here; "
            "run this where there is one\n"
        ), 2
    faulty = [link for link in tried.values() if link["status"] in ("broken", "timeout")]
    lines = [
        f"{link['filename']}:{link['lineno']}: {link['uri']} ({link['info']})" for link in faulty
    ]
    totals = ", ".join(f"{counts[status]} {status}" for status in _TRIED if counts[status])
    return "\n".join([*lines, f"{len(tried)} links: {totals}", ""]), 1 if faulty else 0


if __name__ == "__main__":
    sys.exit(main())
