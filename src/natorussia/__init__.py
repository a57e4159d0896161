"""Online courses on any story that has dates: tables, questions, notebooks and a book.

Names load on first use, so that ``import natorussia`` needs neither pandas nor a widget.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from natorussia.data import load, rows
    from natorussia.exercises import check, use
    from natorussia.live.widget import Live
    from natorussia.widgets.forecast.widget import Forecast
    from natorussia.widgets.matrix.widget import Matrix
    from natorussia.widgets.progress import Progress
    from natorussia.widgets.quiz.widget import Quiz
    from natorussia.widgets.timeline.widget import Timeline

__version__ = "0.1.0"
__all__ = [
    "Forecast",
    "Live",
    "Matrix",
    "Progress",
    "Quiz",
    "Timeline",
    "check",
    "load",
    "rows",
    "use",
]

_HOMES = {
    "Forecast": "widgets.forecast.widget",
    "Live": "live.widget",
    "Matrix": "widgets.matrix.widget",
    "Progress": "widgets.progress",
    "Quiz": "widgets.quiz.widget",
    "Timeline": "widgets.timeline.widget",
    "check": "exercises",
    "load": "data",
    "rows": "data",
    "use": "exercises",
}
# What stands for a name where packages are missing, so that all names can be imported anywhere.
_INSTEAD = {"Live": "live.absent"}


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(f"natorussia has no {name!r}; it has {', '.join(__all__)}")
    try:
        home = import_module(f"natorussia.{_HOMES[name]}")
    except ModuleNotFoundError:
        if name not in _INSTEAD:
            raise
        home = import_module(f"natorussia.{_INSTEAD[name]}")
    return getattr(home, name)


def __dir__() -> list[str]:
    return __all__
