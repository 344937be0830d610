"""The kinds of signals: what each means, in which forms, and how well it finds planted fakes."""

from collections.abc import Mapping
from typing import NamedTuple

import polars as pl

from etl import reference


class Kind(NamedTuple):
    """One kind: its name and meaning for people, and the forms in whose cells it is seen."""

    name: str
    meaning: str
    forms: tuple[str, ...]


KINDS: Mapping[str, Kind] = {
    "round_numbers": Kind(
        "Số quá tròn",
        "Phần lớn số liệu của xã trong tháng là số tròn chục; số đếm thật hiếm khi như vậy.",
        ("M03",),
    ),
    "copied_month": Kind("Chép tháng trước", "Mọi con số của dòng giống hệt báo cáo tháng trước.", ("M03",)),
    "sudden_jump": Kind(
        "Tăng đột biến",
        "Số của tháng cao hẳn so với các tháng trước của xã, và so với các xã cùng nhóm trong tháng.",
        ("M03",),
    ),
    "last_day_burst": Kind(
        "Dồn vào ngày cuối", "Phần lớn lớp học trong tháng ghi vào những ngày cuối kỳ báo cáo.", ("M04",)
    ),
    "falling_cumulative": Kind("Lũy kế giảm", "Số lũy kế thấp hơn số đã báo cáo ở kỳ trước.", ("M03", "M05")),
    "over_100_percent": Kind(
        "Vượt số dân", "Số người hoặc số hộ lớn hơn số hiện có theo danh mục.", ("M03", "M04", "M05")
    ),
    "above_issued": Kind(
        "Tài khoản vượt số thẻ", "Số tài khoản mức 2 lớn hơn số người có thẻ căn cước.", ("M05",)
    ),
    "identical_neighbours": Kind(
        "Giống hệt đơn vị bên cạnh",
        "Hai thôn của một xã, hoặc hai xã liền kề, báo cáo cùng một dãy số trong cùng tháng.",
        ("M03",),
    ),
    "declared_above_counted": Kind(
        "Khai báo vượt số đếm",
        "Số hộ lũy kế khai báo cao hơn hẳn số hộ đếm được từ nhật ký đến từng hộ.",
        ("M03", "M03b"),
    ),
    "first_equals_all": Kind(
        "Tháng nào cũng toàn hộ mới",
        "Tháng nào số hộ lần đầu cũng bằng tổng số hộ được hướng dẫn.",
        ("M03",),
    ),
}


def dictionary() -> pl.DataFrame:
    """One row a kind: code, name, meaning, forms, and what was measured on simulated data.

    ``planted`` and ``caught`` count planted fakes; ``clean`` and ``false_alarms`` count communes and months
    in which nothing of the kind was planted (``data/reference/signals.csv``, written by the benchmark).
    """
    rows = [
        {"kind": code, "name": kind.name, "meaning": kind.meaning, "forms": ",".join(kind.forms), "sort": at}
        for at, (code, kind) in enumerate(KINDS.items())
    ]
    measured = reference.frame("signals").select("kind", "planted", "caught", "clean", "false_alarms")
    return pl.DataFrame(rows).join(measured, on="kind", how="left", maintain_order="left")
