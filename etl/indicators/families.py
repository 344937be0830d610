"""The catalogue: every indicator declared in a family, by its code, in the order of the families."""

from importlib import import_module

from etl.indicators.declaration import Indicator

FAMILIES = ("teams", "households", "classes", "identity", "spots", "reporting")


def _declared(family: str) -> list[Indicator]:
    module = import_module(f"etl.indicators.{family}")
    return [value for value in vars(module).values() if isinstance(value, Indicator)]


INDICATORS: dict[str, Indicator] = {
    indicator.code: indicator for family in FAMILIES for indicator in _declared(family)
}
"""Every indicator by its code."""
