"""The evidence of the indicators, a module a family, named like the family that it proves."""
