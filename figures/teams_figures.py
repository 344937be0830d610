"""Figures of teams, for the screen and for documents alike."""

import polars as pl

from figures import active_words, teams_charts
from figures.figure import Figure
from figures.labels import word
from figures.table import Field, Table


def picture(frame: pl.DataFrame, kind: str) -> Figure | None:
    """How complete hamlet teams are by group (``frame``: teams_words.standing); None where unknown."""
    groups = teams_charts.by_group(frame, kind)
    if groups.is_empty():
        return None
    counts = {"communes": word("table.communes"), "hamlets": word("column.hamlet"),
              "full": word("teams.full"), "lacking": word("teams.short"),
              "unlisted": word("teams.unlisted")}  # fmt: skip
    fields = [Field(said, column) for column, said in counts.items()]
    return Figure(
        "teams_picture", word("teams.picture"), unit="%", drawing=teams_charts.completeness(groups),
        table=Table(groups, (Field(word("table.group"), "group_name", words=True), *fields)),
        note=word("teams.picture_note", least=frame["hamlet_least"][0]),
    )  # fmt: skip


def ranked(rows: pl.DataFrame, frame: pl.DataFrame, commune: str | None = None) -> Figure:
    """The communes that lack most people (``rows``: figures.teams_charts.shortest of ``frame``)."""
    counts = {"people": word("drawn.people"), "hamlets_lack": word("drawn.hamlets_lack"),
              "unlisted": word("teams.unlisted"), "own_lack": word("drawn.own_lack")}  # fmt: skip
    fields = [Field(said, column) for column, said in counts.items()]
    return Figure(
        "bars_teams", word("teams.ranked"), unit=word("drawn.unit_people"),
        drawing=teams_charts.shortage(rows, commune),
        table=Table(rows, (Field(word("column.full_name"), "full_name", words=True), *fields)),
        note=word("teams.ranked_note", least=frame["hamlet_least"][0], most=frame["commune_least"][0]),
    )  # fmt: skip


def active(rows: pl.DataFrame) -> Figure:
    """Communes with most teams that do not work (figures.active_words.ranked)."""
    fields = (
        Field(word("active.column_commune"), "full_name", words=True),
        Field(word("active.column_count"), "sleeping"),
        Field(word("active.column_share"), "share", "%", 1),
    )
    return Figure(
        "active", word("active.ranked"), drawing=active_words.drawing(rows), table=Table(rows, fields),
        note=word("active.note"),
    )  # fmt: skip
