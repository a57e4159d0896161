"""Check a notebook with ``natorussia check``, and print how it compares with a bare start.

Each round starts Python with pandas and IPython, as any kernel does, and then checks the right
answers of each exercise that is named; the ratio is that of a round.
"""

import argparse
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from natorussia.exercises import exercise
from natorussia.exercises.notebook import text

START = (sys.executable, "-c", "import pandas, IPython")
PROMISED = 4


def main():
    """Print the median of each exercise's ratio, with the least and the most; 1 if too large."""
    arguments = parsed()
    worst = 0.0
    with tempfile.TemporaryDirectory(prefix="check-") as made:
        for name in arguments.exercise or ["nineties", "new-start", "turning-point"]:
            pairs = [(seconds(START), checked(Path(made), name)) for _ in range(arguments.rounds)]
            ratios = sorted(check / start for start, check in pairs)
            took = statistics.median(check for _, check in pairs)
            worst = max(worst, statistics.median(ratios))
            told = f"{statistics.median(ratios):.2f}   ({ratios[0]:.2f} to {ratios[-1]:.2f})"
            print(f"{name:16}{took:6.2f} s   check over a bare start {told}")
    print(f"at most {PROMISED}")
    return int(worst > PROMISED)


def parsed():
    """Return the arguments."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--exercise", action="append", default=[], help="this one only")
    parser.add_argument("--rounds", type=int, default=5, help="rounds of each")
    return parser.parse_args()


def seconds(command):
    """Return the seconds that a command takes."""
    start = time.perf_counter()
    subprocess.run(command, check=True, capture_output=True)
    return time.perf_counter() - start


def checked(folder, name):
    """Return the seconds that checking an exercise's right answers takes."""
    asked = exercise(name)
    path = folder / f"{asked.notebook}.ipynb"
    answers = {question.name: question.reference() for question in asked.questions}
    path.write_text(text(asked, answers), encoding="utf-8")
    return seconds((sys.executable, "-m", "natorussia.cli", "check", str(path)))


if __name__ == "__main__":
    sys.exit(main())
