"""Lines against a second axis of a native chart: a plot and axes of their own, which the library lacks."""

from collections.abc import Callable, Sequence
from copy import deepcopy
from typing import Any

from lxml import etree
from pptx.chart.series import LineSeries

C = "http://schemas.openxmlformats.org/drawingml/2006/chart"


def apart(chart: Any, places: Sequence[int], dress: Callable[[Any, int], None]) -> None:
    """Move the series of those places to a second axis; ``dress`` gives each its look, by its place."""
    plot = chart._chartSpace.find(f".//{{{C}}}plotArea")
    bars = plot.find(f"{{{C}}}barChart")
    own = etree.SubElement(plot, f"{{{C}}}lineChart")
    bars.addnext(own)
    etree.SubElement(own, f"{{{C}}}grouping", val="standard")
    for ser in [bars.findall(f"{{{C}}}ser")[at] for at in places]:
        for part in ser.findall(f"{{{C}}}invertIfNegative"):
            ser.remove(part)
        own.append(ser)
    for ser, at in zip(own.findall(f"{{{C}}}ser"), places, strict=True):
        dress(LineSeries(ser), at)
    numbers = {"catAx": "50010", "valAx": "50020"}
    for name in ("catAx", "valAx"):
        etree.SubElement(own, f"{{{C}}}axId", val=numbers[name])
        axis = deepcopy(plot.find(f"{{{C}}}{name}"))
        axis.find(f"{{{C}}}axId").set("val", numbers[name])
        axis.find(f"{{{C}}}crossAx").set("val", numbers["valAx" if name == "catAx" else "catAx"])
        axis.find(f"{{{C}}}delete").set("val", "1" if name == "catAx" else "0")
        plot.findall(f"{{{C}}}valAx")[-1].addnext(axis)
        if name == "valAx":
            _right(axis)


def _right(axis: Any) -> None:
    """The second axis: on the right, from 0 to 100, without a grid of its own."""
    axis.find(f"{{{C}}}axPos").set("val", "r")
    for part in axis.findall(f"{{{C}}}majorGridlines"):
        axis.remove(part)
    scale = axis.find(f"{{{C}}}scaling")
    for part in list(scale):
        scale.remove(part)
    etree.SubElement(scale, f"{{{C}}}max", val="100")
    etree.SubElement(scale, f"{{{C}}}min", val="0")
    axis.find(f"{{{C}}}numFmt").set("formatCode", '0" %"')
    axis.find(f"{{{C}}}tickLblPos").set("val", "nextTo")
    crosses = axis.find(f"{{{C}}}crosses")
    if crosses is not None:
        crosses.set("val", "max")
