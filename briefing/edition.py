"""What one document is about: a period, perhaps a commune, and the questions to the snapshot behind it."""

from dataclasses import dataclass, field, replace
from typing import Any

import polars as pl

from figures import format as vi
from figures.figure import Figure, Indicator, Passport
from figures.labels import word
from queries.door import Door
from queries.viewer import PUBLIC

Row = dict[str, Any]


class NotThereError(Exception):
    """What was asked for is not in the published snapshot; the message says what is."""


@dataclass
class Edition:
    """The answers that a document needs, each asked once. Raises NotThereError for what is unknown."""

    door: Door
    code: str
    commune_code: str | None = None
    _known: dict[Any, pl.DataFrame] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """The period, the commune and the snapshot must be there before anything is drawn."""
        self.meta = self.ask("meta").row(0, named=True)
        periods = self.ask("periods")
        found = row_of(periods, "period", self.code)
        if found is None:
            latest = ", ".join(periods.sort("last_day", descending=True)["period"].head(8))
            raise NotThereError(word("document.no_period", period=self.code, latest=latest))
        self.period = found
        self.commune: Row | None = None
        if self.commune_code is not None:
            self.commune = row_of(self.ask("communes"), "commune_code", self.commune_code)
            if self.commune is None:
                raise NotThereError(word("document.no_commune", commune=self.commune_code))
        self.catalogue = {row["code"]: Indicator.of(row) for row in self.ask("indicators").to_dicts()}
        self.core = [row["code"] for row in self.ask("indicators").to_dicts() if row["tier"] == "core"]

    def of_commune(self, code: str) -> "Edition":
        """The same period for one commune; what was asked for all communes is not asked again."""
        return Edition(self.door, self.code, code, self._known)

    def of_period(self, code: str) -> "Edition":
        """Another period of the same snapshot; what was asked is not asked again."""
        return self if code == self.code else Edition(self.door, code, self.commune_code, self._known)

    def ask(self, question: str, **given: Any) -> pl.DataFrame:
        """The answer to a question, asked once."""
        key = (question, tuple(sorted(given.items())))
        if key not in self._known:
            self._known[key] = self.door.ask(question, PUBLIC, **given)
        return self._known[key]

    def here(self, question: str, **given: Any) -> pl.DataFrame:
        """The answer for the period of this document."""
        return self.ask(question, period=self.code, **given)

    def province(self, code: str) -> Row | None:
        """The province's row of an indicator, part 1."""
        return row_of(self.here("province"), "indicator", code)

    @property
    def label(self) -> str:
        """The period's name, without its days."""
        return vi.short_period(self.period["label"])

    @property
    def scope(self) -> str:
        """Of whom the document speaks."""
        return self.commune["full_name"] if self.commune else word("filter.all")

    @property
    def frozen(self) -> Row | None:
        """When the period was published for good; None where it was not."""
        row = row_of(self.ask("frozen_periods"), "period", self.code)
        return row if row and row["frozen_on"] is not None else None

    def restated(self) -> set[tuple[str | None, str, int]]:
        """Commune (None: the province), indicator and part of what a frozen period would be otherwise now."""
        if not self.frozen or not self.frozen["restated"]:
            return set()
        return set(self.here("frozen_restated").select("commune_code", "indicator", "part").iter_rows())

    def restated_details(self) -> pl.DataFrame:
        """The province's figures by breakdown that a frozen period would have otherwise now."""
        found = self.here("frozen_details")
        return found if self.frozen else found.clear()

    def standing(self) -> str:
        """Whether the period is published for good, closed, or still open, in words."""
        if self.frozen:
            day, count = vi.day(self.frozen["frozen_on"]), vi.number(self.frozen["restated"])
            said = word("document.frozen", day=day)
            return f"{said} {word('document.restated', n=count)}" if self.frozen["restated"] else said
        return word("document.closed" if self.period["closed"] else "document.open")

    def passport(self, code: str | None = None) -> Passport:
        """Period, cut-off, source and n/129 of an indicator; of the whole where there is none."""
        row = (self.province(code) if code else None) or self.province("K1") or {}
        total = row.get("communes_total") or self.meta["communes"]
        known = word(f"source.{row['source']}") if code and row.get("source") else word("document.sources")
        moved = {one for place, one, _ in self.restated() if place in (None, self.commune_code)}
        if code in moved:
            known = word("document.source_restated", source=known)
        return Passport(
            self.period["label"], self.period["cut_off"], self.meta["snapshot_id"], self.meta["simulated"],
            known, (int(row.get("communes_reporting") or 0), int(total)), word("product.name"), self.scope,
        )  # fmt: skip

    def to_date(self, figure: Figure) -> Figure:
        """The figure of a list that knows no period: as it stood when the snapshot was made."""
        return replace(figure, listed=self.meta["as_of"])

    def stamped(self, figure: Figure, code: str | None = None) -> Figure:
        """The figure with its passport; a list that knows no period says its own day."""
        passport = replace(figure.passport or self.passport(code), scope=figure.scope or self.scope)
        if figure.listed is not None:
            passport = replace(passport, period=word("foot.listed"), cut_off=figure.listed)
        return replace(figure, passport=passport)


def row_of(frame: pl.DataFrame, column: str, value: object) -> Row | None:
    """The first row where ``column`` equals ``value``; None where there is none."""
    known = frame[column].to_list()
    return frame.row(known.index(value), named=True) if value in known else None
