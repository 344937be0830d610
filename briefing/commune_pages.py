"""Pages of one commune's deck: its answer, its figures beside its peers, hamlets, spots, team, reports."""

from dataclasses import replace
from typing import Any

import polars as pl

from briefing.edition import Edition
from briefing.page import Page
from briefing.province_pages import MAIN, defined, picture, standing
from briefing.province_tables import column, sign
from figures import chart_kinds, charts, lagging_words, profile_words, spots_words, teams_words
from figures import format as vi
from figures.figure import Figure
from figures.labels import word, words
from figures.table import Field, Table

Widths = tuple[float, ...]
Columns = tuple[tuple[str, str, float, bool], ...]
"""Heading, column, width in inches, and whether it holds words."""
STANDING: Columns = (
    ("indicator", "indicator", 3.4, True), ("value", "value", 1.5, False), ("parts", "parts", 1.6, False),
    ("peer", "peer", 1.3, False), ("province", "province", 1.3, False), ("plan", "plan", 1.2, False),
    ("gap", "gap", 1.2, False), ("rank", "rank", 0.83, False),
)  # fmt: skip
SPOTS: Columns = (
    ("spot", "spot_code", 1.9, True), ("place", "hamlet", 2.6, True), ("type", "type", 1.9, True),
    ("operators", "operators", 1.9, True), ("status", "status", 1.7, True), ("since", "since", 1.15, False),
    ("promised", "promised", 1.18, False),
)  # fmt: skip
TEAMS: Columns = (
    ("place", "name", 5.3, True), ("members", "members", 3.5, False), ("short", "short", 3.5, False),
)  # fmt: skip
FORMS: Columns = (
    ("period", "period", 2.4, True), ("form", "form", 4.0, True), ("state", "state", 2.0, True),
    ("due", "due", 1.3, False), ("came", "came", 1.3, False), ("days", "days", 1.33, False),
)  # fmt: skip


def pages(edition: Edition) -> list[Page]:
    """All pages after the first."""
    return [_answer(edition), _standing(edition), _trend(edition), _hamlets(edition), _spots(edition),
            _team(edition), _unsent(edition)]  # fmt: skip


def _mine(edition: Edition, frame: pl.DataFrame) -> dict[str, Any]:
    return frame.row(frame["commune_code"].to_list().index(edition.commune_code), named=True)


def _answer(edition: Edition) -> Page:
    """What kind of place, how it stands, why it lags, its spots, its teams."""
    assert edition.commune is not None
    lagging = _mine(edition, edition.here("lagging", indicator=MAIN))
    said = profile_words.summary(edition.commune, _figures(edition))
    said += lagging_words.of_commune(lagging)
    said.append(" ".join(teams_words.of_commune(_mine(edition, standing(edition)))))
    spots = spots_words.of_commune(_mine(edition, edition.here("spots_communes")))
    said.append(word("deck.spots_line", said=spots.rstrip(".")))
    figure = Figure("answer", word("deck.answer_commune"))
    return replace(picture(edition, MAIN, figure), sentences=tuple(said))


def _figures(edition: Edition) -> pl.DataFrame:
    return edition.here("commune_indicators", commune=edition.commune_code)


def _standing(edition: Edition) -> Page:
    """Core figures beside the peer group's median and the province."""
    rows = []
    for row in _figures(edition).filter(pl.col("indicator").is_in(edition.core)).to_dicts():
        places, known = row["decimals"], row["state"] == "ok"
        rows.append({
            "indicator": f"{row['indicator']} · {row['short_name']}",
            "value": vi.quantity(row["value"], row["unit"], places, row["state"])
            + sign(edition, edition.commune_code, row["indicator"]),
            "parts": (vi.ratio(row["numerator"], row["denominator"]) or "–") if known else "–",
            "peer": vi.number(row["peer_median"], places),
            "province": vi.number(row["province_value"], places) + sign(edition, None, row["indicator"]),
            "plan": vi.number(row["plan"], places),
            "gap": vi.change(row["gap"], "", places) if known and row["gap"] is not None else "–",
            "rank": "–" if row["rank_peer"] is None else vi.share_of(row["rank_peer"], row["of_peer"]),
        })  # fmt: skip
    marked = any(vi.RESTATED in row[name] for row in rows for name in ("value", "province"))
    said = word("deck.restated") if marked else ""
    figure = Figure("standing", word("deck.core_commune"), said, note=defined(edition, *edition.core))
    return _table(edition, figure, pl.DataFrame(rows), STANDING, size=12)


def _trend(edition: Edition) -> Page:
    """Households guided through time, with plan and province."""
    assert edition.commune is not None
    indicator, name = edition.catalogue[MAIN], edition.commune["full_name"]
    frame = edition.here("province_history").filter(pl.col("indicator") == MAIN)
    own = edition.here("commune_history", commune=edition.commune_code).filter(pl.col("indicator") == MAIN)
    joined = frame.join(own.select("period", pl.col("value").alias("own")), on="period", how="left",
                        maintain_order="left")  # fmt: skip
    return picture(edition, MAIN, Figure(
        "trend", word("deck.trend", name=indicator.short_name), unit=indicator.unit,
        drawing=charts.history(joined, indicator, name),
    ))  # fmt: skip


def _hamlets(edition: Edition) -> Page:
    """Hamlets that hold most of what is missing."""
    frame = edition.here("hamlet_gap", indicator=MAIN, commune=edition.commune_code)
    title = word("deck.hamlets", name=edition.catalogue[MAIN].short_name)
    if len(frame) and not frame["missing"].sum():
        done = (word("deck.hamlets_done"),)
        return replace(picture(edition, MAIN, Figure("pareto", title)), sentences=done)
    drawing, unit = chart_kinds.pareto(frame), word("unit.households")
    return picture(edition, MAIN, Figure("pareto", title, lagging_words.pareto(frame), unit, drawing=drawing))


def _spots(edition: Edition) -> Page:
    """Its open spots, as last known."""
    frame = edition.ask("commune_spots", commune=edition.commune_code).filter("open")
    kinds, states = words("spot_type"), words("spot_status")
    rows = [
        {
            "spot_code": row["spot_code"], "hamlet": row["hamlet"] or "–",
            "type": kinds.get(row["spot_type"], "–"), "operators": spots_words.operators(row),
            "status": states.get(row["status"], "–"), "since": vi.day(row["detected_date"]),
            "promised": vi.day(row["committed_date"])
            + (f" ({word('deck.late_yes')})" if row["overdue"] else ""),
        }
        for row in frame.to_dicts()
    ]  # fmt: skip
    figure = Figure("spots", word("deck.spots"), listed=edition.meta["as_of"])
    return _table(edition, figure, pl.DataFrame(rows), SPOTS, "deck.spots_none")


def _team(edition: Edition) -> Page:
    """Hamlets whose team lacks members or sent no list."""
    frame = edition.here("teams_hamlets", commune=edition.commune_code)
    rows = [
        {
            "name": row["full_name"] or row["hamlet_code"],
            "members": word("deck.unlisted") if row["members"] is None else vi.number(row["members"]),
            "short": vi.quantity(row["short"], "", 0, row["state"]),
        }
        for row in frame.to_dicts() if row["short"] is None or row["short"] > 0
    ]  # fmt: skip
    said = " ".join(teams_words.of_commune(_mine(edition, standing(edition))))
    figure = Figure("team", word("deck.team"), said)
    return _table(edition, figure, pl.DataFrame(rows), TEAMS, "deck.team_none")


def _unsent(edition: Edition) -> Page:
    """Forms of the period that it has not sent, or sent late."""
    frame = edition.here("quality_reporting").filter(pl.col("commune_code") == edition.commune_code)
    forms, states = words("quality_form"), words("quality_state")
    rows = [
        {
            "period": vi.short_period(row["label"]),
            "form": f"{row['form']} · {forms[row['form']]}" if row["form"] in forms else row["form"],
            "state": states[row["state"]], "due": vi.day(row["due"]), "came": vi.day(row["received_date"]),
            "days": vi.number(row["days_late"]),
        }
        for row in frame.to_dicts() if row["state"] in ("missing", "late")
    ]  # fmt: skip
    figure = Figure("unsent", word("deck.unsent"))
    return _table(edition, figure, pl.DataFrame(rows), FORMS, "deck.unsent_none")


def _table(
    edition: Edition, figure: Figure, frame: pl.DataFrame, columns: Columns, none: str = "", size: float = 12
) -> Page:
    """A page with a table; a sentence where there is no row."""
    stamped = edition.stamped(figure)
    if frame.is_empty():
        return Page(stamped, sentences=(word(none),))
    fields = tuple(Field(column(name), of, words=left) for name, of, _, left in columns)
    whole = replace(stamped, table=Table(frame, fields))
    return Page(whole, widths=tuple(width for _, _, width, _ in columns), size=size)
