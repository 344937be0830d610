"""A second computation of the indicators in plain Python, written from the formulas and from nothing else."""
