"""The links to other sites, checked by Sphinx's own builder; it needs the network.

A glance at the hosts cited most comes first, since without a network each link would take its
time to fail.

    python -m natorussia.authoring.links

Sites block robots and move their pages: what is broken is listed, for a person to look at.
"""

import json
import subprocess
import sys
from collections import Counter
from pathlib import Path
from urllib.error import HTTPError
from urllib.parse import urlsplit
from urllib.request import urlopen

from natorussia import data

_FOLDER = "_build/links"
_BUILD = ("jupyter-book", "build", ".", "--builder", "linkcheck", "--path-output", _FOLDER, "-q")
# Jupyter Book puts the results of this builder, too, where it puts pages.
OUTPUT = Path(_FOLDER, "_build", "html", "output.json")
_TRIED = ("working", "redirected", "broken", "timeout", "rate-limited")


def main() -> int:
    """Check every link, and print those that are broken; 0 if none is, 2 without a network."""
    hosts = often_cited(5)
    if not any(answers(f"https://{host}/") for host in hosts):
        sys.stderr.write(
            f"links: none of {', '.join(hosts)} answers, so there is no network here; "
            "run this where there is one\n"
        )
        return 2
    OUTPUT.unlink(missing_ok=True)
    subprocess.run(_BUILD, check=False)  # noqa: S603
    if not OUTPUT.is_file():
        sys.stderr.write(f"links: {' '.join(_BUILD)} wrote no {OUTPUT}; it says above why\n")
        return 1
    lines = OUTPUT.read_text(encoding="utf-8").splitlines()
    words, status = report([json.loads(line) for line in lines])
    sys.stdout.write(words)
    return status


def often_cited(count: int) -> list[str]:
    """Return the hosts that most sources come from."""
    hosts = Counter(urlsplit(row["url"]).hostname for row in data.rows("sources"))
    return [host for host, _ in hosts.most_common() if host][:count]


def answers(address: str) -> bool:
    """Tell whether anything answers at an address, be it only to refuse."""
    try:
        with urlopen(address, timeout=10):  # noqa: S310
            return True
    except HTTPError:
        return True
    except OSError:
        return False


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
