"""Words of the screen of teams: complete or not, what is short and where, who was late."""

from typing import Any

import polars as pl

from figures import format as vi
from figures.labels import word
from figures.topic_words import named

Row = dict[str, Any]


def standing(communes: pl.DataFrame, short: pl.DataFrame) -> pl.DataFrame:
    """The teams_communes answer with plain counts beside, teams_short added up by commune.

    Adds hamlets, with_list, full, lacking (teams), unlisted (hamlets), people (lacking in all), hamlets_lack,
    own_state, own_full, own_lack (people; none without a list), has_decision, complete.
    """
    lacked = short.group_by("commune_code").agg(pl.col("short").sum().alias("hamlets_lack"))
    listed, full, own = pl.col("listed").struct, pl.col("full_teams").struct, pl.col("own_team").struct
    counted = communes.join(lacked, on="commune_code", how="left", maintain_order="left").with_columns(
        listed.field("denominator").alias("hamlets"),
        listed.field("numerator").alias("with_list"),
        full.field("numerator").alias("full"),
        pl.col("short").struct.field("value").alias("people"),
        pl.col("hamlets_lack").fill_null(0.0),
        own.field("state").fill_null("not_reported").alias("own_state"),
        (own.field("value") >= 100).fill_null(False).alias("own_full"),
        (pl.col("decided").struct.field("value") >= 100).fill_null(False).alias("has_decision"),
    )
    unlisted = pl.col("hamlets") - pl.col("with_list")
    rest = pl.col("people") - pl.col("hamlets_lack") - unlisted.fill_null(0) * pl.col("hamlet_least")
    own_lack = pl.when("own_full").then(0.0).when(pl.col("own_state") == "ok").then(rest.clip(0))
    all_listed = (unlisted == 0) & (pl.col("hamlets") > 0)
    return counted.with_columns(
        unlisted.alias("unlisted"),
        (pl.col("with_list") - pl.col("full")).clip(0).alias("lacking"),
        own_lack.alias("own_lack"),
        all_listed.fill_null(False).alias("all_listed"),
        (pl.col("has_decision") & pl.col("own_full") & all_listed).fill_null(False).alias("complete"),
    )


def answer(frame: pl.DataFrame) -> list[str]:
    """Is it complete; commune teams; hamlet teams; who was late. ``frame``: standing, inside the scope."""
    known = frame.filter(
        (pl.col("hamlets") > 0) | (pl.col("own_state") == "ok") | pl.col("received").is_not_null()
    )
    if known.is_empty():
        return [word("teams.none")]
    return [_complete(frame), _own(frame), _hamlets(frame), _late(frame)]


def _complete(frame: pl.DataFrame) -> str:
    levels = {"least": _least(frame, "hamlet_least"), "most": _least(frame, "commune_least")}
    if frame["complete"].all():
        whole = (frame["full"] == frame["hamlets"]).all()
        return word("teams.complete" if whole else "teams.listed_all", n=len(frame), **levels)
    done = {
        name: vi.share_of(int(frame[column].sum()), len(frame))
        for name, column in (("n", "complete"), ("decided", "has_decision"), ("own", "own_full"),
                             ("listed", "all_listed"))
    }  # fmt: skip
    return word("teams.incomplete", **done, most=levels["most"])


def _own(frame: pl.DataFrame) -> str:
    most = _least(frame, "commune_least")
    silent = len(frame.filter(pl.col("own_state") != "ok"))
    if silent == len(frame):
        return word("teams.own_none")
    tail = word("teams.own_silent", n=silent) if silent else ""
    lacking = frame.filter(pl.col("own_lack") > 0).sort("own_lack", "name", descending=[True, False])
    if lacking.is_empty():
        return word("teams.own_full", most=most, silent=tail)
    people = vi.number(_sum(lacking, "own_lack"))
    names = _people(lacking, "own_lack")
    found = {"people": people, "most": most, "names": names, "silent": tail}
    if len(lacking) == 1:
        return word("teams.own_short_one", **found)
    return word("teams.own_short", n=len(lacking), **found)


def _hamlets(frame: pl.DataFrame) -> str:
    total, full = _sum(frame, "hamlets"), _sum(frame, "full")
    least = _least(frame, "hamlet_least")
    if not total:
        return word("teams.hamlets_none")
    based = len(frame.filter(pl.col("hamlets") > 0))
    base = word("teams.hamlets_base", n=vi.share_of(based, len(frame))) if based < len(frame) else ""
    if full == total:
        return word("teams.hamlets_all", n=vi.number(total), base=base, least=least)
    lacking, unlisted = _sum(frame, "lacking"), _sum(frame, "unlisted")
    people = vi.number(_sum(frame, "hamlets_lack"))
    worst = frame.filter(pl.col("hamlets_lack") > 0).sort("hamlets_lack", "name", descending=[True, False])
    return word(
        "teams.hamlets",
        full=vi.share_of(full, total),
        base=base,
        share=vi.quantity(100 * full / total, "%", 1),
        least=least,
        short=word("teams.hamlets_short", n=vi.number(lacking), people=people) if lacking else "",
        unlisted=word("teams.hamlets_unlisted", n=vi.number(unlisted)) if unlisted else "",
        names=_worst(worst),
    )


def _late(frame: pl.DataFrame) -> str:
    last = vi.day(frame["last_day"][0])
    came = frame.filter(pl.col("received").is_not_null())
    if came.is_empty():
        return word("teams.late_unknown", day=last)
    late = came.filter(pl.col("days_late") > 0).sort("days_late", "name", descending=[True, False])
    names = named(
        word("teams.days", name=row["full_name"], n=row["days_late"]) for row in late.iter_rows(named=True)
    )
    silent = len(frame) - len(came)
    said = word(
        "teams.late",
        on_time=vi.share_of(len(came) - len(late), len(frame)),
        day=last,
        late=_how_late(len(late), names),
        silent=word("teams.late_silent", n=silent) if silent else "",
    )
    lists = frame.select(pl.col("lists_on_time").struct.field("numerator", "denominator")).sum().row(0)
    told = lists[1] and word("teams.lists", n=vi.share_of(lists[0], lists[1]))
    return said + (told or "")


def _worst(rows: pl.DataFrame) -> str:
    """Where the hamlet teams lack most; nothing where no team that sent its list does."""
    if rows.is_empty():
        return ""
    name = "teams.hamlets_name" if len(rows) == 1 else "teams.hamlets_names"
    return word(name, names=_people(rows, "hamlets_lack"))


def _how_late(count: int, names: str) -> str:
    if not count:
        return word("teams.late_none")
    return (
        word("teams.late_one", names=names) if count == 1 else word("teams.late_some", n=count, names=names)
    )


def of_commune(row: Row) -> list[str]:
    """The same for one commune."""
    said = [word("teams.chosen_none")]
    if row["hamlets"]:
        said = [
            word(
                "teams.chosen_listed",
                listed=vi.share_of(row["with_list"], row["hamlets"]),
                full=vi.number(row["full"]),
                least=row["hamlet_least"],
                people=vi.number(row["people"]),
            )
        ]
    said.append(word("teams.chosen_own", state=_own_state(row)))
    if row["received"] is None:
        return [*said, word("teams.chosen_not_sent")]
    return [*said, word("teams.chosen_late", day=vi.day(row["received"]), late=late_word(row["days_late"]))]


def late_word(days: int) -> str:
    """On time, or how many days late."""
    return word("teams.days_late", n=vi.number(days)) if days > 0 else word("teams.on_time")


def _own_state(row: Row) -> str:
    if row["own_lack"] is None:
        return word("teams.chosen_own_silent")
    if row["own_lack"] > 0:
        return word("teams.chosen_own_short", n=vi.number(row["own_lack"]), most=row["commune_least"])
    return word("teams.chosen_own_full", most=row["commune_least"])


def _people(frame: pl.DataFrame, column: str) -> str:
    rows = frame.iter_rows(named=True)
    return named(word("teams.people", name=row["full_name"], n=vi.number(row[column])) for row in rows)


def _least(frame: pl.DataFrame, column: str) -> str:
    return vi.number(frame[column][0])


def _sum(frame: pl.DataFrame, column: str) -> int:
    return int(frame[column].sum() or 0)
