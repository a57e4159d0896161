"""Grading: submissions run in a jail, their values are judged outside it."""
