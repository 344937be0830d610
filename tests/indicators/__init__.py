"""Worked examples and laws of the indicators."""
