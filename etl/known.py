"""What is known while a batch is checked: rows that stand from before and those accepted so far."""

from collections.abc import Collection, Mapping
from datetime import date
from functools import cached_property
from typing import Any

import polars as pl

from etl.forms import FORMS
from etl.home import Home
from etl.persons import person_key
from etl.place import Gazetteer
from etl.review.decided import Decided
from etl.standing import current
from etl.store import ARRIVAL, Archive, BatchResult
from etl.stored import stored_schema


class Known:
    """The home as the rules see it; grows form by form within the batch.

    ``as_of`` is the last day of receipt in the batch, so that a replay judges as the first reading did;
    ``decided`` holds the decisions of reviewers that stood when the batch was taken in; what earlier
    readings gave of the receipts that are read ``again`` does not count.
    """

    def __init__(
        self,
        home: Home,
        archive: Archive,
        result: BatchResult,
        as_of: date,
        decided: Decided,
        again: Collection[int] = (),
    ) -> None:
        self._home, self._archive, self._result = home, archive, result
        self.as_of, self.decided, self._again = as_of, decided, list(again)
        self._seen: dict[str, tuple[int, pl.DataFrame]] = {}

    def current(self, form: str) -> pl.DataFrame:
        """Rows of the form that stand, those accepted earlier in this batch included (stored columns)."""
        fresh = self._result.rows.get(form, [])
        if form not in self._seen or self._seen[form][0] != len(fresh):
            before = self._archive.rows(form)
            if self._again:
                before = before.filter(~pl.col("received_order").is_in(self._again))
            rows = pl.concat([before, *fresh]).sort(ARRIVAL, maintain_order=True)
            self._seen[form] = (len(fresh), current(FORMS[form], rows))
        return self._seen[form][1]

    def rows(self, form: str) -> pl.DataFrame:
        """Every accepted row of the form ever stored, of readings replaced since and of this batch too."""
        fresh = self._result.rows.get(form, [])
        empty = pl.DataFrame(schema=stored_schema(FORMS[form]))
        return pl.concat([empty, self._archive.ever(form), *fresh])

    def person_key(self, name: str, phone: str) -> str:
        """Keyed hash of a person, as the stored rosters hold it."""
        return person_key(self._home.key, name, phone)

    @cached_property
    def polygons(self) -> Mapping[str, Any] | None:
        """Commune polygons by code, or None where no boundary layer is installed."""
        # Loaded only where a file holds points: it takes a fifth of the time that a command needs to start.
        from etl.boundaries import commune_polygons

        return commune_polygons(self._home.root)

    def gazetteer(self) -> Gazetteer:
        """Communes and the hamlets of the catalogue as it stands now."""
        names = ("hamlet_code", "commune_code", "hamlet_name", "hamlet_type", "old_commune", "aliases")
        return Gazetteer.from_reference(self.current("M10").select(names).to_dicts())
