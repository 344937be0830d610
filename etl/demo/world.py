"""The simulated province: communes, hamlets, months and who reports when; every form is drawn from it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

import numpy as np
import polars as pl

from etl.calendar import Period
from etl.demo.chance import Flags, Ints, Reals, stream
from etl.demo.communes import draw_communes
from etl.demo.days import closed_months, day, last_days
from etl.demo.hamlets import draw_hamlets
from etl.demo.parameters import parameters, share

MONTHLY = ("M03", "M04", "M05", "M07", "M06")
_ANCHOR = 15
"""Place of November 2026 among the months: the month for which the closing values are meant."""


@dataclass(frozen=True)
class World:
    """Everything that the forms have in common. Arrays are communes x months or hamlets x months."""

    seed: int
    as_of: date
    months: tuple[Period, ...]
    communes: pl.DataFrame
    hamlets: pl.DataFrame
    received: Mapping[str, Ints]
    """Day on which each monthly form of a commune arrived."""
    sent: Mapping[str, Flags]
    """Whether it arrived at all by the as-of date."""
    reported: Flags
    """Whether a hamlet's line stands in its commune's M03."""

    def rng(self, name: str) -> np.random.Generator:
        """The random stream of that name."""
        return stream(self.seed, name)

    @property
    def today(self) -> int:
        """The as-of date as a day number."""
        return day(self.as_of)

    @property
    def at(self) -> Ints:
        """Commune of every hamlet, as its place in ``communes``."""
        return self.hamlets["at"].to_numpy()

    @property
    def ends(self) -> Ints:
        """Last day of every month."""
        return last_days(self.months)

    @property
    def before_anchor(self) -> Ints:
        """Months from each month to November 2026 (negative after it)."""
        return np.asarray(_ANCHOR - np.arange(len(self.months)))

    def trait(self, name: str) -> Reals:
        """A trait of the communes."""
        return self.communes[name].to_numpy()

    def commune_sums(self, name: str) -> Ints:
        """A column of the hamlets added up by commune."""
        sums = np.bincount(self.at, self.hamlets[name].to_numpy(), self.communes.height)
        return sums.astype(np.int64)

    def place_of(self, code: str) -> int:
        """Place of the commune with that code."""
        found = self.communes["commune_code"].index_of(code)
        if found is None:
            raise KeyError(code)
        return found


def draw_world(seed: int, scale: float, as_of: date) -> World:
    """The province up to the as-of date; ValueError where no month is closed yet."""
    months = closed_months(as_of)
    communes = draw_communes(seed)
    hamlets = draw_hamlets(seed, communes, scale)
    received, sent = _arrivals(seed, communes, months, day(as_of))
    reported = _reporting_hamlets(seed, communes, hamlets, sent["M03"])
    return World(seed, as_of, months, communes, hamlets, received, sent, reported)


def _arrivals(
    seed: int, communes: pl.DataFrame, months: tuple[Period, ...], today: int
) -> tuple[dict[str, Ints], dict[str, Flags]]:
    """When every commune's monthly forms arrive: in time (15th to 17th) or late, and which never do."""
    rng = stream(seed, "arrivals")
    shape = (communes.height, len(months))
    early, late = parameters()["reporting"]["on_time"]
    chance = np.linspace(early, late, 16)[np.minimum(np.arange(len(months)), 15)]
    habit = rng.normal(0, 0.06, shape[0])[:, None]
    on_time = rng.random(shape) < np.clip(chance[None, :] + habit, 0.3, 0.985)
    on_time &= ~communes["chronic_late"].to_numpy()[:, None]
    delay = np.where(on_time, rng.integers(1, 4, shape), 4 + np.round(rng.gamma(1.6, 5.0, shape)))
    pack = last_days(months)[None, :] + delay.astype(np.int64)
    troubled = communes["cause"].eq_missing("not_reporting").to_numpy()[:, None]
    received, sent = {}, {}
    for form in MONTHLY:
        received[form] = np.where(on_time, pack, pack + rng.integers(0, 3, shape))
        missing = rng.random(shape) < np.where(troubled, 0.3, share("reporting", "form_missing"))
        sent[form] = ~missing & (received[form] <= today)
    return received, sent


def _reporting_hamlets(seed: int, communes: pl.DataFrame, hamlets: pl.DataFrame, sent: Flags) -> Flags:
    """Hamlets whose line is in the commune's M03; some teams stay silent much of the time."""
    rng = stream(seed, "silent hamlets")
    at = hamlets["at"].to_numpy()
    silent = rng.beta(0.6, 0.6 / share("reporting", "hamlet_silent") - 0.6, hamlets.height)
    silent += communes["cause"].eq_missing("not_reporting").to_numpy()[at] * 0.2
    return np.asarray(sent[at] & (rng.random((hamlets.height, sent.shape[1])) >= silent[:, None]))
