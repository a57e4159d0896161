"""Judge every honest answer of the tests on many changed tables, and print what is denied.

The answers are those of ``tests/grading/honest``, in all their styles and forms.  The status is 1
where one of them is denied.
"""

import argparse
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from natorussia.exercises import exercise_names
from tests.grading.honest import TURNS, changed_tables, count, denied


def main():
    """Print a line for each exercise, and each answer that is denied."""
    arguments = parsed()
    lost = 0
    for name in arguments.exercise or exercise_names():
        with tempfile.TemporaryDirectory(prefix="fairness-") as folder:
            tables = changed_tables(name, arguments.seeds, folder)
            found = [
                (seed, *one)
                for turn, (seed, *where) in enumerate(tables)
                for one in denied(name, *where, forms={turn % TURNS})
            ]
        judged = count(name) * arguments.seeds
        print(f"{name}: {len(found)} of {judged} marks denied on {arguments.seeds} seeds")
        for one in found[: arguments.shown]:
            print("  ", *one)
        lost += len(found)
    return int(lost > 0)


def parsed():
    """Return the arguments."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seeds", type=int, default=200, help="changed tables for each exercise")
    parser.add_argument("--exercise", action="append", default=[], help="this one only")
    parser.add_argument("--shown", type=int, default=20, help="denied answers to show of each")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
