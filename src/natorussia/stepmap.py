"""The map's first home: notebooks that were handed out import it from here."""

from natorussia.maps.membership import StepMap

__all__ = ["StepMap"]
