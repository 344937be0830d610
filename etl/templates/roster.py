"""The roster (form M01): the appendix of the commune's letter as a Word document, a page a hamlet.

The letter prints its own month below the table; a later roster has the month for which it is made, or
else a sender who fills in the day alone would date it to August 2025.
"""

from etl.templates.filling import Filling
from etl.templates.texts import words
from etl.templates.wordml import Paragraph, Table, document

_WIDTHS = (750, 4005, 2000, 2600)
"""Widths of the four columns in twentieths of a point; together the width between the margins."""
_SIGNATURE = 3900
"""Where the block of place, date and signature begins, from the left margin."""


def rosters(filling: Filling) -> bytes:
    """The appendix for every hamlet that is known, else once with the hamlet left open."""
    blank = words()["roster"]["blank_hamlet"]
    names = [hamlet.label for hamlet in filling.hamlets] or [blank]
    return document([_appendix(name, filling, number > 0) for number, name in enumerate(names)])


def _appendix(hamlet: str, filling: Filling, new_page: bool) -> list[Paragraph | Table]:
    text = words()["roster"]
    numbered = [[str(number), "", role, ""] for number, role in enumerate(text["roles"], start=1)]
    # Decree 30/2020 writes January and February with a 0, the other months without.
    month = f"{filling.day.month:02}" if filling.day.month < 3 else f"{filling.day.month}"
    commune = filling.commune or text["blank_commune"]
    place = text["place_date"].format(commune=commune, month=month, year=filling.day.year)
    watermark = [Paragraph(words()["watermark"], "center", bold=True)] if filling.simulated else []
    return [
        Paragraph(text["unit"].format(hamlet=hamlet), bold=True, new_page=new_page),
        *watermark,
        Paragraph(text["annex"], "center", bold=True),
        Paragraph(text["title"], "center", bold=True, after=240),
        Table([text["headings"], *numbered], _WIDTHS, centred=(0,)),
        Paragraph(place, "center", italic=True, indent=_SIGNATURE, before=240),
        Paragraph(text["signer"], "center", bold=True, indent=_SIGNATURE),
        Paragraph(text["signer_note"], "center", italic=True, indent=_SIGNATURE),
    ]
