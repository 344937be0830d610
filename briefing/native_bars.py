"""A drawing over categories as a native chart: bars, columns, stacks, lines, and a line over columns."""

from typing import Any

from lxml import etree
from pptx.chart.data import CategoryChartData
from pptx.enum.chart import (
    XL_AXIS_CROSSES,
    XL_CHART_TYPE,
    XL_LABEL_POSITION,
    XL_TICK_LABEL_POSITION,
    XL_TICK_MARK,
)
from pptx.util import Emu, Pt

from briefing.chart_style import fill, ink, line, marker, number_format, quiet, safe, value_axis
from briefing.native_second_axis import C, apart
from figures.drawing import Bars, Drawing, Layer, Line, Marks, Ranges, one_line
from figures.labels import word
from figures.shades import shade
from figures.theme import LIGHT, legible_on

ROOM = 0.055


def add_bars(page: Any, drawing: Drawing, box: tuple[int, int, int, int]) -> Any:
    """The chart's frame on the slide."""
    layers = series_of(drawing)
    data = CategoryChartData(number_format=number_format(drawing.axis))
    data.categories = [_label(drawing, at) for at in range(len(drawing.categories))]
    for layer in layers:
        data.add_series(_name(layer), [_number(value) for value in layer.values])
    frame = page.shapes.add_chart(_kind(drawing, layers), *(Emu(one) for one in box), data)
    chart = frame.chart
    quiet(chart, legend=any(layer.name for layer in layers), size=_size(drawing))
    _axes(chart, drawing, layers)
    for series, layer in zip(chart.plots[0].series, layers, strict=True):
        if not (drawing.second and isinstance(layer, Line)):
            _dress(series, layer, drawing)
    if not all(isinstance(layer, Line) for layer in layers):
        chart.plots[0].gap_width = 45
        chart.plots[0].overlap = 100 if drawing.stacked or any(map(_is_tick, layers)) else 0
    if drawing.second:
        places = [at for at, layer in enumerate(layers) if isinstance(layer, Line) and layer.second]
        apart(chart, places, lambda series, at: _dress(series, layers[at], drawing))
    return frame


def _size(drawing: Drawing) -> int:
    """Size of the letters: smaller where many names share the height."""
    count = len(drawing.categories)
    return 12 if count < 21 else 9 if count < 29 else 7


def series_of(drawing: Drawing) -> list[Any]:
    """Layers that become series: stems from nought are said by their marks."""
    return [
        layer for layer in drawing.layers
        if not isinstance(layer, Ranges)
        and not (drawing.stacked and isinstance(layer, Bars) and not any(layer.values))
    ]  # fmt: skip


def _label(drawing: Drawing, at: int) -> str:
    """The category's label; one without any value says so, for a chart draws nothing there."""
    silent = all(layer.values[at] is None for layer in series_of(drawing))
    label = one_line(drawing.categories[at].label)
    return safe(f"{label} ({word('foot.silent')})" if silent else label)


def _name(layer: Layer) -> str:
    sign = getattr(layer, "sign", "")
    return safe(f"{sign} {layer.name}".strip()) or word("drawn.value")


def _number(value: Any) -> float | None:
    return None if value is None else round(float(value), 6)


def _kind(drawing: Drawing, layers: list[Layer]) -> Any:
    if all(isinstance(layer, Line) for layer in layers):
        return XL_CHART_TYPE.LINE_MARKERS
    if drawing.across:
        return XL_CHART_TYPE.BAR_STACKED if drawing.stacked else XL_CHART_TYPE.BAR_CLUSTERED
    return XL_CHART_TYPE.COLUMN_STACKED if drawing.stacked else XL_CHART_TYPE.COLUMN_CLUSTERED


def _axes(chart: Any, drawing: Drawing, layers: list[Any]) -> None:
    high = drawing.axis.high if drawing.axis.shown and drawing.axis.ticks else None
    top = min(float(high), 100.0) if isinstance(high, int | float) and drawing.axis.unit == "%" else None
    value_axis(chart.value_axis, drawing.axis, low=0, high=top)
    places = chart.category_axis
    places.reverse_order = drawing.across
    places.has_major_gridlines = False
    if drawing.across:
        places.crosses = XL_AXIS_CROSSES.MAXIMUM
        chart.value_axis.tick_label_position = XL_TICK_LABEL_POSITION.NEXT_TO_AXIS
        places.tick_labels.offset = 30
    _every_label(places)
    places.major_tick_mark = XL_TICK_MARK.NONE
    line(places.format, "line", 1)


def _every_label(places: Any) -> None:
    """Every category keeps its name, however many there are."""
    skip = etree.SubElement(places._element, f"{{{C}}}tickLblSkip", val="1")
    for later in places._element.findall(f"{{{C}}}noMultiLvlLbl"):
        later.addprevious(skip)


def _dress(series: Any, layer: Any, drawing: Drawing) -> None:
    if isinstance(layer, Line):
        series.smooth = False
        line(series.format, layer.colour, 2.5, layer.dash)
        marker(series, layer.symbol, layer.colour, 9)
        if layer.words:
            above = layer.side == "above"
            place = XL_LABEL_POSITION.ABOVE if above else XL_LABEL_POSITION.BELOW
            _labels(series, drawing, place, layer.colour)
        return
    several = isinstance(layer, Bars) and (isinstance(layer.colour, tuple) or isinstance(layer.hatch, tuple))
    if several:
        for at in range(len(layer.values)):
            colour = layer.colour[at] if isinstance(layer.colour, tuple) else layer.colour
            hatch = layer.hatch[at] if isinstance(layer.hatch, tuple) else layer.hatch
            fill(series.points[at].format, colour, hatch)
    elif _is_tick(layer):
        series.format.fill.background()
        line(series.format, layer.colour, 1.75, "dash")
    else:
        fill(series.format, layer.colour, getattr(layer, "hatch", ""))
    series.invert_if_negative = False
    if layer.words or isinstance(layer, Marks) or not drawing.axis.shown:
        inside = drawing.stacked
        place = XL_LABEL_POSITION.CENTER if inside else XL_LABEL_POSITION.OUTSIDE_END
        _labels(series, drawing, place, _on(layer.colour) if inside else "ink", thin=inside)


def _is_tick(layer: Any) -> bool:
    """Whether it marks how far a bar should reach: drawn as an empty bar around it."""
    return isinstance(layer, Marks) and layer.symbol == "tick"


def _on(colour: Any) -> str:
    """Which ink reads on a part: the light of the paper or the dark of the letters."""
    role = colour if isinstance(colour, str) else colour[0]
    return "surface" if legible_on(shade(role, LIGHT)) == "#FFFFFF" else "ink"


def _labels(series: Any, drawing: Drawing, place: Any, role: str, *, thin: bool = False) -> None:
    """Numbers at the bars; parts too thin for one stay without, by their format."""
    labels = series.data_labels
    labels.show_value, labels.position = True, place
    labels.font.size, labels.font.color.rgb = Pt(min(11, _size(drawing))), ink(role)
    form = number_format(drawing.axis)
    labels.number_format = f"[>={_longest(drawing) * ROOM:g}]{form};;" if thin else form
    labels.number_format_is_linked = False


def _longest(drawing: Drawing) -> float:
    known = [layer.values for layer in drawing.layers if isinstance(layer, Bars)]
    sums = [sum(_number(one[at]) or 0.0 for one in known) for at in range(len(drawing.categories))]
    return max(sums, default=1.0) or 1.0
