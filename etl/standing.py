"""Which of the rows received stand: what was sent later takes the place of what was sent before."""

import polars as pl

from etl.tables.form import Form


def current(form: Form, rows: pl.DataFrame) -> pl.DataFrame:
    """Of accepted rows in order of arrival those that stand: of one key the latest received.

    Rosters are replaced as whole sheets: the latest sheet of a team stands, with all its rows. A list over
    several sheets of one file is replaced as a whole too, by the next file.
    """
    if form.whole_sheet:
        sent = ["received_date", "received_order"] if form.whole_file else ["sheet_key"]
        last = rows.group_by(form.key).agg(pl.col(sent).last())
        return rows.join(last, on=[*form.key, *sent], how="semi", nulls_equal=True, maintain_order="left")
    if not form.blank_key:
        return rows.unique(form.key, keep="last", maintain_order=True)
    blank = pl.col(form.key[0] if form.key[0] != "commune_code" else form.key[1]).is_null()
    kept = [
        part.unique(key, keep="last", maintain_order=True)
        for part, key in ((rows.filter(~blank), form.key), (rows.filter(blank), form.blank_key))
    ]
    return pl.concat(kept)
