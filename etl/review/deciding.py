"""Takes a person's decision about a sheet that waits, or withdraws one: checked, kept, then acted upon."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

import polars as pl

from etl import receive, reference
from etl.forms import FORMS
from etl.home import Home
from etl.ingest import Reading, act_on, catch_up
from etl.receive import Receipt
from etl.review.answers import AnswerError, checked
from etl.review.decision import Decision, Named, decisions, record, standing
from etl.review.queue import queue
from etl.review.reading import read_as, signature
from etl.store import Archive, Tables

NOT_REMEMBERED = ("blank_place", "commune_unknown", "old_district", "old_province")
"""What is written there would fit the files of many communes: the decision holds for its own file only."""


class DecisionError(Exception):
    """The decision cannot be taken as asked; the message (Vietnamese) says why and what to do."""


class NoSuchItemError(DecisionError):
    """Nothing waits, or stands, under the id."""


def decide(
    home: Home,
    id: str,
    *,
    by: str,
    commune: str | None = None,
    hamlets: Sequence[Named] = (),
    form: str | None = None,
    reject: str | None = None,
    once: bool = False,
) -> tuple[Decision, Reading]:
    """Decide the item of the queue with this id: exactly one of commune, hamlets, form and reject.

    The decision is durable before anything is read again. Returns it and what its files came to. Raises
    NoSuchItemError where the id does not wait, DecisionError where the answer does not fit the question.
    """
    if not by.strip():
        raise DecisionError("Hãy ghi người quyết định: --by “họ tên, đơn vị”.")
    if sum(map(bool, (commune, hamlets, form, reject))) != 1:
        raise DecisionError("Hãy chọn đúng một cách: --commune, --hamlet, --form hoặc --reject.")
    with home.writing():
        catch_up(home)
        item = _item(home, id)
        draft = Decision(
            "", 0, "", by, "reject", *(item[0][name] for name in ("sha256", "sheet", "file", "form"))
        )
        if reject:
            draft = replace(draft, reason=reject, once=True)
        elif commune:
            draft = _commune(home, draft, item, commune)
        elif form:
            draft = _form(home, draft, item, form)
        else:
            draft = _hamlets(home, draft, item, hamlets)
        taken = record(home, replace(draft, once=once or draft.once))
        return taken, act_on(home, taken)


def undo(home: Home, id: str, *, by: str) -> tuple[Decision, Reading]:
    """Withdraw a decision: what it let in is read again without it, and waits again where it must.

    Raises NoSuchItemError where no such decision stands.
    """
    if not by.strip():
        raise DecisionError("Hãy ghi người rút quyết định: --by “họ tên, đơn vị”.")
    with home.writing():
        catch_up(home)
        lines = decisions(home)
        found = next((line for line in standing(lines) if line.id == id.upper()), None)
        if found is None:
            known = any(line.id == id.upper() for line in lines)
            said = "đã được rút trước đó" if known else "không có trong sổ quyết định"
            raise NoSuchItemError(f"Quyết định {id} {said}; xem các quyết định bằng `review aliases`.")
        draft = Decision("", 0, "", by, "undo", found.sha256, found.sheet, found.file, undoes=found.id)
        taken = record(home, draft)
        return taken, act_on(home, taken)


def _item(home: Home, id: str) -> list[dict[str, Any]]:
    found = queue(home).filter(pl.col("id") == id.lower()).to_dicts()
    if not found:
        raise NoSuchItemError(
            f"Không có mục {id} đang chờ: có thể đã được quyết định, hoặc mã sai. "
            "Xem các mục đang chờ bằng `review`, các quyết định bằng `review aliases`."
        )
    return found


def _expect(item: Sequence[Mapping[str, Any]], kind: str) -> None:
    """Say what the item asks, where it is answered as if it asked something else."""
    asks = {
        "commune": "xã, phường nào (--commune)",
        "hamlet": "thôn nào (--hamlet)",
        "form": "biểu nào (--form)",
        "catalogue": "danh mục thôn của xã: hãy nạp biểu M10, tệp sẽ tự được đọc lại",
    }
    if item[0]["kind"] != kind:
        raise DecisionError(f"Mục {item[0]['id']} chờ {asks[item[0]['kind']]}; hoặc từ chối bằng --reject.")


def _commune(home: Home, draft: Decision, item: list[dict[str, Any]], code: str) -> Decision:
    _expect(item, "commune")
    if code not in set(reference.communes()["code"]):
        raise DecisionError(
            f"Không có xã, phường mang mã {code!r}; hãy ghi mã xã (5 số) trong 129 xã, phường."
        )
    written = item[0]["written"]
    apart = len(item) > 1 or not written or item[0]["rule"] in NOT_REMEMBERED
    sender = _receipt(home, item).commune or ""
    return replace(draft, kind="commune", code=code, written=written, sender=sender, once=apart)


def _form(home: Home, draft: Decision, item: list[dict[str, Any]], code: str) -> Decision:
    _expect(item, "form")
    if code not in FORMS:
        raise DecisionError(f"Không có biểu {code!r}; các biểu: {', '.join(FORMS)}.")
    receipt = _receipt(home, item)
    read = read_as(home, receipt, item[0]["sheet"], code)
    if not any(sheet.rows for sheet in read):
        raise DecisionError(
            f"Bảng này không đọc được như biểu {code} (thiếu tiêu đề cột của biểu). Hãy chọn biểu khác, "
            "hoặc từ chối bằng --reject và yêu cầu xã gửi lại theo biểu trống."
        )
    mark = signature(home, receipt, item[0]["sheet"])
    sender = receipt.form or ""
    return replace(draft, kind="form", form=code, code=code, written=mark, sender=sender, once=not mark)


def _hamlets(home: Home, draft: Decision, item: list[dict[str, Any]], named: Sequence[Named]) -> Decision:
    _expect(item, "hamlet")
    catalogue = Tables(Archive(home), date.max).current("M10").filter(pl.col("hamlet_type") != "commune")
    known = dict(catalogue.select("hamlet_code", "commune_code").iter_rows())
    try:
        answers = checked(item, named, known)
    except AnswerError as error:
        raise DecisionError(str(error)) from None
    return replace(draft, kind="hamlet", code=item[0]["commune_code"] or "", hamlets=answers)


def _receipt(home: Home, item: Sequence[Mapping[str, Any]]) -> Receipt:
    return next(receipt for receipt in receive.journal(home) if receipt.number == item[0]["receipt"])
