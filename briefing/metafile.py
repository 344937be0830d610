"""A vector picture that Word, its readers and other office programs open: an enhanced metafile (EMF).

Coordinates are hundredths of a millimetre from the upper left corner. Records after Microsoft's [MS-EMF].
"""

import struct
import unicodedata
from collections.abc import Sequence

Point = tuple[int, int]
HEADER, END, SIGNATURE, VERSION = 1, 14, 0x464D4520, 0x10000
WINDOW, EXTENT, VIEW, MODE, BACK, ALIGN, INK = 9, 10, 11, 17, 18, 22, 24
SELECT, PEN, BRUSH, DELETE, FONT, TEXT, POLYGONS, LINE = 37, 38, 39, 40, 82, 84, 91, 87
CENTRE, LEFT = 30, 24
_WIDTHS = (
    "250 333 408 500 500 833 778 180 333 333 500 564 250 333 250 278 500 500 500 500 500 500 500 500 500 500 "
    "278 278 564 564 564 444 921 722 667 667 722 611 556 722 722 333 389 722 611 889 722 722 556 722 667 556 "
    "611 722 722 944 722 722 611 333 278 333 469 500 333 444 500 444 500 444 333 500 500 278 278 500 278 778 "
    "500 500 500 500 333 389 278 500 500 722 500 500 444 480 200 480 541"
)
WIDTHS = {chr(32 + at): int(one) for at, one in enumerate(_WIDTHS.split())} | {"\u00a0": 250}
"""Widths of Times New Roman's letters in thousandths of the size; accents add none."""


def advance(letter: str) -> int:
    """The width of a letter in thousandths of the size."""
    base = unicodedata.normalize("NFD", letter)[0]
    return WIDTHS.get({chr(0x110): "D", chr(0x111): "d"}.get(base, base), 500)


def wrapped(words: str, size: int, room: int) -> list[str]:
    """Words in lines no wider than the room."""
    lines = [""]
    for one in words.split(" "):
        longer = f"{lines[-1]} {one}".strip()
        if lines[-1] and sum(map(advance, longer)) * size > room * 1000:
            lines.append(one)
        else:
            lines[-1] = longer
    return lines


def reference(colour: str) -> int:
    """``#RRGGBB`` as records hold it."""
    red, green, blue = bytes.fromhex(colour.lstrip("#"))
    return red | green << 8 | blue << 16


def hatched(rings: Sequence[Sequence[Point]], step: int, slope: int) -> list[tuple[Point, Point]]:
    """Slanted lines inside a shape of outlines, ``step`` apart; ``slope`` 1 falls, -1 rises."""
    edges = [pair for ring in rings for pair in zip(ring, [*ring[1:], ring[0]], strict=True)]
    level = [(y - slope * x, other[1] - slope * other[0], x, other[0]) for (x, y), other in edges]
    found: list[tuple[Point, Point]] = []
    low, high = min(one[0] for one in level), max(one[0] for one in level)
    for height in range(low - low % step + step, high, step):
        across = sorted(
            round(x + (height - first) / (last - first) * (end - x))
            for first, last, x, end in level if (first <= height) != (last <= height)
        )  # fmt: skip
        found += [
            ((one, height + slope * one), (two, height + slope * two))
            for one, two in zip(across[::2], across[1::2], strict=False)
        ]
    return found


class Metafile:
    """A picture that is being drawn, so many hundredths of a millimetre wide and high."""

    def __init__(self, wide: int, high: int) -> None:
        self._size = (wide, high)
        self._records: list[bytes] = []
        self._count = 0
        self._add(MODE, struct.pack("<I", 8))
        self._add(WINDOW + 1, struct.pack("<ii", 0, 0))
        self._add(WINDOW, struct.pack("<ii", wide, high))
        self._add(VIEW, struct.pack("<ii", wide, high))
        self._add(BACK, struct.pack("<I", 1))

    def _add(self, kind: int, held: bytes = b"") -> None:
        self._records.append(struct.pack("<II", kind, 8 + len(held)) + held)

    def _box(self) -> bytes:
        return struct.pack("<iiii", 0, 0, *self._size)

    def look(self, fill: str, edge: str, width: int) -> None:
        """How what follows is drawn: a fill and an edge, each in its colour, none where empty."""
        for index, kind, held in (
            (1, PEN, struct.pack("<IiiI", 0 if edge else 5, width, 0, reference(edge or "#000000"))),
            (2, BRUSH, struct.pack("<III", 0 if fill else 1, reference(fill or "#000000"), 0)),
        ):
            self._add(DELETE, struct.pack("<I", index))
            self._add(kind, struct.pack("<I", index) + held)
            self._add(SELECT, struct.pack("<I", index))

    def polygon(self, rings: Sequence[Sequence[Point]]) -> None:
        """A shape of one or several outlines."""
        points = [point for ring in rings for point in ring]
        head = struct.pack("<II", len(rings), len(points)) + b"".join(
            struct.pack("<I", len(ring)) for ring in rings
        )
        self._add(POLYGONS, self._box() + head + b"".join(struct.pack("<hh", *point) for point in points))

    def line(self, points: Sequence[Point]) -> None:
        """A line through points."""
        held = b"".join(struct.pack("<hh", *point) for point in points)
        self._add(LINE, self._box() + struct.pack("<I", len(points)) + held)

    def font(self, face: str, size: int, *, bold: bool = False) -> None:
        """Letters that follow: their face and height."""
        name = face.encode("utf-16-le")[:62].ljust(64, b"\0")
        held = struct.pack("<iiiii8B", -size, 0, 0, 0, 700 if bold else 400, 0, 0, 0, 1, 0, 0, 0, 0) + name
        self._add(DELETE, struct.pack("<I", 3))
        self._add(FONT, struct.pack("<I", 3) + held.ljust(320, b"\0"))
        self._add(SELECT, struct.pack("<I", 3))
        self._letters = size

    def text(self, at: Point, words: str, ink: str, *, centred: bool = False) -> None:
        """Words on a line that begins, or has its middle, at a point on its foot."""
        words = unicodedata.normalize("NFC", words)
        self._add(ALIGN, struct.pack("<I", CENTRE if centred else LEFT))
        self._add(INK, struct.pack("<I", reference(ink)))
        said = words.encode("utf-16-le")
        said += b"\0" * (-len(said) % 4)
        steps = b"".join(struct.pack("<I", advance(one) * self._letters // 1000) for one in words)
        head = struct.pack("<iiIIIiiiiI", *at, len(words), 76, 0, 0, 0, -1, -1, 76 + len(said))
        self._add(TEXT, self._box() + struct.pack("<Iff", 1, 1.0, 1.0) + head + said + steps)

    def made(self) -> bytes:
        """The file."""
        wide, high = self._size
        end = struct.pack("<IIIII", END, 20, 0, 16, 20)
        body = b"".join(self._records) + end
        head = struct.pack(
            "<IIiiiiiiiiIIIIHHIIIiiii", HEADER, 88, 0, 0, wide, high, 0, 0, wide, high, SIGNATURE, VERSION,
            88 + len(body), len(self._records) + 2, 4, 0, 0, 0, 0, wide, high, wide // 100, high // 100,
        )  # fmt: skip
        return head + body
