"""Periods published for good."""
