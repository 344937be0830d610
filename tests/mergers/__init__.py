"""Hamlets that are renamed, merged and split, and figures that go with them."""
