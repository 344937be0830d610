"""Words of clusters of neighbouring communes that lag: which they are, and how they were looked for."""

from collections.abc import Mapping
from typing import Any

import polars as pl

from figures.labels import word

MOST = 6
"""Names of one cluster that are said; the others are counted."""


def said(tested: Mapping[str, Any] | None, members: pl.DataFrame) -> list[str]:
    """A sentence a cluster and one on the method; empty where nothing was looked for (no plan).

    ``tested`` is the row of what was tested, ``members`` the communes of the clusters to tell of.
    """
    if tested is None:
        return []
    if tested["clusters"] is None:
        return [word("clusters.few", n=tested["tested"], of=tested["tested"] + tested["left_out"])]
    found = [_one(group) for _, group in members.group_by("cluster", maintain_order=True)]
    nothing = word("clusters.none" if tested["clusters"] == 0 else "clusters.none_here")
    return [*(found or [nothing]), method(tested)]


def method(tested: Mapping[str, Any]) -> str:
    """How clusters were looked for, over whom, and what they do not say."""
    left = word("clusters.left_out", n=tested["left_out"]) if tested["left_out"] else ""
    every = tested["tested"] + tested["left_out"]
    return word("clusters.method", n=tested["tested"], of=every, left=left)


def _one(group: pl.DataFrame) -> str:
    names = group["full_name"].to_list()
    rest = len(names) - MOST
    shown = ", ".join(names[:MOST]) + (word("clusters.more", n=rest) if rest > 0 else "")
    return word("clusters.one", n=len(names), names=shown)
