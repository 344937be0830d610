"""Chart of the dictionary: indicators of each family by whose target they have."""

import polars as pl

from figures.dictionary_words import STATUSES, status_of
from figures.drawing import Drawing
from figures.labels import words
from figures.stacked import Layer, stacked

SIGNS = {"official": "✓", "proposed": "…", "none": "–"}
COLOURS = {"official": "tones.on_track", "proposed": "coverage.2", "none": "blank"}


def targets(frame: pl.DataFrame) -> pl.DataFrame:
    """One row a family, in catalogue order: indicators with an official target, a proposed one, none."""
    families = frame["family"].unique(maintain_order=True).to_list()
    counts = {(family, status): 0 for family in families for status in STATUSES}
    for row in frame.iter_rows(named=True):
        counts[row["family"], status_of(row)] += 1
    made = [(family, *(counts[family, status] for status in STATUSES)) for family in families]
    return pl.DataFrame(made, schema=["family", *STATUSES], orient="row")


def by_family(counts: pl.DataFrame, phone: bool) -> Drawing:
    """Bars of :func:`targets`."""
    names = words("dictionary_status")
    layers = [
        Layer(names[one], SIGNS[one], COLOURS[one], tuple(counts[one].to_list()), one == "none")
        for one in STATUSES
    ]
    labels = [_broken(family) if phone else family for family in counts["family"]]
    return stacked(labels, layers, each=44 if phone else 31)


def _broken(name: str) -> str:
    """A family's name over two lines."""
    parts = name.split()
    half = (len(parts) + 1) // 2
    return name if len(name) < 16 else f"{' '.join(parts[:half])}\n{' '.join(parts[half:])}"
