"""Rows that name their commune instead of giving its code."""

import re
from collections.abc import Iterator

from etl.place import Found, Gazetteer
from etl.tables.parsed import Issue, ParsedSheet
from etl.text.private import hide

_CODE = re.compile(r"[0-9]{5}")


def communes_by_name(sheet: ParsedSheet, gazetteer: Gazetteer) -> Iterator[Issue]:
    """Put the code in place of every name that is one commune's without doubt; a remark for each row.

    Cells of ``sheet.columns`` change in place. What names no commune stays, and its row is rejected later.
    """
    codes = sheet.columns.get("commune_code") or []
    for place, (row, written) in enumerate(zip(sheet.rows, codes, strict=False)):
        if not isinstance(written, str) or _CODE.fullmatch(written):
            continue
        found = gazetteer.commune(written)
        if isinstance(found, Found):
            codes[place] = found.code
            message = (
                f"Cột “Mã xã” ghi tên “{hide(written)}”; đã nhận là {gazetteer.full_name(found.code)} "
                f"({found.code}). Lần sau hãy ghi mã xã."
            )
            yield Issue(row, "commune_code", hide(written), "commune_matched_by_name", "warning", message)
