"""Pages that load only what they use.

The theme sends its whole icon font and, for every icon it knows, a rule.  Once the pages are
written, both are cut down to the icons that the pages and scripts name.
"""

import io
import re
from pathlib import Path
from typing import Any

from fontTools import subset
from sphinx.application import Sphinx

_TEMPLATES = Path(__file__).with_name("templates")
_FONT = "_static/vendor/fontawesome/webfonts/fa-solid-900.woff2"
_STYLE = "_static/styles/pydata-sphinx-theme.css"
_ICON_RULE = re.compile(r'((?:\.fa-[\w-]+:{1,2}before,?)+)\{content:"\\?([^"]*)"\}')
_ICON_NAME = re.compile(r"\bfa-[\w-]+")
_ESCAPED = re.compile(r"\\([ef][0-9a-f]{3})\b")
_LITERAL = re.compile("[\ue000-\uf8ff]")
_UNUSED = ("sphinx-thebe", "design-tabs")
_UNUSED_INLINE = ("THEBE_JS_URL",)


def drop_scripts(
    _app: Sphinx, _page: str, _template: str, context: dict[str, Any], _doctree: object
) -> None:
    """Take from a page the scripts and styles of extensions that the course does not use."""
    unused = (*_UNUSED, *(() if "math" in _kinds(context) else ("mathjax", "MathJax")))
    context["script_files"] = [
        script for script in context["script_files"] if not _is_unused(script, unused)
    ]
    context["css_files"] = [css for css in context["css_files"] if not _is_unused(css, unused)]


def _kinds(context: dict[str, Any]) -> set[str]:
    return {"math"} if 'class="math' in (context.get("body") or "") else set()


def _is_unused(file: Any, names: tuple[str, ...]) -> bool:  # noqa: ANN401
    body = getattr(file, "attributes", {}).get("body") or ""
    address = str(getattr(file, "filename", file) or "")
    return any(name in address for name in names) or any(name in body for name in _UNUSED_INLINE)


def cut_icons(app: Sphinx, error: Exception | None) -> None:
    """Leave in the icon font and its style sheet what the built pages use."""
    style, font = Path(app.outdir, _STYLE), Path(app.outdir, _FONT)
    if error is not None or not (style.is_file() and font.is_file()):
        return
    rules = cut_rules(style.read_text(encoding="utf-8"), _names_used(Path(app.outdir)))
    style.write_text(rules, encoding="utf-8")
    styles = [
        path.read_text(encoding="utf-8") for path in Path(app.outdir).glob("_static/**/*.css")
    ]
    font.write_bytes(cut_font(font.read_bytes(), characters_used("".join(styles))))


def _names_used(site: Path) -> set[str]:
    files = [*site.rglob("*.html"), *site.glob("_static/**/*.js")]
    return {
        name
        for path in files
        if path.name != "fontawesome.js"
        for name in _ICON_NAME.findall(path.read_text(encoding="utf-8"))
    }


def cut_rules(style: str, used: set[str]) -> str:
    """Return a style sheet without the rules of icons that are not used."""

    def kept(rule: re.Match[str]) -> str:
        return rule[0] if used & set(_ICON_NAME.findall(rule[1])) else ""

    return _ICON_RULE.sub(kept, style)


def characters_used(style: str) -> set[int]:
    """Return the private characters that style sheets name, escaped or as they are."""
    escaped = {int(code, 16) for code in _ESCAPED.findall(style)}
    return escaped | {ord(character) for character in _LITERAL.findall(style)}


def cut_font(font: bytes, characters: set[int]) -> bytes:
    """Return a WOFF2 font that has only the given characters."""
    options = subset.Options(flavor="woff2", notdef_outline=True)
    loaded = subset.load_font(io.BytesIO(font), options)
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=characters)
    subsetter.subset(loaded)
    smaller = io.BytesIO()
    subset.save_font(loaded, smaller, options)
    return smaller.getvalue()


def _add_templates(_app: Sphinx, config: Any) -> None:  # noqa: ANN401
    config.templates_path = [*config.templates_path, str(_TEMPLATES)]


def setup(app: Sphinx) -> None:
    """Drop what pages do not use."""
    app.connect("config-inited", _add_templates)
    app.connect("html-page-context", drop_scripts, priority=900)
    app.connect("build-finished", cut_icons)
