"""How much room a map has: as high as the window allows beneath what stands above it, no jump afterwards."""

from pages.shell import device

ABOVE, LOWEST, HIGHEST = 350, 440, 900
"""Pixels of header, filters and switches above a map; the least and the most that a map is high."""
PHONE, HALF = 380, 430
SIDE, GAP = 230, 16
"""Width of the legend beside a map, and the room between the two."""
BESIDE_FROM, TWO_COLUMNS_FROM, PROJECTOR_FROM = 1240, 1081, 1800
PAGE, PROJECTOR, MARGINS, NARROWEST = 1560, 1840, 64, 860
"""As in the style: widest pages, their margins, and the least width of a map on a middling window."""


def room(*, half: bool = False, legend: bool = True) -> tuple[int, int]:
    """Width and height in pixels of a map in the left two thirds of the page, or of one of two there.

    ``legend``: whether its legend stands beside it where the window is wide enough.
    """
    width, height = device.window()
    if device.phone():
        return width - 30, PHONE
    page = min(width, PROJECTOR if width >= PROJECTOR_FROM else PAGE) - MARGINS
    own = (page * 2 - GAP) // 3 if width >= TWO_COLUMNS_FROM else max(page, NARROWEST)
    if half:
        return (own - GAP) // 2, HALF
    if legend and width >= BESIDE_FROM:
        own -= SIDE + GAP
    return own, min(max(height - ABOVE, LOWEST), HIGHEST)
