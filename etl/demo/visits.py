"""Form M03b: the visit logs of a few hamlets, as an app on the phone exports them month by month."""

import csv
from collections.abc import Iterator, Mapping
from io import StringIO

import numpy as np

from etl.demo.chance import Flags, Ints
from etl.demo.days import FIRST_ACTIVITY, day, when
from etl.demo.fakes import Fake, of_hamlets
from etl.demo.paper.sent import SentFile
from etl.demo.parameters import parameters, share, words
from etl.demo.world import World
from etl.forms import FORMS

_CONTENTS = ("public_services", "cashless_payment", "ecommerce", "self_protection", "vneid")
_BURST_MONTH = 6
Visit = tuple[object, ...]


def visit_files(world: World, table: Mapping[str, Ints]) -> tuple[list[SentFile], list[Fake]]:
    """One CSV a commune and month, and the fakes in them: too few visits, all visits on the last day.

    ``table`` is the M03 of all hamlets: in honest hamlets the visits add up to it exactly.
    """
    files: list[SentFile] = []
    inflated, burst = _liars(world)
    for code in parameters()["visits"]["communes"]:
        hamlets = _hamlets(world, code)
        rows: dict[int, list[Visit]] = {}
        for hamlet in hamlets:
            for month, visits in _visits(
                world, table, int(hamlet), bool(inflated[hamlet].any()), burst[hamlet]
            ):
                rows.setdefault(month, []).extend(visits)
        files += [_file(world, code, month, visits) for month, visits in sorted(rows.items())]
    fakes = [
        *of_hamlets(world, "declared_above_counted", inflated & (table["cumulative_households"] > 0)),
        *of_hamlets(world, "last_day_burst", burst & (table["guided_households"] > 0)),
    ]
    return files, fakes


def _hamlets(world: World, code: str) -> Ints:
    rows = np.flatnonzero(world.at == world.place_of(code))
    return rows[: int(share("visits", "hamlets"))]


def _liars(world: World) -> tuple[Flags, Flags]:
    """Hamlets x months: the first hamlet of each commune logs too little, the second one all on one day."""
    inflated, burst = np.zeros_like(world.reported), np.zeros_like(world.reported)
    for code in parameters()["visits"]["communes"]:
        rows = _hamlets(world, code)
        inflated[rows[0]] = True
        if len(rows) > 1:
            burst[rows[1], _BURST_MONTH : _BURST_MONTH + 2] = True
    return inflated, burst


def _visits(
    world: World, table: Mapping[str, Ints], hamlet: int, inflated: bool, burst: Flags
) -> Iterator[tuple[int, list[Visit]]]:
    """The visits of one hamlet, month by month: new households first, then some of those known."""
    rng = world.rng(f"visits {hamlet}")
    part = share("visits", "counted_of_declared") if inflated else 1.0
    order, known = rng.permutation(int(table["households"][hamlet, 0])) + 1, 0
    for month in range(len(world.months)):
        first = int(np.floor(table["first_time_households"][hamlet, month] * part))
        again = int(
            np.floor((table["guided_households"] - table["first_time_households"])[hamlet, month] * part)
        )
        homes = [*order[known : known + first], *rng.choice(order[:known], min(again, known), replace=False)]
        known += first
        if homes:
            yield month, _month(world, rng, hamlet, month, homes, bool(burst[month]))


def _month(
    world: World, rng: np.random.Generator, hamlet: int, month: int, homes: list[int], burst: bool
) -> list[Visit]:
    """One visit a household; now and then the app sends a line twice."""
    period, size = world.months[month], len(homes)
    start, end = day(max(period.first_day, FIRST_ACTIVITY)), day(period.last_day)
    days = np.full(size, end) if burst else rng.integers(start, end + 1, size)
    mix = np.array([parameters()["content_mix"][name] for name in _CONTENTS])
    told = rng.random((size, len(mix))) < mix
    told[np.arange(size), rng.choice(len(mix), size, p=mix / mix.sum())] = True
    people = 1 + rng.poisson(0.7, size)
    old, disabled = rng.binomial(people, 0.27), np.minimum(people, rng.random(size) < 0.02)
    members = rng.integers(1, 10, size)
    place = world.hamlets.select("commune_code", "hamlet_code", "full_name").row(hamlet)
    visits: list[Visit] = [
        (
            *place,
            f"H{homes[at]:03}",
            when(days[at]).isoformat(),
            *told[at].astype(int).tolist(),
            int(people[at]),
            int(old[at]),
            int(disabled[at]),
            words()["team_member_code"].format(number=members[at]),
        )
        for at in np.argsort(days, kind="stable")
    ]
    return [visit for visit in visits for _ in range(1 + int(rng.random() < share("visits", "repeated_row")))]


def _file(world: World, code: str, month: int, visits: list[Visit]) -> SentFile:
    """The export as such apps write it: commas, UTF-8 with a mark, dates as 2026-11-14."""
    text = StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow([column.heading for column in FORMS["M03b"].columns])
    writer.writerows(visits)
    received = int(world.received["M03"][world.place_of(code), month])
    path = f"{code}/M03b/M03b-{world.months[month].id}.csv"
    return SentFile(path, text.getvalue().encode("utf-8-sig"), when(received))
