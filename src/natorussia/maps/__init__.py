"""Maps: outlines, membership through the years, and maps to print."""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from natorussia.maps.membership import StepMap

__all__ = ["StepMap"]


def __getattr__(name: str) -> object:
    """Load the map, and matplotlib with it, on first use only."""
    if name != "StepMap":
        raise AttributeError(f"natorussia.maps has no {name!r}; it has StepMap")
    return getattr(import_module("natorussia.maps.membership"), name)
