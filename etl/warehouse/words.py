"""Text within SQL: a bound parameter would make DuckDB's client load pandas, a second for nothing."""


def quoted(text: str) -> str:
    """The text as an SQL literal."""
    return "'" + text.replace("'", "''") + "'"
