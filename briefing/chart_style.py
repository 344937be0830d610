"""The quiet look of native charts: fonts, grids, fills with hatching, number formats, legend."""

from typing import Any

from pptx.dml.color import RGBColor
from pptx.enum.chart import XL_LEGEND_POSITION, XL_MARKER_STYLE, XL_TICK_LABEL_POSITION, XL_TICK_MARK
from pptx.enum.dml import MSO_LINE, MSO_PATTERN
from pptx.util import Pt

from figures.drawing import Axis
from figures.shades import shade
from figures.theme import LIGHT

FACE = "Arial"
_VIETNAMESE = "[$-42A]"
DASHES = {"solid": MSO_LINE.SOLID, "dash": MSO_LINE.DASH, "dot": MSO_LINE.ROUND_DOT,
          "dashdot": MSO_LINE.DASH_DOT}  # fmt: skip
MARKS = {
    "": XL_MARKER_STYLE.NONE, "circle": XL_MARKER_STYLE.CIRCLE, "circle_open": XL_MARKER_STYLE.CIRCLE,
    "diamond": XL_MARKER_STYLE.DIAMOND, "diamond_open": XL_MARKER_STYLE.DIAMOND,
    "square": XL_MARKER_STYLE.SQUARE, "triangle": XL_MARKER_STYLE.TRIANGLE, "star": XL_MARKER_STYLE.STAR,
    "tick": XL_MARKER_STYLE.PLUS,
}  # fmt: skip


def ink(role: str) -> Any:
    """The colour of a role on paper."""
    return RGBColor.from_string(shade(role, LIGHT).lstrip("#"))


def safe(text: str) -> str:
    """Words that a spreadsheet would take for a formula get a blank without width before them."""
    return f"\u200b{text}" if text[:1] in ("=", "+", "-", "@") else text


def number_format(axis: Axis) -> str:
    """How its numbers are written: with Vietnamese separators where the program knows them, else its own."""
    if hasattr(axis.high, "isoformat"):
        return "mm/yyyy"
    decimals = "." + "0" * axis.decimals if axis.decimals else ""
    return f"{_VIETNAMESE}#,##0{decimals}" + ('" %"' if axis.unit == "%" else "")


def fill(form: Any, role: str, hatch: str) -> None:
    """A plain fill, or hatching of the colour where something is missing or only declared."""
    if not hatch:
        form.fill.solid()
        form.fill.fore_color.rgb = ink(role)
        return
    form.fill.patterned()
    form.fill.pattern = MSO_PATTERN.WIDE_UPWARD_DIAGONAL if hatch == "/" else MSO_PATTERN.OUTLINED_DIAMOND
    empty = role in ("blank", "outside")
    form.fill.fore_color.rgb = ink("hatch" if empty else "surface")
    form.fill.back_color.rgb = ink("surface" if empty else role)


def line(form: Any, role: str, width: float, dash: str = "solid") -> None:
    """A line of a colour; none at all where the width is nought."""
    if not width:
        form.line.fill.background()
        return
    form.line.color.rgb = ink(role)
    form.line.width = Pt(width)
    form.line.dash_style = DASHES[dash]


def marker(series: Any, symbol: str, role: str, size: int) -> None:
    """The marks of a series; hollow ones by an empty fill."""
    series.marker.style = MARKS[symbol]
    series.marker.size = max(2, min(20, round(size * 0.75)))
    if symbol.endswith("open"):
        series.marker.format.fill.background()
    else:
        series.marker.format.fill.solid()
        series.marker.format.fill.fore_color.rgb = ink("ink" if symbol == "tick" else role)
    line(series.marker.format, role, 1.5)


def quiet(chart: Any, *, legend: bool, size: float = 12) -> None:
    """Fonts and legend of a chart."""
    chart.font.size, chart.font.name = Pt(size), FACE
    chart.font.color.rgb = ink("ink")
    chart.has_title = False
    chart.has_legend = legend
    if legend:
        chart.legend.position = XL_LEGEND_POSITION.TOP
        chart.legend.include_in_layout = False
        chart.legend.font.size = Pt(12)


def value_axis(side: Any, axis: Axis, *, low: float | None, high: float | None) -> None:
    """An axis of figures from nought or as told, with a quiet grid; hidden where labels say them."""
    side.has_major_gridlines = axis.shown
    side.visible = axis.shown
    side.minimum_scale, side.maximum_scale = (0 if low is None else low), high
    whole = axis if hasattr(axis.high, "isoformat") else Axis(axis.unit)
    side.tick_labels.number_format, side.tick_labels.number_format_is_linked = number_format(whole), False
    side.major_tick_mark = XL_TICK_MARK.NONE
    side.tick_label_position = XL_TICK_LABEL_POSITION.LOW
    side.format.line.fill.background()
    if axis.shown:
        line(side.major_gridlines.format, "line", 0.75)
    if len(axis.ticks) > 1:
        side.major_unit = axis.ticks[1] - axis.ticks[0]
    elif axis.step:
        side.major_unit = axis.step
    if axis.title:
        side.has_title = True
        side.axis_title.text_frame.text = axis.title
        side.axis_title.text_frame.paragraphs[0].runs[0].font.size = Pt(12)
