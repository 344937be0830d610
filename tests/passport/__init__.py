"""Passports: every figure held against its lines, and what the command tells."""
