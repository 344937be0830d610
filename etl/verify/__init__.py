"""Checks a home thing by thing: whether all that was received and published is there and whole."""
