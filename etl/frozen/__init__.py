"""Periods published for good: their figures under a checksum, and what differs from them since."""
