"""A drawing of marks as a native scatter: ranges as lines, names of categories at the edge, levels dotted."""

from datetime import date
from typing import Any

from lxml import etree
from pptx.chart.data import XyChartData
from pptx.enum.chart import XL_CHART_TYPE, XL_LABEL_POSITION, XL_MARKER_STYLE
from pptx.util import Emu, Pt

from briefing.chart_style import ink, line, marker, number_format, quiet, safe, value_axis
from figures.drawing import Axis, Drawing, Marks, Ranges, Rule, Value, one_line, values_of
from figures.labels import word

C = "http://schemas.openxmlformats.org/drawingml/2006/chart"
_EPOCH = date(1899, 12, 30)
"""Day nought of a spreadsheet."""
Point = tuple[float, float]


def number(value: Value) -> float:
    """A value as a spreadsheet counts it: days from its own beginning."""
    return float((value - _EPOCH).days) if isinstance(value, date) else round(float(value or 0), 6)


def add_scatter(page: Any, drawing: Drawing, box: tuple[int, int, int, int]) -> Any:
    """The chart's frame on the slide."""
    low, high = _reach(drawing)
    data = XyChartData(number_format=number_format(drawing.axis))
    made = _all(drawing, low)
    for _, name, points in made:
        series = data.add_series(safe(name))
        for point in points:
            series.add_data_point(*point)
    dress = [of for of, *_ in made]
    frame = page.shapes.add_chart(XL_CHART_TYPE.XY_SCATTER, *(Emu(one) for one in box), data)
    _look(frame.chart, drawing, dress, low, high)
    return frame


def _all(drawing: Drawing, low: float) -> list[tuple[Any, str, list[Point]]]:
    """Every series with what it draws (None: the names of categories).

    No series has more points than the first: one program drops what comes before a longer one.
    """
    made: list[tuple[Any, str, list[Point]]] = [
        (layer, *one) for layer in drawing.layers for one in _series(layer, drawing)
    ]
    made += [(rule, rule.words or word("drawn.level"), _level(rule, drawing)) for rule in drawing.rules]
    if drawing.along:
        return sorted(made, key=lambda one: -len(one[2]))
    names = [(low, _row(drawing, at)) for at in range(len(drawing.categories))]
    longest = max(len(points) for *_, points in made)
    names += names[-1:] * (longest - len(names))
    return [(None, word("drawn.place"), names), *made]


def _series(layer: Any, drawing: Drawing) -> list[tuple[str, list[Point]]]:
    """Series of a layer: its marks, or a line a category for ranges. What is missing has no point."""
    if isinstance(layer, Ranges):
        ends = [
            [(number(low), _row(drawing, at)), (number(high), _row(drawing, at))]
            for at, (low, high) in enumerate(zip(layer.lows, layer.highs, strict=True))
            if low is not None and high is not None
        ]
        return [(layer.name or word("drawn.range"), one) for one in ends]
    places = layer.at or tuple(range(len(layer.values)))
    points = [
        (float(place), number(value)) if drawing.along else (number(value), _row(drawing, int(place)))
        for place, value in zip(places, layer.values, strict=True)
        if value is not None
    ]
    return [(layer.name or word("drawn.value"), points)]


def _row(drawing: Drawing, at: int) -> float:
    """Height of a category: the first on top."""
    return float(len(drawing.categories) - at)


def _reach(drawing: Drawing) -> tuple[float, float]:
    axis = drawing.along or drawing.axis
    if axis.high is not None:
        return max(0.0, number(axis.low)), number(axis.high)
    if drawing.along:
        known = [float(at) for layer in drawing.layers if isinstance(layer, Marks) for at in layer.at]
    else:
        known = [number(value) for layer in drawing.layers for value in values_of(layer) if value is not None]
    return 0.0, max(known, default=1.0) * 1.05


def _level(rule: Rule, drawing: Drawing) -> list[Point]:
    top = len(drawing.categories) + 0.6
    if drawing.along:
        top = 1.05 * max((number(one) for layer in drawing.layers for one in values_of(layer)), default=1.0)
    return [(number(rule.at), 0.0), (number(rule.at), top)]


def _look(chart: Any, drawing: Drawing, dress: list[Any], low: float, high: float) -> None:
    quiet(chart, legend=True)
    across, up = chart.category_axis, chart.value_axis
    value_axis(across, drawing.along or drawing.axis, low=low, high=high)
    if drawing.along:
        value_axis(up, drawing.axis, low=0, high=None)
    else:
        value_axis(up, Axis(shown=False), low=0, high=len(drawing.categories) + 0.6)
        _margin(chart)
    named: set[str] = set()
    hidden = []
    for at, (series, of) in enumerate(zip(chart.plots[0].series, dress, strict=True)):
        _series_look(series, of, drawing)
        if of is None or not getattr(of, "name", getattr(of, "words", "")) or series.name in named:
            hidden.append(at)
        named.add(series.name)
    _unlisted(chart, hidden)


def _series_look(series: Any, of: Any, drawing: Drawing) -> None:
    """A layer's look; None is the series that carries the names of categories."""
    if of is None:
        series.marker.style = XL_MARKER_STYLE.NONE
        line(series.format, "line", 0)
        for at, category in enumerate(drawing.categories):
            _label(series.points[at], one_line(category.label), XL_LABEL_POSITION.LEFT, 12)
    elif isinstance(of, Rule):
        series.marker.style = XL_MARKER_STYLE.NONE
        line(series.format, of.colour, 1.75, "dot")
    elif isinstance(of, Ranges):
        series.marker.style = XL_MARKER_STYLE.NONE
        line(series.format, of.colour, of.width * 0.8)
    else:
        line(series.format, of.colour, 0)
        marker(series, of.symbol, of.colour, of.size)
        _words(series, of)


SIDES = {"right": XL_LABEL_POSITION.RIGHT, "left": XL_LABEL_POSITION.LEFT,
         "below": XL_LABEL_POSITION.BELOW}  # fmt: skip


def _words(series: Any, of: Marks) -> None:
    known = [at for at, value in enumerate(of.values) if value is not None]
    for point, at in enumerate(known):
        if of.words and of.words[at]:
            side = of.side if isinstance(of.side, str) else of.side[at]
            _label(series.points[point], of.words[at], SIDES.get(side, XL_LABEL_POSITION.ABOVE), 11)


def _label(point: Any, text: str, place: Any, size: int) -> None:
    label = point.data_label
    label.text_frame.text = text
    font = label.text_frame.paragraphs[0].runs[0].font
    font.size, font.color.rgb = Pt(size), ink("ink")
    label.position = place


def _unlisted(chart: Any, hidden: list[int]) -> None:
    """Keep what needs no explanation out of the legend."""
    legend = chart._chartSpace.find(f".//{{{C}}}legend")
    before = legend.find(f"{{{C}}}legendPos")
    for at in reversed(hidden):
        entry = etree.Element(f"{{{C}}}legendEntry")
        etree.SubElement(entry, f"{{{C}}}idx", val=str(at))
        etree.SubElement(entry, f"{{{C}}}delete", val="1")
        before.addnext(entry)


def _margin(chart: Any) -> None:
    """Room on the left for the names of categories."""
    plot = chart._chartSpace.find(f".//{{{C}}}plotArea")
    layout = plot.find(f"{{{C}}}layout")
    if layout is None:
        layout = etree.Element(f"{{{C}}}layout")
        plot.insert(0, layout)
    placed = etree.SubElement(layout, f"{{{C}}}manualLayout")
    known = {"layoutTarget": "inner", "xMode": "edge", "yMode": "edge", "x": "0.2", "y": "0.1", "w": "0.76",
             "h": "0.8"}  # fmt: skip
    for name, value in known.items():
        etree.SubElement(placed, f"{{{C}}}{name}", val=value)
