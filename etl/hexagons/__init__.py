"""Lays the communes out on a hexagon grid, once: ``python -m etl.hexagons`` (SciPy comes with the tests).

Pointy-top hexagons in axial coordinates: their flat sides stand upright, so two lines of a name fit best.
Lengths are in hexagon widths, which is also the distance between the centres of two cells that touch:
``x = q + r / 2``, ``y = r * sqrt(3) / 2``, y downwards.
"""
