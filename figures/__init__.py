"""Figures as data, and the renderers that draw the same figure for the screen."""
