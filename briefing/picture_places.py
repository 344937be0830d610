"""Figures about one commune, several, a spot or the map of spots, made by the screens' own makers."""

import json
from typing import Any

import polars as pl

from briefing.edition import Edition, NotThereError
from briefing.picture_asked import Asked, Maker, name_of, named
from figures import geometry, lagging_figures, spots_docket, spots_figures, upload_figures
from figures.coverage_figures import history
from figures.figure import Figure
from figures.labels import word
from figures.mapped_spots import spots_map_figure, spots_map_whole, spots_placed
from queries.home import boundary_file


def _history(edition: Edition, asked: Asked) -> Figure | None:
    """Of the province, and of the commune beside it where one is asked for."""
    mine = pl.col("indicator") == asked.indicator
    frame, name = edition.here("province_history").filter(mine), name_of(edition, asked)
    if name:
        own = edition.here("commune_history", commune=asked.commune).filter(mine)
        own = own.select("period", pl.col("value").alias("own"))
        frame = frame.join(own, on="period", how="left", maintain_order="left")
    return history(frame, edition.catalogue[asked.indicator], word("history.title"), name)


def _pareto(edition: Edition, asked: Asked) -> Figure | None:
    name, indicator = name_of(edition, asked), edition.catalogue[asked.indicator]
    if name is None:
        raise NotThereError(word("document.needs_commune", figure="pareto"))
    if not lagging_figures.drawable(indicator):
        raise NotThereError(word("lagging.hamlets_none"))
    frame = edition.here("hamlet_gap", indicator=asked.indicator, commune=asked.commune)
    frame = frame.filter(pl.col("missing").is_not_null())
    return None if frame.is_empty() else lagging_figures.pareto(frame, indicator, name)


def _compare(edition: Edition, asked: Asked) -> Figure | None:
    codes = list(dict.fromkeys(asked.communes))
    if not 2 <= len(codes) <= lagging_figures.MOST:
        most = lagging_figures.MOST
        raise NotThereError(word("document.needs_communes", figure="compare_chart", most=most))
    names = [named(edition, code) for code in codes]
    rows = [
        edition.here("commune_history", commune=code)
        .filter(pl.col("indicator") == asked.indicator).with_columns(pl.lit(name).alias("name"))
        for code, name in zip(codes, names, strict=True)
    ]  # fmt: skip
    return lagging_figures.compare(pl.concat(rows), edition.catalogue[asked.indicator], names)


def _intake(edition: Edition, asked: Asked) -> Figure | None:
    """What has come in to this day; the list knows no period."""
    frame, name = edition.ask("upload_forms", place=asked.commune or ""), name_of(edition, asked)
    if frame.is_empty():
        return None
    return edition.to_date(upload_figures.sent_back(frame, name or word("filter.all")))


def _life(edition: Edition, asked: Asked) -> Figure | None:
    rows = edition.ask("spots_docket").filter(pl.col("spot_code") == (asked.spot or ""))
    if rows.is_empty():
        raise NotThereError(word("document.needs_spot", figure="life"))
    place = rows["full_name"][0]
    return spots_figures.life(rows, word("spots.life", code=asked.spot), place)


def _map_spots(edition: Edition, _: Asked) -> Figure | None:
    placed, docket = spots_placed(edition.ask("spots")), edition.ask("spots_docket")
    if not placed:
        return None
    communes = edition.ask("communes")
    figure = spots_map_figure(placed, docket["as_of"][0])
    return spots_map_whole(figure, placed, spots_docket.opened(docket), communes, _outlines(communes))


def _outlines(communes: pl.DataFrame) -> Any:
    file = boundary_file()
    if file is None:
        return {"features": []}
    return geometry.boundary_outlines(json.loads(file.read_text(encoding="utf-8")), communes)


MAKERS: dict[str, Maker] = {
    "history": _history, "pareto": _pareto, "compare_chart": _compare, "intake": _intake, "life": _life,
    "map_spots": _map_spots,
}  # fmt: skip
