"""Boundary layers that the owner installs: checked, simplified and kept in the home, never in the project."""

from etl.boundaries.checking import LayerReport, check_layer
from etl.boundaries.errors import BoundaryError
from etl.boundaries.fetching import download
from etl.boundaries.keeping import commune_polygons, install, remove

__all__ = [
    "BoundaryError",
    "LayerReport",
    "check_layer",
    "commune_polygons",
    "download",
    "install",
    "remove",
]
