"""The master of our slides: 16:9, the product's colours and face, one layout; all of it restylable."""

import re
from typing import Any

from pptx import Presentation
from pptx.opc.constants import RELATIONSHIP_TYPE as RT
from pptx.oxml import parse_xml
from pptx.util import Inches

from briefing.chart_style import FACE
from figures.labels import word
from figures.theme import LIGHT

WIDE, HIGH = Inches(13.333), Inches(7.5)
EDGE, BODY = Inches(0.5), Inches(12.333)
KEPT = "Title Only"
"""The one layout that is kept of the library's template: a title and nothing else."""
COLOURS = {
    "dk1": LIGHT.ink, "lt1": LIGHT.surface, "dk2": LIGHT.coverage[4], "lt2": LIGHT.coverage[0],
    "accent1": LIGHT.accent, "accent2": LIGHT.burden[3], "accent3": LIGHT.coverage[2],
    "accent4": LIGHT.burden[2], "accent5": LIGHT.tones["on_track"], "accent6": LIGHT.tones["behind"],
    "hlink": LIGHT.accent, "folHlink": LIGHT.muted,
}  # fmt: skip


def presentation(title: str) -> Any:
    """An empty presentation with our master."""
    shown = Presentation()
    shown.slide_width, shown.slide_height = WIDE, HIGH
    shown.core_properties.title, shown.core_properties.author = title, word("product.name")
    for layout in list(shown.slide_layouts):
        if layout.name != KEPT:
            shown.slide_layouts.remove(layout)
    _theme(shown)
    for page in (shown.slide_master, shown.slide_layouts[0]):
        _placed(page)
    _bar(shown.slide_master)
    return shown


def _theme(shown: Any) -> None:
    """Colours and faces of the theme, so that what someone adds looks like the rest."""
    part = shown.slide_master.part.part_related_by(RT.THEME)
    text = part.blob.decode()
    for name, colour in COLOURS.items():
        fresh = f'<a:{name}><a:srgbClr val="{colour.lstrip("#")}"/></a:{name}>'
        text = re.sub(rf"<a:{name}>.*?</a:{name}>", fresh, text, flags=re.DOTALL)
    text = re.sub(r'<a:latin typeface="[^"]*"', f'<a:latin typeface="{FACE}"', text)
    part._blob = text.encode()


def _placed(page: Any) -> None:
    """Placeholders where our slides have them; dates and numbers of the template go."""
    for shape in list(page.placeholders):
        kind = shape.placeholder_format.type
        if "TITLE" in str(kind):
            shape.left, shape.top, shape.width, shape.height = EDGE, Inches(0.3), BODY, Inches(0.75)
        elif page.name == KEPT or "BODY" not in str(kind):
            shape._element.getparent().remove(shape._element)
        else:
            shape.left, shape.top, shape.width, shape.height = EDGE, Inches(1.55), BODY, Inches(4.95)


def _bar(master: Any) -> None:
    """The band of the province's colour at the upper edge."""
    names = (
        'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
        'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"'
    )
    fill = f'<a:solidFill><a:srgbClr val="{LIGHT.coverage[4].lstrip("#")}"/></a:solidFill>'
    shape = parse_xml(
        f'<p:sp {names}><p:nvSpPr><p:cNvPr id="90" name="{word("deck.mark")}"/><p:cNvSpPr/>'
        f'<p:nvPr userDrawn="1"/></p:nvSpPr><p:spPr>'
        f'<a:xfrm><a:off x="0" y="0"/><a:ext cx="{WIDE}" cy="{Inches(0.14)}"/></a:xfrm>'
        f'<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>{fill}<a:ln><a:noFill/></a:ln></p:spPr></p:sp>'
    )
    master.shapes._spTree.append(shape)
