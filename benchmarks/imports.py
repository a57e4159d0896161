"""What ``import natorussia`` costs, beside a Python that does nothing: medians of 21 processes.

``python benchmarks/imports.py`` runs both in turn, so that a busy machine slows both.
"""

import os
import statistics
import subprocess
import sys
import time

RUNS = 21
TARGET = 10


def took(code):
    """Return the seconds of one fresh process."""
    begun = time.perf_counter()
    subprocess.run([sys.executable, "-c", code], env=os.environ, check=True)
    return time.perf_counter() - begun


def main():
    """Print both medians and their ratio; fail where it is above the target."""
    pairs = [(took("pass"), took("import natorussia")) for _ in range(RUNS)]
    nothing, ours = (1000 * statistics.median(column) for column in zip(*pairs, strict=True))
    ratio = ours / nothing
    print(f"python -c pass          {nothing:6.1f} ms")
    print(f"import natorussia       {ours:6.1f} ms")
    print(f"ratio                   {ratio:6.2f}     target: at most {TARGET}")
    return ratio > TARGET


if __name__ == "__main__":
    sys.exit(main())
