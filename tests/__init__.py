"""Tests: worked examples, laws, adversaries and the browser."""
