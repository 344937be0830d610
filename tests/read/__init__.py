"""Tests of the readers: bytes in, grids out."""
