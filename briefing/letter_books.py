"""Workbooks that go with letters: an operator's annex, and the list of whom to invite."""

from collections.abc import Sequence
from datetime import datetime
from io import BytesIO

import polars as pl
import xlsxwriter

from briefing import letter_commune, letter_paper
from briefing.edition import Edition, Row
from briefing.letter_operator import Desk
from briefing.letter_rules import MAIN, Case, Rules
from briefing.sheet import HEAD, LINE, Column, Formats, add, lines
from figures import format as vi
from figures import letter_words
from figures.labels import word, words
from figures.spreadsheet import SAFE

Sheet = tuple[str, str, str, pl.DataFrame, list[Column], int]
"""Tab, title, note, rows, columns, and how many columns stay in sight."""
RULED = {"border": 1, "border_color": "#9AA7B0"}


def head(name: str) -> str:
    """The heading of a column."""
    return word(f"letter_column.{name}")


def book(edition: Edition, title: str, sheets: Sequence[Sheet], *, listed: bool = False) -> bytes:
    """Sheets as .xlsx, ready for the printer; no cell is ever a formula."""
    out, origin = BytesIO(), " · ".join(letter_paper.origin(edition, listed=listed))
    alarm = word("product.simulated") if edition.meta["simulated"] else ""
    with xlsxwriter.Workbook(out, SAFE) as made:
        built = datetime.combine(edition.meta["as_of"], datetime.min.time())
        made.set_properties({"title": title, "author": word("product.name"), "created": built})
        forms, ruled = Formats(made), {"type": "no_errors", "format": made.add_format(RULED)}
        wrapped = made.add_format({"font_color": "#51626E", "text_wrap": True, "valign": "top"})
        for tab, heading, note, frame, columns, kept in sheets:
            above = (heading, f"{origin}. {note}".strip(), alarm)
            add(made, forms, tab, above, frame, columns, kept=kept)
            sheet = made.get_worksheet_by_name(tab)
            last = len(columns) - 1
            sheet.conditional_format(HEAD, 0, HEAD + max(1, len(frame)), last, ruled)
            sheet.merge_range(1, 0, 1, last, above[1], wrapped)
            sheet.set_row(1, LINE * lines(above[1], sum(column.width for column in columns)))
            if alarm:
                sheet.set_header(f'&C&"Arial,Bold"&KB23A12{alarm}')
    return out.getvalue()


def annex(edition: Edition, rules: Rules, desk: Desk) -> bytes:
    """The spots of one operator and nothing of another."""
    title = word("letter_book.annex", name=desk.name)
    note = word("letter_book.annex_note", day=vi.day(desk.day), decimals=rules.decimals)
    rows = [_spot(number, row, rules.decimals, desk) for number, row in enumerate(desk.rows, start=1)]
    frame = pl.DataFrame(rows, infer_schema_length=None)
    sheet = (word("letter_book.annex_tab"), title, note, frame, _spot_columns(rules.decimals), 3)
    return book(edition, title, [sheet], listed=True)


def _spot(number: int, row: Row, decimals: int, desk: Desk) -> Row:
    kinds, states, priorities = words("spot_type"), words("spot_status"), words("spot_priority")
    urgent = [priorities.get(one, one) for one in (row["priorities"] or "").split(";") if one]
    return {
        "number": number, "spot": row["spot_code"], "commune": row["full_name"], "hamlet": row["hamlet"],
        "lat": None if row["lat"] is None else round(row["lat"], decimals),
        "lon": None if row["lon"] is None else round(row["lon"], decimals),
        "type": kinds.get(row["spot_type"] or "", row["spot_type"]),
        "shared": word("letter_book.yes") if row["shared"] else "", "evidence": letter_words.evidence(row),
        "households": row["affected_households"], "priority": ", ".join(urgent),
        "found": row["detected_date"], "sent": row["sent_date"], "document": row["document_number"],
        "waited": row["waited"], "waited_working": row["waited_working"],
        "clock": word(f"letter_clock.{row['clock']}"), "deadline": row["due"],
        "overdue": letter_words.late(row, desk.day), "status": states.get(row["status"] or "", row["status"]),
    }  # fmt: skip


def _spot_columns(decimals: int) -> list[Column]:
    return [
        Column(head(name), name, width, decimals if name in ("lat", "lon") else 0, wraps=name in SEVERAL)
        for name, width in SPOTS.items()
    ]


def invited(edition: Edition, cases: Sequence[Case], desks: Sequence[Desk]) -> bytes:
    """Whom to invite to a working session: organisations with letters, communes by cluster and peer group."""
    title = f"{word('letter_book.invited')} · {edition.label}"
    clusters = dict(
        edition.here("lagging_clusters", indicator=MAIN).select("commune_code", "cluster").iter_rows()
    )
    rows = [_guest(case, clusters) for case in cases if case.written]
    rows.sort(key=lambda row: (row["at"] is None, row["at"] or 0, row["group"], row["commune_code"]))
    places = pl.DataFrame(
        [{**row, "number": number} for number, row in enumerate(rows, start=1)],
        schema_overrides={"at": pl.Int64}, infer_schema_length=None,
    ) if rows else pl.DataFrame(schema=dict.fromkeys((*GUESTS, "at"), pl.String))  # fmt: skip
    sheets: list[Sheet] = [
        (word("letter_book.invited_tab"), title, letter_paper.standing(edition), places, _columns(GUESTS), 2),
        (word("letter_book.operators_tab"), word("letter_book.invited_operators"), "",
         pl.DataFrame([_firm(number, desk) for number, desk in enumerate(desks, start=1)],
                      schema=dict.fromkeys(FIRMS, pl.String)), _columns(FIRMS), 2),
    ]  # fmt: skip
    return book(edition, title, sheets)


SPOTS = {"number": 4, "spot": 13.5, "commune": 17, "hamlet": 19, "lat": 8.5, "lon": 9.5, "type": 10,
         "shared": 8, "evidence": 13, "households": 7, "priority": 13, "found": 11, "sent": 11,
         "document": 14, "waited": 7, "waited_working": 8, "clock": 13, "deadline": 11, "overdue": 7,
         "status": 15}  # fmt: skip
SEVERAL = ("commune", "hamlet", "type", "evidence", "priority", "clock", "status")
"""Columns of an annex whose words may take several lines."""
GUESTS = {"number": 5, "cluster": 12, "group": 20, "former": 14, "commune_code": 9, "addressee": 34,
          "invited": 48, "reason": 60, "letter": 34}  # fmt: skip
FIRMS = {"number": 5, "addressee": 34, "invited": 48, "reason": 60, "letter": 26}


def _guest(case: Case, clusters: dict[str, int]) -> Row:
    at, place = clusters.get(case.code), letter_words.lower(case.commune["full_name"])
    return {
        "at": at, "commune_code": case.code, "group": case.commune["peer_group_name"],
        "cluster": word("letter_book.outside") if at is None else word("letter_book.cluster", n=at),
        "former": case.commune["former_province"], "addressee": word("letter_commune.to", place=place),
        "invited": word("letter_book.invited_commune"), "reason": case.reason,
        "letter": letter_commune.name(case),
    }  # fmt: skip


def _firm(number: int, desk: Desk) -> Row:
    reason = word("letter_reason.spots", n=len(desk.rows), late=desk.late())
    return {"number": str(number), "addressee": desk.name, "reason": reason, "letter": desk.letter,
            "invited": word("letter_book.invited_operator")}  # fmt: skip


def _columns(widths: dict[str, int]) -> list[Column]:
    return [Column(head(name), name, width) for name, width in widths.items()]
