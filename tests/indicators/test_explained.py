"""K5 without the flags that were explained: by hand, and on random tables against the oracle."""

from datetime import date

from hypothesis import HealthCheck, Phase, assume, given, settings
from hypothesis import strategies as st

from etl import calendar
from etl.indicators.explained import judged
from etl.indicators.scope import Scope
from tests.indicators.oracle import quality
from tests.indicators.oracle.answers import Answers
from tests.indicators.oracle.days import span
from tests.indicators.oracle.flags import flags
from tests.indicators.oracle.random_rows import messy_tables, received
from tests.indicators.oracle.source import Source
from tests.indicators.random_tables import AS_OF, COMMUNES, PERIODS
from tests.indicators.tables_in_memory import A, InMemory, Row, hamlet, issue, month, sheet
from tests.passport.proving import differences

H1, AUGUST = f"{A}-001", "2026-08"
RULE = "jump_over_3x_own_median"
few = settings(
    max_examples=3, deadline=None, phases=[Phase.generate], suppress_health_check=list(HealthCheck)
)


def told(cell: str, decision: str = "Q0001") -> Row:
    words = {"explanation": "Đợt ra quân", "explained_by": "Phòng VH-XH", "explained_on": date(2026, 9, 1)}
    return {"cell": cell, "decision": decision, **words}


def jumping(*columns: str) -> InMemory:
    """One row of August with a jump in each of the columns."""
    tables = InMemory(date(2026, 9, 20)).add("M10", hamlet(H1))
    tables.add("M03", month(H1, AUGUST) | {"sheet_key": 4, "row": 9})
    tables.sheets.append(sheet(A, "M03", AUGUST, date(2026, 8, 16), sheet_key=4, rows_read=1, sha256="s"))
    unit = {"hamlet_code": H1, "period": AUGUST}
    tables.issues += [issue(4, 9, RULE, column=column, value="90", **unit) for column in columns]
    return tables


def cells(tables: InMemory) -> list[str]:
    return judged(Scope(tables, [calendar.period(AUGUST)]))["cell"].to_list()


def k5(tables: InMemory, unit: str) -> float | None:
    return tables.values(AUGUST).figure("K5", AUGUST, unit)[2]


def test_a_flag_is_off_when_each_of_its_cells_is_explained() -> None:
    tables = jumping("guided_households", "people_guided_vneid")
    assert (k5(tables, H1), k5(tables, A)) == (1, 1)
    first, second = cells(tables)
    tables.explained.append(told(first))
    assert k5(tables, H1) == 1  # the other cell was not explained
    tables.explained.append(told(second, "Q0002"))
    assert (k5(tables, H1), k5(tables, A), k5(tables, "")) == (0, 0, 0)


def test_another_file_row_or_value_is_another_cell() -> None:
    (before,) = cells(jumping("guided_households"))
    (same,) = cells(jumping("guided_households"))
    assert before == same
    for place in ({"sha256": "t"}, {"sheet": "Sheet2"}):
        tables = jumping("guided_households")
        tables.sheets[0] |= place
        assert cells(tables) != [before]
    tables = jumping("guided_households")
    tables.issues[0]["value"] = "91"
    assert cells(tables) != [before]


@few
@given(messy_tables(), st.randoms(use_true_random=False))
def test_on_random_tables_explained_flags_are_taken_off_everywhere(found: InMemory, chance) -> None:  # type: ignore[no-untyped-def]
    source = Source(
        AS_OF, received(found), found.ledger().to_dicts(), [span(p, AS_OF) for p in PERIODS],
        list(COMMUNES), found.quality().to_dicts(), found.visits().to_dicts(),
    )  # fmt: skip
    every = sorted(flags(source), key=str)
    assume(every)
    off = set(chance.sample(every, (len(every) + 1) // 2))
    scope = Scope(found, [calendar.period(period) for period in PERIODS])
    for row in judged(scope).iter_rows(named=True):
        if (row["commune_code"], row["hamlet_code"], row["rule"], row["period"]) in off:
            found.explained.append(told(row["cell"]))
    found.explained = list({row["cell"]: row for row in found.explained}.values())
    source.explained = off
    out = Answers()
    quality.write(source, out)
    ours = {key: cell for key, cell in out.cells.items() if key[4] == "K5"}
    assert ours
    values = found.values(*PERIODS)
    for (period, level, commune, place, *_, base), cell in ours.items():
        unit = place or commune or ""
        assert values.row("K5", period, unit, base)["value"] == cell.value, (level, unit, period)
    assert differences(found, [calendar.period(period) for period in PERIODS], ["K5"]) == []
