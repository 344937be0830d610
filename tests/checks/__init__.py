"""The rules of the forms: each broken once, and the laws that hold over any batch."""
