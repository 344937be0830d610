"""A figure as text and back: what was collected for a deck is kept as data, not as a recipe."""

import json
from dataclasses import fields, is_dataclass, replace
from datetime import date
from typing import Any

import polars as pl

from figures import drawing, figure, table, territory
from figures.drawing import Strong
from figures.figure import Figure
from figures.table import slim

KINDS: dict[str, Any] = {
    one.__name__: one
    for one in (
        drawing.Drawing, drawing.Category, drawing.Bars, drawing.Line, drawing.Marks, drawing.Ranges,
        drawing.Axis, drawing.Rule, figure.Figure, figure.Passport, table.Table, table.Field,
        territory.Territory, territory.Land, territory.Swatch,
    )
}  # fmt: skip
"""What a stored figure may be made of; nothing else is ever made from a file."""
_KIND, _REST = "is", "of"


def stored(one: Figure) -> str:
    """The figure as JSON, with no column of its table that it does not show, and nothing of the screen."""
    whole = replace(one, table=slim(one.behind), frame=pl.DataFrame(), options={})
    return json.dumps(_plain(whole), ensure_ascii=False, separators=(",", ":"))


def restored(text: str) -> Figure:
    """The figure of a stored text. Raises ValueError where it holds something else."""
    found = _made(json.loads(text))
    if not isinstance(found, Figure):
        raise ValueError("no figure")
    return found


def _plain(value: Any) -> Any:
    if is_dataclass(value) and not isinstance(value, type):
        held = {one.name: _plain(getattr(value, one.name)) for one in fields(value)}
        return {_KIND: type(value).__name__, _REST: held}
    if isinstance(value, pl.DataFrame):
        known = {name: _plain(value[name].to_list()) for name in value.columns}
        return {_KIND: "frame", _REST: known}
    if isinstance(value, date):
        return {_KIND: "date", _REST: value.isoformat()[:10]}
    if isinstance(value, Strong):
        return {_KIND: "strong", _REST: str(value)}
    if isinstance(value, list | tuple):
        return [_plain(one) for one in value]
    if isinstance(value, dict):
        return {_KIND: "map", _REST: {str(name): _plain(one) for name, one in value.items()}}
    return value


def _made(value: Any) -> Any:
    if isinstance(value, list):
        return tuple(_made(one) for one in value)
    if not isinstance(value, dict):
        return value
    kind, rest = value[_KIND], value[_REST]
    if kind == "date":
        return date.fromisoformat(rest)
    if kind == "strong":
        return Strong(rest)
    inner = {name: _made(one) for name, one in rest.items()}
    if kind == "map":
        return inner
    if kind == "frame":
        return pl.DataFrame({name: list(one) for name, one in inner.items()}, strict=False)
    if kind not in KINDS:
        raise ValueError(f"unknown: {kind}")
    return KINDS[kind](**inner)
