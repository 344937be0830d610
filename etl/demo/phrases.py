"""Text columns put together from a template of the word lists and other columns."""

import re

import polars as pl

_HOLE = re.compile(r"\{(\w+)\}")


def phrase(template: str, **columns: str | pl.Expr) -> pl.Expr:
    """A template like ``"Class {number}"`` filled row by row; blank where one of its columns is blank.

    Raises KeyError where the template names a column that is not given.
    """
    parts: list[pl.Expr] = []
    for at, piece in enumerate(_HOLE.split(template)):
        if at % 2 == 0:
            parts.append(pl.lit(piece))
        else:
            column = columns[piece]
            parts.append(pl.col(column) if isinstance(column, str) else column)
    return pl.concat_str(parts)


def sheet_file(form: str, *more: str) -> pl.Expr:
    """File name of a simulated sheet, like ``mo-phong/13285/M03-2026-11.xlsx``."""
    ending = "".join(f"-{{{name}}}" for name in more)
    template = f"mo-phong/{{commune_code}}/{form}{ending}.xlsx"
    return phrase(template, commune_code="commune_code", **{name: name for name in more}).alias("file")
