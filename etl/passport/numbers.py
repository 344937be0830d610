"""Numbers and the formula of a figure as they are written in Vietnamese."""


def number(value: float, decimals: int | None = None) -> str:
    """1234.5 is 1.234,5; without ``decimals`` as many as it needs, two at most."""
    short = f"{value:,.2f}".rstrip("0").rstrip(".")
    text = short if decimals is None else f"{value:,.{decimals}f}"
    return text.translate(str.maketrans(",.", ".,"))


def equation(
    unit: str, numerator: float | None, denominator: float | None, value: float | None, decimals: int
) -> str:
    """A figure with what it was divided from, where it was: ``58,3 % = 100 × 1.234 / 2.117``."""
    if value is None:
        return "chưa có giá trị"
    shown = f"{number(value, decimals)} {unit}"
    if numerator is None or not denominator:
        return shown
    scale = 100 if unit == "%" else 1
    if abs(scale * numerator / denominator - value) < 1e-6:
        return f"{shown} = {'100 × ' if scale == 100 else ''}{number(numerator)} / {number(denominator)}"
    return f"{shown}, trên {number(denominator)}" if value == numerator else shown
