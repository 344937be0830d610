"""The table of a figure as data: a frame and what each column says, for the screen and the spreadsheet."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

import polars as pl

from figures import format as vi
from figures.drawing import Axis, Drawing, Marks, Ranges, Value
from figures.labels import word


@dataclass(frozen=True)
class Field:
    """A column: heading, where its values stand, their unit and decimals, or whether they are words.

    ``of`` is the column of what the number is a part of (12/129); ``state`` the column of the row's state;
    ``missing`` what stands where there is no value, chưa báo cáo unless told.
    """

    heading: str
    column: str
    unit: str = ""
    decimals: int = 0
    words: bool = False
    of: str = ""
    state: str = ""
    missing: str = ""


@dataclass(frozen=True)
class Table:
    """Rows in their order and the columns that are shown of them."""

    frame: pl.DataFrame
    fields: tuple[Field, ...]


def slim(table: Table) -> Table:
    """The table with no columns but those that it shows: what leaves the house holds no more."""
    used = {name for field in table.fields for name in (field.column, field.of, field.state) if name}
    return Table(table.frame.select(name for name in table.frame.columns if name in used), table.fields)


def said(field: Field, row: dict[str, Any]) -> str:
    """What a cell says, on the screen and wherever a cell is words."""
    value, state = row[field.column], row[field.state] if field.state else "ok"
    if value is None or state != "ok":
        return absent(field, state)
    if isinstance(value, date | datetime):
        return vi.day(value)
    if field.words or isinstance(value, str):
        return str(value)
    if field.of:
        return vi.share_of(value, row[field.of])
    return vi.quantity(value, field.unit, field.decimals)


def absent(field: Field, state: str = "ok") -> str:
    """The words of a cell without a value; never a nought."""
    return vi.state_word(state) if state != "ok" else field.missing or vi.state_word("not_reported")


def table_of(drawing: Drawing) -> Table:
    """The numbers of a drawing as a table: a row a category, a column a layer; of a scatter a row a mark."""
    if drawing.along:
        return _scattered(drawing)
    rows: dict[str, list[Any]] = {"name": [one.name for one in drawing.categories]}
    fields = [Field("", "name", words=True)]
    for at, layer in enumerate(drawing.layers):
        axis = drawing.second if getattr(layer, "second", False) and drawing.second else drawing.axis
        for name, values in _columns(layer):
            if len(values) == len(drawing.categories):
                rows[f"{name}{at}"] = list(values)
                fields.append(_field(layer.name, name, f"{name}{at}", axis))
        if isinstance(layer, Marks) and layer.at:
            rows[f"marks{at}"] = _listed(layer, drawing)
            fields.append(Field(layer.name, f"marks{at}", words=True))
    return Table(pl.DataFrame(rows, strict=False), tuple(fields))


def _columns(layer: Any) -> list[tuple[str, tuple[Value, ...]]]:
    if isinstance(layer, Ranges):
        named = bool(layer.name)
        return [("low", layer.lows), ("high", layer.highs)] if named else []
    return [] if isinstance(layer, Marks) and layer.at else [("value", layer.values)]


def _field(layer_name: str, part: str, column: str, axis: Axis) -> Field:
    heading = layer_name or word("drawn.value")
    if part != "value":
        heading = f"{heading}: {word(f'drawn.{part}')}"
    return Field(heading, column, axis.unit, axis.decimals)


def _listed(layer: Marks, drawing: Drawing) -> list[str | None]:
    """Marks of several a category, in words."""
    found: list[list[str]] = [[] for _ in drawing.categories]
    told = layer.told or ("",) * len(layer.values)
    for at, value, name in zip(layer.at, layer.values, told, strict=True):
        if value is not None:
            found[int(at)].append(f"{name} {shown(value, drawing.axis)}".strip())
    return ["; ".join(one) or None for one in found]


def _scattered(drawing: Drawing) -> Table:
    rows = [
        (layer.name, layer.told[n] if layer.told else "", layer.at[n], value)
        for layer in drawing.layers if isinstance(layer, Marks)
        for n, value in enumerate(layer.values)
    ]  # fmt: skip
    frame = pl.DataFrame(rows, schema=["kind", "name", "along", "value"], orient="row")
    along = drawing.along or Axis()
    return Table(frame, (
        Field(word("drawn.place"), "name", words=True), Field(word("drawn.kind"), "kind", words=True),
        Field(along.title, "along", along.unit, along.decimals),
        Field(drawing.axis.title, "value", drawing.axis.unit, drawing.axis.decimals),
    ))  # fmt: skip


def shown(value: Value, axis: Axis) -> str:
    """A value of an axis in words: a quantity or a day."""
    return vi.day(value) if isinstance(value, date) else vi.quantity(value, axis.unit, axis.decimals)
