"""Where a map looks."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Place:
    """Where the map looks: centre and zoom (deck.gl's)."""

    lon: float
    lat: float
    zoom: float
