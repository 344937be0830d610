"""A sparkline: the shape of a row of numbers as a tiny SVG picture, with gaps where a number is missing."""

from collections.abc import Sequence

WIDTH, HEIGHT, PAD = 96, 26, 3
_WRITTEN = str.maketrans({"#": "%23", "<": "%3C", ">": "%3E"})
"""What an address may not hold; the rest is lighter as it is than in base64."""


def sparkline(values: Sequence[float | None], colour: str) -> str:
    """An ``<img>`` of the values from old to new; empty where fewer than two are known."""
    known = [value for value in values if value is not None]
    if len(known) < 2:
        return ""
    low, high = min(known), max(known)
    span = (high - low) or 1.0
    step = (WIDTH - 2 * PAD) / (len(values) - 1)
    pieces: list[list[str]] = [[]]
    last = (0.0, 0.0)
    for index, value in enumerate(values):
        if value is None:
            pieces.append([])
            continue
        last = (PAD + index * step, HEIGHT - PAD - (value - low) / span * (HEIGHT - 2 * PAD))
        pieces[-1].append(f"{last[0]:.3g},{last[1]:.3g}")
    lines = "".join(f"<polyline points='{' '.join(piece)}'/>" for piece in pieces if len(piece) > 1)
    picture = (
        f"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 {WIDTH} {HEIGHT}' "
        f"width='{WIDTH}' height='{HEIGHT}' fill='none' stroke='{colour}' stroke-width='2'>{lines}"
        f"<circle cx='{last[0]:.3g}' cy='{last[1]:.3g}' r='2.6' fill='{colour}' stroke='none'/></svg>"
    )
    return f'<img class="spark" alt="" src="data:image/svg+xml,{picture.translate(_WRITTEN)}">'
