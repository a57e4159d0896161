"""Widgets with a printed form, which stands in for them where no JavaScript runs, and in print."""

from typing import Any

import anywidget


class PrintableWidget(anywidget.AnyWidget):
    """A widget that notebooks and the book show as text where they cannot show it live."""

    def fallback_html(self) -> str:
        """Return the widget as plain HTML, in one element of the class ``nr-plain``."""
        raise NotImplementedError

    def _repr_mimebundle_(self, **options: Any) -> Any:  # noqa: ANN401
        bundle = super()._repr_mimebundle_(**options)
        forms = bundle[0] if isinstance(bundle, tuple) else bundle
        if forms is not None:
            forms["text/html"] = self.fallback_html()
        return bundle
