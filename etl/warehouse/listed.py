"""The table of the few figures that screens list across all communes, beside millions that they never do."""

import duckdb

TABLE = "listed_values"
"""One row a figure: hamlets whose team is short or unknown (A6) or idle (C5), hamlets whose households are
counted from a log (C1), contents of guidance by commune (C2). Columns are those of the values, as texts."""

_LISTED = """
    select cast(indicator as varchar) as indicator, cast(period as varchar) as period,
           cast(commune_code as varchar) as commune_code, hamlet_code,
           cast(breakdown as varchar) as breakdown, cast(state as varchar) as state,
           value, numerator, denominator
    from indicator_values
    where indicator in ('A6', 'C1', 'C2', 'C5') and part = 1 and base = 'full' and case indicator
          when 'A6' then level = 'hamlet' and breakdown = '' and (state <> 'ok' or value > 0)
          when 'C5' then level = 'hamlet' and breakdown = '' and state = 'ok' and value > 0
          when 'C1' then level = 'hamlet' and breakdown = '' and state = 'ok' and source = 'counted'
          else level = 'commune' and breakdown <> '' and state = 'ok' end
    order by all
"""


def write(connection: duckdb.DuckDBPyConnection) -> None:
    """Make the table anew from the values that the database holds."""
    connection.execute(f"create or replace table {TABLE} as {_LISTED}")
