"""Screens, a folder a section; no script lies here itself, or it would be served past the gate."""
