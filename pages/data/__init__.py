"""Screens of what comes in and what it means: upload, dictionary."""
