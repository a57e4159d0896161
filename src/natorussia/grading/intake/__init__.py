"""Taking hand-ins in: every file ends as a student's notebook, or as a leftover with a reason."""

from natorussia.grading.intake.collection import Intake, collect
from natorussia.grading.intake.files import Leftover

__all__ = ["Intake", "Leftover", "collect"]
