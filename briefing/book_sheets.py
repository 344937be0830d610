"""The sheets of the workbook: which question, which columns, which words."""

from typing import Any

import polars as pl

from briefing.book_restated import MARK, noted
from briefing.book_words import breakdown, head, source, status
from briefing.edition import Edition
from briefing.sheet import Column, said_state, yes
from figures import dictionary_words
from figures.labels import word, words

Sheet = tuple[str, pl.DataFrame, list[Column], int]
"""Name of the sheet's words, its rows, its columns, and how many columns stay in sight."""
CORE_PARTS = ("value", "numerator", "denominator", "state", MARK)
"""What the sheet of core figures has of each."""


def figure(name: str = "value", state: str = "state", width: float = 13) -> Column:
    """A figure with the decimals of its row, or the word of its state."""
    return Column(head(name), name, width, "decimals", state, sign=MARK if name == "value" else "")


def parts(frame: pl.DataFrame, *names: str) -> pl.DataFrame:
    """Numerators and denominators of a row without a value are left out: they say nothing."""
    known = pl.col("state") == "ok"
    return frame.with_columns(pl.when(known).then(pl.col(name)).alias(name) for name in names)


def province(edition: Edition) -> Sheet:
    """Every figure of the province, part by part, the reported base beside."""
    frame = parts(edition.here("book_province"), "numerator", "denominator", "plan", "gap", "change")
    frame, more = noted(edition, frame)
    return "province", frame, [*_whole(with_breakdown=True), *more], 3


def _whole(*, with_breakdown: bool) -> list[Column]:
    kind = [Column(head("breakdown"), "breakdown", 16, say=breakdown)] if with_breakdown else []
    return [
        Column(head("indicator"), "indicator", 8), Column(head("part"), "part", 6),
        Column(head("name"), "name", 44), *kind, figure(), Column(head("numerator"), "numerator"),
        Column(head("denominator"), "denominator"), Column(head("unit"), "unit", 10),
        Column(head("state"), "state", 15, say=said_state), Column(head("stale"), "stale", 10, say=yes),
        figure("reported_value", "reported_state"), Column(head("reported_numerator"), "reported_numerator"),
        Column(head("reported_denominator"), "reported_denominator"),
        Column(head("source"), "source", 24, say=source), Column(head("plan"), "plan", 10, "decimals"),
        Column(head("gap"), "gap", 10, "decimals"), Column(head("change"), "change", 10, "decimals"),
        Column(head("communes_reporting"), "communes_reporting"),
        Column(head("communes_total"), "communes_total"),
        Column(head("target"), "target", 10, 1),
        Column(head("target_status"), "target_status", 22, say=status),
    ]  # fmt: skip


def core(edition: Edition) -> Sheet:
    """A row a commune: each core indicator with numerator, denominator and state."""
    frame = edition.here("book_communes").filter((pl.col("tier") == "core") & (pl.col("part") == 1))
    frame = noted(edition, parts(frame, "numerator", "denominator"))[0]
    wide = edition.ask("communes").select("commune_code", "full_name", "peer_group_name")
    columns = [Column(head("commune_code"), "commune_code", 9), Column(head("full_name"), "full_name", 24),
               Column(head("group"), "peer_group_name", 20)]  # fmt: skip
    for code in edition.core:
        own = frame.filter(indicator=code).select(
            "commune_code", *(pl.col(one).alias(f"{code} {one}") for one in CORE_PARTS)
        )
        wide = wide.join(own, on="commune_code", how="left", maintain_order="left")
        columns += _of_core(edition, code)
    return "core", wide, columns, 2


def _of_core(edition: Edition, code: str) -> list[Column]:
    indicator = edition.catalogue[code]
    named = f"{code} · {indicator.short_name} ({indicator.unit})"
    return [
        Column(named, f"{code} value", 14, indicator.decimals, f"{code} state", sign=f"{code} {MARK}"),
        Column(f"{code} {head('numerator')}", f"{code} numerator", 10),
        Column(f"{code} {head('denominator')}", f"{code} denominator", 10),
        Column(f"{code} {head('state')}", f"{code} state", 14, say=said_state),
    ]


def communes(edition: Edition) -> Sheet:
    """A row a commune and figure: every indicator that is worked out for communes."""
    frame, more = noted(
        edition, parts(edition.here("book_communes"), "numerator", "denominator", "plan", "gap")
    )
    return "communes", frame, [
        Column(head("commune_code"), "commune_code", 9), Column(head("full_name"), "full_name", 22),
        Column(head("indicator"), "indicator", 8), Column(head("part"), "part", 6),
        Column(head("name"), "name", 36), figure(), Column(head("numerator"), "numerator"),
        Column(head("denominator"), "denominator"), Column(head("unit"), "unit", 10),
        Column(head("state"), "state", 15, say=said_state), Column(head("stale"), "stale", 10, say=yes),
        Column(head("plan"), "plan", 10, "decimals"), Column(head("gap"), "gap", 10, "decimals"), *more,
    ], 2  # fmt: skip


def groups(edition: Edition) -> Sheet:
    """A row a group and figure, with the spread of its communes."""
    kinds = {kind: word(f"book.{kind}") for kind in ("peer_group", "former_province")}
    frame = edition.here("book_groups").with_columns(
        pl.when(pl.col("value").is_null())
        .then(pl.lit("not_reported"))
        .otherwise(pl.lit("ok"))
        .alias("state"),
        pl.lit(value=False).alias(MARK),
    )
    spread = [
        Column(head(name), name, 11, "decimals") for name in ("lowest", "q1", "median", "q3", "highest")
    ]
    return "groups", frame, [
        Column(head("group_kind"), "group_kind", 18, say=kinds.__getitem__),
        Column(head("group"), "group_name", 24), Column(head("indicator"), "indicator", 8),
        Column(head("part"), "part", 6), Column(head("name"), "name", 36), figure(),
        Column(head("numerator"), "numerator"), Column(head("denominator"), "denominator"),
        Column(head("unit"), "unit", 10), Column(head("state"), "state", 14, say=said_state), *spread,
        Column(head("communes_reporting"), "communes_reporting"),
        Column(head("communes_total"), "communes"),
    ], 2  # fmt: skip


def operators(edition: Edition) -> Sheet:
    """Weak signal: each figure by operator."""
    frame = edition.here("book_province").filter(pl.col("breakdown").str.starts_with("operator="))
    frame = parts(frame, "numerator", "denominator").sort("breakdown", maintain_order=True)
    frame, more = noted(edition, frame)
    return "operators", frame, [
        Column(head("operator"), "breakdown", 18, say=breakdown), Column(head("indicator"), "indicator", 8),
        Column(head("part"), "part", 6), Column(head("name"), "name", 44), figure(),
        Column(head("numerator"), "numerator"), Column(head("denominator"), "denominator"),
        Column(head("unit"), "unit", 10), Column(head("state"), "state", 15, say=said_state),
        Column(head("source"), "source", 24, say=source), *more,
    ], 2  # fmt: skip


def definitions(edition: Edition) -> Sheet:
    """What every indicator means: formula, unit, target with its status and source."""
    rows = [_defined(row) for row in edition.ask("dictionary_indicators").to_dicts()]
    frame = pl.DataFrame(rows, infer_schema_length=None)
    widths = {"indicator": 8, "name": 45, "unit": 10, "definition": 70, "numerator": 45, "denominator": 45,
              "better": 12, "kind": 24, "grains": 22, "target": 10, "target_by": 11, "target_status": 20,
              "target_source": 45, "forms": 16, "duties": 16, "reason": 45}  # fmt: skip
    return "definitions", frame, [Column(head(name), name, width, 1) for name, width in widths.items()], 2


def _defined(row: dict[str, Any]) -> dict[str, Any]:
    kept = {name: row[name] for name in ("name", "unit", "definition", "target", "target_by", "target_source",
                                         "forms", "duties", "reason")}  # fmt: skip
    return {
        "indicator": row["code"], **kept, "numerator": row["numerator_text"],
        "denominator": row["denominator_text"] or word("dictionary.denominator_none"),
        "better": words("dictionary").get(row["better"] or "none", ""),
        "kind": words("dictionary_kind").get(row["kind"], row["kind"]),
        "grains": dictionary_words.grains(row),
        "target_status": status(dictionary_words.status_of(row)),
    }  # fmt: skip
