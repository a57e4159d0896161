"""What the course's search answers, asked without a browser; `benchmarks/search.py` asks it too."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import yaml

ROOT = Path(__file__).resolve().parents[2]
QUERIES = Path(__file__).with_name("queries.yml")
DENO = shutil.which("deno") or str(Path(sys.executable).with_name("deno"))


def wanted():
    """Return the queries, each with the places that answer it."""
    return {row["ask"]: row["right"] for row in yaml.safe_load(QUERIES.read_text("utf-8"))}


def index_of(site):
    """Return the file of a built book's index."""
    (found,) = site.glob("_static/natorussia/search/index-*.js")
    return found


def answers(index, queries, folder):
    """Return what an index answers to each query, the best first, as kinds and ids."""
    asked = folder / "queries.json"
    asked.write_text(json.dumps(list(queries)), encoding="utf-8")
    command = [DENO, "run", "--quiet", "--allow-read", "--config", "deno.json"]
    command += [str(Path(__file__).with_name("measure.ts")), str(index.resolve()), str(asked)]
    done = subprocess.run(
        command, cwd=ROOT / "frontend", capture_output=True, text=True, check=True
    )
    return dict(zip(queries, json.loads(done.stdout), strict=True))


def share(answered, queries, most):
    """Return the share of queries that have a right place among the first ``most`` answers."""
    right = [bool(set(answered[ask][:most]) & set(places)) for ask, places in queries.items()]
    return sum(right) / len(right)
