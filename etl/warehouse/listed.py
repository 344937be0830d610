"""The table of the few figures that screens list across all communes, beside millions that they never do."""

import duckdb

TABLE = "listed_values"
"""One row a figure: hamlets whose team is short or unknown (A6) or idle (C5), hamlets whose households are
counted from a log (C1), contents of guidance by commune (C2), hamlets with most guidance a member and month
(C6, the first HIGHEST of a period). Columns are those of the values, as texts."""
HIGHEST = 200

_LISTED = f"""
    select cast(indicator as varchar) as indicator, cast(period as varchar) as period,
           cast(commune_code as varchar) as commune_code, hamlet_code,
           cast(breakdown as varchar) as breakdown, cast(state as varchar) as state,
           value, numerator, denominator
    from indicator_values
    where indicator in ('A6', 'C1', 'C2', 'C5', 'C6') and part = 1 and base = 'full' and case indicator
          when 'A6' then level = 'hamlet' and breakdown = '' and (state <> 'ok' or value > 0)
          when 'C6' then level = 'hamlet' and breakdown = '' and state = 'ok' and value > 0
          when 'C5' then level = 'hamlet' and breakdown = '' and state = 'ok' and value > 0
          when 'C1' then level = 'hamlet' and breakdown = '' and state = 'ok' and source = 'counted'
          else level = 'commune' and breakdown <> '' and state = 'ok' end
    qualify indicator <> 'C6'
            or row_number() over (partition by indicator, period order by value desc) <= {HIGHEST}
    order by all
"""


def write(connection: duckdb.DuckDBPyConnection) -> None:
    """Make the table anew from the values that the database holds."""
    connection.execute(f"create or replace table {TABLE} as {_LISTED}")
