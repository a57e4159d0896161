#!/usr/bin/env bash
# openedx-scorm-xblock 19.0.5 takes a raw score of SCORM 2004 for per cent, whatever its maximum is,
# and of a raw and a scaled score the one that was set last counts: 12.5 of 17 points, told after the
# share of 0.735, become a grade of 0.125.  Fails once that changes.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check \
  openedx-scorm-xblock==19.0.5 xblock==5.2.0 django==4.2.16 six==1.17.0 setuptools==75.8.0
"$folder/venv/bin/python" - <<'END'
from importlib.metadata import version
from types import SimpleNamespace

from openedxscorm.scormxblock import ScormXBlock


def graded(*told):
    nothing = lambda *_, **__: None
    block = SimpleNamespace(
        lesson_status="incomplete", success_status="unknown", lesson_score=0, has_score=True,
        scorm_data={}, get_grade=lambda: block.lesson_score, emit_completion=nothing,
        publish_grade=nothing, track_set_value=nothing,
    )
    for name, value in told:
        ScormXBlock.set_value(block, {"name": name, "value": value})
    return block.lesson_score


most, points, share = ("cmi.score.max", "17"), ("cmi.score.raw", "12.5"), ("cmi.score.scaled", "0.735")
last, first = graded(most, share, points), graded(most, points, share)
print(f"openedx-scorm-xblock {version('openedx-scorm-xblock')}: 12.5 of 17 is graded {last},")
print(f"and {first} where the share is told after it")
raise SystemExit((last, first) != (0.125, 0.735))
END
