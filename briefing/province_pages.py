"""Pages of the province's deck that hold a picture: the screens' own charts over the same answers."""

import json
from dataclasses import replace
from typing import Any

import polars as pl

from briefing.edition import Edition
from briefing.page import Page
from figures import (
    accounts_words,
    chart_kinds,
    charts,
    geometry,
    people_charts,
    people_words,
    quality_charts,
    spots_charts,
    spots_words,
    teams_charts,
    teams_words,
)
from figures import format as vi
from figures.classes import classify
from figures.coverage import ALL, coverage_figure, mark_group
from figures.drawing import Drawing
from figures.figure import Figure
from figures.labels import word, words
from figures.mapped import table, territory
from figures.measures import Measures
from figures.sentences import level
from figures.theme import LIGHT
from queries.home import boundary_file

MAIN = "C1"
"""The indicator of the map, the trend and the lowest: households guided."""


def defined(edition: Edition, *codes: str) -> str:
    """Definition, numerator, denominator and target of indicators, for the speaker's notes."""
    rows = {row["code"]: row for row in edition.ask("dictionary_indicators").to_dicts()}
    return "\n".join(
        word(
            "deck.definition", code=code, definition=row["definition"], top=row["numerator_text"] or "–",
            bottom=row["denominator_text"] or word("dictionary.denominator_none"),
            target=vi.quantity(row["target"], row["unit"]) if row["target"] is not None else "–",
            status=words("dictionary_status").get(row["target_status"] or "none", ""),
        )
        for code in codes if (row := rows.get(code))
    )  # fmt: skip


def picture(edition: Edition, code: str, figure: Figure, *more: str) -> Page:
    """A page of a figure, with the passport of its indicator and the definitions in its notes."""
    known = "\n".join(part for part in (figure.note, defined(edition, code, *more)) if part)
    return Page(replace(edition.stamped(figure, code), note=known))


def coverage_map(edition: Edition, code: str = MAIN) -> Page:
    """The map of an indicator, households guided unless told: the installed boundaries, else hexagons."""
    indicator = edition.catalogue[code]
    frame = mark_group(edition.here("coverage", indicator=code, part=1), ALL)
    said = level(indicator, edition.province(code))
    figure = coverage_figure(frame, indicator, edition.passport(code), said)
    form, shapes, outlines = _shapes(edition.ask("communes"))
    drawn = territory(figure, classify(frame, indicator, LIGHT), form, shapes, outlines, [0] * len(frame))
    title = word("deck.map", name=indicator.short_name)
    return picture(edition, code, replace(figure, title=title, drawing=drawn, table=table(figure)))


def _shapes(communes: pl.DataFrame) -> tuple[str, Any, Any]:
    file = boundary_file()
    if file is None:
        return "hexagon", geometry.hexagons(communes), geometry.hexagon_outlines(communes)
    layer = json.loads(file.read_text(encoding="utf-8"))
    return "boundary", geometry.boundaries(layer, communes), geometry.boundary_outlines(layer, communes)


def trend(edition: Edition, code: str, title: str = "", said: str = "") -> Page:
    """An indicator from period to period with its plan."""
    indicator = edition.catalogue[code]
    frame = edition.here("province_history").filter(pl.col("indicator") == code)
    titled = title or word("deck.trend", name=indicator.short_name)
    return picture(edition, code, Figure(
        f"trend_{code}", titled, said or level(indicator, edition.province(code)), indicator.unit,
        about=indicator.short_name, drawing=charts.history(frame, indicator),
    ))  # fmt: skip


def learners(edition: Edition) -> list[Page]:
    """Older and disabled people who were taught, and 80/100/50 against their targets."""
    known = people_words.by_key(edition.here("scope_figures", group=ALL))
    said = people_words.answer(known, 0)
    pages = [
        trend(edition, code, word(f"deck.learners_{code}"), said[2]) for code in ("D3", "D4")
    ]  # fmt: skip
    goals = people_charts.goals(known)
    if goals:
        pages.append(picture(edition, "D7", Figure(
            "people_targets", word("people.targets"), said[3], "%", drawing=people_charts.targets(goals),
        ), "D8", "D9"))  # fmt: skip
    return pages


def accounts(edition: Edition) -> list[Page]:
    """VNeID through time, and where people are left."""
    measures = Measures(edition.here("scope_figures", group=ALL))
    communes = edition.here("accounts_communes")
    pages = [trend(edition, "E1", said=accounts_words.level(measures, ""))]
    rows = accounts_words.remaining(communes).with_columns(pl.col("remaining_tone").alias("tone")).head(20)
    indicator = edition.catalogue["E3"]
    drawing = chart_kinds.ranking(rows, indicator, None) if len(rows) else Drawing(())
    pages.append(picture(edition, "E3", Figure(
        "bars_remaining", word("accounts.remaining_title"), accounts_words.where(communes), indicator.unit,
        about=indicator.short_name, drawing=drawing,
    )))  # fmt: skip
    return pages


def spots(edition: Edition) -> list[Page]:
    """Weak signal by operator: from found to fixed, and what is past its day."""
    measures = Measures(edition.here("spots_measures"))
    communes = edition.here("spots_communes")
    day, unit = vi.day(edition.period["cut_off"]), word("drawn.unit_spots")
    funnel = Figure(
        "funnel", word("spots.funnel"), spots_words.done(measures), unit,
        drawing=spots_charts.funnel(measures), note=word("spots.funnel_note", day=day),
    )  # fmt: skip
    promises = Figure(
        "promises", word("spots.promises"), spots_words.late(measures, communes), unit,
        drawing=spots_charts.promises(measures), note=word("spots.promises_note", day=day),
    )  # fmt: skip
    return [picture(edition, "S2", funnel, "S3"), picture(edition, "S4", promises)]


def standing(edition: Edition) -> pl.DataFrame:
    """How the communes' teams stand (figures.teams_words.standing)."""
    return teams_words.standing(edition.here("teams_communes"), edition.here("teams_short"))


def teams(edition: Edition) -> list[Page]:
    """Teams by group, and who lacks most people."""
    frame = standing(edition)
    said = teams_words.answer(frame)
    groups, short = teams_charts.by_group(frame, "peer_group"), teams_charts.shortest(frame)
    by_group = Figure(
        "teams_picture", word("teams.picture"), " ".join(said[:1] + said[2:3]), "%",
        drawing=teams_charts.completeness(groups) if len(groups) else Drawing(()),
        note=word("teams.picture_note", least=frame["hamlet_least"][0]),
    )  # fmt: skip
    lacking = Figure(
        "bars_teams", word("teams.ranked"), said[1] if len(said) > 1 else said[0], word("drawn.unit_people"),
        drawing=teams_charts.shortage(short, None) if len(short) else Drawing(()),
    )  # fmt: skip
    return [picture(edition, "A2", by_group, "A1"), picture(edition, "A6", lacking, "A3")]


def reporting(edition: Edition) -> list[Page]:
    """Forms by state, and through the months."""
    frame, unit = edition.here("quality_reporting"), word("drawn.unit_reports")
    if frame.is_empty():
        drawn = later = Drawing(())
    else:
        drawn = quality_charts.forms(quality_charts.form_counts(frame), False)
        later = quality_charts.months(quality_charts.month_counts(edition.here("quality_months")))
    made = {"forms": drawn, "months": later}
    return [
        picture(
            edition, "K1", Figure(f"quality_{name}", word(f"quality.{name}_title"), "", unit, drawing=one)
        )
        for name, one in made.items()
    ]
