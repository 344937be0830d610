"""What a class log says besides the counts: code, day, hours, place, organiser, topics; and its slips."""

from datetime import time

import numpy as np
import polars as pl

from etl.demo.chance import pick
from etl.demo.days import dates, first_days
from etl.demo.fakes import Fake, of_communes, victims
from etl.demo.parameters import share, words
from etl.demo.phrases import phrase
from etl.demo.world import World

_TOPICS = {
    "online_public_services": 0.24, "vneid": 0.2, "fraud_prevention": 0.17, "digital_safety": 0.13,
    "cashless_payment": 0.1, "online_health": 0.06, "digital_signature": 0.04, "internet": 0.03,
    "ecommerce_ocop": 0.02, "ai": 0.01,
}  # fmt: skip
_MEMBER_TOPICS = {
    "online_public_services": 0.3, "vneid": 0.25, "fraud_prevention": 0.2, "digital_signature": 0.15,
    "ai": 0.1,
}  # fmt: skip
_FEWEST_IN_BURST = 4
_EVENING, _MORNING = time(19, 30), time(8, 0)


def dress(world: World, rows: pl.DataFrame) -> pl.DataFrame:
    """Fill in the texts, days and hours of the classes; ``line`` orders them inside their sheet."""
    rng = world.rng("class days")
    size, month = rows.height, rows["month"].to_numpy()
    first, last = first_days(world.months)[month], world.ends[month]
    days = first + np.floor(rng.random(size) * (last - first + 1)).astype(np.int64)
    days = np.where(_in_burst(world, rows), last, days)
    evening = rng.random(size) < 0.6
    rows = rows.with_columns(
        dates("session_date", days),
        pl.Series("start_time", [_EVENING if late else _MORNING for late in evening]),
        pl.Series("end_time", [time(21, 0) if late else time(10, 30) for late in evening]),
        pl.Series("topics", _topics(rng, rows["class_kind"].to_list())),
    )
    return _slips(world, _codes(world, _places(world, rows)))


def bursts(world: World, rows: pl.DataFrame) -> list[Fake]:
    """For each chosen commune the reported month with most classes, all of them held on its last day."""
    held = rows.group_by("at", "month").len().sort("len", "month", descending=True)
    sent = world.sent["M04"]
    cells = []
    for at in victims(world)["last_day_burst"].tolist():
        months = held.filter(pl.col("at") == at, pl.col("len") >= _FEWEST_IN_BURST)["month"].to_list()
        cells += [(at, month) for month in months if sent[at, month]][:1]
    return of_communes(world, "last_day_burst", cells)


def _in_burst(world: World, rows: pl.DataFrame) -> np.ndarray:
    told = {(fake.commune_code, fake.period) for fake in bursts(world, rows)}
    codes, ids = world.communes["commune_code"].to_list(), [month.id for month in world.months]
    return np.array(
        [(codes[at], ids[month]) in told for at, month in rows.select("at", "month").rows()], dtype=bool
    )


def _topics(rng: np.random.Generator, kinds: list[str]) -> list[list[str]]:
    """One to three topics a class, without repeats."""
    public = pick(rng, _TOPICS, len(kinds) * 3).reshape(-1, 3)
    member = pick(rng, _MEMBER_TOPICS, len(kinds) * 3).reshape(-1, 3)
    many = rng.integers(1, 4, len(kinds))
    chosen = (
        (public[at] if kind == "public_class" else member[at])[: many[at]] for at, kind in enumerate(kinds)
    )
    return [list(dict.fromkeys(str(topic) for topic in topics)) for topics in chosen]


def _places(world: World, rows: pl.DataFrame) -> pl.DataFrame:
    """Hamlet, venue and organiser; one public class in twelve is for the whole commune."""
    rng = world.rng("class places")
    text = words()
    whole = pl.Series(rng.random(rows.height) < 0.08) | (rows["class_kind"] == "member_training")
    hamlets = world.hamlets.select("hamlet_code", "hamlet_name", "full_name").with_row_index("hamlet")
    hamlets = hamlets.with_columns(pl.col("hamlet").cast(pl.Int64))
    rows = rows.with_columns(pl.when(~whole).then("hamlet").alias("hamlet"))
    rows = rows.join(hamlets, on="hamlet", how="left", maintain_order="left")
    organisers = text["organisers"]
    chosen = pl.Series(rng.integers(0, len(organisers), rows.height))
    named = [phrase(template, commune="commune") for template in organisers]
    rows = rows.with_columns(
        world.communes["commune_code"].gather(rows["at"]).alias("commune_code"),
        world.communes["full_name"].gather(rows["at"]).alias("commune"),
        pl.coalesce(phrase(text["hamlet_venue"], hamlet="full_name"), pl.lit(text["venues"][1])).alias(
            "venue"
        ),
    )
    return rows.with_columns(
        pl.coalesce([pl.when(chosen == at).then(name) for at, name in enumerate(named)]).alias("organiser")
    )


def _codes(world: World, rows: pl.DataFrame) -> pl.DataFrame:
    """Number the classes of a commune through the month, and file their evidence."""
    periods = pl.Series([period.id for period in world.months]).gather(rows["month"])
    rows = rows.with_columns(periods.alias("of")).sort("at", "month", "session_date", maintain_order=True)
    rows = rows.with_columns((pl.int_range(pl.len()).over("at", "month") + 1).alias("line"))
    code = pl.concat_str(pl.lit("L-"), "of", pl.lit("-"), pl.col("line").cast(pl.String).str.zfill(2))
    proof = pl.concat_str(pl.lit("minh-chung/"), code, pl.lit(".jpg"))
    kept = pl.Series(world.rng("class proof").random(rows.height) < 0.8)
    return rows.with_columns(code.alias("class_code"), pl.when(kept).then(proof).alias("evidence"))


def _slips(world: World, rows: pl.DataFrame) -> pl.DataFrame:
    """A few rows count more women than people, or lie outside their month."""
    rng = world.rng("class slips")
    kind = np.where(
        rng.random(rows.height) < share("reporting", "row_error"), rng.integers(0, 2, rows.height), 9
    )
    women = pl.when(pl.Series(kind == 0)).then(pl.col("attendees") + 3).otherwise("female_attendees")
    early = pl.when(pl.Series(kind == 1)).then(pl.col("session_date").dt.offset_by("-62d"))
    return rows.with_columns(
        women.alias("female_attendees"), early.otherwise("session_date").alias("session_date")
    )
