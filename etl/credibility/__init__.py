"""Which figures may be invented or wrong: signals to verify, with their cells; never part of a rank."""

from etl.credibility.kinds import KINDS, dictionary
from etl.credibility.signals import CHECKED, SIGNALS, checked, signals

__all__ = ["CHECKED", "KINDS", "SIGNALS", "checked", "dictionary", "signals"]
