"""Ranks by the composite score, and how far they move when one component is left out."""

import polars as pl

from etl import reference
from etl.assess.score_ranks import score_ranks
from tests.assess.frames import CODES, Row, value, values

PERIOD = "2026-09"
WEIGHTS = {str(row["indicator"]): (row["weight"], row["target"]) for row in reference.rows("k6_weights")}


def scored(commune: str, reached: dict[str, float]) -> list[Row]:
    """A commune's components, each given as the share of its target that is reached, and its score."""
    parts = [
        value(code, PERIOD, commune, share * float(WEIGHTS[code][1]), 100.0)
        for code, share in reached.items()
    ]
    weight = {code: float(WEIGHTS[code][0]) for code in reached}
    score = 100 * sum(weight[code] * min(1, reached[code]) for code in reached) / sum(weight.values())
    state = "ok" if len(reached) >= 7 else "not_ranked"
    return [*parts, value("K6", PERIOD, commune, score, 1.0, value=score, state=state)]


def ranks(*communes: dict[str, float]) -> pl.DataFrame:
    rows = [row for code, reached in zip(CODES, communes, strict=False) for row in scored(code, reached)]
    return score_ranks(values(*rows)).sort("commune_code")


def test_one_that_leads_everywhere_leads_in_every_way() -> None:
    found = ranks(dict.fromkeys(WEIGHTS, 1.0), dict.fromkeys(WEIGHTS, 0.5), dict.fromkeys(WEIGHTS, 0.7))
    assert found.select("rank_all", "best_all", "worst_all").rows() == [(1, 1, 1), (3, 3, 3), (2, 2, 2)]


def test_a_rank_that_hangs_on_one_component_has_a_wide_interval() -> None:
    # The first is ahead by its households alone: without C1 (12.5 of 100) it has 60, the others 64.
    first = dict.fromkeys(WEIGHTS, 0.6) | {"C1": 1.0}
    others = [dict.fromkeys(WEIGHTS, 0.64)] * 2
    found = ranks(first, *others)
    assert found["score"].to_list()[0] == 65
    assert found.select("rank_all", "best_all", "worst_all").row(0) == (1, 1, 3)
    assert found.select("rank_all", "best_all", "worst_all").row(1) == (2, 1, 2)  # ties share


def test_one_without_seven_components_is_not_ranked() -> None:
    few = dict.fromkeys(list(WEIGHTS)[:6], 1.0)
    assert ranks(few, dict.fromkeys(WEIGHTS, 0.5))["commune_code"].to_list() == [CODES[1]]


def test_ranks_in_a_peer_group_are_among_its_own() -> None:
    found = ranks(*[dict.fromkeys(WEIGHTS, 0.2 + at / 1000) for at in range(129)])
    groups = reference.peer_groups().select("commune_code", "group")
    for (_, size), part in (
        found.join(groups, on="commune_code").partition_by("group", "of_peer", as_dict=True).items()
    ):
        assert sorted(part["rank_peer"].to_list()) == list(range(1, int(size) + 1))
