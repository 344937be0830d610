"""The catalogue of indicators, collected from its families, and their computation."""

from etl.indicators.compute import Figures, compute, compute_all, coverage
from etl.indicators.declaration import Indicator
from etl.indicators.families import INDICATORS
from etl.indicators.scope import Tables

__all__ = ["INDICATORS", "Figures", "Indicator", "Tables", "compute", "compute_all", "coverage"]
