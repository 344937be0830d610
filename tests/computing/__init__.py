"""Figures kept between builds."""
