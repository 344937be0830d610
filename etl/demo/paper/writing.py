"""Writes the real files of the three communes, and the one of a sender who named an old district."""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta

import polars as pl

from etl.demo.paper.pages import page
from etl.demo.paper.rosters_sent import roster_files
from etl.demo.paper.sent import HABITS, Habit, SentFile
from etl.demo.paper.xlsx import workbook
from etl.demo.parameters import parameters, words
from etl.demo.world import World


def write_files(world: World, rows: Mapping[str, pl.DataFrame]) -> tuple[SentFile, ...]:
    """Every file, in order of receipt; ``rows`` holds the rows of these communes by form."""
    files: list[SentFile] = []
    names = dict(world.communes.select("commune_code", "full_name").iter_rows())
    for kind, code in parameters()["paper_communes"].items():
        own = {form: frame.filter(pl.col("commune_code") == code) for form, frame in rows.items()}
        files += roster_files(world, own["M01"], HABITS[kind], names[code], with_tcvn3=kind == "hills")
        for form in own:
            if form != "M01":
                files += _sheet_files(form, own[form], HABITS[kind], names[code])
    files += _old_district(world)
    return tuple(sorted(files, key=lambda file: (file.received_date, file.path)))


def _sheet_files(form: str, rows: pl.DataFrame, habit: Habit, commune: str) -> Iterator[SentFile]:
    """One workbook for every sheet that arrived."""
    for (file,), sheet in rows.sort("line").group_by(["file"], maintain_order=True):
        first = sheet.row(0, named=True)
        written = page(form, _as_written(form, sheet), habit, commune, first.get("period"))
        yield SentFile(
            f"{first['commune_code']}/{_name(str(file))}", workbook([written]), first["received_date"]
        )


def _name(file: str) -> str:
    """Name of the real file; an operator's return keeps the operator's name."""
    sender, name = file.split("/")[-2:]
    return name if sender.isdigit() else f"{sender}-{name}"


def _as_written(form: str, rows: pl.DataFrame) -> pl.DataFrame:
    """Hamlets with their kind before the name, and the old commune behind a bare number."""
    if form == "M10" or "full_name" not in rows.columns or "hamlet_name" not in rows.columns:
        return rows
    return rows.with_columns(pl.col("full_name").alias("hamlet_name"))


def _old_district(world: World) -> Iterator[SentFile]:
    """Results of an old district whose name a commune bears today: not to be guessed."""
    text = words()["old_district"]
    month = world.months[-1]
    received: date = min(world.as_of, month.last_day + timedelta(days=2))
    size = len(text["hamlets"])
    rows = pl.DataFrame(
        {
            "hamlet_name": text["hamlets"],
            "households": [210, 185, 240, 198],
            "guided_households": [12, 9, 15, 7],
            "first_time_households": [6, 4, 8, 3],
            "cumulative_households": [96, 71, 120, 66],
            "cumulative_proficient_households": [40, 31, 55, 22],
            **{name: [10] * size for name in _COUNTS},
            "line": list(range(1, size + 1)),
        }
    )
    written = page("M03", rows, Habit(place_above=True, totals=True), text["unit"], month.id)
    yield SentFile(text["path"], workbook([written]), received, "old_district")


_COUNTS = (
    "people_guided_public_services", "people_guided_cashless_payment", "people_guided_ecommerce",
    "people_guided_self_protection", "people_guided_vneid", "people_guided_elderly",
    "people_guided_disabled", "outreach_sessions",
)  # fmt: skip
