"""Build hook: bundle the front end into ``src/natorussia/static``."""

import os
import shutil
import subprocess
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

# What editions of the course are made from, which Python in the browser has no use for.
EDITIONS = ("_config.yml", "_toc.yml", "translations")
BROWSER = "NATORUSSIA_BROWSER"


class FrontEnd(BuildHookInterface):
    """Run ``deno task bundle`` where a source is newer than the bundles."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Make the bundles that the wheel and the editable install serve."""
        if self.target_name == "wheel" and version == "standard" and not os.environ.get(BROWSER):
            build_data["force_include"] |= {
                str(Path(self.root, name)): f"natorussia/course/{name}" for name in EDITIONS
            }
        sources = Path(self.root, "frontend")
        stamp = Path(self.root, "src/natorussia/static/.bundled")
        if stamp.is_file() and stamp.stat().st_mtime > _newest(sources):
            return
        deno = shutil.which("deno")
        if deno is None:
            raise RuntimeError(
                "building the widgets needs deno, and none is on the path; "
                "install it with `pip install deno` or build without --no-build-isolation"
            )
        subprocess.run([deno, "task", "bundle"], cwd=sources, check=True)  # noqa: S603
        stamp.touch()


def _newest(folder: Path) -> float:
    """Return when a file below a folder was last changed, in seconds; libraries do not count."""
    files = [path for path in folder.rglob("*") if "node_modules" not in path.parts]
    return max(path.stat().st_mtime for path in files if path.is_file())
