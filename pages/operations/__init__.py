"""Screens of running the work: duties, reporting, briefing."""
