"""Boundary layers: checks, installation, download."""
