"""The kinds of signals: what each means, in which forms, and how well it finds planted fakes."""

import polars as pl

from etl import reference

KINDS: tuple[str, ...] = tuple(str(row["kind"]) for row in reference.rows("signals"))
"""Codes of the kinds, in the order in which they are shown."""


def main_form(kind: str) -> str:
    """The form in whose cells a kind is seen first."""
    (row,) = (row for row in reference.rows("signals") if row["kind"] == kind)
    return str(row["forms"][0])  # type: ignore[index]


def dictionary() -> pl.DataFrame:
    """One row a kind: code, name, meaning, forms, and what was measured on simulated data.

    ``planted`` and ``caught`` count planted fakes; ``clean`` and ``false_alarms`` count communes and months
    in which nothing of the kind was planted, and those of them that are told all the same (written by the
    benchmark; empty where not measured).
    """
    rows = reference.frame("signals").with_row_index("sort")
    return rows.select(
        "kind", "name", "meaning", pl.col("forms").list.join(","), pl.col("sort").cast(pl.Int32), "planted",
        "caught", "clean", "false_alarms",
    )  # fmt: skip
