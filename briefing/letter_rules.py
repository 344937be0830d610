"""Whom letters go to, until when they are to be answered, how exact places are: as the settings say."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import polars as pl

from briefing.edition import Edition, NotThereError
from figures import letter_words
from figures.labels import word, words

Row = dict[str, Any]
MAIN = "C1"
"""The indicator that has a leading sign and what it takes to be in time: households guided."""


@dataclass(frozen=True)
class Rules:
    """Settings of letters: ``tones`` of ``indicators`` that count as lagging, missing forms from which one is
    written to, last days for an answer, decimals of coordinates, whether ranks are told."""

    indicators: tuple[str, ...]
    tones: tuple[str, ...]
    least_missing: int
    commune_due: date
    operator_due: date
    show_rank: bool
    decimals: int
    symbol: str
    used: pl.DataFrame

    @classmethod
    def of(cls, edition: Edition) -> "Rules":
        """As the snapshot was made with. Raises NotThereError for one made before letters had settings."""
        listed = edition.ask("dictionary_settings")
        known: dict[str, str] = dict(listed.select("key", "value").iter_rows())
        used = listed.filter(pl.col("key").str.starts_with("letter_") | (pl.col("key") == "public_holidays"))
        try:
            return cls(
                tuple(known["letter_indicators"].split(";")), tuple(known["letter_tones"].split(";")),
                int(known["letter_missing_forms"]), _due(edition, known, "letter_commune_working_days"),
                _due(edition, known, "letter_operator_working_days"), known["letter_show_rank"] == "true",
                int(known["letter_coordinate_decimals"]), known["letter_symbol"], used,
            )  # fmt: skip
        except KeyError:
            raise NotThereError(word("document.old_snapshot")) from None


def _due(edition: Edition, known: Mapping[str, str], setting: str) -> date:
    """The last of so many working days after the snapshot's day."""
    off = {date.fromisoformat(day) for day in (known.get("public_holidays") or "").split(";") if day}
    day, left = edition.meta["as_of"], int(known[setting])
    while left:
        day += timedelta(days=1)
        left -= day.weekday() < 5 and day not in off
    return day


@dataclass(frozen=True)
class Case:
    """One commune: its figures behind plan, forms owed, whether it is written to and why (or why not), and
    the deciding figures that it has not got, in words."""

    commune: Row
    behind: list[Row]
    missing: list[Row]
    lagging: Row
    written: bool
    reason: str
    unknown: list[str]

    @property
    def code(self) -> str:
        """Five digits."""
        return str(self.commune["commune_code"])


def cases(edition: Edition, rules: Rules) -> list[Case]:
    """All communes in their order. Figures are part 1 of the core indicators a commune can act upon."""
    known = {
        code: (one.short_name, one.target_status == "proposed") for code, one in edition.catalogue.items()
    }
    wanted = [code for code in known if code in words("letter_ask") or code in rules.indicators]
    named = [(code, *known[code]) for code in wanted]
    figures = edition.here("book_communes").filter(
        (pl.col("part") == 1) & pl.col("indicator").is_in(wanted)
    ).drop("name").join(
        pl.DataFrame(named, schema=["indicator", "name", "proposed"], orient="row"), on="indicator",
        maintain_order="left",
    )  # fmt: skip
    moved = edition.restated()
    signs = [(*key, 1) in moved for key in figures.select("commune_code", "indicator").iter_rows()]
    rows = _by_commune(figures.with_columns(pl.Series("restated", signs, dtype=pl.Boolean)))
    owed = edition.here("quality_reporting").filter(pl.col("state") == "missing").sort("due", "form")
    missing, lagging = _by_commune(owed), _by_commune(edition.here("lagging", indicator=MAIN))
    return [
        _case(commune, rows.get(code, []), missing.get(code, []), lagging[code][0], rules)
        for commune in edition.ask("communes").to_dicts() if (code := commune["commune_code"])
    ]  # fmt: skip


def _by_commune(frame: pl.DataFrame) -> dict[str, list[Row]]:
    found: dict[str, list[Row]] = {}
    for row in frame.iter_rows(named=True):
        found.setdefault(row["commune_code"], []).append(row)
    return found


def _case(commune: Row, figures: list[Row], missing: list[Row], lagging: Row, rules: Rules) -> Case:
    behind = [row for row in figures if row["state"] == "ok" and row["tone"] in rules.tones]
    deciding = [row for row in figures if row["indicator"] in rules.indicators]
    told = [letter_words.judged(row) for row in behind if row["indicator"] in rules.indicators]
    if len(missing) >= rules.least_missing:
        told.append(letter_words.owed(missing))
    unknown = letter_words.unknown(deciding, rules.indicators)
    if not told and unknown:
        told = [word("letter_reason.undecided", names=", ".join(unknown))]
        return Case(commune, behind, missing, lagging, False, told[0], unknown)
    why = "; ".join(told or (letter_words.judged(row) for row in deciding))
    said = why if told else word("letter_reason.fine", figures=why)
    return Case(commune, behind, missing, lagging, bool(told), said, unknown)
