"""Find communes and hamlets by what senders write: exactly after normalisation, or not at all."""

from etl.place.gazetteer import Gazetteer
from etl.place.outcome import Found, NotFound

__all__ = ["Found", "Gazetteer", "NotFound"]
