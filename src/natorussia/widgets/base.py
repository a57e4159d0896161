"""What all widgets share: a printed form, whose course it is, and a check of options."""

from collections.abc import Callable, Iterable
from difflib import get_close_matches
from functools import wraps
from pathlib import Path
from typing import Any

import anywidget
import traitlets

from natorussia import data
from natorussia.data import course
from natorussia.data.languages import current, of_course, using
from natorussia.data.languages.bundles import prelude
from natorussia.data.languages.marking import marking, of_page
from natorussia.data.records import TableError

STATIC = Path(__file__).resolve().parents[1] / "static"


class PrintableWidget(anywidget.AnyWidget):
    """A widget that notebooks and the book show as text where they cannot show it live.

    ``course`` says whose notes and answers the reader takes: courses that share a site keep theirs
    apart.  By default it is the name of the data package.  ``language`` is the tag of the language
    in which it speaks; by default that of its course.
    """

    course = traitlets.Unicode().tag(sync=True)
    language = traitlets.Unicode()
    _own = ""

    def __init__(self, **options: Any) -> None:  # noqa: ANN401
        super().__init__(**options)
        script = str(self.trait_values()["_esm"])
        if said := prelude(script, self.language, self._own):
            self.set_trait("_esm", said + script)

    def __init_subclass__(cls, **options: Any) -> None:  # noqa: ANN401
        """Let a widget find its texts in the language that it is made for."""
        super().__init_subclass__(**options)
        if "__init__" in cls.__dict__:
            cls.__init__ = _speaking(cls.__init__)  # type: ignore[method-assign]

    @traitlets.default("language")
    def _name_language(self) -> str:
        return current()

    @traitlets.default("course")
    def _name_course(self) -> str:
        return str(data.package()["name"])

    def fallback_html(self) -> str:
        """Return the widget as plain HTML, in one element of the class ``nr-plain``."""
        raise NotImplementedError

    @classmethod
    def refuse_unknown(cls, options: Iterable[str], found: set[str], named: str) -> None:
        """Refuse what is no option, before a widget takes it without a word.

        Parameters
        ----------
        options
            The names of the keyword arguments that were given.
        found
            Traits that the widget sets itself.
        named
            The parameters of the class that are no traits, in words.

        Raises
        ------
        natorussia.data.records.TableError
            If one is not known; the message lists those that are.
        """
        known = [name for name in cls.class_trait_names(sync=True) if not name.startswith("_")]
        free = sorted({*known, "language", "layout"} - found)
        for name in options:
            if name not in free:
                near = "".join(get_close_matches(name, free, n=1))
                raise TableError(
                    f"got {name}=...; expected some of {', '.join(free)}, beside {named}"
                    + f" ({cls.__name__} finds its {name} by itself)" * (name in found)
                    + f"; the nearest is {near}" * bool(near)
                )

    def _repr_mimebundle_(self, **options: Any) -> Any:  # noqa: ANN401
        bundle = super()._repr_mimebundle_(**options)
        forms = bundle[0] if isinstance(bundle, tuple) else bundle
        if forms is not None:
            with using(self.language):
                forms["text/html"] = of_page(self.fallback_html)()
        return bundle


def _is_of_course(shown: object) -> bool:
    """Tell whether a widget shows what the course has: all of it, or a section by its name."""
    return shown is None or (isinstance(shown, str) and "." not in shown)


def _speaking(make: Callable[..., None]) -> Callable[..., None]:
    """Return a constructor that runs in the language that is asked for, looked up but once."""

    @wraps(make)
    def made(self: PrintableWidget, *given: Any, **options: Any) -> None:  # noqa: ANN401
        shown = next(iter(given), options.get("frame", options.get("source")))
        with course.found_once(), using(options.get("language") or current()), marking():
            # Of a table or a bank that somebody brings along nobody knows in which language it is.
            self._own = of_course(course.folder()) if _is_of_course(shown) else ""
            make(self, *given, **options)

    return made
