"""Laws: the same visits give the same figures, in whatever files and order they come."""

from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from etl.ingest import catch_up
from tests.visits.by_hand import count
from tests.visits.logs import FLAGS, HAMLETS, Row, book, counted, home, parquet, rows_of, take, text, visit

few = settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))
FORMATS = {"log.csv": text, "log.parquet": parquet, "log.xlsx": book}


@st.composite
def logs(draw: st.DrawFn) -> list[Row]:
    """Faultless visits of few households on few days, so that many are told twice."""
    return [
        visit(
            draw(st.sampled_from(HAMLETS[:4])),
            draw(st.sampled_from(["1", "2", "3A", "Số 4", "17"])),
            date(2026, 8, 10) + timedelta(days=draw(st.integers(0, 40))),
            **{flag: draw(st.integers(0, 1)) for flag in FLAGS[1:]},
            people_guided=draw(st.integers(1, 9)),
        )
        for _ in range(draw(st.integers(1, 40)))
    ]


@few
@given(logs(), st.sampled_from(sorted(FORMATS)))
def test_figures_are_those_counted_by_hand(rows: list[Row], name: str) -> None:
    with TemporaryDirectory() as folder:
        made = home(Path(folder))
        reading = take(made, name, FORMATS[name](rows))
        assert rows_of(reading) == (len(rows), len(rows), 0)
        assert counted(made) == count([rows])


@few
@given(logs(), st.data())
def test_cut_into_files_they_come_to_the_same(rows: list[Row], data: st.DataObject) -> None:
    cuts = sorted(data.draw(st.lists(st.integers(0, len(rows)), max_size=2)))
    files = [rows[a:b] for a, b in zip([0, *cuts], [*cuts, len(rows)], strict=True)]
    with TemporaryDirectory() as folder:
        made = home(Path(folder))
        for number, part in enumerate(files):
            if part:
                name = data.draw(st.sampled_from(sorted(FORMATS)))
                take(made, f"{number}-{name}", FORMATS[name](part))
        assert counted(made) == count([rows])


@few
@given(logs(), logs())
def test_the_order_of_files_changes_no_count_of_visits(one: list[Row], other: list[Row]) -> None:
    found = []
    with TemporaryDirectory() as folder:
        for number, files in enumerate(((one, other), (other, one))):
            made = home(Path(folder) / str(number))
            for rows in files:
                take(made, "log.csv", text(rows))
            found.append(counted(made))
    names = ("visits", "households", "new_households")
    told = [{key: [cell[name] for name in names] for key, cell in cells.items()} for cells in found]
    assert told[0] == told[1]


@few
@given(logs(), logs())
def test_a_file_of_a_later_day_is_not_there_earlier(early: list[Row], late: list[Row]) -> None:
    assume(early != late)  # a file that came before is not read again, whatever day is told of it
    with TemporaryDirectory() as folder:
        made = home(Path(folder))
        # The later file comes in first, with its day of receipt said: days count, not the order at the door.
        take(made, "late.csv", text(late), date(2026, 11, 10))
        take(made, "early.csv", text(early), date(2026, 10, 20))
        assert counted(made, date(2026, 10, 19)) == {}
        assert counted(made, date(2026, 11, 9)) == count([early])
        assert counted(made, date(2026, 11, 10)) == count([early, late])


@few
@given(logs(), logs())
def test_made_again_from_the_originals_all_is_the_same(one: list[Row], other: list[Row]) -> None:
    with TemporaryDirectory() as folder:
        made = home(Path(folder))
        take(made, "one.csv", text(one))
        take(made, "other.parquet", parquet(other))
        before = counted(made)
        made.cache.rename(made.root / "old-cache")
        catch_up(made.made())
        assert counted(made) == before == count([one, other])
