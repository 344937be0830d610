"""The people to call of one commune or hamlet: role, place, name and phone, masked unless opened."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from datetime import date

import polars as pl

from etl import reference
from etl.home import Home
from etl.people.masks import masked_name, masked_phone, spaced
from etl.people.originals import Named, named
from etl.people.standing import Post, Standing, standing
from etl.snapshot.places import hamlets
from etl.store import Archive, Tables


class NoSuchPlaceError(Exception):
    """There is no such hamlet or commune; the message (Vietnamese) says so."""


@dataclass(frozen=True)
class Called:
    """One person to call; ``received`` is the day of the roster. No name where it cannot be read again."""

    unit: str
    place: str
    role: str
    received: date
    name: str | None
    phone: str | None

    @property
    def masked(self) -> "Called":
        """The same person as whoever gave no reason may see them."""
        name = None if self.name is None else masked_name(self.name)
        return replace(self, name=name, phone=masked_phone(self.phone))

    @property
    def whole(self) -> "Called":
        """The same person with the phone as it is read out."""
        return replace(self, phone=spaced(self.phone))


@dataclass(frozen=True)
class Calling:
    """Whom to call, unmasked; places without a roster; every name on the originals that were read."""

    people: tuple[Called, ...]
    silent: tuple[str, ...]
    names: frozenset[str]


def calling(home: Home, code: str, only: Collection[str] = (), team: bool = False) -> Calling:
    """Leaders and deputies of a hamlet; or of a commune's own team, then of its hamlets (``only`` these).

    ``team``: of hamlets none but those. By the rosters received up to today. Of ``only``, what is no hamlet
    in force has no roster. Raises NoSuchPlaceError for a ``code`` that is no place.
    """
    tables = Tables(Archive(home), date.today())
    commune, inside = code[:5], _hamlets(tables, code[:5])
    name = dict(reference.communes().select("code", "full_name").iter_rows()).get(commune)
    if name is None or code not in (commune, *inside):
        raise NoSuchPlaceError(f"Không có xã, phường hay thôn đang có hiệu lực mang mã {code}.")
    if code != commune:
        return _found(home, Standing((), ()), standing(tables, "M01", [code]), inside)
    wanted = list(dict.fromkeys(only)) if only or team else list(inside)
    of_hamlets = standing(tables, "M01", [one for one in wanted if one in inside])
    gone = tuple(one for one in wanted if one not in inside)
    lacking = Standing(of_hamlets.posts, (*of_hamlets.silent, *gone))
    return _found(home, standing(tables, "M02b", [commune]), lacking, {commune: name, **inside})


def _hamlets(tables: Tables, commune: str) -> dict[str, str]:
    """Names of the commune's hamlets in force by code, in order."""
    known = hamlets(tables.rows("M10"), tables.as_of)
    return dict(
        known.filter(pl.col("commune_code") == commune).select("hamlet_code", "full_name").iter_rows()
    )


def _found(home: Home, team: Standing, of_hamlets: Standing, places: Mapping[str, str]) -> Calling:
    posts = (*team.posts, *of_hamlets.posts)
    known = named(home, posts)
    return Calling(
        tuple(_called(post, places[post.unit], known.get(post.person)) for post in posts),
        tuple(places.get(unit, unit) for unit in (*team.silent, *of_hamlets.silent)),
        frozenset(name for name, _ in known.values()),
    )


def _called(post: Post, place: str, person: Named | None) -> Called:
    name, phone = person or (None, None)
    return Called(post.unit, place, post.role, post.received, name, phone)
