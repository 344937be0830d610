"""Tests of what the values are judged to mean."""
