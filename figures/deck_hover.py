"""What the pointer shows on a map: one text for all places, of which a rule shows the right line."""

from collections.abc import Collection, Sequence
from typing import Any

from figures import spot_marks
from figures.coverage import hover, hover_rule
from figures.figure import Figure
from figures.theme import FONT, Theme


def hovers(figure: Figure, only: Collection[int] | None) -> list[str]:
    """The hover text of each row; empty where the row lies outside."""
    rows = enumerate(figure.frame.iter_rows(named=True))
    indicator = figure.options["indicator"]
    return [hover(row, indicator) if only is None or at in only else "" for at, row in rows]


def tooltip(texts: Sequence[str], look: Theme, *, spots: bool) -> dict[str, Any]:
    """One text for all places; a rule that names the place's number shows the right line."""
    body = "".join(f"<p>{text}" for text in texts)
    style = {
        "backgroundColor": look.surface,
        "color": look.ink,
        "border": f"1px solid {look.line}",
        "borderRadius": "8px",
        "fontSize": "15px",
        "fontFamily": FONT,
        "padding": "8px 12px",
        "boxShadow": "0 2px 12px rgba(0,0,0,.18)",
    }
    rule, tail = (spot_marks.hover_rule(), spot_marks.HOVER) if spots else ("", "")
    return {"html": f"{hover_rule()}{rule}<b>{{n}}</b>{tail}<div class='hover'>{body}</div>", "style": style}
