"""Forecasts: the widget, its questions and their scores."""
