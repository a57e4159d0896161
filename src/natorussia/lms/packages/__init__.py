"""Packages for learning platforms: SCORM 1.2, SCORM 2004 4th edition, cmi5 and plain xAPI.

A package holds a page of the built book, or the questions of a section alone, with the course's own
widgets; ``frontend/lms`` talks to the platform from inside the page.
"""

from natorussia.lms.packages.package import KINDS, Packed, package

__all__ = ["KINDS", "Packed", "package"]
