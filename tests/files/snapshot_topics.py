"""What screens of teams and people need of the tests' snapshot: settings, parts, equity, a few hamlets."""

from datetime import date

import polars as pl

SETTINGS = {
    "min_hamlet_members": "9",
    "min_commune_members": "15",
    "hamlet_deadline": "2025-08-10",
    "commune_deadline": "2025-08-15",
    "deadline_inclusive": "false",
}
CONTENTS = {"public_services": 40.0, "cashless_payment": 20.0, "ecommerce": 5.0, "self_protection": 15.0}
GROUPS = (
    ("commune", 129, "13483", 5.0, "13558", 45.0),
    ("peer_group", 4, "xa_ven_bien", 20.0, "phuong", 30.0),
    ("former_province", 3, "Nam Định", 22.0, "Hà Nam", 28.0),
)


def topics(indicators: pl.DataFrame) -> dict[str, pl.DataFrame]:
    """Tables settings, indicator_parts (one part an indicator) and equity (three figures, one month)."""
    official = (None, "Mức đã giao", "Công văn của tỉnh", date(2025, 8, 1), "official")
    settings = [(key, value, "text", *official) for key, value in SETTINGS.items()]
    return {
        "settings": pl.DataFrame(
            settings,
            schema=["key", "value", "type", ("unit", pl.String), "meaning", "source", "source_date",
                    "status"],
            orient="row",
        ),
        "indicator_parts": indicators.select(
            "code", pl.lit(1).alias("part"), pl.col("short_name").alias("name"), "unit", "decimals",
            (pl.col("unit") == "%").alias("is_rate"), "target", "target_status",
        ),
        "equity": pl.DataFrame(
            [
                ("2026-11", code, 1, dimension, units, units, 25.0, low, least, high, most, most - least,
                 most / least, most - 25.0)
                for code in ("C1", "D3", "D4")
                for dimension, units, low, least, high, most in GROUPS
            ],
            schema=["period", "indicator", "part", "dimension", "units", "units_with_data", "average",
                    "lowest_unit", "lowest", "highest_unit", "highest", "difference", "ratio", "par"],
            orient="row",
        ),
    }  # fmt: skip


def more_values(commune: str, like: pl.DataFrame) -> pl.DataFrame:
    """Rows of indicator_values besides: teams of three hamlets, contents of guidance, one hamlet counted.

    The first hamlet lacks 4 members, the second none, the third has no list; the first two have C6 (67 and
    10,7). ``like`` gives the columns.
    """
    known = {
        "period": "2026-11",
        "part": 1,
        "base": "full",
        "state": "ok",
        "source": "computed",
        "stale": False,
    }
    rows = []
    for number, members in ((1, 5.0), (2, 9.0), (3, None)):
        state = "not_reported" if members is None else "ok"
        place = {**known, "level": "hamlet", "commune_code": commune, "breakdown": "", "state": state,
                 "hamlet_code": f"{commune}-{number:03d}"}  # fmt: skip
        short = None if members is None else max(0.0, 9.0 - members)
        rows.append({**place, "indicator": "A6", "value": short, "numerator": short, "unit": "người"})
        rows.append({**place, "indicator": "A7", "value": members and 200.0 / members, "denominator": members,
                     "unit": "hộ/người"})  # fmt: skip
    for number, persons in ((1, 603.0), (2, 96.0)):
        rows.append({**known, "level": "hamlet", "commune_code": commune, "breakdown": "", "unit": "lượt",
                     "hamlet_code": f"{commune}-{number:03d}", "indicator": "C6", "value": persons / 9,
                     "numerator": persons, "denominator": 9.0})  # fmt: skip
    for content, count in CONTENTS.items():
        guided = {**known, "indicator": "C2", "unit": "lượt", "breakdown": f"content={content}"}
        rows.append({**guided, "level": "province", "value": 100 * count})
        rows.append({**guided, "level": "commune", "commune_code": commune, "value": count})
    counted = pl.col("hamlet_code") == f"{commune}-001"
    mark = pl.when(counted & (pl.col("indicator") == "C1")).then(pl.lit("counted")).otherwise("source")
    return pl.concat(
        [like.with_columns(mark.alias("source")), pl.DataFrame(rows, schema=like.schema)], how="vertical"
    )
