"""The published figure that a passport is about: found in the snapshot, or said why there is none."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from etl import calendar, reference
from etl.calendar import Period
from etl.indicators.declaration import Base, Grain, Indicator
from etl.indicators.families import INDICATORS
from etl.warehouse import reader

GRAINS: Mapping[Grain, str] = {"hamlet": "cấp thôn", "commune": "cấp xã, phường", "province": "toàn tỉnh"}


class NoFigureError(reader.NoSnapshotError):
    """The figure asked for is not there; the message (Vietnamese) says what is."""


@dataclass(frozen=True)
class Asked:
    """One figure: of which indicator, period, unit, part, breakdown and base."""

    code: str
    period: str
    commune: str | None = None
    hamlet: str | None = None
    part: int = 1
    breakdown: str = ""
    base: Base = "full"

    @property
    def grain(self) -> Grain:
        """The grain of the unit."""
        return "hamlet" if self.hamlet else "commune" if self.commune else "province"

    @property
    def indicator(self) -> Indicator:
        """The indicator as the program declares it."""
        return INDICATORS[self.code]

    @property
    def time(self) -> Period:
        """The period."""
        return calendar.period(self.period)


@dataclass(frozen=True)
class Published:
    """The snapshot's own words on a figure.

    ``meta``, ``row`` (the contract's columns) and ``words`` (of the dictionary) are rows of its tables.
    """

    meta: Mapping[str, Any]
    row: Mapping[str, Any]
    words: Mapping[str, Any]
    place: str


def published(snapshot: reader.Snapshot, asked: Asked) -> Published:
    """The figure as published; raises NoFigureError where there is none such."""
    meta = snapshot.records("meta", {})[0]
    _check(asked)
    if not snapshot.records("periods", {"period": asked.period}):
        raise NoFigureError(f"Không có kỳ {asked.period!r} trong bản đang công bố.")
    words = snapshot.records("indicators", {"code": asked.code})
    rows = _rows(snapshot, asked) if words else []
    if not rows:
        raise NoFigureError(
            f"Bản đang công bố ({meta['snapshot_id']}) không có số {asked.code} kỳ {asked.period} của "
            f"{asked.hamlet or asked.commune or 'tỉnh'}; kiểm tra lại mã, hoặc chạy lại python -m etl build."
        )
    return Published(meta, rows[0], words[0], place_name(snapshot, asked))


def _rows(snapshot: reader.Snapshot, asked: Asked) -> list[dict[str, Any]]:
    filters = {"indicator": asked.code, "period": asked.period, "level": asked.grain, "base": asked.base}
    filters |= {"breakdown": asked.breakdown}
    filters |= {"commune_code": asked.commune} if asked.commune else {}
    filters |= {"hamlet_code": asked.hamlet} if asked.hamlet else {}
    rows = snapshot.records("indicator_values", filters)
    return [row for row in rows if row["part"] == asked.part]


def _check(asked: Asked) -> None:
    """Raise NoFigureError where no such figure can be: wrong code, place, part, breakdown or grain."""
    indicator = INDICATORS.get(asked.code)
    if not indicator:
        raise NoFigureError(f"Không có chỉ số {asked.code!r}; các chỉ số: {', '.join(INDICATORS)}.")
    codes = {str(row["code"]) for row in reference.rows("communes")}
    if asked.commune and asked.commune not in codes:
        raise NoFigureError(f"Không có xã, phường mã {asked.commune!r} (5 chữ số).")
    if asked.hamlet and asked.hamlet[:5] != asked.commune:
        raise NoFigureError(f"Thôn {asked.hamlet} không thuộc xã, phường {asked.commune}.")
    for found, known, name in (
        (asked.part, indicator.parts, "phần"),
        (asked.breakdown, indicator.breakdowns, "cách tách"),
    ):
        if found not in known:
            listed = ", ".join(str(one) for one in known if one != "") or "không có"
            raise NoFigureError(f"{asked.code} không có {name} {found!r}; có: {listed}.")
    if asked.grain not in indicator.grains:
        why = f" ({indicator.reason})" if indicator.reason else ""
        raise NoFigureError(f"Chỉ số {asked.code} không tính ở {GRAINS[asked.grain]}{why}.")


def place_name(snapshot: reader.Snapshot, asked: Asked) -> str:
    """Name of the place with its code, or that of the province."""
    if not asked.commune:
        return "Toàn tỉnh"
    place = f"{commune_names().get(asked.commune, '')} ({asked.commune})"
    if not asked.hamlet:
        return place
    found = snapshot.records("hamlets", {"hamlet_code": asked.hamlet})
    name = found[0]["full_name"] if found else "Thôn"
    return f"{name} ({asked.hamlet}), {place}"


def commune_names() -> dict[str, str]:
    """Full names of the communes by code."""
    return {str(row["code"]): str(row["full_name"]) for row in reference.rows("communes")}
