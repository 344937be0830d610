"""Finds which commune sent a sheet: what the sender said, then what the sheet says, else it waits."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cache

from etl.commune_names import communes_by_name
from etl.forms import FORMS
from etl.place import Found, Gazetteer, NotFound
from etl.receive import Receipt
from etl.review.decided import Decided, refusal, remark
from etl.review.decision import Decision
from etl.tables.column import Severity
from etl.tables.parsed import Issue, ParsedSheet

UNKNOWN_FORM = ("unknown_form", "form_conflict")
"""Rules of a table of which a person must say which form it is."""

_CODE_FIRST = re.compile(r"(\d{5})(?!\d)")


@dataclass(slots=True)
class Sited:
    """One sheet with its attributes, in the order of ``SHEETS_SCHEMA``."""

    sheet_id: int
    receipt: Receipt
    sheet: ParsedSheet
    commune_code: str | None = None
    issues: list[Issue] = field(default_factory=list)
    waits: bool = False

    def values(self) -> tuple[object, ...]:
        """The sheet as one row of the sheets frame."""
        heading = self.sheet.heading
        declared = heading.get("declared_date")
        hamlet = heading.get("hamlet_code") or heading.get("hamlet")
        return (
            self.sheet_id, self.receipt.number, self.receipt.number, self.sheet.file, self.sheet.sheet,
            self.receipt.sha256, self.sheet.form, self.commune_code, hamlet,
            heading.get("period"), date.fromisoformat(declared) if declared else None,
            date.fromisoformat(self.receipt.received), self.receipt.simulated,
        )  # fmt: skip


@cache
def gazetteer() -> Gazetteer:
    """The communes of the reference table, without hamlets."""
    return Gazetteer.from_reference()


def commune_of_folder(parts: Sequence[str]) -> str | None:
    """The commune of the nearest folder named with its code (``13285`` or ``13285 Phủ Lý``)."""
    for part in reversed(parts):
        found = _CODE_FIRST.match(part)
        if found and isinstance(gazetteer().commune(found[1]), Found):
            return found[1]
    return None


def site(number: int, receipt: Receipt, sheet: ParsedSheet, decided: Decided) -> Sited:
    """Give the sheet its commune: from the upload or folder, else exactly from the heading block.

    Where that leaves it unclear, a decision taken in review says which commune it is.
    """
    sited = Sited(number, receipt, sheet, commune_code=receipt.commune)
    named = list(communes_by_name(sheet, gazetteer()))
    if rejected := decided.rejected(receipt.sha256, sheet.sheet):
        sited.issues.append(refusal(rejected))
        return sited
    if not sheet.form:
        sited.waits = any(issue.rule in UNKNOWN_FORM for issue in sheet.issues)
        return sited
    _by_its_words(sited, receipt, sheet)
    if sited.waits:
        _by_decision(sited, decided)
    sited.issues += named
    return sited


def _by_its_words(sited: Sited, receipt: Receipt, sheet: ParsedSheet) -> None:
    """What the sender and the sheet say; where they say nothing, or two things, the sheet waits."""
    written, in_rows = _written(sheet), _in_rows(sheet)
    if receipt.commune:
        if not FORMS[sheet.form].many_communes:
            _agree(sited, receipt.commune, written)
    elif isinstance(written, Found):
        sited.commune_code = written.code
    elif len(in_rows) == 1 and None not in in_rows:
        sited.commune_code = next(iter(in_rows))
    elif sheet.rows and None in in_rows and not FORMS[sheet.form].of_province:
        sited.waits = True
        sited.issues.append(Issue(None, "commune_code", writing_of(sheet), *_reason(written)))
    if FORMS[sheet.form].of_province and in_rows - {None, sited.commune_code}:
        sited.commune_code = None  # a list of many communes: what is left blank is the whole province
    if sited.commune_code and not sited.waits and not FORMS[sheet.form].many_communes:
        for code in sorted(code for code in in_rows if code and code != sited.commune_code):
            _agree(sited, sited.commune_code, gazetteer().commune(code), "các dòng")


def _by_decision(sited: Sited, decided: Decided) -> None:
    """Take the commune that was decided for this sheet, or for what is written on it."""
    sheet, receipt = sited.sheet, sited.receipt
    written = next(issue.value for issue in sited.issues if issue.column == "commune_code")
    decision = decided.commune(receipt.sha256, sheet.sheet, written, receipt.commune)
    if decision is None:
        return
    unknown = sited.commune_code is None
    sited.commune_code, sited.waits = decision.code, False
    outcome = f"Đã nhận là số liệu của {gazetteer().full_name(decision.code)}"
    sited.issues = [remark(decision, "commune_code", outcome)]
    if not unknown:
        sited.issues += _rows_elsewhere(sheet, decision)


def _rows_elsewhere(sheet: ParsedSheet, decision: Decision) -> Iterator[Issue]:
    """Rows that carry the code of a commune other than the decided one: none of them is taken for it."""
    for row, code in zip(sheet.rows, sheet.columns.get("commune_code") or [], strict=False):
        if code and code != decision.code:
            message = f"Dòng ghi mã xã {code}, khác xã {decision.code} theo {decision.told}; hãy sửa mã xã."
            yield Issue(row, "commune_code", str(code), "commune_conflict", "error", message)


def writing_of(sheet: ParsedSheet) -> str:
    """How the heading block writes its commune, as remembered by decisions; empty where it says nothing."""
    return gazetteer().writing(_lines(sheet))


def _lines(sheet: ParsedSheet) -> list[str]:
    code = sheet.heading.get("commune_code")
    lines = [code] if code else sheet.heading.get("commune_lines", "").split("\n")
    return [line for line in lines if line.strip()]


def _written(sheet: ParsedSheet) -> Found | NotFound | None:
    """What the heading block says of the commune; None where it says nothing."""
    code = sheet.heading.get("commune_code")
    if code:
        return gazetteer().commune(code)
    lines = _lines(sheet)
    return gazetteer().find_in_lines(lines) if lines else None


def _agree(sited: Sited, given: str, written: Found | NotFound | None, where: str = "phần đầu biểu") -> None:
    """Let the sheet wait where it names another commune than the one it is sent for."""
    if isinstance(written, Found) and written.code != given:
        name = gazetteer().full_name
        sited.waits = True
        message = (
            f"Tệp được gửi cho {name(given)} nhưng {where} ghi {name(written.code)}; "
            "hãy kiểm tra và gửi lại đúng xã, phường."
        )
        sited.issues.append(Issue(None, "commune_code", written.code, "commune_conflict", "error", message))


def _in_rows(sheet: ParsedSheet) -> set[str | None]:
    """The commune codes that the rows carry; None among them where a row carries none."""
    codes = sheet.columns.get("commune_code") or [None]
    return {str(code) if code else None for code in codes}


def _reason(written: Found | NotFound | None) -> tuple[str, Severity, str]:
    """Rule, severity and message for a sheet whose commune stays unknown."""
    if isinstance(written, NotFound):
        return written.rule, "error", written.message
    message = (
        "Không tìm thấy mã hoặc tên xã, phường trong biểu. Hãy ghi mã xã (5 số) ở đầu biểu, "
        "đặt tệp trong thư mục mang mã xã, hoặc chọn xã khi nạp."
    )
    return "commune_unknown", "error", message
