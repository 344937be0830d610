"""Figures outside the screen: pictures, sheets, slides, and what is kept of them."""
