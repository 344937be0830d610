"""Where each duty of the two letters stands, in each commune and period: from figures and evidence."""

import polars as pl

from etl import reference

STATES = ("done", "in_progress", "late", "no_evidence", "no_data")
"""Đạt, đang làm, chậm, chưa có bằng chứng, chưa có số liệu."""
_KEY = ["period", "duty", "commune_code"]


def duty_status(commune: pl.DataFrame, province: pl.DataFrame, evidence: pl.DataFrame) -> pl.DataFrame:
    """One row a period, duty and commune, and (commune null) of the province; the state is never typed.

    ``commune`` and ``province`` are the status tables (part 1), ``evidence`` what
    :func:`etl.assess.duty_evidence.evidence_rows` counts. ``no_data``: no indicator of the duty has a figure
    and nothing proves it; ``late``: an indicator is behind its plan; ``no_evidence``: there are figures, and
    no row with the document or record asked for; ``done``: all indicators with a target are on track, and
    every indicator that applies has a figure; else ``in_progress``. Duties of provincial bodies without
    figures by commune have the province's row only. ``worst`` is the indicator furthest from its plan.
    """
    figures = pl.concat([_figures(commune), _figures(province.with_columns(commune_code=pl.lit(None)))])
    asked = figures.join(_asked(), on="indicator").filter(
        (pl.col("grain") == "commune") | pl.col("commune_code").is_null()
    )
    judged = asked.group_by(_KEY).agg(*_counts())
    proofs = pl.concat([evidence.drop_nulls("commune_code"), _of_province(evidence)], how="diagonal")
    whole = _grid(figures).join(judged, on=_KEY, how="left", nulls_equal=True)
    beside = whole.join(proofs, on=_KEY, how="left", nulls_equal=True).with_columns(
        pl.col("evidence_rows", "with_figure", "applying", "judged", "on_track", "behind").fill_null(0)
    )
    return beside.with_columns(_state().alias("state")).select(
        *_KEY, "state", "with_figure", "applying", "judged", "on_track", "behind", "worst", "evidence_rows"
    ).sort(_KEY, nulls_last=False)  # fmt: skip


def _figures(status: pl.DataFrame) -> pl.DataFrame:
    return status.filter(pl.col("part") == 1).select(
        "period", "indicator", pl.col("commune_code").cast(pl.String), "value", "state", "tone", "gap"
    )


def _asked() -> pl.DataFrame:
    """One row a duty and indicator."""
    return reference.frame("duties").select("duty", "grain", indicator="indicators").explode("indicator")


def _grid(figures: pl.DataFrame) -> pl.DataFrame:
    """Every duty in every period, for each commune where it has figures by commune, and for the province."""
    duties = reference.frame("duties").select("duty", "grain")
    units = figures.select("period", "commune_code").unique()
    return units.join(duties, how="cross").filter(
        (pl.col("grain") == "commune") | pl.col("commune_code").is_null()
    ).select(_KEY)  # fmt: skip


def _counts() -> list[pl.Expr]:
    applies, tone = pl.col("state") != "not_applicable", pl.col("tone")
    judged = tone.is_in(["on_track", "attention", "behind"])
    distance = pl.when(judged).then("gap")
    return [
        (pl.col("value").is_not_null()).sum().alias("with_figure"),
        applies.sum().alias("applying"),
        judged.sum().alias("judged"),
        (tone == "on_track").sum().alias("on_track"),
        (tone == "behind").sum().alias("behind"),
        pl.col("indicator")
        .filter(judged)
        .sort_by([distance.filter(judged), pl.col("indicator").filter(judged)], nulls_last=True)
        .first()
        .alias("worst"),
    ]


def _of_province(evidence: pl.DataFrame) -> pl.DataFrame:
    """All rows of the duty, of communes and of the whole province."""
    return evidence.group_by("period", "duty").agg(pl.col("evidence_rows").sum()).with_columns(
        commune_code=pl.lit(None, pl.String)
    )  # fmt: skip


def _state() -> pl.Expr:
    nothing = (pl.col("with_figure") == 0) & (pl.col("evidence_rows") == 0)
    on_track = (pl.col("judged") > 0) & (pl.col("on_track") == pl.col("judged"))
    complete = pl.col("with_figure") == pl.col("applying")
    return (
        pl.when(nothing).then(pl.lit("no_data"))
        .when(pl.col("behind") > 0).then(pl.lit("late"))
        .when(pl.col("evidence_rows") == 0).then(pl.lit("no_evidence"))
        .when(on_track & complete).then(pl.lit("done"))
        .otherwise(pl.lit("in_progress"))
    )  # fmt: skip
