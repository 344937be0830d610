"""The face of pictures: two small files with every Vietnamese letter, so that no machine lacks one.

Cut from DejaVu Sans (see fonts/LICENSE.txt) and renamed; being small, they are embedded quickly.
"""

import base64
import re
from functools import cache
from io import BytesIO
from pathlib import Path

from fontTools import subset
from matplotlib import font_manager

FOLDER = Path(__file__).with_name("fonts")
FAMILY = "Phu So Sans"
WEIGHTS = {"Regular": 400, "Bold": 700}
_TAGS = re.compile(r"<style.*?</style>|<[^>]*>", re.DOTALL)
_BOLD = re.compile(r"font:[^;\"]*\b(?:bold|700)\b|font-weight: ?(?:bold|700)")


@cache
def known() -> list[str]:
    """Make the face known to the library of pictures; the families that it takes letters from, in order."""
    for style in WEIGHTS:
        font_manager.fontManager.addfont(FOLDER / f"PhuSoSans-{style}.ttf")
    return [FAMILY, "DejaVu Sans"]


def embedded(drawn: bytes) -> bytes:
    """An SVG that carries the letters which its words need: text stays text, and looks the same anywhere."""
    text = drawn.decode("utf-8")
    letters = frozenset(_TAGS.sub("", text))
    styles = ["Regular", "Bold"] if _BOLD.search(text) else ["Regular"]
    faces = "".join(
        f"@font-face{{font-family:'{FAMILY}';font-weight:{WEIGHTS[style]};"
        f"src:url(data:font/woff;base64,{_cut(style, letters)})}}"
        for style in styles
    )
    style = f'<defs><style type="text/css">{faces}</style></defs>'
    return text.replace("<defs>", f"{style}<defs>", 1).encode("utf-8")


def _cut(style: str, letters: frozenset[str]) -> str:
    """The file of a weight with these letters alone, as text."""
    options = subset.Options(flavor="woff", notdef_outline=True)
    out = BytesIO()
    with subset.load_font(str(FOLDER / f"PhuSoSans-{style}.ttf"), options) as font:
        cutter = subset.Subsetter(options)
        cutter.populate(text="".join(letters))
        cutter.subset(font)
        subset.save_font(font, out, options)
    return base64.b64encode(out.getvalue()).decode("ascii")
