"""The rows of a snapshot that one person may see, copied into a database of their own.

A question asked there cannot reach other rows, whatever it forgets to ask for: they are not in it. A table
that is not named here stays empty.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import Any, Protocol

from queries.viewer import Viewer

ALL, NONE = "true", "false"
FOR_ALL = (
    "communes", "periods", "meta", "indicators", "indicator_parts", "duties", "settings", "signal_kinds",
    "frozen",
)  # fmt: skip
"""What the product is about, without a figure of anybody."""
_OWN = "commune_code = $commune"
_RANKED = f"({_OWN} or $ranking)"
COMMUNE: Mapping[str, str] = {
    **dict.fromkeys(FOR_ALL, ALL),
    **dict.fromkeys(("province_status", "group_status", "cluster_tests"), ALL),
    **dict.fromkeys(("commune_status", "score_ranks"), _RANKED),
    "clusters": "$ranking",
    "equity": "$ranking",
    "indicator_values": f"level = 'province' or (level = 'commune' and {_RANKED}) or {_OWN}",
    "restatements": f"level = 'province' or (level = 'commune' and {_RANKED}) or {_OWN}",
    "spot_operators": f"spot_code in (select spot_code from whole.spots where {_OWN})",
    **dict.fromkeys(
        ("campaigns", "converted", "duty_status", "flags", "hamlets", "lagging", "listed_values", "reporting",
         "signal_checks", "signals", "spots", "submissions", "teams"),
        _OWN,
    ),
}  # fmt: skip
"""By table the rows that a commune's person sees: their own, and the province's; figures of other communes
as a whole only where the setting ``public_ranking`` is 1."""
_ITS_SPOTS = "(list_contains(string_split(operators, ';'), $operator) or operators = 'all')"
OPERATOR: Mapping[str, str] = {
    **dict.fromkeys(FOR_ALL, ALL),
    "hamlets": f"hamlet_code in (select hamlet_code from whole.spots where {_ITS_SPOTS})",
    "spots": _ITS_SPOTS,
    "spot_operators": "operator = $operator",
    "indicator_values": "level <> 'hamlet' and breakdown = 'operator=' || $operator",
}
"""By table the rows that an operator's person sees."""
_COLUMNS: Mapping[str, Mapping[str, str]] = {
    "operator": {
        "spots": "* replace ($operator as operators)",
        "spot_operators": "* replace ($operator as operators)",
    }
}
"""Columns that name others: here they name only who asks."""


class Database(Protocol):
    """What a statement can be given to."""

    def execute(self, statement: str, given: Mapping[str, Any] | None = None, /) -> Any: ...


def fill(connection: Database, file: Path, who: Viewer) -> None:
    """Give an empty database the schema ``snapshot`` of the file, and in it the rows that ``who`` may see.

    Afterwards it can reach no file any more.
    """
    quoted = str(file).replace("'", "''")
    connection.execute(f"attach '{quoted}' as whole (read_only)")
    connection.execute("attach ':memory:' as snapshot")
    given = {"commune": who.commune_code, "operator": who.operator, "ranking": _ranking(connection)}
    rows, columns = COMMUNE if who.rights.rows == "commune" else OPERATOR, _COLUMNS.get(who.rights.rows, {})
    for (table,) in connection.execute(_TABLES).fetchall():
        statement = (
            f'create table snapshot.main."{table}" as select {columns.get(table, "*")} '
            f'from whole.main."{table}" where {rows.get(table, NONE)}'
        )
        asked = {name: value for name, value in given.items() if f"${name}" in statement}
        connection.execute(statement, asked)
    connection.execute("detach whole")
    connection.execute("set enable_external_access = false")
    connection.execute("set lock_configuration = true")


_TABLES = "select table_name from duckdb_tables() where database_name = 'whole'"


def _ranking(connection: Database) -> bool:
    """Whether communes see each other's figures; no, where the setting is not there."""
    found = connection.execute("select value from whole.settings where key = 'public_ranking'").fetchone()
    return found is not None and found[0] == "1"
