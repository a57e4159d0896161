"""Widgets for notebooks and for the book: timeline, quiz, forecast, matrix and progress."""
