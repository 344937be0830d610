"""What the home knows of the files received: their receipts, their sheets, and every issue of each."""

from collections.abc import Mapping
from datetime import date
from functools import cached_property
from typing import Any

import polars as pl

from etl import receive
from etl.checks.wording import month
from etl.forms import FORMS
from etl.home import Home
from etl.marked.near_places import NearPlaces
from etl.marked.proposals import Asked, propose
from etl.marked.report import Note, Report, SheetState
from etl.receive import Receipt
from etl.standing import current
from etl.store import Archive


class Received:
    """The files of one home as its ledger and its quality log tell of them, at one moment."""

    def __init__(self, home: Home) -> None:
        self._archive = Archive(home)
        self._ledger = self._archive.ledger()
        self._quality = self._archive.quality()
        self.receipts: Mapping[int, Receipt] = {one.number: one for one in receive.journal(home)}

    @cached_property
    def faulty(self) -> list[Receipt]:
        """Files received from senders of which something is to be said, in order of arrival."""
        said = self._ledger.join(self._quality.select("sheet_key"), on="sheet_key", how="semi")
        numbers = sorted(set(said["receipt"]))
        return [self.receipts[number] for number in numbers if self._is_file(number)]

    def _is_file(self, number: int) -> bool:
        return number in self.receipts and self.receipts[number].kind in ("file", "refused")

    @cached_property
    def repeats(self) -> set[int]:
        """Numbers of the receipts of which nothing was read, because the very bytes stood already."""
        states = self._ledger.group_by("receipt").agg((pl.col("status") == "duplicate").all().alias("again"))
        return set(states.filter("again")["receipt"])

    def communes(self, number: int) -> list[str]:
        """Codes of the communes that a receipt is of, as its sender or the ledger says; mostly one."""
        given = self.receipts[number].commune
        of_sheets = self._ledger.filter(pl.col("receipt") == number)["commune_code"].drop_nulls().unique()
        return [given] if given else sorted(of_sheets)

    def report(self, number: int) -> Report:
        """Everything that is to be said of one receipt; KeyError where there is none of that number."""
        receipt = self.receipts[number]
        sheets = self._ledger.filter(pl.col("receipt") == number).sort("sheet_key")
        communes = self.communes(number)
        periods = sheets["period"].drop_nulls().unique(maintain_order=True).to_list()
        return Report(
            file=receipt.name,
            place=", ".join(self._places.commune_name(code) for code in communes[:3]),
            period=", ".join(month(period) for period in periods[:3]),
            received=f"{date.fromisoformat(receipt.received):%d/%m/%Y}",
            simulated=receipt.simulated,
            sheets=tuple(_states(sheets)),
            notes=tuple(self._notes(receipt, sheets, communes[0] if len(communes) == 1 else "")),
        )

    @cached_property
    def _places(self) -> NearPlaces:
        return NearPlaces(lambda form: current(FORMS[form], self._archive.rows(form)))

    def _notes(self, receipt: Receipt, sheets: pl.DataFrame, commune: str) -> list[Note]:
        about = sheets.select("sheet_key", "sheet", "form", "commune_code")
        issues = self._quality.join(about, on="sheet_key", how="inner", maintain_order="left")
        day = date.fromisoformat(receipt.received)
        return [self._note(issue, day, commune) for issue in issues.iter_rows(named=True)]

    def _note(self, issue: Mapping[str, Any], received: date, commune: str) -> Note:
        name, form = issue["column"] or "", FORMS.get(issue["form"])
        told = {"value": issue["value"] or "", "rule": issue["rule"], "message": issue["message"]}
        asked = Asked(
            form=issue["form"], column=name, commune=issue["commune_code"] or commune,
            period=issue["period"] or "", received=received, **told,
        )  # fmt: skip
        heading = form.by_name[name].heading if form and form.has(name) else name
        return Note(
            issue["sheet"] or "", issue["row"], name, heading, severity=issue["severity"],
            proposal=propose(asked, self._places), **told,
        )  # fmt: skip


def _states(sheets: pl.DataFrame) -> list[SheetState]:
    """The state of each sheet; one that was split by commune or period is told of as one."""
    found: dict[str, SheetState] = {}
    for row in sheets.iter_rows(named=True):
        name, before = row["sheet"] or "", found.get(row["sheet"] or "")
        status = row["status"] if before is None or before.status == row["status"] else "partly"
        read = row["rows_read"] + (before.read if before else 0)
        accepted = row["rows_accepted"] + (before.accepted if before else 0)
        found[name] = SheetState(name, row["form"] or "", status, read, accepted)
    return list(found.values())
