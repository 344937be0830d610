"""The catalogue: every indicator declared in a family, by its code, in the order of the official list."""

from importlib import import_module

from etl.indicators.declaration import Indicator

FAMILIES = (
    "teams", "deadlines", "composition", "training",
    "households", "household_levels", "dormancy", "desk",
    "classes", "learners", "skills", "schools",
    "identity", "accounts", "safety",
    "spots", "repairs", "spot_reach", "speed",
    "communication", "movement", "resources",
    "reporting", "quality",
)  # fmt: skip
LETTERS = "ABCDESGHK"
"""Order of the groups in the official list of indicators."""


def _declared(family: str) -> list[Indicator]:
    module = import_module(f"etl.indicators.{family}")
    return [value for value in vars(module).values() if isinstance(value, Indicator)]


def _place(code: str) -> tuple[int, int]:
    return LETTERS.index(code[0]), int(code[1:])


_FOUND = {indicator.code: indicator for family in FAMILIES for indicator in _declared(family)}

INDICATORS: dict[str, Indicator] = {code: _FOUND[code] for code in sorted(_FOUND, key=_place)}
"""Every indicator by its code."""
