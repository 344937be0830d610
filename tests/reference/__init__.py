"""Reference tables, settings and the reporting calendar."""
