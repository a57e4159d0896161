"""Sizes and checksums of the tables in ``datapackage.json``, so that a changed table shows."""

import hashlib
import json
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from natorussia.data import folder
from natorussia.data.table_files import read_sheet

COMMAND = "python -m natorussia.data.checksums"


def measured(path: Path, columns: Iterable[str] = ()) -> dict[str, Any]:
    """Return what ``datapackage.json`` says of a table's file: its hash, bytes and rows."""
    content = path.read_bytes()
    rows = len(read_sheet(path, columns).rows)
    return {
        "hash": f"sha256:{hashlib.sha256(content).hexdigest()}",
        "bytes": len(content),
        "rows": rows,
    }


def stale(where: Path | None = None) -> list[str]:
    """Return the tables whose description no longer fits their file, each with what to do."""
    where = where or folder()
    package = json.loads((where / "datapackage.json").read_text(encoding="utf-8"))
    return [
        f"{resource['path']}: datapackage.json describes another version; run `{COMMAND}`"
        for resource in package["resources"]
        if resource | measured(where / resource["path"], _columns(resource)) != resource
    ]


def refresh(where: Path | None = None) -> list[str]:
    """Measure every table again and write ``datapackage.json``; return the tables that changed."""
    path = (where or folder()) / "datapackage.json"
    package = json.loads(path.read_text(encoding="utf-8"))
    changed = []
    for number, resource in enumerate(package["resources"]):
        found = measured(path.parent / resource["path"], _columns(resource))
        if resource | found != resource:
            changed.append(resource["name"])
        package["resources"][number] = _described(resource, found)
    text = json.dumps(package, indent=2, ensure_ascii=False) + "\n"
    path.write_text(text, encoding="utf-8")
    return changed


def _columns(resource: dict[str, Any]) -> list[str]:
    return [field["name"] for field in resource["schema"]["fields"]]


def _described(resource: dict[str, Any], found: dict[str, Any]) -> dict[str, Any]:
    kept = {key: value for key, value in resource.items() if key not in found}
    schema = kept.pop("schema")
    return kept | found | {"schema": schema}


if __name__ == "__main__":
    names = refresh(Path(sys.argv[1]) if len(sys.argv) > 1 else None)
    sys.stdout.write(f"described again: {', '.join(names) or 'nothing had changed'}\n")
