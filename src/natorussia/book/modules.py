"""The modules of widgets, stored once a site: scripts, since a page on a disk imports no module."""

import hashlib
import json
import re
from pathlib import Path
from typing import Any

from sphinx.application import Sphinx

from natorussia.book.metadata import records

FOLDER = "_static/natorussia"
# What a bundler leaves at the end of a module, and what else of modules a script may not hold.
_EXPORTS = re.compile(r"export\s*\{([^{}]*)\};?\s*(?:/\*.*?\*/\s*)*\Z", re.DOTALL)
_EXPORT = re.compile(r"\s*([\w$]+)(?:\s+as\s+([\w$]+))?\s*")
_MODULAR = re.compile(r"(?:\A|[;}\n])\s*(?:import|export)\b|\bimport\s*[(.]")


def as_script(name: str, esm: str) -> str:
    """Return an ES module as a classic script, which the host finds under its name.

    A bundle, which imports nothing and exports at its end, becomes a function that returns what it
    exports: the browser then compiles it while it loads.  Any other module stays a text, which the
    host imports.

    Parameters
    ----------
    name
        What the states on the pages call the module.
    esm
        The text of the module, as ``_esm`` has it.
    """
    found = _EXPORTS.search(esm)
    body = esm[: found.start()] if found else ""
    if found and not _MODULAR.search(body):
        # In brackets, since browsers then compile it whole while it loads.
        value = f'(async()=>{{"use strict";{body}\nreturn{{{_exported(found[1])}}}}})'
    else:
        value = json.dumps(esm, ensure_ascii=False)
    return f"(self.nrModules??={{}})[{json.dumps(name)}]={value}\n"


def _exported(names: str) -> str:
    """Return the names of an export clause as those of an object."""
    each = [found for part in names.split(",") if (found := _EXPORT.fullmatch(part))]
    return ",".join(f"{one[2] or one[1]}:{one[1]}" for one in each)


def store_module(app: Sphinx, state: dict[str, Any]) -> str:
    """Write the module and the style sheet of a widget's state into the site; return their name."""
    css, name = state.get("_css", ""), module_name(state)
    folder = Path(app.outdir, FOLDER)
    folder.mkdir(parents=True, exist_ok=True)
    folder.joinpath(f"{name}.js").write_text(as_script(name, state["_esm"]), encoding="utf-8")
    if css:
        folder.joinpath(f"{name}.css").write_text(css, encoding="utf-8")
    return name


def module_name(state: dict[str, Any]) -> str:
    """Return the name of a module, which tells its content."""
    digest = hashlib.sha256((state["_esm"] + state.get("_css", "")).encode()).hexdigest()[:8]
    return f"{state.get('_anywidget_id', 'widget').rpartition('.')[2].lower()}-{digest}"


def drop_old_modules(app: Sphinx, error: Exception | None) -> None:
    """Remove the modules of earlier builds, which no page loads any more.

    A module's name tells its content, so that a change leaves the one before behind.
    """
    if error is not None or app.builder.format != "html":
        return
    states = [
        s for found in records(app.env).values() for s in found.page.get("models", {}).values()
    ]
    kept = {module_name(state) for state in states}
    for path in Path(app.outdir, FOLDER).glob("*-????????.*"):
        if path.stem not in kept:
            path.unlink()


def setup(app: Sphinx) -> None:
    """Keep the folder of modules to those that the pages load."""
    # Before the styles are cut and the worker lists what there is.
    app.connect("build-finished", drop_old_modules, priority=400)
