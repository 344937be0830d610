"""Form M09: what communes report by quarter, half-year and year besides the work of the teams."""

from etl.demo.activities.sheets import draw_activities

__all__ = ["draw_activities"]
