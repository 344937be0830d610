"""Tests of the house itself: its laws, its sizes, its words."""
