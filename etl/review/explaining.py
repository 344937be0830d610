"""Accepts the written explanation of a flag of K5, and keeps it as a decision."""

from typing import Any

from etl.home import Home
from etl.ingest import act_on, catch_up
from etl.review.deciding import DecisionError, NoSuchItemError
from etl.review.decision import Decision, record
from etl.review.explanations import explanations
from etl.warehouse import reader

WORDS_MOST = 1000
"""Letters of an explanation."""


def listed(home: Home, period: str = "", commune: str = "") -> list[dict[str, Any]]:
    """Rows of the published table ``flags``, of one month and commune where they are given.

    Raises NoSnapshotError where nothing is published.
    """
    asked = {"period": period, "commune_code": commune}
    with reader.opened(home) as snapshot:
        given = {name: text for name, text in asked.items() if text}
        found = snapshot.records("flags", given) if snapshot.has("flags") else []
    units = ("period", "commune_code", "hamlet_code", "flag")
    return sorted(found, key=lambda row: [row[name] or "" for name in units])


def explain(home: Home, id: str, *, words: str, by: str) -> Decision:
    """Accept the written explanation of a published flag; the next build takes the flag out of K5.

    The decision is durable when this returns. Raises NoSuchItemError where no such flag is open,
    DecisionError where the words or the name of who accepts them are missing or too long.
    """
    if not by.strip():
        raise DecisionError("Hãy ghi người chấp nhận giải trình: --by “họ tên, đơn vị”.")
    if not 0 < len(words.strip()) <= WORDS_MOST:
        raise DecisionError(f"Hãy ghi lời giải trình của xã (--words), dài không quá {WORDS_MOST} chữ.")
    with home.writing():
        catch_up(home)
        cells = [row for row in listed(home) if row["flag"] == id.upper()]
        accepted = dict(explanations(home).select("cell", "decision").iter_rows())
        before = {accepted.get(row["cell"]) for row in cells}
        if not cells or None not in before:
            raise NoSuchItemError(_why_not(id, sorted(filter(None, before))))
        first = cells[0]
        draft = Decision(
            "", 0, "", by, "explanation", first["sha256"] or "", first["sheet"] or "", first["file"] or "",
            first["form"], first["commune_code"], id.upper(), once=True, reason=words,
            cells=tuple(sorted({row["cell"] for row in cells})),
        )  # fmt: skip
        taken = record(home, draft)
        act_on(home, taken)
        return taken


def _why_not(id: str, before: list[str]) -> str:
    if before:
        return f"Cờ {id} đã có giải trình ({', '.join(before)}); muốn ghi lại, hãy rút trước: `review undo`."
    return (
        f"Không có cờ {id} trong bản đang công bố: có thể dòng đã được gửi lại, hoặc mã sai. "
        "Xem các cờ bằng `review flags`."
    )
