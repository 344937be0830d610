"""Reports and quality: sentences for none, one, many and nothing; cells that add up; the page itself."""

from datetime import date

import polars as pl
import pytest
from streamlit.testing.v1 import AppTest

from figures import quality_charts, quality_words
from queries.door import Door
from queries.viewer import PUBLIC
from tests.files import snapshot
from tests.serving.test_pages import open_page, shown

DUE = date(2026, 11, 17)


def reporting(**states: str) -> pl.DataFrame:
    """Communes by name with a letter a form: o on time, l late, m missing, w not due yet."""
    names = {"o": "on_time", "l": "late", "m": "missing", "w": "wait", "n": "not_expected"}
    days = {"l": 2, "m": 5}
    rows = [
        ("2026-11", commune, f"M0{at}", DUE, names[letter], days.get(letter))
        for commune, letters in states.items()
        for at, letter in enumerate(letters, 3)
    ]
    schema = {"period": pl.String, "commune_code": pl.String, "form": pl.String, "due": pl.Date,
              "state": pl.String, "days_late": pl.Int64}  # fmt: skip
    return pl.DataFrame(rows, schema=schema, orient="row")


def communes(*codes: str) -> pl.DataFrame:
    return pl.DataFrame({"commune_code": codes, "name": codes, "full_name": [f"Xã {code}" for code in codes]})


@pytest.mark.parametrize(
    ("states", "said"),
    [
        ({"A": "oo", "B": "oo"}, "Tháng 11: cả 2 xã, phường nộp đủ các biểu phải nộp và đúng hạn."),
        ({"A": "oo", "B": "ol"}, "Tháng 11: 1/2 xã, phường nộp đủ các biểu phải nộp và đúng hạn; "
                                 "1 nơi nộp đủ nhưng có biểu muộn."),
        ({"A": "om", "B": "mm", "C": "ln"}, "Tháng 11: 0/3 xã, phường nộp đủ các biểu phải nộp và đúng hạn; "
                                            "1 nơi nộp đủ nhưng có biểu muộn; 1 nơi còn thiếu biểu; "
                                            "1 nơi chưa nộp biểu nào."),
        ({"A": "ww", "B": "oo"}, "Tháng 11: chưa đến hạn nộp (17/11/2026); 1/2 xã, phường đã nộp đủ."),
        ({}, "Tháng 11: chưa có lịch nộp báo cáo cho kỳ này."),
    ],
)  # fmt: skip
def test_who_sent(states: dict[str, str], said: str) -> None:
    assert quality_words.sent("Tháng 11", reporting(**states)) == said


def test_whom_to_chase_first() -> None:
    frame = reporting(A="om", B="mm", C="oo", D="ol")
    said = quality_words.chase(frame, communes("A", "B", "C", "D"))
    assert said.startswith("Cần đôn đốc trước: Xã B (thiếu 2 biểu, chậm 5 ngày), Xã A (thiếu 1 biểu")
    assert "Xã C" not in said
    assert "Xã D" not in said
    assert quality_words.chase(reporting(A="oo"), communes("A")) == ""


def test_communes_that_lack_the_same_are_one_group() -> None:
    some = quality_words.chase(reporting(**dict.fromkeys("ABCDE", "mm"), F="om"), communes(*"ABCDEF"))
    assert some.startswith(
        "Cần đôn đốc trước: 5 nơi cùng thiếu 2 biểu, chậm 5 ngày (Xã A, Xã B, Xã C và 2 nơi nữa)"
    )
    every = quality_words.chase(reporting(**dict.fromkeys("ABCDE", "mm")), communes(*"ABCDE"))
    assert every.startswith("Cần đôn đốc cả 5 xã, phường: nơi nào cũng thiếu 2 biểu")


def test_a_form_not_owed_and_one_not_due_are_neither_late_nor_missing() -> None:
    row = quality_words.by_commune(reporting(A="onw")).row(0, named=True)
    assert (row["owed"], row["missing"], row["late"], row["wait"], row["not_expected"]) == (1, 0, 0, 1, 1)
    assert quality_charts.form_cells(reporting(A="nw"))["A", "M03"] == ("not_expected", "")


def files(*rows: tuple[str, int, int, str]) -> pl.DataFrame:
    schema = {"commune_code": pl.String, "rows_read": pl.Int64, "rows_rejected": pl.Int64,
              "status": pl.String}  # fmt: skip
    frame = pl.DataFrame(rows, schema=schema, orient="row")
    return frame.with_columns(pl.format("Xã {}", "commune_code").alias("full_name"), form=pl.lit("M03"))


def test_refused_rows_have_a_denominator_and_what_waits_is_apart() -> None:
    said = quality_words.refused(
        files(("A", 40, 2, "partly"), ("B", 60, 1, "partly"), ("B", 9, 9, "needs_review"))
    )
    assert said.startswith(
        "3/100 dòng đã đọc bị trả lại (3,0\u00a0%), trong 2 tệp của 2 xã, phường; nhiều nhất là Xã A"
    )
    assert said.endswith("1 tệp chờ người xem lại, chưa tính.")
    assert quality_words.refused(files(("A", 1200, 0, "accepted"))) == (
        "Không dòng nào bị trả lại trong 1.200 dòng đã đọc của kỳ."
    )
    assert quality_words.refused(files()) == "Chưa đọc được dòng nào của kỳ này."


def test_signals_are_a_question_and_silence_is_no_praise() -> None:
    kinds = pl.DataFrame({"name": ["Số tròn", "Chép"], "signals": [2, 7], "checked": [9, 9]})
    signals = pl.DataFrame({"commune_code": ["A", "A", "B"]})
    assert quality_words.to_verify(kinds, signals) == (
        "9 chỗ cần kiểm tra ở 2 xã, phường, nhiều nhất là dấu hiệu “Chép” (7). "
        "Đây là câu hỏi để hỏi lại, không phải kết luận."
    )
    none = kinds.with_columns(signals=pl.lit(0))
    assert quality_words.to_verify(none, signals.clear()).startswith("Không có dấu hiệu")
    unseen = none.with_columns(checked=pl.lit(0))
    assert quality_words.to_verify(unseen, signals.clear()).startswith("Chưa xã, phường nào có số liệu")


def test_freshness_counts_those_that_never_sent_apart() -> None:
    frame = pl.DataFrame({"days": [3.0, 9.0, 40.0, None]})
    spans = quality_charts.buckets(frame, 35)
    assert spans["communes"].to_list() == [1, 1, 0, 1, 1]
    assert "; 1 nơi quá 35 ngày; 1 nơi chưa gửi lần nào" in quality_words.fresh(frame, 35)
    nobody = frame.with_columns(days=pl.lit(None, pl.Float64))
    assert quality_words.fresh(nobody, 35) == "Chưa xã, phường nào gửi số liệu tính đến cuối kỳ này."


def test_a_share_is_measured_or_said_not_to_be() -> None:
    assert quality_words.share(19, 20) == "95,0\u00a0% (19/20)"
    assert quality_words.share(None, 20) == quality_words.share(0, None) == "chưa đo"


def test_the_matrix_and_the_months_count_every_form_once(door: Door) -> None:
    frame = door.ask("quality_reporting", PUBLIC, period="2026-11")
    months = door.ask("quality_months", PUBLIC, period="2026-11")
    counts = quality_charts.form_counts(frame)
    assert counts.select(quality_words.STATES).to_numpy().sum() == len(frame) == 4 * 129
    last = quality_charts.month_counts(months).row(-1, named=True)
    assert [last[s] for s in ("on_time", "late", "missing", "wait")] == [
        counts[s].sum() for s in ("on_time", "late", "missing", "wait")
    ]
    silent = quality_words.worst_first(frame, door.ask("quality_communes", PUBLIC, period="2026-11"))
    assert snapshot.SILENT in silent.filter(pl.col("missing") == 4)["commune_code"].to_list()


@pytest.mark.parametrize("view", ["sent", "rows", "signals", "fresh"])
@pytest.mark.parametrize("period", ["2026-11", "2026-Q3"])
def test_every_view_runs(app: AppTest, view: str, period: str) -> None:
    page = open_page(app, "bao-cao", quality=view, period=period, commune=snapshot.LOWEST)
    assert not page.exception, [one.value for one in page.exception]
    assert not page.error
    assert "<h1>Báo cáo và chất lượng số liệu</h1>" in shown(page)
    assert "xã, phường nộp đủ các biểu" in shown(page)


def test_the_page_names_whom_to_chase_and_what_to_ask(app: AppTest) -> None:
    sent = shown(open_page(app, "bao-cao", quality="sent"))
    assert f"data-choose='commune={snapshot.SILENT}'" in sent
    assert "<b class='mark missing'>✕" in sent
    signals = shown(open_page(app, "bao-cao", quality="signals"))
    assert f"data-choose='commune={snapshot.LOWEST}'" in signals
    assert "95,0\u00a0% (19/20)" in signals


@pytest.mark.parametrize("view", ["sent", "rows", "signals", "fresh"])
def test_an_empty_topic_is_said_calmly(bare_app: AppTest, view: str) -> None:
    page = open_page(bare_app, "bao-cao", quality=view)
    assert not page.exception, [one.value for one in page.exception]
    assert not page.error
    assert "chưa có lịch nộp báo cáo" in shown(page)
    assert "Chưa đọc được dòng nào" in shown(page)
