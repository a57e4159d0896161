"""The calendar of the tables, by the name that questions and what stands above them call it."""

from natorussia.data.calendar import civil, days, round_step

__all__ = ["civil", "days", "round_step"]
