"""An online course as a data package: NATO and Russia, a turning point.

Names load on first use, so that ``import natorussia`` needs neither pandas nor a widget.
"""

from importlib import import_module

__version__ = "0.1.0"

_HOMES = {
    "Forecast": "forecast",
    "Matrix": "matrix",
    "Progress": "progress",
    "Quiz": "quiz",
    "Timeline": "timeline",
    "check": "exercises",
    "load": "data",
    "rows": "data",
}
__all__ = sorted(_HOMES)  # noqa: PLE0605


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(f"natorussia has no {name!r}; it has {', '.join(__all__)}")
    return getattr(import_module(f"natorussia.{_HOMES[name]}"), name)


def __dir__() -> list[str]:
    return __all__
