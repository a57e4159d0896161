"""The workflow that publishes the course: its form, and that its commands exist."""

import re
import subprocess
import sys

import pytest
import yaml

from tests.conftest import ROOT

WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_workflow_has_right_form(path):
    """The schema of workflows, which the checker brings along, accepts it."""
    command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema"]
    done = subprocess.run(
        [*command, "vendor.github-workflows", path], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_workflow_runs_known_targets(path):
    """Each target of make and each module that a step runs is in the project."""
    workflow = yaml.safe_load(path.read_text(encoding="utf-8"))
    run = "\n".join(
        step.get("run", "") for job in workflow["jobs"].values() for step in job["steps"]
    )
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    targets = re.findall(r"^\s*make (\w+)", run, re.MULTILINE)
    assert targets
    assert [name for name in targets if not re.search(rf"^{name}:", makefile, re.MULTILINE)] == []
    modules = re.findall(r"python -m ([\w.]+)", run)
    paths = [ROOT / "src" / f"{module.replace('.', '/')}.py" for module in modules]
    assert [path.name for path in paths if not path.is_file()] == []
