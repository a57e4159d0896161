"""The theme of a course's pages, and the options of it that `_config.yml` sets."""

from collections.abc import Iterator
from configparser import ConfigParser
from difflib import get_close_matches
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from natorussia.data.languages import console
from natorussia.data.languages.catalogues import noted

_THEME, _BELOW = "sphinx_book_theme", "pydata_sphinx_theme"
FIELDS = noted("fields of its own below it")
UNREAD = noted("nobody reads this field; the nearest is {0}")
_MADE_FOR = noted("got {0}, expected {1}: pages are made for it")
_OPTIONS = "html_theme_options"
_NUMBERS = ("show_toc_level", "show_nav_level", "navigation_depth", "toc_caption_maxdepth")


def faults(config: object) -> Iterator[tuple[tuple[str, ...], str]]:
    """Yield what the theme does not take, with the path of it into the settings.

    Parameters
    ----------
    config
        What ``sphinx: config:`` says.
    """
    if not isinstance(config, dict):
        return
    theme, steps = config.get("html_theme", _THEME), ("sphinx", "config")
    if theme != _THEME:
        yield (
            (*steps, "html_theme"),
            console.filled(_MADE_FOR, f"{theme!r:.60}", _THEME),
        )
    given = config.get(_OPTIONS)
    if given is not None and not isinstance(given, dict):
        told = console.filled("got {0}, expected {1}", f"{given!r:.60}", console.gettext(FIELDS))
        yield (*steps, _OPTIONS), told
        return
    for name, value in (given or {}).items():
        if why := _fault(str(name), value):
            yield (*steps, _OPTIONS, str(name)), why


def _fault(name: str, value: object) -> str:
    known = _known()
    if known and name not in known:
        near = ", ".join(get_close_matches(name, known, n=3)) or console.gettext("none")
        return console.filled(UNREAD, near)
    is_number = isinstance(value, int) and not isinstance(value, bool)
    if name in _NUMBERS and not is_number and not str(value).isdecimal():
        wanted = console.gettext("a whole number")
        return console.filled("got {0}, expected {1}", f"{value!r:.60}", wanted)
    return ""


@cache
def _known() -> tuple[str, ...]:
    """Return the options of the theme and of the one that it rests on, where they are here."""
    return tuple(option for theme in (_THEME, _BELOW) for option in _of_theme(theme))


def _of_theme(theme: str) -> list[str]:
    place = find_spec(theme)
    path = (
        Path(place.origin).parent / "theme" / theme / "theme.conf"
        if place and place.origin
        else None
    )
    if path is None or not path.is_file():
        return []
    parser = ConfigParser(interpolation=None, strict=False)
    parser.read(path, encoding="utf-8")
    return list(parser["options"]) if "options" in parser else []
