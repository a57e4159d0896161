"""What all widgets share: a printed form, whose course it is, and a check of options."""

from collections.abc import Iterable
from difflib import get_close_matches
from pathlib import Path
from typing import Any

import anywidget
import traitlets

from natorussia import data
from natorussia.data.records import TableError

STATIC = Path(__file__).resolve().parents[1] / "static"


class PrintableWidget(anywidget.AnyWidget):
    """A widget that notebooks and the book show as text where they cannot show it live.

    ``course`` says whose notes and answers the reader takes: courses that share a site keep theirs
    apart.  By default it is the name of the data package.
    """

    course = traitlets.Unicode().tag(sync=True)

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
        free = sorted({*known, "layout"} - found)
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
            forms["text/html"] = self.fallback_html()
        return bundle
