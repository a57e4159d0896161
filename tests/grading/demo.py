"""Grade the sample class and show its gradebook: ``python -m tests.grading.demo FOLDER``."""

import shutil
import sys
from pathlib import Path

from natorussia.cli import main
from tests.grading.samples import sample_class

if __name__ == "__main__":
    folder = Path(sys.argv[1])
    shutil.rmtree(folder, ignore_errors=True)
    sample_class(folder / "submissions")
    status = main(
        ["grade", str(folder / "submissions"), "--out", str(folder / "out"), "--timeout", "2"]
    )
    sys.stdout.write((folder / "out" / "gradebook.csv").read_text(encoding="utf-8"))
    sys.exit(status)
