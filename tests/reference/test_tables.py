"""Every reference table holds what it must: counts, sums, keys, and references that lead somewhere."""

import csv
import subprocess
import sys

import pytest

from etl import reference
from etl.reference.reading import FOLDER
from etl.reference.schema import STATUSES, TABLES


@pytest.mark.parametrize("table", sorted(TABLES))
def test_every_row_has_source_date_and_status(table):
    rows = reference.rows(table)
    assert rows
    assert all(row["source"] and row["source_date"] and row["status"] in STATUSES for row in rows)


def test_every_file_of_the_folder_has_a_schema():
    assert {path.stem for path in FOLDER.glob("*.csv")} == set(TABLES)


@pytest.mark.parametrize("table", sorted(TABLES))
def test_references_lead_somewhere(table):
    for field in TABLES[table].fields:
        if not field.points_to:
            continue
        other, column = field.points_to.split(".")
        known = {row[column] for row in reference.rows(other)}
        for row in reference.rows(table):
            value = row[field.name]
            assert set(value if isinstance(value, tuple) else (value,)) <= known


def test_communes_are_those_of_the_resolution():
    communes = reference.communes()
    assert communes["code"].n_unique() == len(communes) == 129
    assert communes["full_name"].n_unique() == communes["slug"].n_unique() == 129
    assert sorted(communes["type"].value_counts().iter_rows()) == [("phường", 32), ("xã", 97)]
    assert communes["population"].sum() == 4_412_264
    assert communes["area_km2"].sum() == pytest.approx(3821.39)
    assert dict(communes["former_province"].value_counts().iter_rows()) == {
        "Nam Định": 57,
        "Ninh Bình": 39,
        "Hà Nam": 33,
    }


def test_neighbours_are_mutual():
    near = {row["code"]: set(row["neighbours"]) for row in reference.rows("communes")}
    assert all(code in near[other] and code != other for code, others in near.items() for other in others)


def test_centres_lie_in_the_box():
    for row in reference.rows("communes"):
        assert reference.number("lat_min") <= row["admin_lat"] <= reference.number("lat_max")
        assert reference.number("lon_min") <= row["admin_lon"] <= reference.number("lon_max")


def test_old_units_and_the_six_split_ones():
    old = reference.old_units()
    assert old["old_code"].n_unique() == 398
    split = old.filter(old["split"])
    assert split["old_code"].n_unique() == 6
    assert set(split["old_name"]) == {
        "Quang Trung", "Hòa Mạc", "Hoàng Đông", "Tiên Nội", "Tiên Ngoại", "Gia Tân",
    }  # fmt: skip
    assert all(count >= 2 for _, count in split["old_code"].value_counts().iter_rows())
    assert set(old["old_type"]) == {"xã", "phường", "thị trấn"}
    assert set(old["former_province"]) == {"Hà Nam", "Nam Định", "Ninh Bình"}
    assert old["old_district"].n_unique() == 22
    assert old["old_district"].str.contains(r"^(Huyện|Thị xã|Thành phố) ").all()
    whole = old.filter(~old["split"])
    assert whole["old_code"].n_unique() == len(whole) == 392
    assert set(old["new_code"]) == set(reference.communes()["code"])


def test_every_commune_has_one_peer_group():
    groups = dict(reference.peer_groups().select("commune_code", "group").iter_rows())
    types = dict(reference.communes().select("code", "type").iter_rows())
    assert groups.keys() == types.keys()
    assert all((groups[code] == "phuong") == (type_ == "phường") for code, type_ in types.items())
    assert set(groups.values()) == {"phuong", "xa_ven_bien", "xa_doi_nui", "xa_dong_bang"}


def test_k6_weights_sum_to_one_hundred_over_ten_components():
    weights = reference.k6_weights()
    assert len(weights) == 10
    assert weights["weight"].sum() == pytest.approx(100)
    sums = {group: frame["weight"].sum() for (group,), frame in weights.group_by("group")}
    assert {group: round(total, 9) for group, total in sums.items()} == {
        "kiện toàn": 20, "hộ": 25, "bình dân học vụ số": 20, "VNeID": 15, "sóng": 10, "báo cáo": 10,
    }  # fmt: skip
    targets = {(row["indicator"], row["part"]): row["value"] for row in reference.rows("targets")}
    assert all(
        targets[row["indicator"], row["part"]] == row["target"] for row in reference.rows("k6_weights")
    )


def test_packs_hold_the_forms_of_the_formula():
    month = ["M03", "M04", "M05", "M06", "M07"]
    assert [(row["form"], row["form_period"]) for row in reference.pack("month")] == [
        (form, "same") for form in month
    ]
    for kind in ("quarter", "half", "year"):
        owed = [(row["form"], row["form_period"]) for row in reference.pack(kind)]
        assert owed == [("M09", "same"), *((form, "last_month") for form in month)]
    assert all(bool(row["reason"]) != row["in_force"] for row in reference.rows("packs"))


def test_settings_have_their_declared_types():
    assert reference.whole("min_hamlet_members") == 9
    assert reference.whole("min_commune_members") == 15
    assert reference.day("commune_deadline").isoformat() == "2025-08-15"
    assert reference.switch("deadline_inclusive") is False
    assert reference.number("speed_4g_target") == 40
    assert reference.text("boundaries_sha256") == ""
    with pytest.raises(KeyError):
        reference.setting("no_such_setting")
    for wrong, key in [
        (reference.whole, "deadline_inclusive"),
        (reference.number, "commune_deadline"),
        (reference.day, "min_samples"),
        (reference.switch, "small_cell"),
        (reference.text, "small_cell"),
    ]:
        with pytest.raises(TypeError):
            wrong(key)


def test_operator_words_tell_one_operator():
    words = [word for row in reference.rows("operators") for word in row["words"]]
    assert len(words) == len(set(words))


def test_workers_can_read_settings_without_polars():
    code = "import sys; from etl import calendar, reference; reference.whole('small_cell'); calendar.period('2026-11'); sys.exit('polars' in sys.modules)"  # noqa: E501
    assert subprocess.run([sys.executable, "-c", code], cwd=FOLDER.parents[1], check=False).returncode == 0


def _with(tmp_path, table, row, column, value):
    lines = list(csv.reader((FOLDER / f"{table}.csv").open(encoding="utf-8")))
    lines[row - 1][lines[0].index(column)] = value
    with (tmp_path / f"{table}.csv").open("w", encoding="utf-8", newline="") as out:
        csv.writer(out).writerows(lines)
    return tmp_path


@pytest.mark.parametrize(
    ("table", "row", "column", "value"),
    [
        ("communes", 7, "population", "12.5"),
        ("communes", 9, "code", "13324"),
        ("calendar", 3, "kind", "week"),
        ("targets", 2, "by_date", "15/8/2025"),
        ("settings", 4, "type", "number"),
        ("packs", 2, "in_force", ""),
        ("k6_weights", 2, "weight", "20/0"),
        ("peer_groups", 5, "status", "guess"),
    ],
)
def test_a_malformed_table_is_named_with_row_and_column(tmp_path, table, row, column, value):
    with pytest.raises(reference.MalformedTableError, match=rf"{table}\.csv, row {row}, column {column}"):
        reference.reading.read_table(table, _with(tmp_path, table, row, column, value))


def test_missing_and_misheaded_tables_are_named(tmp_path):
    with pytest.raises(reference.MalformedTableError, match=r"packs\.csv: the file is missing"):
        reference.reading.read_table("packs", tmp_path)
    (tmp_path / "packs.csv").write_text("kind,form\n", encoding="utf-8")
    with pytest.raises(reference.MalformedTableError, match=r"packs\.csv, row 1: columns are"):
        reference.reading.read_table("packs", tmp_path)
