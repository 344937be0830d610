"""Documents: read back by other programs, number by number."""
