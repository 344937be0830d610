"""Tests of the published snapshot as a whole."""
