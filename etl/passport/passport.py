"""One number's origin: its formula in numbers, the lines behind it, and what was left out and why."""

from collections.abc import Callable
from dataclasses import dataclass

import polars as pl

from etl.home import Home
from etl.indicators.declaration import Base
from etl.indicators.rollup import VALUES
from etl.indicators.scope import Scope
from etl.passport.evidence import Evidence, Result, evidence_of, result
from etl.passport.figure import Asked, Published, published
from etl.passport.hiding import FAULT, hide, shown_units
from etl.passport.left_out import LEFT_OUT, explained, left_out
from etl.passport.lines import LINES
from etl.passport.news import news
from etl.passport.numbers import equation
from etl.passport.stored import stored
from etl.passport.view import View
from etl.stored import LEDGER_SCHEMA
from etl.warehouse import reader

_NEAR = 1e-6
_NONE = pl.DataFrame(schema=dict(LEFT_OUT))
_NO_SHEETS = pl.DataFrame(schema=dict(LEDGER_SCHEMA))


@dataclass(frozen=True)
class Passport:
    """The origin of one published figure.

    ``lines`` (LINES) and ``left_out`` (LEFT_OUT) have file, sheet, received_date and sent_for (code of the
    commune for which the sheet was sent) besides. ``result`` is what the lines give now, None where they
    prove nothing: no value was published, it is suppressed, or no evidence was written. ``differs`` says in
    words where that is not what was published.
    """

    asked: Asked
    published: Published
    formula: str
    result: Result | None
    differs: str
    lines: pl.DataFrame
    left_out: pl.DataFrame


def passport(
    home: Home, code: str, period: str, commune: str | None = None, hamlet: str | None = None,
    part: int = 1, breakdown: str = "", base: Base = "full",
) -> Passport:  # fmt: skip
    """The passport of one figure; of the commune where a hamlet is given that needs no saying.

    Raises NoFigureError where there is no such figure, NoSnapshotError where nothing is published.
    """
    asked = Asked(code, period, commune or (hamlet[:5] if hamlet else None), hamlet, part, breakdown, base)
    with reader.opened(home) as snapshot:
        return _made(home, snapshot, asked)


def _made(home: Home, snapshot: reader.Snapshot, asked: Asked) -> Passport:
    found = published(snapshot, asked)
    evidence = evidence_of(asked.code)
    formula = evidence.formula if evidence else ""
    if not evidence or found.row["state"] == "suppressed":
        return Passport(asked, found, formula, None, "", _no_lines(), _none_left_out())
    only = None if asked.indicator.across else asked.commune
    tables = stored(home, found.meta["as_of"], only)
    scope = Scope(tables, [asked.time], [only] if only else None)
    view = View(scope, asked.grain, _values(snapshot, asked))
    lines = of_figure(evidence, evidence.lines(view), asked)
    gives = result(asked.indicator, evidence, lines, asked.part)
    told = explained(evidence.left_out(view), asked) if evidence.left_out else _NONE
    known = pl.concat(frame.select("form", "sheet_key", "row") for frame in (lines, told))
    forms = [form for form in found.words["forms"].split(",") if form]
    rest = pl.concat([told, left_out(scope, asked, forms, known)])
    shown = shown_units(snapshot, asked)
    if shown is not None:
        lines, rest = hide(lines, asked, shown), rest.with_columns(message=_without_contents())
    differs = _difference(found, gives)
    differs = differs and f"{differs} {news(snapshot, tables, asked)}"
    ledger = tables.ledger()
    return Passport(asked, found, formula, gives, differs, _sited(lines, ledger), _sited(rest, ledger))


def of_figure(evidence: Evidence, lines: pl.DataFrame, asked: Asked) -> pl.DataFrame:
    """Of the lines of a period those of one figure, commune by commune, what is above the line first."""
    unit = {"hamlet": "hamlet_code", "commune": "commune_code"}.get(asked.grain)
    mine = lines.filter(
        pl.col("part").is_in(evidence.parts_of(asked.part))
        & (pl.col("breakdown") == asked.breakdown)
        & pl.col("base").is_in(["", asked.base])
    )
    if unit:
        mine = mine.filter(pl.col(unit) == (asked.hamlet or asked.commune))
    places = ["commune_code", "hamlet_code"]
    return mine.sort("part", pl.col("side") == "denominator", *places, nulls_last=True, maintain_order=True)


def _values(snapshot: reader.Snapshot, asked: Asked) -> Callable[[], pl.DataFrame]:
    """Reads the published figures of the commune, or of all, when they are asked for."""

    def read() -> pl.DataFrame:
        filters = {"period": asked.period, "level": "commune", "base": "full", "breakdown": ""}
        filters |= {"commune_code": asked.commune} if asked.commune else {}
        rows = snapshot.records("indicator_values", filters)
        return pl.DataFrame(rows, schema=dict(VALUES), orient="row")

    return read


def _difference(found: Published, gives: Result) -> str:
    """Where the lines do not give what was published: both numbers, in words; else blank."""
    row = found.row
    if row["state"] != "ok":
        return ""
    pairs = [(row["value"], gives.value)]
    if gives.numerator is not None:
        pairs += [(row["numerator"], gives.numerator), (row["denominator"], gives.denominator)]
    if all(_near(one, other) for one, other in pairs):
        return ""
    now = equation(row["unit"], gives.numerator, gives.denominator, gives.value, found.words["decimals"])
    return f"Số đã công bố không còn khớp với các dòng hiện có trong kho: tính lại được {now}."


def _near(one: float | None, other: float | None) -> bool:
    if one is None or other is None:
        return one is other
    return abs(one - other) <= _NEAR * max(1.0, abs(one))


def _sited(frame: pl.DataFrame, ledger: pl.DataFrame) -> pl.DataFrame:
    """The frame with the file and sheet behind each line, and when and for which commune it was sent."""
    names = ["sheet_key", "file", "sheet", "received_date"]
    sheets = ledger.select(*names, sent_for="commune_code")
    return frame.join(sheets, on="sheet_key", how="left", maintain_order="left")


def _no_lines() -> pl.DataFrame:
    return _sited(pl.DataFrame(schema=dict(LINES)), _NO_SHEETS)


def _none_left_out() -> pl.DataFrame:
    return _sited(_NONE, _NO_SHEETS)


def _without_contents() -> pl.Expr:
    """Messages of rejected rows name what was in a cell."""
    return pl.when(pl.col("reason") == "rejected").then(pl.lit(FAULT)).otherwise("message")
