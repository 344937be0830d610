"""Judges the computed values: pace against plan, change, rank, spread, and what holds a commune back."""
