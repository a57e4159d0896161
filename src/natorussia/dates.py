"""Dates in EDTF, at the precision known: their bounds in days, and their words."""
