"""A cluster of neighbouring communes that lag, as the tests' snapshot publishes it."""

import polars as pl

PERIOD = "2026-11"


def clusters(core: str, beside: str) -> dict[str, pl.DataFrame]:
    """Tables clusters and cluster_tests: one cluster of two for C1; D3 was tested in vain, D4 was not."""
    members = [(PERIOD, "C1", 1, core, True, 2.41, 0.002), (PERIOD, "C1", 1, beside, False, 0.87, None)]
    tests = [(PERIOD, "C1", 128, 1, 1), (PERIOD, "D3", 120, 9, 0), (PERIOD, "D4", 12, 117, None)]
    return {
        "clusters": pl.DataFrame(
            members,
            schema=["period", "indicator", "cluster", "commune_code", "core", "local_i", "rarity"],
            orient="row",
        ),
        "cluster_tests": pl.DataFrame(
            tests, schema=["period", "indicator", "tested", "left_out", "clusters"], orient="row"
        ),
    }
