"""Figures of the tests' snapshot: random from a seed, rolled up from counts."""

# ruff: noqa: E501

import random
from typing import Any

import polars as pl

FRAMES = ("period", "indicator", "part", "commune_code")
CATALOGUE: list[tuple[Any, ...]] = [
    # code, family, short name, unit, better, target, start, end, status
    (
        "A1",
        "teams",
        "Thôn, tổ dân phố đã có Tổ công nghệ số cộng đồng",
        "%",
        "up",
        100.0,
        0.60,
        0.99,
        "official",
    ),
    ("A2", "teams", "Tổ cấp thôn đủ từ 9 người", "%", "up", 100.0, 0.50, 0.82, "official"),
    ("A3", "teams", "Xã, phường có Tổ cấp xã đủ từ 15 người", "%", "up", 100.0, 0.50, 0.84, "official"),
    ("A6", "teams", "Số thành viên còn thiếu", "người", "down", 0.0, 30.0, 8.0, "official"),
    ("C1", "households", "Hộ được Tổ công nghệ số hướng dẫn", "%", "up", 100.0, 0.03, 0.58, "proposed"),
    ("C2", "households", "Lượt người được hướng dẫn trong kỳ", "lượt", "up", None, 200.0, 420.0, None),
    ("C4", "households", "Tổ có hoạt động trong kỳ", "%", "up", 100.0, 0.70, 0.86, "proposed"),
    ("D1", "classes", "Lớp bình dân học vụ số", "lớp", "up", None, 1.0, 4.0, None),
    ("D3", "classes", "Người cao tuổi được tập huấn", "%", "up", 50.0, 0.01, 0.27, "proposed"),
    ("D4", "classes", "Người khuyết tật được tập huấn", "%", "up", 30.0, 0.0, 0.11, "proposed"),
    ("E1", "identity", "Tài khoản VNeID mức 2 đã kích hoạt", "%", "up", 90.0, 0.80, 0.86, "proposed"),
    (
        "E3",
        "identity",
        "Người từ 14 tuổi chưa kích hoạt VNeID mức 2",
        "người",
        "down",
        0.0,
        6000.0,
        4000.0,
        "proposed",
    ),
    ("S1", "spots", "Điểm lõm sóng đang mở", "điểm", "down", 0.0, 1.0, 3.0, "proposed"),
    ("S2", "spots", "Điểm lõm sóng đã chuyển doanh nghiệp", "%", "up", 100.0, 0.5, 0.92, "proposed"),
    ("S3", "spots", "Điểm lõm sóng đã khắc phục", "%", "up", 100.0, 0.1, 0.56, "official"),
    ("K1", "reporting", "Xã, phường nộp báo cáo đúng hạn", "%", "up", 100.0, 0.6, 0.8, "proposed"),
    ("K6", "reporting", "Điểm tổng hợp của xã, phường", "điểm", "up", 80.0, 0.5, 0.66, "proposed"),
]
COMMUNE_BINARY = ("A3", "K1")


def indicators() -> pl.DataFrame:
    """The catalogue as published."""
    return pl.DataFrame(
        [
            {
                "code": code, "family": family, "name": short, "short_name": short, "unit": unit, "better": better,
                "kind": "flow" if code in ("C2", "D1") else "stock", "tier": "core", "definition": f"{short}, theo quy định.",
                "numerator_text": "số đạt", "denominator_text": "tổng số" if unit == "%" else None, "target": target,
                "target_by": "2026-12-14" if target is not None else None, "target_status": status,
                "target_source": "Đề xuất của sản phẩm, chờ tỉnh xác nhận" if status == "proposed" else "Công văn của tỉnh",
                "curve": "linear" if target is not None else None, "duties": "T1.1", "forms": "M01,M03",
                "grains": "commune,province" if code in (*COMMUNE_BINARY, "E1", "E3", "K6") else "hamlet,commune,province",
                "reason": "", "decimals": 1 if unit in ("%", "điểm") and code != "S1" else 0, "sort": sort,
            }
            for sort, (code, family, short, unit, better, target, _, _, status) in enumerate(CATALOGUE, 1)
        ]
    )  # fmt: skip


class Values:
    """Counts a hamlet, a period and an indicator, and what is published of them."""

    def __init__(
        self,
        communes: pl.DataFrame,
        hamlets: pl.DataFrame,
        periods: pl.DataFrame,
        catalogue: pl.DataFrame,
        seed: int,
        planted: tuple[str, str, str],
    ) -> None:
        self.communes, self.periods, self.planted = communes, periods, planted
        self.catalogue = catalogue
        self.hamlets = hamlets
        self.base = self._commune_rows(random.Random(seed + 2))
        self.hamlet_rows = self._hamlet_rows(random.Random(seed + 3))

    def _commune_rows(self, chance: random.Random) -> pl.DataFrame:
        silent, zero, lowest = self.planted
        count = len(self.periods)
        leaning = {code: chance.gauss(0, 0.13) for code in self.communes["commune_code"]}
        made = []
        for code, _, _, unit, _, _, start, end, _ in CATALOGUE:
            for place in self.communes.iter_rows(named=True):
                commune = place["commune_code"]
                own = leaning[commune] + chance.gauss(0, 0.06)
                whole = 1000 if unit in ("%", "điểm") and code != "S1" else None
                for index, period in enumerate(self.periods["period"]):
                    level = start + (end - start) * (index + 1) / count
                    if whole:
                        share = min(1.0, max(0.01, level + own * min(1.0, 3 * level)))
                        share = (
                            {zero: 0.0, lowest: share * 0.15}.get(commune, share) if code == "C1" else share
                        )
                        top: float = round(share * whole)
                        if code in COMMUNE_BINARY:
                            whole, top = 1, int(share > 0.7)
                        value: float | None = 100 * top / whole
                    else:
                        top = value = max(0.0, round(level * (1 + own) * chance.uniform(0.8, 1.2)))
                    state = "not_reported" if commune == silent else "ok"
                    if code == "D4" and place["sort"] % 41 == 0:
                        state = "suppressed"
                    if code == "S3" and place["sort"] % 11 == 0:
                        state = "not_applicable"
                    shown = state == "ok"
                    made.append(
                        (
                            period,
                            code,
                            1,
                            commune,
                            value if shown else None,
                            float(top) if shown else None,
                            float(whole) if shown and whole else None,
                            state,
                            shown and place["sort"] % 17 == 0,
                        )
                    )
        return pl.DataFrame(
            made,
            orient="row",
            infer_schema_length=None,
            schema=[*FRAMES, "value", "numerator", "denominator", "state", "stale"],
        )

    def _hamlet_rows(self, chance: random.Random) -> pl.DataFrame:
        kept = [code for code, *_ in CATALOGUE if code in ("A1", "A2", "C1", "C2", "C4", "D1", "D3", "S1")]
        latest = self.base.filter(pl.col("indicator").is_in(kept)).join(
            self.hamlets.select("commune_code", "hamlet_code", "households", "level"), on="commune_code"
        )
        noise = pl.Series([chance.gauss(0, 0.08) for _ in range(len(self.hamlets))])
        extra = self.hamlets.select("hamlet_code").with_columns(noise.alias("noise"))
        share = (pl.col("numerator") / pl.col("denominator") + pl.col("level") + pl.col("noise")).clip(0, 1)
        top = (
            pl.when(pl.col("denominator").is_null())
            .then((pl.col("numerator") / 11).round())
            .otherwise((share * pl.col("households")).round())
        )
        bottom = (
            pl.when(pl.col("denominator").is_null())
            .then(None)
            .otherwise(pl.col("households").cast(pl.Float64))
        )
        return (
            latest.join(extra, on="hamlet_code")
            .with_columns(top.alias("numerator"), bottom.alias("denominator"))
            .with_columns(
                pl.when(pl.col("denominator").is_null())
                .then(pl.col("numerator"))
                .otherwise(100 * pl.col("numerator") / pl.col("denominator"))
                .alias("value")
            )
        )

    def indicator_values(self) -> pl.DataFrame:
        """The contract's columns, hamlets and communes."""
        units = self.catalogue.select(pl.col("code").alias("indicator"), "unit")
        both = pl.concat(
            [
                self.base.with_columns(
                    pl.lit("commune").alias("level"), pl.lit(None, pl.String).alias("hamlet_code")
                ),
                self.hamlet_rows.with_columns(pl.lit("hamlet").alias("level")).drop("households", "noise"),
            ],
            how="diagonal_relaxed",
        )
        return both.join(units, on="indicator").select(
            "period",
            "level",
            "commune_code",
            "hamlet_code",
            "indicator",
            "part",
            pl.lit("").alias("breakdown"),
            pl.lit("full").alias("base"),
            "numerator",
            "denominator",
            "value",
            "unit",
            "state",
            pl.lit("declared").alias("source"),
            "stale",
        )

    def commune_status(self) -> pl.DataFrame:
        """One row a period, indicator and commune, with plan, tone and rank."""
        groups = self.communes.select("commune_code", "peer_group")
        sign = pl.when(pl.col("better") == "down").then(-1.0).otherwise(1.0)
        keys = ["period", "indicator"]
        kinds = self.periods.select("period", "kind", "sort")
        return (
            self.base.join(self._plans(), on=keys)
            .join(groups, on="commune_code")
            .join(kinds, on="period")
            .with_columns(
                pl.lit("declared").alias("source"),
                (pl.col("value") - pl.col("plan")).alias("gap"),
                sign.alias("sign"),
            )
            .sort("sort")
            .with_columns(
                (pl.col("value") - pl.col("value").shift(1))
                .over("kind", "indicator", "commune_code")
                .alias("change"),
                (pl.col("value") * pl.col("sign")).rank("min", descending=True).over(keys).alias("rank_all"),
                pl.col("value").count().over(keys).alias("of_all"),
                (pl.col("value") * pl.col("sign"))
                .rank("min", descending=True)
                .over([*keys, "peer_group"])
                .alias("rank_peer"),
                pl.col("value").count().over([*keys, "peer_group"]).alias("of_peer"),
                tone().alias("tone"),
                pl.lit(10).alias("units_reporting"),
                pl.lit(11).alias("units_total"),
            )
            .select(
                *FRAMES,
                "value",
                "numerator",
                "denominator",
                "state",
                "stale",
                "source",
                "plan",
                "gap",
                "tone",
                "change",
                "rank_all",
                "of_all",
                "rank_peer",
                "of_peer",
                "units_reporting",
                "units_total",
            )
        )

    def _plans(self) -> pl.DataFrame:
        count = len(self.periods)
        order = self.periods.with_row_index("at").select("period", "at")
        plan = (
            pl.when(pl.col("code").is_in(["C1", "D3", "D4"]))
            .then((pl.col("target") * (pl.col("at") + 1) / (count + 1)).round(2))
            .otherwise(pl.col("target"))
        )
        return (
            self.catalogue.select("code", "target", "better")
            .join(order, how="cross")
            .select("period", pl.col("code").alias("indicator"), "better", plan.alias("plan"))
        )

    def province_status(self) -> pl.DataFrame:
        """One row a period and indicator: sums, then the division."""
        rolled = rolled_up(self.base, ["period", "indicator", "part"])
        kinds = self.periods.select("period", "kind", "sort")
        return (
            rolled.join(self._plans(), on=["period", "indicator"])
            .join(kinds, on="period")
            .sort("sort")
            .with_columns(
                (pl.col("value") - pl.col("plan")).alias("gap"),
                pl.when(pl.col("better") == "down").then(-1.0).otherwise(1.0).alias("sign"),
                (pl.col("value") - pl.col("value").shift(1)).over("kind", "indicator").alias("change"),
            )
            .select(
                "period",
                "indicator",
                "part",
                "value",
                "numerator",
                "denominator",
                pl.lit("ok").alias("state"),
                pl.lit(False).alias("stale"),
                pl.lit("declared").alias("source"),
                (pl.col("value") + 0.4).alias("reported_value"),
                "plan",
                "gap",
                tone().alias("tone"),
                "change",
                pl.col("communes_reporting"),
                pl.lit(129).alias("communes_total"),
                pl.lit(1380).alias("units_reporting"),
                pl.lit(1420).alias("units_total"),
            )
        )

    def group_status(self) -> pl.DataFrame:
        """Spread inside each peer group and former province."""
        made = []
        for kind, code, name in (
            ("peer_group", "peer_group", "peer_group_name"),
            ("former_province",) + ("former_province",) * 2,
        ):
            place = self.communes.select(
                "commune_code", pl.col(code).alias("group_code"), pl.col(name).alias("group_name")
            )
            joined = self.base.join(place, on="commune_code")
            keys = ["period", "indicator", "part", "group_code", "group_name"]
            spread = joined.group_by(keys).agg(
                pl.len().alias("communes"),
                pl.col("value").min().alias("lowest"),
                pl.col("value").quantile(0.25).alias("q1"),
                pl.col("value").median().alias("median"),
                pl.col("value").quantile(0.75).alias("q3"),
                pl.col("value").max().alias("highest"),
            )
            made.append(
                rolled_up(joined, keys)
                .join(spread, on=keys)
                .with_columns(pl.lit(kind).alias("group_kind"), pl.lit("ok").alias("state"))
            )
        return pl.concat(made)

    def lagging(self) -> pl.DataFrame:
        """A cause and what is needed, for communes behind plan."""
        causes = ["understaffed", "dormant", "low_yield", "weak_signal", "not_reporting", "unclear"]
        behind = self.commune_status().filter(pl.col("tone").is_in(["behind", "attention", "no_data"]))
        target = self.catalogue.select(pl.col("code").alias("indicator"), "target")
        total = ((pl.col("target") - pl.col("value")).clip(0) * pl.col("denominator") / 100).round()
        return (
            behind.join(target, on="indicator")
            .with_row_index("at")
            .select(
                "period",
                "commune_code",
                "indicator",
                pl.when(pl.col("state") != "ok")
                .then(pl.lit("not_reporting"))
                .otherwise(pl.lit(pl.Series([causes])).list.get(pl.col("at") % 6))
                .alias("cause"),
                pl.lit("12 trong 33 tổ chưa đủ 9 người, thiếu 31 người").alias("evidence"),
                total.alias("needed_total"),
                (total / 3.1).alias("needed_per_week"),
                (total / 3.1 / 90).alias("needed_per_member_week"),
                pl.lit(3.1).alias("weeks_left"),
                pl.lit(90).alias("members"),
            )
        )


def rolled_up(frame: pl.DataFrame, keys: list[str]) -> pl.DataFrame:
    """Numerators and denominators added, then divided (a count where there is no denominator)."""
    added = frame.group_by(keys).agg(
        pl.col("numerator").sum(),
        pl.col("denominator").sum(),
        pl.col("value").count().alias("communes_reporting"),
    )
    ratio = pl.when(pl.col("denominator") > 0).then(100 * pl.col("numerator") / pl.col("denominator"))
    return added.with_columns(
        ratio.otherwise(pl.col("numerator")).alias("value"),
        pl.when(pl.col("denominator") > 0).then(pl.col("denominator")).alias("denominator"),
    )


def tone() -> pl.Expr:
    """Behind, attention or on track by the gap to plan."""
    gap = pl.col("gap") * pl.col("sign")
    room = pl.col("plan").abs() * 0.1 + 0.5
    return (
        pl.when(pl.col("gap").is_null())
        .then(pl.lit("no_data"))
        .when(gap >= 0)
        .then(pl.lit("on_track"))
        .when(gap >= -room)
        .then(pl.lit("attention"))
        .otherwise(pl.lit("behind"))
    )
