"""Build hook: bundle the front end into ``src/natorussia/static``."""

import shutil
import subprocess
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class FrontEnd(BuildHookInterface):
    """Run ``deno task bundle``; a source distribution may bring the bundles along."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002
        """Make the bundles that the wheel and the editable install serve."""
        deno = shutil.which("deno")
        if deno is None:
            raise RuntimeError(
                "building the widgets needs deno, and none is on the path; "
                "install it with `pip install deno` or build without --no-build-isolation"
            )
        subprocess.run([deno, "task", "bundle"], cwd=Path(self.root, "frontend"), check=True)  # noqa: S603
