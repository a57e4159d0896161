"""An HTML document for paper, with the style sheets inlined."""

from html import escape
from pathlib import Path

from natorussia.data.languages import current, direction

_STYLES = Path(__file__).with_name("styles")


def document(title: str, body: str, *styles: str) -> str:
    """Return a whole document in the styles named (files in ``styles/``)."""
    css = "\n".join(_STYLES.joinpath(f"{name}.css").read_text(encoding="utf-8") for name in styles)
    return (
        f'<!doctype html>\n<html lang="{current()}" dir="{direction()}"><head>'
        '<meta charset="utf-8">'
        f"<title>{escape(title)}</title><style>{css}</style></head>\n<body>{body}</body></html>\n"
    )
