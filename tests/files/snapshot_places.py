"""Places, periods and records of the tests' snapshot."""

import csv
import random
from datetime import date, timedelta
from hashlib import sha256
from pathlib import Path

import polars as pl

PEERS = {
    "phuong": "Phường",
    "xa_ven_bien": "Xã ven biển",
    "xa_doi_nui": "Xã đồi núi",
    "xa_dong_bang": "Xã đồng bằng",
}
SENDER = "Ông Mai Văn Gửi 0912345678"
"""What a commune may write into the name of a file or a sheet."""
SPOT_TYPES = ("dead_spot", "weak_spot", "no_coverage")


def read(path: Path) -> list[dict[str, str]]:
    """A reference table as dictionaries."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def communes(reference: Path) -> pl.DataFrame:
    """The 129 communes with a place on a hexagon grid (the published layout, else a rough one)."""
    groups = {row["commune_code"]: row["group"] for row in read(reference / "peer_groups.csv")}
    source = read(reference / "communes.csv")
    cells = hexagons(reference, source)
    made = []
    for sort, row in enumerate(source, 1):
        group = groups[row["code"]]
        made.append(
            {
                "commune_code": row["code"],
                "name": row["name"],
                "type": row["type"],
                "full_name": row["full_name"],
                "former_province": row["former_province"],
                "peer_group": group,
                "peer_group_name": PEERS[group],
                "peer_group_status": "proposed",
                "population": int(row["population"]),
                "area_km2": float(row["area_km2"]),
                "lat": float(row["admin_lat"]),
                "lon": float(row["admin_lon"]),
                **cells[row["code"]],
                "sort": sort,
            }
        )
    return pl.DataFrame(made)


def hexagons(reference: Path, source: list[dict[str, str]]) -> dict[str, dict[str, float]]:
    """Cells by commune: the committed layout, or rows of twelve from north to south."""
    path = reference / "hexagons.csv"
    if path.exists():
        return {
            row["code"]: {
                "hex_q": int(row["q"]),
                "hex_r": int(row["r"]),
                "hex_x": float(row["x"]),
                "hex_y": float(row["y"]),
            }
            for row in read(path)
        }
    cells: dict[str, dict[str, float]] = {}
    ordered = sorted(source, key=lambda row: -float(row["admin_lat"]))
    for r in range(0, len(ordered), 12):
        line = sorted(ordered[r : r + 12], key=lambda row: float(row["admin_lon"]))
        k = r // 12
        for q, row in enumerate(line):
            cells[row["code"]] = {
                "hex_q": q - k // 2,
                "hex_r": k,
                "hex_x": q + k % 2 / 2,
                "hex_y": k * 3**0.5 / 2,
            }
    return cells


def hamlets(communes: pl.DataFrame, seed: int) -> pl.DataFrame:
    """Eight to fourteen hamlets a commune; ``level`` is their leaning, used by the figures only."""
    chance = random.Random(seed)
    made = []
    for commune in communes.iter_rows(named=True):
        for number in range(1, chance.randint(8, 14) + 1):
            name = f"Thôn {number}" if commune["type"] == "xã" else f"Tổ dân phố {number}"
            made.append(
                {
                    "hamlet_code": f"{commune['commune_code']}-{number:03d}",
                    "commune_code": commune["commune_code"],
                    "hamlet_name": str(number),
                    "full_name": name,
                    "hamlet_type": "thon" if commune["type"] == "xã" else "tdp",
                    "old_commune": None,
                    "households": chance.randint(150, 480),
                    "lat": commune["lat"] + chance.uniform(-0.015, 0.015),
                    "lon": commune["lon"] + chance.uniform(-0.015, 0.015),
                    "valid_from": date(2025, 7, 1),
                    "valid_to": None,
                    "level": chance.gauss(0, 0.12),
                }
            )
    return pl.DataFrame(made, schema_overrides={"old_commune": pl.String, "valid_to": pl.Date})


def periods(reference: Path) -> pl.DataFrame:
    """Months from August 2025, and the quarters, halves and years that they end."""
    made = []
    months = [(y, m) for y in (2025, 2026) for m in range(1, 13) if (2025, 8) <= (y, m) <= (2026, 11)]
    for y, m in months:
        first = date(y - (m == 1), (m - 2) % 12 + 1, 15)
        made.append((f"{y}-{m:02d}", "month", first, date(y, m, 14), f"Tháng {m}/{y}"))
        if m % 3 == 0 and m < 12:
            made.append(
                (
                    f"{y}-Q{m // 3}",
                    "quarter",
                    date(y, m - 3, 15) if m > 3 else date(y - 1, 12, 15),
                    date(y, m, 14),
                    f"Quý {'I' * (m // 3)}/{y}",
                )
            )
        if m in (6, 12):
            made.append(
                (
                    f"{y}-H{m // 6}",
                    "half",
                    date(y, m - 5, 1),
                    date(y, m, 14),
                    f"6 tháng {'đầu' if m == 6 else 'cuối'} năm {y}",
                )
            )
        if m == 12:
            made.append((f"{y}", "year", date(y, 1, 1), date(y, m, 14), f"Năm {y}"))
    return pl.DataFrame(
        [
            {
                "period": p,
                "kind": k,
                "first_day": a,
                "last_day": b,
                "cut_off": b,
                "closed": True,
                "label": t,
                "sort": i,
            }
            for i, (p, k, a, b, t) in enumerate(made, 1)
        ]
    )


def records(communes: pl.DataFrame, hamlets: pl.DataFrame, seed: int, silent: str) -> dict[str, pl.DataFrame]:
    """Submissions, reporting calendar, weak-signal spots and team counts."""
    chance = random.Random(seed + 1)
    sent, calendar, spots = [], [], []
    for commune in communes.iter_rows(named=True):
        code = commune["commune_code"]
        for form in ("M03", "M04", "M05", "M07"):
            for back in range(6):
                cut = date(2026, 11 - back, 14)
                came = (
                    None
                    if code == silent or chance.random() < 0.1
                    else cut + timedelta(chance.randint(-2, 7))
                )
                calendar.append(
                    (
                        f"2026-{11 - back:02d}",
                        code,
                        form,
                        True,
                        came,
                        cut + timedelta(3),
                        bool(came) and came <= cut + timedelta(3),
                        "accepted" if came else "missing",
                    )
                )
                if came:
                    read_rows = chance.randint(8, 40)
                    bad = chance.choice([0, 0, 0, 1, 2])
                    sent.append(
                        (
                            code,
                            None,
                            form,
                            f"Biểu {form}",
                            f"2026-{11 - back:02d}",
                            f"{SENDER} {code}_{form}.xlsx",
                            SENDER,
                            came,
                            "partly" if bad else "accepted",
                            read_rows,
                            read_rows - bad,
                            bad,
                            0,
                            True,
                        )
                    )
        for number in range(chance.randint(0, 6)):
            spots.append(spot(commune, number, chance))
    team_rows = [
        (
            h["commune_code"],
            h["hamlet_code"],
            n := chance.choice([0, 5, 7, 9, 9, 9, 10, 12]),
            int(n > 0),
            int(n > 0),
            max(0, 9 - n),
            n > 0,
        )
        for h in hamlets.iter_rows(named=True)
    ] + [
        (c, None, n := chance.choice([12, 15, 15, 18]), 1, 1, max(0, 15 - n), True)
        for c in communes["commune_code"]
    ]
    return {
        "submissions": pl.DataFrame(
            sent,
            orient="row",
            schema=[
                "commune_code",
                ("hamlet_code", pl.String),
                "form",
                "form_title",
                "period",
                "file",
                "sheet",
                "received_date",
                "status",
                "rows_read",
                "rows_accepted",
                "rows_rejected",
                "rows_warned",
                "simulated",
            ],
        )
        .with_row_index("sheet_key")
        .with_columns(
            pl.col("file")
            .map_elements(lambda name: sha256(name.encode()).hexdigest(), pl.String)
            .alias("sha256")
        ),
        "reporting": pl.DataFrame(
            calendar,
            orient="row",
            infer_schema_length=None,
            schema=[
                "period",
                "commune_code",
                "form",
                "expected",
                "received_date",
                "due",
                "on_time",
                "status",
            ],
        ),
        "spots": pl.DataFrame(spots, infer_schema_length=None),
        "teams": pl.DataFrame(
            team_rows,
            orient="row",
            infer_schema_length=None,
            schema=[
                "commune_code",
                "hamlet_code",
                "members",
                "leaders",
                "deputies",
                "short_by",
                "has_roster",
            ],
        ),
    }


def spot(commune: dict[str, object], number: int, chance: random.Random) -> dict[str, object]:
    """One weak-signal spot near the commune's centre."""
    found = date(2026, chance.randint(1, 10), chance.randint(1, 28))
    opened = chance.random() < 0.5
    return {
        "spot_code": f"{commune['commune_code']}-LS{number + 1:02d}",
        "commune_code": commune["commune_code"],
        "hamlet_code": f"{commune['commune_code']}-001",
        "lat": float(str(commune["lat"])) + chance.uniform(-0.02, 0.02),
        "lon": float(str(commune["lon"])) + chance.uniform(-0.02, 0.02),
        "spot_type": chance.choice(SPOT_TYPES),
        "operators": chance.choice(["viettel", "vnpt", "mobifone", "all"]),
        "status": "sent" if opened else "confirmed",
        "open": opened,
        "detected_date": found,
        "sent_date": found + timedelta(4),
        "committed_date": found + timedelta(60),
        "completed_date": None if opened else found + timedelta(50),
        "affected_households": chance.randint(10, 120),
        "radius_m": chance.randint(100, 500),
        "priorities": None,
        "overdue": opened and found < date(2026, 9, 1),
    }
