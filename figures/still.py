"""Renderer: a figure as a picture for paper: PNG in print quality, SVG with its text as text, PDF."""

import textwrap
from io import BytesIO
from threading import Lock
from typing import Any, Literal

import matplotlib as mpl
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure as Page
from matplotlib.lines import Line2D
from matplotlib.patches import Patch

from figures import format as vi
from figures.drawing import Bars, Drawing, Line, Ranges
from figures.figure import Figure
from figures.foot import lines, subtitle
from figures.labels import word
from figures.shades import shade
from figures.still_axes import set_axes
from figures.still_fonts import embedded, known
from figures.still_layers import DASHES, HATCHES, SYMBOLS, draw
from figures.still_map import draw_map
from figures.still_png import png
from figures.territory import Territory
from figures.theme import LIGHT

Kind = Literal["png", "svg", "pdf"]
mpl.rcParams.update({
    "font.family": known(), "font.size": 11, "text.parse_math": False, "svg.fonttype": "none",
    "svg.hashsalt": "figure", "pdf.fonttype": 42, "axes.unicode_minus": True, "hatch.linewidth": 0.6,
})  # fmt: skip
WIDTH, PRINT, MAP = 10.0, 300, 9.4
"""Inches across, dots an inch; inches of a map from north to south."""
_ONE = Lock()
"""The library draws one picture at a time."""
_PIXELS = 78
"""Pixels of a screen's chart to an inch of the picture."""
_LINE, _HEAD = 0.19, 0.3
"""Inches of a line of the foot and of the head."""


def picture(figure: Figure, kind: Kind) -> bytes:
    """The picture; it says what it is, of whom, when, from where. Raises ValueError where it cannot."""
    with _ONE:
        return _picture(figure, kind)


def _picture(figure: Figure, kind: Kind) -> bytes:
    if figure.drawing is None:
        raise ValueError(f"{figure.key}: nothing to draw")
    head, foot = _head(figure), _foot(figure)
    room = (_HEAD * len(head) + 0.25, _LINE * len(foot) + 0.2)
    drawn = MAP if isinstance(figure.drawing, Territory) else figure.drawing.height / _PIXELS
    height = max(2.2, drawn) + sum(room)
    page = Page(figsize=(WIDTH, height), facecolor=LIGHT.surface)
    inside = (0.01, room[1] / height, 0.98, 1 - sum(room) / height)
    if isinstance(figure.drawing, Territory):
        draw_map(page.add_axes(inside), figure.drawing)  # its names need no room of their own
    else:
        page.set_layout_engine("constrained", rect=inside, w_pad=0.05, h_pad=0.05)
        chart(page.subplots(), figure.drawing)
    _write(page, head, foot, height)
    if figure.stamp.simulated:
        _alarm(page, height)
    return saved(page, figure, kind)


def saved(page: Page, figure: Figure, kind: Kind) -> bytes:
    """The page as a file; the same page gives the same bytes."""
    if kind == "png":
        page.set_dpi(PRINT)
        canvas = FigureCanvasAgg(page)
        canvas.draw()
        return png(canvas.buffer_rgba(), PRINT, figure.title)
    known: dict[str, Any] = {"Title": figure.title, "Date" if kind == "svg" else "CreationDate": None}
    out = BytesIO()
    page.savefig(out, format=kind, dpi=PRINT, metadata=known)
    return embedded(out.getvalue()) if kind == "svg" else out.getvalue()


def chart(axes: Any, drawing: Drawing) -> None:
    """The drawing on axes of its own."""
    for spine in axes.spines.values():
        spine.set_visible(False)
    second = axes.twinx() if drawing.second else None
    for layer in drawing.layers:
        draw(layer, drawing, second if getattr(layer, "second", False) is True else axes)
    set_axes(axes, second, drawing)
    _legend(axes, drawing)


def _legend(axes: Any, drawing: Drawing) -> None:
    """What the colours and signs mean, above the chart."""
    shown = [
        layer for layer in drawing.layers
        if layer.name and not (isinstance(layer, Bars) and drawing.stacked and not any(layer.values))
    ]  # fmt: skip
    if shown:
        levels = any(rule.words and not rule.foot for rule in drawing.rules)
        axes.legend(
            handles=[_sign(layer) for layer in shown], loc="lower left", bbox_to_anchor=(0, 1),
            borderaxespad=2.0 if levels else 0.4, ncols=min(4, len(shown)), frameon=False, fontsize=10,
        )  # fmt: skip


def _sign(layer: Any) -> Any:
    first = layer.colour if isinstance(layer.colour, str) else layer.colour[0]
    colour = shade(first, LIGHT)
    if isinstance(layer, Bars):
        hatch = HATCHES[layer.hatch if isinstance(layer.hatch, str) else ""]
        name = f"{layer.sign} {layer.name}".strip()
        return Patch(facecolor=colour, hatch=hatch, edgecolor=LIGHT.muted, linewidth=0, label=name)
    if isinstance(layer, Ranges):
        return Line2D([], [], color=colour, linewidth=min(layer.width, 8), label=layer.name)
    mark = SYMBOLS[layer.symbol]
    style: Any = DASHES[layer.dash] if isinstance(layer, Line) else ""
    face = "none" if layer.symbol.endswith("open") else colour
    return Line2D([], [], color=colour, marker=mark, linestyle=style, label=layer.name, markerfacecolor=face)


def _head(figure: Figure) -> list[tuple[str, int]]:
    """Lines of title, subtitle and note, each with its kind."""
    parts = ((figure.title, 52 if figure.stamp.simulated else 70), (subtitle(figure), 105))
    return [(line, at) for at, (text, most) in enumerate(parts) for line in textwrap.wrap(text, most)]


def _foot(figure: Figure) -> list[str]:
    kept = [said for name, said in lines(figure) if name != "simulated"]
    return textwrap.wrap(" · ".join(said.replace(" ", vi.NO_BREAK) for said in kept), 155)


def _write(page: Page, head: list[tuple[str, int]], foot: list[str], height: float) -> None:
    down = height - 0.12
    for text, kind in head:
        page.text(0.012, down / height, text, va="top", color=LIGHT.muted if kind else LIGHT.ink,
                  fontsize=10.5 if kind else 15, fontweight="normal" if kind else "bold")  # fmt: skip
        down -= _HEAD
    for at, text in enumerate(reversed(foot)):
        page.text(0.012, (0.1 + at * _LINE) / height, text, va="bottom", fontsize=8.5, color=LIGHT.muted)


def _alarm(page: Page, height: float) -> None:
    """The mark of simulated data, at the upper right."""
    page.text(0.988, 1 - 0.12 / height, word("foot.simulated"), va="top", ha="right", fontsize=10.5,
              fontweight="bold", color="white",
              bbox={"facecolor": LIGHT.tones["behind"], "edgecolor": "none", "pad": 4})  # fmt: skip
