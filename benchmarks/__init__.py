"""Speed and memory, measured against the naive way and the limit; never part of the tests."""
