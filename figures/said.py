"""What a drawing says in a sentence: highest and lowest, sums of parts, from when to when."""

from figures import format as vi
from figures.drawing import Axis, Bars, Drawing, Layer, Line, Marks, Ranges, Value, values_of
from figures.labels import word
from figures.table import shown


def in_words(drawing: Drawing) -> str:
    """One to a few clauses that name figures and places; says so where there is no number."""
    if all(value is None for layer in drawing.layers for value in values_of(layer)):
        return word("drawn.nothing") + "."
    parts = [said for layer in drawing.layers if (said := _of(layer, drawing))]
    counted = [layer for layer in drawing.layers if isinstance(layer, Bars | Line)]
    silent = sum(
        all(layer.values[at] is None for layer in counted) for at in range(len(drawing.categories))
    ) if counted else 0  # fmt: skip
    parts += [word("drawn.missing", n=silent)] if silent else []
    return "; ".join(parts) + "." if parts else word("drawn.items", n=len(drawing.categories)) + "."


def _of(layer: Layer, drawing: Drawing) -> str:
    if isinstance(layer, Line):
        return _moved(layer, drawing)
    if isinstance(layer, Ranges) or (isinstance(layer, Marks) and layer.at):
        return ""
    if drawing.stacked and isinstance(layer, Bars):
        if drawing.axis.unit == "%":
            return (
                _ends(layer.name, layer.values, drawing, drawing.axis) if layer == drawing.layers[0] else ""
            )
        total = sum(value for value in layer.values if isinstance(value, int | float))
        return (
            word("drawn.total", name=layer.name, n=vi.number(total, drawing.axis.decimals)) if total else ""
        )
    return _ends(layer.name, layer.values, drawing, drawing.axis)


def _ends(name: str, values: tuple[Value, ...], drawing: Drawing, axis: Axis) -> str:
    known = [
        (value, one.name) for value, one in zip(values, drawing.categories, strict=True)
        if isinstance(value, int | float)
    ]  # fmt: skip
    if not known:
        return ""
    (most, top), (least, bottom) = max(known, key=lambda one: one[0]), min(known, key=lambda one: one[0])
    said = word("drawn.most", name=top, value=shown(most, axis))
    if len(known) == 1:
        said = word("drawn.alone", name=top, value=shown(most, axis))
    elif least != most:
        said += ", " + word("drawn.least", name=bottom, value=shown(least, axis))
    return word("drawn.layer", layer=name, said=said) if name else said


def _moved(layer: Line, drawing: Drawing) -> str:
    axis = drawing.second if layer.second and drawing.second else drawing.axis
    known = [
        (value, one.name) for value, one in zip(layer.values, drawing.categories, strict=True)
        if value is not None
    ]  # fmt: skip
    if not known:
        return ""
    (first, since), (last, until) = known[0], known[-1]
    return word(
        "drawn.moved",
        name=layer.name,
        first=shown(first, axis),
        start=since,
        last=shown(last, axis),
        end=until,
    )
