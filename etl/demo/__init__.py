"""A simulated year and more of submissions from all 129 communes; every figure in it is made up."""
