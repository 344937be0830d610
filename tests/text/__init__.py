"""Tests of the readers of one cell: worked examples, and laws over generated texts."""
