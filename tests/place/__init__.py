"""Exact finding of communes and hamlets."""
