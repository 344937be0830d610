"""Signals of figures to verify."""
