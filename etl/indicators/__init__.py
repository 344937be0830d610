"""The catalogue of indicators, collected from its families, and their computation."""

from etl.indicators.compute import Figures, compute, compute_all, compute_in, coverage
from etl.indicators.declaration import Indicator
from etl.indicators.families import INDICATORS
from etl.indicators.scope import Scope, Tables

__all__ = [
    "INDICATORS",
    "Figures",
    "Indicator",
    "Scope",
    "Tables",
    "compute",
    "compute_all",
    "compute_in",
    "coverage",
]
