"""Screens by topic: teams, people, accounts, spots, campaigns."""
