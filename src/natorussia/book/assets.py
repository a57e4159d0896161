"""Pages that load only what they use.

The theme sends rules for every part it knows, its whole icon font, and the scripts of extensions
that a page may not use.  Pages name what they use, so the rest is taken away: scripts page by page,
rules and icons once all pages are written.
"""

import io
import itertools
import re
import shutil
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any

import tinycss2
from fontTools import subset
from sphinx.application import Sphinx

from natorussia.book.mirror import mirrored
from natorussia.data.languages import direction

_TEMPLATES = Path(__file__).with_name("templates")
_FONT = "_static/vendor/fontawesome/webfonts/fa-solid-900.woff2"
_ESCAPED = re.compile(r"\\([ef][0-9a-f]{3})\b")
_LITERAL = re.compile("[\ue000-\uf8ff]")
_WORD = re.compile(r"-?[A-Za-z_][\w-]*")
_NEVER_USED = ("sphinx-thebe", "design-tabs")
_UNUSED_INLINE = ("THEBE_JS_URL",)
# What stands in the body of a page that uses them.
_USED_WITH = {
    'class="math': ("mathjax", "MathJax"),
    'class="highlight': ("clipboard", "copybutton", "pygments"),
    "sd-": ("sphinx-design",),
    "toggle": ("togglebutton", "toggleHint", "toggleOpen"),
}
# Sources of scripts, and scripts that no page loads: half of the site's weight on a stick.
# The theme's search, in whose place the course has its own; a benchmark asks both.
_THEMES_SEARCH = ("searchindex.js", "_static/searchtools.js", "_static/language_data.js")
_NOT_PUBLISHED = (
    "_static/**/*.map",
    "_static/scripts/fontawesome.js*",
    "_static/scripts/bootstrap.js*",
    "_static/sphinx-thebe.*",
    "_static/design-tabs.js",
    "_static/vendor/fontawesome/webfonts/fa-[!s]*",
    # For browsers that know no WOFF2; those get no widgets either.
    "_static/vendor/fontawesome/webfonts/*.ttf",
    "_static/*webpack-macros.html",
    "_static/locales/**/*.*",
)


def drop_scripts(
    _app: Sphinx, _page: str, _template: str, context: dict[str, Any], _doctree: object
) -> None:
    """Take from a page the scripts and styles it does not use; none stops it from being drawn."""
    body = context.get("body") or ""
    idle = [name for sign, names in _USED_WITH.items() if sign not in body for name in names]
    unused = (*_NEVER_USED, *idle)
    for kind in ("script_files", "css_files"):
        context[kind] = [file for file in context[kind] if not _is_unused(file, unused)]
    context["script_files"] = [_deferred(script) for script in context["script_files"]]


def _is_unused(file: Any, names: tuple[str, ...]) -> bool:  # noqa: ANN401
    body = getattr(file, "attributes", {}).get("body") or ""
    address = str(getattr(file, "filename", file) or "")
    wanted = (*names, *_UNUSED_INLINE)
    return any(name in address for name in names) or any(
        name in body for name in wanted if file.attributes.get("type") is None
    )


def _deferred(script: Any) -> Any:  # noqa: ANN401
    address = str(script.filename or "")
    if not address.endswith(".js") or "documentation_options" in address:
        return script
    # Pages share these objects, so that a change needs a copy.
    attributes = {"defer": "defer", **script.attributes}
    return type(script)(script.filename, priority=script.priority, **attributes)


def cut_styles(app: Sphinx, error: Exception | None) -> None:
    """Leave in the style sheets and the icon font what the built pages use."""
    site = Path(app.outdir)
    if error is not None or app.builder.format != "html":
        return
    for pattern in _NOT_PUBLISHED:
        for path in site.glob(pattern):
            path.unlink()
    _set_aside(site, _aside(app))
    words, styles = _words_used(site), []
    for path in sorted(site.glob("_static/**/*.css")):
        if path.parent.name != "natorussia":
            kept = cut_rules(path.read_text(encoding="utf-8"), words)
            path.write_text(_turned(path, kept), encoding="utf-8")
        styles.append(path.read_text(encoding="utf-8"))
    if (font := site / _FONT).is_file():
        font.write_bytes(cut_font(font.read_bytes(), characters_used("".join(styles))))


def _turned(path: Path, style: str) -> str:
    """Return a style sheet as the direction of the course wants it; code runs from the left."""
    is_page = path.parent.name == "styles" or path.name == "basic.css"
    return mirrored(style) if is_page and direction() == "rtl" else style


def _set_aside(site: Path, folder: Path) -> None:
    folder.mkdir(exist_ok=True)
    for path in (site / name for name in _THEMES_SEARCH):
        if path.is_file():
            path.replace(folder / path.name)


def _bring_back(app: Sphinx) -> None:
    """Put the theme's index where Sphinx looks for it when only some pages are built anew."""
    name = _THEMES_SEARCH[0]
    kept, wanted = _aside(app) / name, Path(app.outdir, name)
    if app.builder.format == "html" and kept.is_file():
        wanted.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(kept, wanted)


def _aside(app: Sphinx) -> Path:
    return Path(app.doctreedir, "theme-search")


def _words_used(site: Path) -> set[str]:
    scripts = site.glob("_static/**/*.js")
    pages = [path for path in site.rglob("*.html") if "lite" not in path.relative_to(site).parts]
    return {
        word
        for path in (*pages, *scripts)
        for word in _WORD.findall(path.read_text(encoding="utf-8"))
    }


def cut_rules(style: str, words: set[str]) -> str:
    """Return a style sheet without the selectors whose classes or ids no page or script names."""
    return "".join(_cut(rule, words) for rule in _parsed(style))


@cache
def _parsed(style: str) -> list[Any]:
    """Return the rules of a style sheet: those of the theme are the same in every build."""
    return list(tinycss2.parse_stylesheet(style, skip_comments=True, skip_whitespace=True))


def _cut(rule: Any, words: set[str]) -> str:  # noqa: ANN401
    if rule.type == "at-rule" and rule.lower_at_keyword in ("media", "supports", "layer"):
        inner = tinycss2.parse_rule_list(rule.content or [], skip_comments=True)
        kept = "".join(_cut(each, words) for each in inner)
        prelude = tinycss2.serialize(rule.prelude)
        return f"@{rule.at_keyword}{prelude}{{{kept}}}" if kept.strip() else ""
    if rule.type != "qualified-rule":
        return str(rule.serialize())
    selectors = [each for each in _selectors(rule.prelude) if _names(each) <= words]
    heads = ",".join(tinycss2.serialize(each).strip() for each in selectors)
    return f"{heads}{{{tinycss2.serialize(rule.content)}}}" if selectors else ""


def _selectors(prelude: Iterable[Any]) -> list[list[Any]]:
    found: list[list[Any]] = [[]]
    for part in prelude:
        if part == ",":
            found.append([])
        else:
            found[-1].append(part)
    return found


def _names(selector: list[Any]) -> set[str]:
    # What stands in brackets, as in `:not(.name)`, is left alone: it may match without the name.
    classes = {
        token.value
        for before, token in itertools.pairwise(selector)
        if before == "." and token.type == "ident"
    }
    return classes | {token.value for token in selector if token.type == "hash"}


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
    # First, since the theme adds a folder of its own, whose search button is not ours.
    config.templates_path = [str(_TEMPLATES), *config.templates_path]


def setup(app: Sphinx) -> None:
    """Drop what pages do not use."""
    app.connect("config-inited", _add_templates)
    app.connect("builder-inited", _bring_back)
    app.connect("html-page-context", drop_scripts, priority=900)
    app.connect("build-finished", cut_styles)
